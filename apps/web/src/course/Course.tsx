// The course of a case on its page: what a new worker understands in a minute, then what it is made of.
import { Alert, Stack } from '@mantine/core'
import { type Case, type Course, getCourse } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { After } from './After.tsx'
import { Conferences } from './Conferences.tsx'
import { Gates } from './Gates.tsx'
import { Referrals } from './Referrals.tsx'
import { Transfers } from './Transfers.tsx'

export interface PartProps {
  page: Case
  course: Course
  writes: boolean
}

export function CaseCourse({ page, writes }: { page: Case; writes: boolean }) {
  const read = useAnswer(getCourse, { params: { id: page.id } }, { keep: false })
  return (
    <Loaded from={read} lines={8}>
      {(course) => (
        <Stack gap="lg">
          <InAMinute page={page} course={course} />
          <Gates page={page} course={course} writes={writes} />
          <After page={page} course={course} />
          <Conferences page={page} course={course} writes={writes} />
          <Referrals page={page} course={course} writes={writes} />
          <Transfers page={page} course={course} writes={writes} />
        </Stack>
      )}
    </Loaded>
  )
}

/** Why the case is open, who cares, what is agreed, what is owed next, when and by whom. */
function InAMinute({
  page,
  course: { summary, handedOver, former, later, overCeiling },
}: Omit<PartProps, 'writes'>) {
  const t = useT()
  return (
    <Section title={t('course.minute')}>
      <dl className={classes.minute}>
        <dt>{t('course.minute.why')}</dt>
        <dd>
          {t(`cases.reason.${word(page.reason)}`)} · <DayText value={page.openedOn} />
          {former && (
            <>
              {' · '}
              <Link to={`/cases/${former.id}` as '/'}>{t('course.former')}</Link>
            </>
          )}
          {later && (
            <>
              {' · '}
              <Link to={`/cases/${later.id}` as '/'}>{t('course.later')}</Link>
            </>
          )}
        </dd>
        <dt>{t('course.minute.carers')}</dt>
        <dd>
          {summary.carers.length === 0
            ? t(page.person?.child ? 'cases.without-carer' : 'course.minute.nobody')
            : summary.carers.map(({ name, kind }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name
                <span key={index}>
                  {index > 0 && ' · '}
                  <bdi>{name}</bdi> ({t(`cases.carer.${word(kind)}`)})
                </span>
              ))}
        </dd>
        <dt>{t('course.minute.plan')}</dt>
        <dd className={classes.note}>
          {summary.plan ? <bdi>{summary.plan}</bdi> : t('course.minute.no-plan')}
        </dd>
        <dt>{t('course.minute.owed')}</dt>
        <dd>
          {summary.owed.length === 0 && t('course.minute.nothing-owed')}
          <ul className={classes.lines}>
            {summary.owed.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two tasks may be alike
              <li key={index}>
                <span className={classes.grow}>
                  {each.kind === 'gate' ? (
                    t(`course.owed.gate.${word(each.what ?? '')}`)
                  ) : (
                    <>
                      {t(`course.owed.${each.kind}`)}
                      {each.what && (
                        <>
                          : <bdi>{each.what}</bdi>
                        </>
                      )}
                    </>
                  )}
                </span>
                {each.who && <bdi>{each.who.name}</bdi>}
                {each.on && (
                  <span className={each.overdue ? classes.late : classes.quiet}>
                    <DayText value={each.on} />
                    {each.overdue && <> · {t('cases.late')}</>}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {handedOver && (
        <Alert color="gray" variant="light" title={t('course.handed-over', { from: handedOver.from })}>
          <p className={classes.note}>
            <bdi>{handedOver.reason}</bdi>
          </p>
          <p className={classes.note}>
            <bdi>{handedOver.summary}</bdi>
          </p>
        </Alert>
      )}
      {overCeiling.map((each) => (
        <p key={each.at} className={classes.quiet}>
          {t('course.over-ceiling', { name: each.worker.name, held: each.held, by: each.by.name })}{' '}
          <bdi>{each.reason}</bdi>
        </p>
      ))}
    </Section>
  )
}
