// The safety plan: the danger as the person tells it, and what they do. Agreed with them; superseded, never changed.
import { Select } from '@mantine/core'
import { agreeSafetyPlan, closingOutcomes, readSafetyPlans, type SafetyPlan, today } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, OneLine, Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

const parts = ['danger', 'signs', 'steps', 'calls', 'safePlace', 'whoKnows'] as const

export function SafetyPlans({ anchorId, writes }: { anchorId: string; writes: boolean }) {
  // By break-glass the compartment alone opens.
  return useCan()('protection.read') ? <Plans anchorId={anchorId} writes={writes} /> : null
}

function Plans({ anchorId, writes }: { anchorId: string; writes: boolean }) {
  const t = useT()
  const [making, setMaking] = useState(false)
  const read = useAnswer(readSafetyPlans, { params: { anchorId } }, { keep: false })
  const standing = read.data?.standing[0]
  return (
    <Section
      title={t('course.safety')}
      {...(writes
        ? { act: t(standing ? 'course.safety.review' : 'course.safety.make'), onAct: () => setMaking(true) }
        : {})}
    >
      <Loaded from={read} lines={3}>
        {({ standing, before }) => (
          <>
            {standing.length === 0 && <p className={classes.quiet}>{t('course.safety.none')}</p>}
            {standing.map((plan) => (
              <Plan key={plan.id} plan={plan} />
            ))}
            {before.length > 0 && (
              <details>
                <summary>{t('course.safety.before', { count: before.length })}</summary>
                {before.map((plan) => (
                  <Plan key={plan.id} plan={plan} />
                ))}
              </details>
            )}
          </>
        )}
      </Loaded>
      {making && <PlanForm anchorId={anchorId} before={standing} onClose={() => setMaking(false)} />}
    </Section>
  )
}

function Plan({ plan }: { plan: SafetyPlan }) {
  const t = useT()
  return (
    <>
      <dl className={classes.minute}>
        {parts.flatMap((part) => [
          <dt key={part}>{t(`course.safety.${part}`)}</dt>,
          <dd key={`${part} said`} className={classes.note}>
            <bdi>{plan[part]}</bdi>
          </dd>,
        ])}
      </dl>
      <p className={classes.quiet}>
        {t(`course.safety.agreed.${word(plan.agreedBy)}`)} <DayText value={plan.agreedOn} /> ·{' '}
        {t('course.safety.review-on')} <DayText value={plan.reviewOn} />
        {plan.reviewOn < today() && <strong> · {t('cases.late')}</strong>} ·{' '}
        <bdi>{plan.recorded.by.name}</bdi>, <InstantText value={plan.recorded.at} />
        {plan.change && (
          <>
            {' · '}
            <bdi>{plan.change}</bdi>
          </>
        )}
      </p>
    </>
  )
}

function PlanForm({
  anchorId,
  before,
  onClose,
}: {
  anchorId: string
  before: SafetyPlan | undefined
  onClose: () => void
}) {
  const t = useT()
  const [of, setOf] = useState({
    danger: before?.danger ?? '',
    signs: before?.signs ?? '',
    steps: before?.steps ?? '',
    calls: before?.calls ?? '',
    safePlace: before?.safePlace ?? '',
    whoKnows: before?.whoKnows ?? '',
    agreedBy: before?.agreedBy ?? closingOutcomes[0],
    agreedOn: today(),
    reviewOn: today(30),
    change: '',
  })
  const set = (more: Partial<typeof of>) => setOf({ ...of, ...more })
  const send = useSend(agreeSafetyPlan, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t(before ? 'course.safety.review' : 'course.safety.make')}
      hint={t('cases.who.protection')}
      act={t('cases.save')}
      ready={parts.every((part) => of[part].trim() !== '') && (!before || of.change.trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        const { change, ...plan } = of
        send.mutate({
          params: { anchorId },
          body: { ...plan, ...(before ? { supersedes: before.id, change: change.trim() } : {}) },
        })
      }}
      onClose={onClose}
      wide
    >
      {parts.map((part) => (
        <Words
          key={part}
          label={t(`course.safety.${part}`)}
          hint={part === 'danger' ? t('course.safety.danger-hint') : undefined}
          value={of[part]}
          onChange={(value) => set({ [part]: value })}
        />
      ))}
      <Select
        label={t('course.safety.agreed-by')}
        data={closingOutcomes.map((code) => ({ value: code, label: t(`course.who.${word(code)}`) }))}
        value={of.agreedBy}
        onChange={(value) => set({ agreedBy: closingOutcomes.find((each) => each === value) ?? of.agreedBy })}
        allowDeselect={false}
      />
      <DayField
        label={t('course.safety.agreed-on')}
        max={today()}
        value={of.agreedOn}
        onChange={(agreedOn) => set({ agreedOn })}
      />
      <DayField
        label={t('course.safety.review-on')}
        hint={t('course.next-on-hint')}
        value={of.reviewOn}
        onChange={(reviewOn) => set({ reviewOn })}
      />
      {before && (
        <OneLine label={t('course.safety.change')} value={of.change} onChange={(change) => set({ change })} />
      )}
    </FormModal>
  )
}
