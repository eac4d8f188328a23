import type { CaseEvent } from '@oralu/domain'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'
import { word } from './person.tsx'

/** The course of a case, the newest last, so that it reads like a story. */
export function Timeline({ events }: { events: readonly CaseEvent[] }) {
  const t = useT()
  return (
    <section className={classes.box} aria-label={t('cases.timeline')}>
      <div className={classes.head}>
        <h2>{t('cases.timeline')}</h2>
      </div>
      <p className={classes.quiet}>{t('cases.timeline-hint')}</p>
      <ol className={classes.timeline}>
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past keeps its order
          <li key={index}>
            <div className={classes.quiet}>
              {event.at.length === 10 ? <DayText value={event.at} /> : <InstantText value={event.at} />}
              {event.by?.name && (
                <>
                  {' '}
                  · <bdi>{event.by.name}</bdi>
                </>
              )}
            </div>
            <Happened event={event} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Happened({ event: { kind, what, words } }: { event: CaseEvent }) {
  const t = useT()
  const code = word(what ?? '')
  const said = {
    opened: () => t(`cases.reason.${code}`),
    worker: () => code && <bdi>{what}</bdi>,
    supervisor: () => code && <bdi>{what}</bdi>,
    state: () => t(`cases.state.${code}`),
    review: () => words && <DayText value={words} />,
    'closing proposed': () => t(`cases.closing.${code}`),
    'closing withdrawn': () => '',
    closed: () => t(`cases.closing.${code}`),
    carer: () => t(`cases.carer.${code}`),
    'carer ended': () => t(`cases.carer.${code}`),
    'visit done': () => '',
    track: () => t(`cases.track.${code}`),
    'track state': () => t(`cases.track-state.${code}`),
    status: () => t(`cases.status.${code}`),
  }[kind]()
  return (
    <div>
      <strong>{t(`cases.event.${word(kind)}`)}</strong>
      {said && <>: {said}</>}
      {words && kind !== 'review' && (
        <>
          {' · '}
          <bdi>{words}</bdi>
        </>
      )}
    </div>
  )
}
