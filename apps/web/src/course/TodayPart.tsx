// The part of the home page for what the course of cases waits for: signatures, answers, follow-ups.
import { type AnswerOf, getCourseToday } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/client.ts'
import { Section } from '../cases/Section.tsx'
import { Lines } from '../cases/TodayLines.tsx'
import { Loaded } from '../components/Loaded.tsx'
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
type Item = Today[Kind]['items'][number]

const counted = ({ askedOfUs, ...today }: Today) =>
  kinds.reduce((sum, kind) => sum + today[kind].count, askedOfUs.referrals + askedOfUs.transfers)

export default function TodayPart() {
  const t = useT()
  const read = useAnswer(getCourseToday)
  useWaiting(read.data ? counted(read.data) : undefined)
  const said = (item: Item): ReactNode =>
    'kind' in item ? t(`course.gate.${item.kind}`) : 'to' in item ? <bdi>{item.to}</bdi> : null
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
              <Lines<Item> key={kind} title={t(`course.today.${kind}`)} of={today[kind]} say={said} />
            ))}
          </Section>
        )
      }
    </Loaded>
  )
}
