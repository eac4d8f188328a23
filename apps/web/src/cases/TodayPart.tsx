// The part of the home page for who works cases: what is late in their own caseload, each a link to its case.
import { type CasesToday, fullCaseload, getCasesToday } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cases.module.css'
import { Section } from './Section.tsx'
import { Lines } from './TodayLines.tsx'

const kinds = [
  'careAssessments',
  'childVisits',
  'contacts',
  'notSeen',
  'withoutCarer',
  'closings',
  'reviews',
  'visits',
  'tasks',
  'trackReviews',
  'appeals',
] as const

const counted = (today: CasesToday, assigns: boolean) =>
  kinds.reduce((sum, kind) => sum + today[kind].count, 0) + (assigns ? today.withoutWorker : 0)

export default function TodayPart() {
  const t = useT()
  const assigns = useCan()('care.write')
  const read = useAnswer(getCasesToday)
  const late = ({ overdue }: { overdue: boolean }) => overdue && <strong>{t('cases.late')}</strong>
  useWaiting(read.data ? counted(read.data, assigns) : undefined)
  return (
    <Loaded from={read} lines={4}>
      {(today) =>
        counted(today, assigns) === 0 ? null : (
          <Section title={t('cases.today.title')}>
            <p className={classes.quiet}>
              {t('cases.caseload', { count: today.caseload, full: fullCaseload })}
              {assigns && today.withoutWorker > 0 && (
                <>
                  {' · '}
                  <Link to="/cases" search={{ show: 'without worker' } as never}>
                    {t('cases.unheld', { count: today.withoutWorker })}
                  </Link>
                </>
              )}
            </p>
            <Lines
              title={t('cases.today.not-seen')}
              of={today.notSeen}
              say={(item) => t(`cases.urgency.${item.urgency}`)}
            />
            <Lines
              title={t('kinship.today.assessments')}
              of={today.careAssessments}
              say={({ by, overdue }) => (
                <>
                  {by && (
                    <>
                      {t('kinship.within-72')} <InstantText value={by} />
                    </>
                  )}
                  {by && overdue && <strong> · {t('cases.late')}</strong>}
                </>
              )}
            />
            <Lines title={t('kinship.today.visits')} of={today.childVisits} say={late} />
            <Lines title={t('kinship.today.contacts')} of={today.contacts} say={late} />
            <Lines title={t('cases.today.without-carer')} of={today.withoutCarer} />
            <Lines title={t('cases.today.closings')} of={today.closings} />
            <Lines title={t('cases.today.reviews')} of={today.reviews} />
            <Lines
              title={t('tracks.today.reviews')}
              of={today.trackReviews}
              say={({ kind, overdue }) => (
                <>
                  {t(`cases.track.${kind}`)}
                  {overdue && <strong> · {t('cases.late')}</strong>}
                </>
              )}
            />
            <Lines
              title={t('tracks.today.appeals')}
              of={today.appeals}
              say={({ kind }) => t(`tracks.paper.${word(kind)}`)}
            />
            <Lines
              title={t('cases.today.visits')}
              of={today.visits}
              say={(item) => <bdi>{item.purpose}</bdi>}
            />
            <Lines
              title={t('cases.today.tasks')}
              of={today.tasks}
              say={(item) => t(`compartment.${item.part}`)}
            />
          </Section>
        )
      }
    </Loaded>
  )
}
