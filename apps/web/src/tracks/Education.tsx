// School: enrolments, the paper for the school, and what is caught up.
import { Anchor, Button } from '@mantine/core'
import {
  type Enrolment,
  endEnrolment,
  enrol,
  getEducation,
  planCatchUp,
  printEnrolment,
  teachingLanguages,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { addressOf, useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Amount, Choice, DayField, filled, OneLine, orNull, useFields, Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useLanguage, useT } from '../i18n/index.tsx'
import { Part } from './Part.tsx'
import own from './tracks.module.css'

interface Props {
  anchorId: string
  writes: boolean
}

export function Education({ anchorId, writes }: Props) {
  const t = useT()
  const read = useAnswer(getEducation, { params: { anchorId } }, { keep: false })
  const [form, setForm] = useState<'enrol' | 'catch-up'>()
  const close = () => setForm(undefined)
  return (
    <>
      <Part
        title={t('tracks.school')}
        act={writes ? t('tracks.enrol') : undefined}
        onAct={() => setForm('enrol')}
      >
        <Loaded from={read} lines={2}>
          {({ enrolments }) => (
            <>
              {enrolments.length === 0 && <p className={classes.quiet}>{t('tracks.no-school')}</p>}
              <ul className={classes.lines}>
                {enrolments.map((each) => (
                  <School key={each.id} of={each} writes={writes && each.own} />
                ))}
              </ul>
              <p className={classes.quiet}>{t('tracks.incident-elsewhere')}</p>
            </>
          )}
        </Loaded>
      </Part>
      <Part
        title={t('tracks.catch-up')}
        act={writes ? t('tracks.plan-catch-up') : undefined}
        onAct={() => setForm('catch-up')}
      >
        <Loaded from={read} lines={1}>
          {({ catchUps: [now, ...before] }) =>
            now ? (
              <>
                <dl className={own.three}>
                  <div>
                    <dt>{t('tracks.subjects')}</dt>
                    <dd>
                      <bdi>{now.subjects}</bdi>
                    </dd>
                  </div>
                  <div>
                    <dt>{t('tracks.catch-up-aim')}</dt>
                    <dd>
                      {t('tracks.catch-up-course', { lessons: now.lessonsAWeek, aim: now.aimClass })}{' '}
                      <DayText value={now.untilOn} />
                    </dd>
                  </div>
                  {now.words && (
                    <div>
                      <dt>{t('tracks.words')}</dt>
                      <dd>
                        <bdi>{now.words}</bdi>
                      </dd>
                    </div>
                  )}
                </dl>
                <p className={classes.quiet}>
                  <DayText value={now.setOn} /> · <bdi>{now.by.name}</bdi>
                  {before.length > 0 && <> · {t('tracks.plans-before', { count: before.length })}</>}
                </p>
              </>
            ) : (
              <p className={classes.quiet}>{t('tracks.no-catch-up')}</p>
            )
          }
        </Loaded>
      </Part>
      {form === 'enrol' && <EnrolForm anchorId={anchorId} onClose={close} />}
      {form === 'catch-up' && <CatchUpForm anchorId={anchorId} onClose={close} />}
    </>
  )
}

function School({ of, writes }: { of: Enrolment; writes: boolean }) {
  const t = useT()
  const language = useLanguage()
  const end = useSend(endEnrolment, { invalidates: ['/cases'] })
  const languages = language === 'kk' ? 'kk-ru' : `${language}-kk`
  return (
    <li>
      <div className={classes.grow}>
        <bdi>{of.school}</bdi> ·{' '}
        {of.classNumber === 0
          ? t('tracks.before-school')
          : t('tracks.class', { number: of.classNumber, letter: of.classLetter ?? '' })}
        <br />
        <span className={classes.quiet}>
          {t(`tracks.teaching.${of.language}`)} · {t('tracks.from')} <DayText value={of.fromOn} />
          {of.untilOn && (
            <>
              {' '}
              {t('tracks.until')} <DayText value={of.untilOn} />
            </>
          )}
        </span>
        {of.overAge && <p className={classes.quiet}>{t('tracks.over-age', { count: of.behind ?? 0 })}</p>}
        <FormProblem error={end.error} />
      </div>
      {writes && (
        <div className={own.acts}>
          <Anchor
            href={addressOf(printEnrolment, { params: { id: of.id }, query: { languages } } as never)}
            target="_blank"
            rel="noreferrer"
            size="sm"
          >
            {t('tracks.school-paper')}
          </Anchor>
          {!of.untilOn && (
            <Button
              size="compact-xs"
              variant="default"
              loading={end.isPending}
              aria-label={t('tracks.leave-of', { school: of.school })}
              onClick={() => end.mutate({ params: { id: of.id }, body: { on: today() } })}
            >
              {t('tracks.leave')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function EnrolForm({ anchorId, onClose }: { anchorId: string; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({
    school: '',
    classNumber: '1',
    classLetter: '',
    language: 'kk' as (typeof teachingLanguages)[number],
    fromOn: today(),
  })
  const send = useSend(enrol, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.enrol')}
      hint={t('tracks.enrol-hint')}
      act={t('cases.save')}
      ready={filled(of.school, of.classNumber, of.fromOn)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { anchorId },
          body: {
            ...of,
            school: of.school.trim(),
            classNumber: Number(of.classNumber),
            classLetter: orNull(of.classLetter),
          },
        })
      }
      onClose={onClose}
    >
      <OneLine
        label={t('tracks.school-name')}
        value={of.school}
        max={200}
        onChange={(school) => set({ school })}
      />
      <Amount
        label={t('tracks.class-number')}
        hint={t('tracks.class-number-hint')}
        value={of.classNumber}
        onChange={(classNumber) => set({ classNumber })}
      />
      <OneLine
        label={t('tracks.class-letter')}
        value={of.classLetter}
        max={10}
        optional
        onChange={(classLetter) => set({ classLetter })}
      />
      <Choice
        label={t('tracks.teaching')}
        say={(code) => t(`tracks.teaching.${code}`)}
        codes={teachingLanguages}
        value={of.language}
        onChange={(language) => set({ language })}
      />
      <DayField label={t('tracks.from-on')} value={of.fromOn} onChange={(fromOn) => set({ fromOn })} />
    </FormModal>
  )
}

function CatchUpForm({ anchorId, onClose }: { anchorId: string; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({
    subjects: '',
    lessonsAWeek: '5',
    aimClass: '',
    untilOn: today(180),
    words: '',
  })
  const send = useSend(planCatchUp, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.plan-catch-up')}
      hint={t('tracks.catch-up-hint')}
      act={t('cases.save')}
      ready={filled(of.subjects, of.lessonsAWeek, of.aimClass, of.untilOn)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { anchorId },
          body: {
            subjects: of.subjects.trim(),
            lessonsAWeek: Number(of.lessonsAWeek),
            aimClass: Number(of.aimClass),
            untilOn: of.untilOn,
            words: orNull(of.words),
          },
        })
      }
      onClose={onClose}
    >
      <Words label={t('tracks.subjects')} value={of.subjects} onChange={(subjects) => set({ subjects })} />
      <Amount
        label={t('tracks.lessons-a-week')}
        value={of.lessonsAWeek}
        onChange={(lessonsAWeek) => set({ lessonsAWeek })}
      />
      <Amount label={t('tracks.aim-class')} value={of.aimClass} onChange={(aimClass) => set({ aimClass })} />
      <DayField label={t('tracks.until-on')} value={of.untilOn} onChange={(untilOn) => set({ untilOn })} />
      <Words label={t('tracks.words')} value={of.words} optional onChange={(words) => set({ words })} />
    </FormModal>
  )
}
