import { Button, Checkbox, Group, Kbd, Text, Textarea, TextInput } from '@mantine/core'
import type { giveOpinion, Sent } from '@oralu/domain'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useShortcut } from '../frame/shortcuts.ts'
import { useT } from '../i18n/index.tsx'
import classes from './matches.module.css'
import { beyondTheName, codeOf, type ReadyReason, ready, useReasons } from './reasons.ts'
import workbench from './workbench.module.css'

export type Verdict = Pick<Sent<typeof giveOpinion>['body'], 'verdict' | 'reason' | 'evidence'> & {
  /** A colleague is to look too: kept as an opinion. */
  byTwo: boolean
}

interface Props {
  /** Which pair it is about: another pair begins with empty fields. */
  pair: string
  needsSecond: boolean
  onDecide: (verdict: Verdict) => void
  /** Acts beside the verdicts: later, undo. */
  children?: ReactNode
}

const plain: Record<Verdict['verdict'], ReadyReason> = {
  same: 'agrees',
  'not same': 'differs',
  unsure: 'unclear',
}

/** One of three verdicts, by button or key; a reason is taken by number, as it is, or written anew. */
export function DecideBar({ pair, needsSecond, onDecide, children }: Props) {
  const t = useT()
  const reasons = useReasons()
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState('')
  const [byTwo, setByTwo] = useState(false)
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair begins anew
  useEffect(() => {
    setReason('')
    setEvidence('')
    setMissing(false)
    setByTwo(false)
  }, [pair])
  const say = (verdict: Verdict['verdict']) => {
    const given = reason.trim() ? reasons.sent(reason.trim()) : codeOf(plain[verdict])
    // A ready reason that is about more than the name is evidence enough to propose.
    const shown = evidence.trim() || (beyondTheName(given) ? given : '')
    if (verdict === 'same' && needsSecond && shown === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    onDecide({ verdict, reason: given, byTwo, ...(shown ? { evidence: shown } : {}) })
  }
  useShortcut('S', 'people.same', () => say('same'))
  useShortcut('N', 'people.not-same', () => say('not same'))
  useShortcut('U', 'people.unsure', () => say('unsure'))
  useShortcut('B', 'people.by-two', () => setByTwo(!byTwo))
  return (
    <section className={`${classes.bar} no-print`} aria-label={t('people.decision')}>
      {needsSecond && (
        <>
          <Text size="sm">{t('people.needs-second')}</Text>
          <Textarea
            ref={field}
            label={t('people.evidence-not-name')}
            description={t('people.evidence-not-name.hint')}
            value={evidence}
            onChange={(event) => setEvidence(event.currentTarget.value)}
            error={missing ? t('people.evidence-not-name.missing') : null}
            autosize
            minRows={1}
            mb="xs"
          />
        </>
      )}
      <Group gap="0.25rem" mb="0.375rem" role="group" aria-label={t('people.reason.ready')}>
        {ready.map((each, index) => (
          <ReadyButton
            key={each}
            digit={String(index + 1)}
            reason={each}
            chosen={reason === reasons.say(each)}
            onTake={() => setReason(reason === reasons.say(each) ? '' : reasons.say(each))}
          />
        ))}
      </Group>
      <Group gap="0.375rem">
        <TextInput
          aria-label={t('people.reason')}
          placeholder={t('people.reason.placeholder')}
          size="xs"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          style={{ flex: '1 1 9rem' }}
        />
        <Button size="compact-md" onClick={() => say('same')} rightSection={<Kbd size="xs">S</Kbd>}>
          {t(needsSecond ? 'people.same.propose' : 'people.same')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          onClick={() => say('not same')}
          rightSection={<Kbd size="xs">N</Kbd>}
        >
          {t('people.not-same')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          onClick={() => say('unsure')}
          rightSection={<Kbd size="xs">U</Kbd>}
        >
          {t('people.unsure')}
        </Button>
        {children}
        <Checkbox
          size="xs"
          label={
            <>
              {t('people.by-two')} <Kbd size="xs">B</Kbd>
            </>
          }
          checked={byTwo}
          onChange={(event) => setByTwo(event.currentTarget.checked)}
          className={workbench.byTwo}
        />
      </Group>
    </section>
  )
}

interface ReadyProps {
  digit: string
  reason: ReadyReason
  chosen: boolean
  onTake: () => void
}

function ReadyButton({ digit, reason, chosen, onTake }: ReadyProps) {
  const t = useT()
  useShortcut(digit, `people.reason.${reason}`, onTake)
  return (
    <Button
      size="compact-xs"
      variant={chosen ? 'light' : 'default'}
      aria-pressed={chosen}
      onClick={onTake}
      leftSection={<Kbd size="xs">{digit}</Kbd>}
    >
      {t(`people.reason.${reason}`)}
    </Button>
  )
}
