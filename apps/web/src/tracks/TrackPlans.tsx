// The tracks of one compartment, each with its assessment, plan, services and next review.
import { Button } from '@mantine/core'
import { type TrackPart, type TrackPlan, trackEndpoints, tracksOf } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { ChangeTrack, NewTrack } from '../cases/Tracks.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Assessments } from './Assessments.tsx'
import { Education } from './Education.tsx'
import { Goals } from './Goals.tsx'
import { Papers } from './Papers.tsx'
import { Closing, Outcome, Reviews } from './Reviews.tsx'
import { Services } from './Services.tsx'
import own from './tracks.module.css'

interface Props {
  part: TrackPart
  anchorId: string
  child: boolean
  writes: boolean
}

export function TrackPlans({ part, anchorId, child, writes }: Props) {
  const t = useT()
  const read = useAnswer(trackEndpoints[part].plans, { params: { anchorId } }, { keep: false })
  const [form, setForm] = useState<'new' | TrackPlan>()
  const tracks = read.data?.items ?? []
  const left = tracksOf(part).filter((kind) => !tracks.some((track) => track.kind === kind && track.own))
  const opens = writes && read.data !== undefined && left.length > 0
  return (
    <Section
      title={t('cases.tracks')}
      {...(opens ? { act: t('cases.open-track'), onAct: () => setForm('new') } : {})}
    >
      <Loaded from={read}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <p className={classes.quiet}>
                {t('cases.no-tracks')} {writes && t('tracks.none-hint')}
              </p>
            )}
            {items.map((track) => (
              <Track
                key={track.id}
                part={part}
                anchorId={anchorId}
                child={child}
                track={track}
                writes={writes && track.own}
                first={items.length === 1}
                onChange={() => setForm(track)}
              />
            ))}
          </>
        )}
      </Loaded>
      {form === 'new' && (
        <NewTrack part={part} anchorId={anchorId} kinds={left} onClose={() => setForm(undefined)} />
      )}
      {form && form !== 'new' && (
        <ChangeTrack
          part={part}
          track={form}
          states={['open', 'on hold']}
          onClose={() => setForm(undefined)}
        />
      )}
    </Section>
  )
}

interface TrackProps {
  part: TrackPart
  anchorId: string
  child: boolean
  track: TrackPlan
  writes: boolean
  /** The only one: shown open. */
  first: boolean
  onChange: () => void
}

function Track({ part, anchorId, child, track, writes, first, onChange }: TrackProps) {
  const t = useT()
  const [open, setOpen] = useState(first)
  const works = writes && track.closing === null
  const unsettled = track.goals.filter(({ state }) => state === 'open').length
  return (
    <details
      className={own.track}
      open={open}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>
        <h3>{t(`cases.track.${track.kind}`)}</h3>
        <span className={classes.quiet}>
          {t(`cases.track-state.${word(track.state)}`)}
          {track.goals.length > 0 && (
            <> · {t('tracks.goals-open', { open: unsettled, all: track.goals.length })}</>
          )}
        </span>
        {track.standing && (
          <span className={track.standing === 'ahead' ? classes.quiet : classes.late}>
            {t(`tracks.review.${track.standing}`)} <DayText value={track.reviewOn} />
          </span>
        )}
      </summary>
      {open && (
        <div className={own.body}>
          <div>
            <p className={classes.note}>
              <bdi>{track.plan}</bdi>
            </p>
            <p className={classes.quiet}>
              {t('cases.since')} <DayText value={track.openedOn} /> · <bdi>{track.by.name}</bdi>
            </p>
            {writes && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t(track.closing ? 'tracks.reopen' : 'tracks.change-plan')}: ${t(`cases.track.${track.kind}`)}`}
                onClick={onChange}
              >
                {t(track.closing ? 'tracks.reopen' : 'tracks.change-plan')}
              </Button>
            )}
          </div>
          <Outcome track={track} />
          <Assessments part={part} track={track} writes={works} />
          <Goals part={part} track={track} writes={works} />
          {track.kind === 'education' && <Education anchorId={anchorId} writes={works} />}
          {track.kind === 'documents' && <Papers anchorId={anchorId} writes={works} />}
          <Services part={part} track={track} child={child} writes={works} />
          <Reviews part={part} track={track} writes={works} />
          {works && <Closing part={part} track={track} />}
        </div>
      )}
    </details>
  )
}
