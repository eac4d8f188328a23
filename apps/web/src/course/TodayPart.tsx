// The part of the home page for what the course of cases waits for: signatures, answers, follow-ups.
import { type AnswerOf, getCourseToday } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { CasePerson } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'

type Today = AnswerOf<typeof getCourseToday>
const kinds = [
  'followUps',
  'gates',
  'transfersToSign',
  'returned',
  'unanswered',
  'conferences',
  'safetyPlans',
] as const
type Kind = (typeof kinds)[number]

const counted = ({ askedOfUs, ...today }: Today) =>
  kinds.reduce((sum, kind) => sum + today[kind].count, askedOfUs.referrals + askedOfUs.transfers)

export default function TodayPart() {
  const t = useT()
  const read = useAnswer(getCourseToday)
  useWaiting(read.data ? counted(read.data) : undefined)
  return (
    <Loaded from={read} lines={3}>
      {(today) =>
        counted(today) === 0 ? null : (
          <Section title={t('course.today')}>
            {today.askedOfUs.transfers + today.askedOfUs.referrals > 0 && (
              <p>
                <Link to={'/cases/incoming' as '/'}>
                  {t('course.today.asked', {
                    transfers: today.askedOfUs.transfers,
                    referrals: today.askedOfUs.referrals,
                  })}
                </Link>
              </p>
            )}
            {kinds.map((kind) => (
              <Lines key={kind} kind={kind} of={today[kind]} />
            ))}
          </Section>
        )
      }
    </Loaded>
  )
}

function Lines({ kind, of }: { kind: Kind; of: Today[Kind] }) {
  const t = useT()
  if (of.count === 0) return null
  const said = (item: Today[Kind]['items'][number]): ReactNode =>
    'kind' in item ? t(`course.gate.${item.kind}`) : 'to' in item ? <bdi>{item.to}</bdi> : null
  return (
    <>
      <h3 className={classes.sub}>
        {t(`course.today.${kind}`)} · {t('course.number', { count: of.count })}
      </h3>
      <ul className={classes.lines}>
        {of.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a case may have two of a kind
          <li key={index}>
            <Link to={`/cases/${item.caseId}` as '/'} className={classes.grow}>
              <CasePerson person={item.person} />
            </Link>
            {said(item)}
            <span className={classes.quiet}>
              <DayText value={item.on} />
            </span>
          </li>
        ))}
      </ul>
      {of.count > of.items.length && (
        <p className={classes.quiet}>{t('cases.today.more', { count: of.count - of.items.length })}</p>
      )}
    </>
  )
}
