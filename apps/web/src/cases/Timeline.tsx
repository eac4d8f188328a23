import { Select } from '@mantine/core'
import type { CaseEvent } from '@oralu/domain'
import { useState } from 'react'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cases.module.css'

/** What the timeline is filtered by. */
const groups: Record<string, readonly CaseEvent['kind'][]> = {
  steps: [
    'opened',
    'gate',
    'gate proposed',
    'gate returned',
    'review',
    'state',
    'closing proposed',
    'closing withdrawn',
    'closed',
    'follow-up',
  ],
  people: ['worker', 'supervisor', 'over ceiling', 'carer', 'carer ended', 'guardian', 'transfer'],
  help: ['track', 'track state', 'visit done', 'conference', 'referral', 'referral answered'],
  family: ['standing', 'guardian', 'placement', 'placement ended', 'tracing'],
  journey: ['status'],
}

/** The course of a case, the newest last, so that it reads like a story. */
export function Timeline({ events }: { events: readonly CaseEvent[] }) {
  const t = useT()
  const [show, setShow] = useState<string | null>(null)
  const group = Object.entries(groups).find(([name]) => name === show)?.[1]
  const shown = group ? events.filter(({ kind }) => group.includes(kind)) : events
  return (
    <section className={classes.box} aria-label={t('cases.timeline')}>
      <div className={classes.head}>
        <h2>{t('cases.timeline')}</h2>
      </div>
      <p className={classes.quiet}>{t('cases.timeline-hint')}</p>
      <Select
        size="xs"
        mb="xs"
        aria-label={t('course.timeline.show')}
        placeholder={t('course.timeline.all')}
        data={Object.keys(groups).map((name) => ({ value: name, label: t(`course.timeline.${name}`) }))}
        value={show}
        onChange={setShow}
        clearable
      />
      {shown.length === 0 && <p className={classes.quiet}>{t('course.timeline.none')}</p>}
      <ol className={classes.timeline}>
        {shown.map((event, index) => (
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
    gate: () => t(`course.gate.${code}`),
    'gate proposed': () => t(`course.gate.${code}`),
    'gate returned': () => t(`course.gate.${code}`),
    conference: () => '',
    referral: () => what && <bdi>{what}</bdi>,
    'referral answered': () => t(`course.referral.state.${code}`),
    transfer: () => what && <bdi>{what}</bdi>,
    'over ceiling': () => what && <bdi>{what}</bdi>,
    standing: () => t(`kinship.standing.${code}`),
    guardian: () => t(`kinship.guardian.${code}`),
    placement: () => t(`kinship.placement.${code}`),
    'placement ended': () => t(`kinship.placement-end.${code}`),
    tracing: () => t(`kinship.event.${code}`),
    'follow-up': () => t(`course.follow-up.${code}`),
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
