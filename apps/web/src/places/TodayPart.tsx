// The part of the home page for those who work at a centre, and for whoever answers for those who stay at one.
import { type AnswerOf, daysAfter, getPlacesToday, today } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { Lines } from '../cases/TodayLines.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import { usePlaceName } from './words.ts'

const counts = ['over', 'near', 'arriving', 'toSign'] as const
const behind = { over: '/stays', near: '/stays', arriving: '', toSign: '' } as const

const counted = ({ places, caseload }: AnswerOf<typeof getPlacesToday>) =>
  places.reduce(
    (sum, place) => counts.reduce((all, name) => all + place[name], sum) + Number(place.uncounted),
    caseload.count,
  )

export default function TodayPart() {
  const t = useT()
  const nameOf = usePlaceName()
  const read = useAnswer(getPlacesToday)
  useWaiting(read.data ? counted(read.data) : undefined)
  return (
    <Loaded from={read} lines={2}>
      {(found) =>
        counted(found) === 0 ? null : (
          <Section title={t('places.today')}>
            {found.places.map((place) => {
              const at = `/cases/places/${place.id}`
              const waits = counts.filter((name) => place[name] > 0)
              if (waits.length === 0 && !place.uncounted) return null
              return (
                <div key={place.id}>
                  <h3 className={classes.sub}>
                    <Link to={at as '/'}>
                      <bdi>{nameOf(place.name)}</bdi>
                    </Link>
                  </h3>
                  <ul className={classes.lines}>
                    {place.uncounted && (
                      <li>
                        <Link to={`${at}/day` as '/'} search={{ on: daysAfter(today(), -1) } as never}>
                          {t('places.today.uncounted')}
                        </Link>
                      </li>
                    )}
                    {waits.map((name) => (
                      <li key={name}>
                        <Link
                          to={`${at}${behind[name]}` as '/'}
                          search={(behind[name] ? { show: 'near limit' } : {}) as never}
                        >
                          {t(`places.today.${name}`, { count: place[name] })}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </div>
              )
            })}
            <Lines
              title={t('places.today.caseload')}
              of={found.caseload}
              say={({ standing }) => t(`places.standing-short.${standing}`)}
            />
          </Section>
        )
      }
    </Loaded>
  )
}
