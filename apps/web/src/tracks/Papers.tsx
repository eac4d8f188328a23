// Papers owed to a person: where each stands, and what follows.
import { Button } from '@mantine/core'
import { addPaperStep, listPapers, type OwedPaper, paperStepDone, today, withdrawPaper } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayField, filled, OneLine, useFields } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { AnswerForm, AppealAnswerForm, AppealForm, AppliedForm, PaperForm } from './PaperForms.tsx'
import { Part } from './Part.tsx'
import own from './tracks.module.css'

type Form =
  | { kind: 'new'; after?: OwedPaper }
  | { kind: 'applied' | 'answer' | 'appeal' | 'appeal-answer' | 'step'; paper: OwedPaper }

export function Papers({ anchorId, writes }: { anchorId: string; writes: boolean }) {
  const t = useT()
  const read = useAnswer(listPapers, { params: { anchorId } }, { keep: false })
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  return (
    <Part
      title={t('tracks.papers')}
      act={writes ? t('tracks.add-paper') : undefined}
      onAct={() => setForm({ kind: 'new' })}
    >
      <Loaded from={read} lines={2}>
        {({ items, nationality }) => (
          <>
            {nationality && (
              <p className={classes.quiet}>
                {t('tracks.nationality')}{' '}
                <Link to={`/people/${nationality.personId}` as '/'}>
                  {t(`tracks.nationality.${word(nationality.state)}`)}
                </Link>
              </p>
            )}
            {items.length === 0 && <p className={classes.quiet}>{t('tracks.no-papers')}</p>}
            <ul className={classes.lines}>
              {items.map((paper) => (
                <Paper
                  key={paper.id}
                  paper={paper}
                  followed={items.some(({ follows }) => follows === paper.id)}
                  writes={writes && paper.own}
                  onForm={setForm}
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {form?.kind === 'new' && <PaperForm anchorId={anchorId} after={form.after} onClose={close} />}
      {form?.kind === 'applied' && <AppliedForm paper={form.paper} onClose={close} />}
      {form?.kind === 'answer' && <AnswerForm paper={form.paper} onClose={close} />}
      {form?.kind === 'appeal' && <AppealForm paper={form.paper} onClose={close} />}
      {form?.kind === 'appeal-answer' && <AppealAnswerForm paper={form.paper} onClose={close} />}
      {form?.kind === 'step' && <StepForm paper={form.paper} onClose={close} />}
    </Part>
  )
}

/** The step that a paper waits for, by where it stands. */
const next = {
  wanted: 'applied',
  applied: 'answer',
  refused: 'appeal',
  appealed: 'appeal-answer',
  granted: null,
  'refused for good': null,
} as const satisfies Record<OwedPaper['state'], string | null>

interface PaperProps {
  paper: OwedPaper
  followed: boolean
  writes: boolean
  onForm: (form: Form) => void
}

function Paper({ paper, followed, writes, onForm }: PaperProps) {
  const t = useT()
  const done = useSend(paperStepDone, { invalidates: ['/cases'] })
  const back = useSend(withdrawPaper, { invalidates: ['/cases'] })
  const kind = t(`tracks.paper.${word(paper.kind)}`)
  const follows = next[paper.state]
  return (
    <li>
      <div className={classes.grow}>
        <strong>{kind}</strong>
        {paper.about && (
          <>
            {' '}
            · <bdi>{paper.about}</bdi>
          </>
        )}{' '}
        · {t(`tracks.paper-state.${word(paper.state)}`)}
        <br />
        <span className={classes.quiet}>
          {paper.office && <bdi>{paper.office}</bdi>}
          <Dated label={t('tracks.applied-on')} on={paper.appliedOn} />
          <Dated label={t('tracks.answered-on')} on={paper.answeredOn} />
          <Dated label={t('tracks.appealed-on')} on={paper.appealedOn} />
          <Dated label={t('tracks.appeal-answered-on')} on={paper.appealAnsweredOn} />
        </span>
        {paper.refusedWhy && (
          <p className={classes.note}>
            {t('tracks.refused-why')}: <bdi>{paper.refusedWhy}</bdi>
          </p>
        )}
        {paper.state === 'refused' && (
          <p className={paper.appealRunsOut ? classes.late : classes.quiet}>
            {t('tracks.appeal-until')} <DayText value={paper.appealUntil} />
          </p>
        )}
        {paper.steps.length > 0 && (
          <ul className={own.sessions}>
            {paper.steps.map((step) => (
              <li key={step.id}>
                <bdi>{step.title}</bdi>
                <span className={step.overdue ? classes.late : classes.quiet}>
                  {step.doneOn ? (
                    <>
                      {t('cases.task.done')} <DayText value={step.doneOn} />
                    </>
                  ) : (
                    step.dueOn && (
                      <>
                        {t(step.overdue ? 'cases.task.overdue' : 'cases.task.due')}{' '}
                        <DayText value={step.dueOn} />
                      </>
                    )
                  )}
                </span>
                {writes && !step.doneOn && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('cases.task-done-of', { title: step.title })}
                    onClick={() => done.mutate({ params: { id: step.id }, body: { on: today() } })}
                  >
                    {t('cases.task-done')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <FormProblem error={done.error ?? back.error} />
      </div>
      {writes && (
        <div className={own.acts}>
          {follows && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t(`tracks.paper-next.${follows}`)}: ${kind}`}
              onClick={() => onForm({ kind: follows, paper })}
            >
              {t(`tracks.paper-next.${follows}`)}
            </Button>
          )}
          {paper.state.startsWith('refused') && !followed && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t('tracks.ask-anew')}: ${kind}`}
              onClick={() => onForm({ kind: 'new', after: paper })}
            >
              {t('tracks.ask-anew')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${t('tracks.add-step')}: ${kind}`}
            onClick={() => onForm({ kind: 'step', paper })}
          >
            {t('tracks.add-step')}
          </Button>
          {paper.state === 'wanted' && (
            <Button
              size="compact-xs"
              variant="subtle"
              loading={back.isPending}
              aria-label={`${t('tracks.take-back')}: ${kind}`}
              onClick={() => back.mutate({ params: { id: paper.id } })}
            >
              {t('tracks.take-back')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

const Dated = ({ label, on }: { label: string; on: string | null }) =>
  on && (
    <>
      {' · '}
      {label} <DayText value={on} />
    </>
  )

function StepForm({ paper, onClose }: { paper: OwedPaper; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({ title: '', dueOn: today(14) })
  const send = useSend(addPaperStep, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.add-step')}
      act={t('cases.save')}
      ready={filled(of.title)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { id: paper.id }, body: { title: of.title.trim(), dueOn: of.dueOn || null } })
      }
      onClose={onClose}
    >
      <OneLine label={t('tracks.step-title')} value={of.title} onChange={(title) => set({ title })} />
      <DayField label={t('cases.task-due')} value={of.dueOn} optional onChange={(dueOn) => set({ dueOn })} />
    </FormModal>
  )
}
