// What happened, newest first, without reasons.
import { Button } from '@mantine/core'
import type { RoomEvent } from '@oralu/domain'
import { useState } from 'react'
import { InstantText } from '../../components/text.tsx'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import classes from '../operations.module.css'
import { Section } from '../parts.tsx'

const shownFirst = 25

export function Timeline({ events }: { events: readonly RoomEvent[] }) {
  const t = useT()
  const [all, setAll] = useState(false)
  const shown = all ? events : events.slice(0, shownFirst)
  return (
    <Section title={t('operations.room.timeline')}>
      {events.length === 0 && <p className={classes.quiet}>{t('operations.room.timeline-none')}</p>}
      <ol className={classes.lines}>
        {shown.map((event) => (
          <li key={event.id}>
            <span className={classes.grow}>
              <Said event={event} />
              {event.where && (
                <>
                  {' · '}
                  <bdi>{event.where}</bdi>
                </>
              )}
            </span>
            <span className={classes.quiet}>
              {event.by && (
                <>
                  <bdi>{event.by}</bdi>
                  {', '}
                </>
              )}
              <InstantText value={event.at} />
            </span>
          </li>
        ))}
      </ol>
      {shown.length < events.length && (
        <Button size="xs" variant="default" onClick={() => setAll(true)}>
          {t('operations.room.timeline-all', { count: events.length })}
        </Button>
      )}
    </Section>
  )
}

/** In the words that the other pages of the mission use. */
function Said({ event: { kind, what, count, expected } }: { event: RoomEvent }) {
  const t = useT()
  const code = word(what ?? '')
  const people = count === null ? '' : t('operations.people', { count })
  switch (kind) {
    case 'mission':
      return (
        <strong>
          {t('operations.mission')}: {t(`operations.mission-state.${code}`)}
        </strong>
      )
    case 'lines':
      return (
        <>
          {t(`operations.line-state.${code}`)}: {people}
        </>
      )
    case 'head-count':
      return (
        <>
          {t('operations.counts')}, {t(`operations.count-step.${code}`)}:{' '}
          {t('operations.counts.of', { counted: count, expected })}
        </>
      )
    case 'handover':
      return (
        <>
          {t(`operations.handover-step.${code}`)}: {people}
        </>
      )
    case 'contingency':
      return <>{t(`operations.contingency.${code}`)}</>
    case 'question':
      return (
        <>
          {t('operations.room.question')}: {t(`field-office.state.${code}`)}
        </>
      )
    default:
      return <>{t(`operations.room.event.${word(kind)}`)}</>
  }
}
