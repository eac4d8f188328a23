import { Autocomplete, Button, Group, Kbd, Text, Textarea } from '@mantine/core'
import type { decide, Sent } from '@oralu/domain'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useShortcut } from '../frame/shortcuts.ts'
import { useT } from '../i18n/index.tsx'
import classes from './matches.module.css'
import { codeOf, ready, useReasons } from './reasons.ts'

export type Verdict = Pick<Sent<typeof decide>['body'], 'verdict' | 'reason' | 'evidence'>

interface Props {
  /** Which pair it is about: another pair begins with empty fields. */
  pair: string
  needsSecond: boolean
  onDecide: (verdict: Verdict) => void
  /** Acts beside the two verdicts: later, undo. */
  children?: ReactNode
}

/** One of two verdicts, by button or key; a reason is there to be taken as it is or written anew. */
export function DecideBar({ pair, needsSecond, onDecide, children }: Props) {
  const t = useT()
  const reasons = useReasons()
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair begins anew
  useEffect(() => {
    setReason('')
    setEvidence('')
    setMissing(false)
  }, [pair])
  const say = (verdict: Verdict['verdict']) => {
    if (verdict === 'same' && needsSecond && evidence.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    onDecide({
      verdict,
      reason: reason.trim() ? reasons.sent(reason.trim()) : codeOf(verdict === 'same' ? 'agrees' : 'differs'),
      ...(evidence.trim() ? { evidence: evidence.trim() } : {}),
    })
  }
  useShortcut('S', 'people.same', () => say('same'))
  useShortcut('N', 'people.not-same', () => say('not same'))
  return (
    <section className={`${classes.bar} no-print`} aria-label={t('people.decision')}>
      {needsSecond && (
        <>
          <Text size="sm">{t('people.needs-second')}</Text>
          <Textarea
            ref={field}
            label={t('people.evidence-not-name')}
            value={evidence}
            onChange={(event) => setEvidence(event.currentTarget.value)}
            error={missing ? t('people.evidence-not-name.missing') : null}
            autosize
            minRows={2}
            mb="xs"
          />
        </>
      )}
      <Group align="flex-end" gap="sm">
        <Autocomplete
          label={t('people.reason')}
          placeholder={t('people.reason.hint')}
          data={ready.map(reasons.say)}
          filter={({ options }) => options}
          value={reason}
          onChange={setReason}
          maxLength={500}
          style={{ flex: '1 1 10rem' }}
        />
        <Button onClick={() => say('same')} rightSection={<Kbd>S</Kbd>}>
          {t(needsSecond ? 'people.same.propose' : 'people.same')}
        </Button>
        <Button variant="default" onClick={() => say('not same')} rightSection={<Kbd>N</Kbd>}>
          {t('people.not-same')}
        </Button>
        {children}
      </Group>
    </section>
  )
}
