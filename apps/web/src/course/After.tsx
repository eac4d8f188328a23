// After closure: what came of the case, the follow-up about three months later, who read it since, and going on.
import { Button, Select } from '@mantine/core'
import { type Case, type Course, caseFollowUps, followUpCase, reopenCase, today } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayField, Words } from '../components/fields.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

export function After({ page, course }: { page: Case; course: Course }) {
  const t = useT()
  const can = useCan()
  const [asking, setAsking] = useState(false)
  const reopen = useSend(reopenCase, { invalidates: ['/cases'] })
  const { closure, followUp, readers, later } = course
  const closed = page.state === 'closed'
  const writes = closed && page.own && can('care.write')
  if (!closure && !closed) return null
  const asks = writes && followUp.due !== null && !followUp.done
  return (
    <Section
      title={t('course.after')}
      {...(asks ? { act: t('course.follow-up.record'), onAct: () => setAsking(true) } : {})}
    >
      {closure && (
        <>
          <ul className={classes.plain}>
            {closure.outcomes.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said keeps its order
              <li key={index}>
                {t(`cases.track.${each.track}`)}: {t(`course.outcome.${word(each.outcome)}`)} ·{' '}
                <bdi>{each.words}</bdi>
              </li>
            ))}
          </ul>
          <p className={classes.note}>
            {closure.agreed
              ? t(`course.agreed.${word(closure.agreedBy ?? 'the person')}`)
              : t('course.not-agreed')}
            : <bdi>{closure.agreedWords}</bdi>
          </p>
        </>
      )}
      {followUp.due && (
        <p className={!followUp.done && followUp.due < today() ? classes.late : undefined}>
          {t(followUp.done ? 'course.follow-up.done' : 'course.follow-up.due')}{' '}
          <DayText value={followUp.due} />
        </p>
      )}
      <ul className={classes.lines}>
        {followUp.items.map((each) => (
          <li key={each.at}>
            <span className={classes.grow}>
              <DayText value={each.on} /> · {t(`course.follow-up.${word(each.outcome)}`)} ·{' '}
              <bdi>{each.by.name}</bdi>
              <br />
              <bdi className={classes.note}>{each.words}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {closed && (
        <>
          <h3 className={classes.sub}>{t('course.readers')}</h3>
          {readers.length === 0 && <p className={classes.quiet}>{t('course.readers.none')}</p>}
          <ul className={classes.lines}>
            {readers.map((each) => (
              <li key={each.at}>
                <span className={classes.grow}>
                  <bdi>{each.by.name}</bdi>, <InstantText value={each.at} />
                  <br />
                  <bdi className={classes.note}>{each.reason}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <FormProblem error={reopen.error} />
      {writes && !later && (
        <Button
          size="xs"
          variant="default"
          mt="xs"
          loading={reopen.isPending}
          onClick={() => reopen.mutate({ params: { id: page.id } })}
        >
          {t('course.reopen')}
        </Button>
      )}
      {asking && <FollowUpForm caseId={page.id} onClose={() => setAsking(false)} />}
    </Section>
  )
}

function FollowUpForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const [on, setOn] = useState(today())
  const [outcome, setOutcome] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const send = useSend(followUpCase, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('course.follow-up.record')}
      hint={t('course.follow-up.hint')}
      act={t('cases.save')}
      ready={outcome !== null && words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        const known = caseFollowUps.find((each) => each === outcome)
        if (known) send.mutate({ params: { id: caseId }, body: { on, outcome: known, words: words.trim() } })
      }}
      onClose={onClose}
    >
      <DayField label={t('cases.visit-on')} max={today()} value={on} onChange={setOn} />
      <Select
        label={t('course.follow-up.outcome')}
        data={caseFollowUps.map((code) => ({ value: code, label: t(`course.follow-up.${word(code)}`) }))}
        value={outcome}
        onChange={setOutcome}
        required
      />
      <Words label={t('course.follow-up.words')} rows={3} value={words} onChange={setWords} />
    </FormModal>
  )
}
