import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { addNeed, needSeen, type ProtectionNeed, today, urgencies } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'

import { Section } from './Section.tsx'
import { Urgency } from './Urgency.tsx'

interface Props {
  anchorId: string
  needs: readonly ProtectionNeed[]
  writes: boolean
}

/** Help owed, how soon, and by whose word. */
export function Needs({ anchorId, needs, writes }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const seen = useSend(needSeen, { invalidates: ['/cases'] })
  return (
    <Section
      title={t('cases.needs')}
      {...(writes ? { act: t('cases.add-need'), onAct: () => setAdding(true) } : {})}
    >
      <FormProblem error={seen.error} />
      {needs.length === 0 && <p className={classes.quiet}>{t('cases.no-needs')}</p>}
      <ul className={classes.lines}>
        {needs.map((need) => (
          <li key={need.id}>
            <span className={classes.grow}>
              <bdi className={classes.note}>{need.need}</bdi>
              <br />
              {need.seen ? (
                <span className={classes.quiet}>
                  {t('cases.need.seen')} <DayText value={need.seen.on} /> · <bdi>{need.seen.by.name}</bdi>
                </span>
              ) : (
                <Urgency urgency={need.urgency} followUpBy={need.followUpBy} overdue={need.overdue} />
              )}
              <br />
              <span className={classes.quiet}>
                {t('cases.need.set-by')} <bdi>{need.setBy.name}</bdi>
              </span>
            </span>
            {writes && !need.seen && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('cases.need-seen-of', { need: need.need })}
                onClick={() => seen.mutate({ params: { id: need.id }, body: { on: today() } })}
              >
                {t('cases.need-seen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <NeedForm anchorId={anchorId} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function NeedForm({ anchorId, onClose }: { anchorId: string; onClose: () => void }) {
  const t = useT()
  const [need, setNeed] = useState('')
  const [urgency, setUrgency] = useState<(typeof urgencies)[number] | null>(null)
  const [by, setBy] = useState(today(3))
  const send = useSend(addNeed, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.add-need')}
      hint={t('cases.need-hint')}
      act={t('cases.save')}
      ready={need.trim() !== '' && urgency !== null && by !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        if (urgency)
          send.mutate({ params: { anchorId }, body: { need: need.trim(), urgency, followUpBy: by } })
      }}
      onClose={onClose}
    >
      <Textarea
        label={t('cases.need-words')}
        description={t('cases.who.protection')}
        required
        autosize
        minRows={2}
        maxLength={10_000}
        value={need}
        onChange={(event) => setNeed(event.currentTarget.value)}
      />
      <Select
        label={t('cases.need-urgency')}
        data={urgencies.map((code) => ({ value: code, label: t(`cases.urgency.${code}`) }))}
        value={urgency}
        onChange={(value) => setUrgency(urgencies.find((each) => each === value) ?? null)}
        required
      />
      <TextInput
        label={t('cases.need-by')}
        type="date"
        required
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
    </FormModal>
  )
}
