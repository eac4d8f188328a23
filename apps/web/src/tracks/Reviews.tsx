// Reviews of a track, the next one, and how the track closed.
import { Alert, Button } from '@mantine/core'
import {
  daysAfter,
  reviewLimit,
  type TrackPart,
  type TrackPlan,
  today,
  trackEndpoints,
  trackOutcomes,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, DayField, filled, useFields, Words } from '../components/fields.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Part } from './Part.tsx'
import own from './tracks.module.css'

interface Props {
  part: TrackPart
  track: TrackPlan
  writes: boolean
}

export function Reviews({ part, track, writes }: Props) {
  const t = useT()
  const [reviewing, setReviewing] = useState(false)
  const aims = new Map(track.goals.map(({ id, aim }) => [id, aim]))
  return (
    <Part
      title={t('tracks.reviews')}
      act={writes ? t('tracks.review') : undefined}
      onAct={() => setReviewing(true)}
    >
      {track.standing && (
        <p className={track.standing === 'ahead' ? classes.quiet : classes.late}>
          {t(`tracks.review.${track.standing}`)} <DayText value={track.reviewOn} />
        </p>
      )}
      {track.reviews.length === 0 && <p className={classes.quiet}>{t('tracks.no-reviews')}</p>}
      <ul className={classes.lines}>
        {track.reviews.map((review) => (
          <li key={review.id}>
            <div className={classes.grow}>
              <DayText value={review.heldOn} /> · <bdi>{review.by.name}</bdi>
              <p className={classes.note}>
                <bdi>{review.words}</bdi>
              </p>
              <dl className={own.three}>
                {Object.entries(review.changes).map(([goalId, words]) => (
                  <div key={goalId}>
                    <dt>
                      <bdi>{aims.get(goalId)}</bdi>
                    </dt>
                    <dd>
                      <bdi>{words}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          </li>
        ))}
      </ul>
      {reviewing && <ReviewForm part={part} track={track} onClose={() => setReviewing(false)} />}
    </Part>
  )
}

function ReviewForm({ part, track, onClose }: { part: TrackPart; track: TrackPlan; onClose: () => void }) {
  const t = useT()
  const open = track.goals.filter(({ state }) => state === 'open')
  const [of, set] = useFields({ heldOn: today(), words: '', nextOn: reviewLimit(today()) })
  const [changes, setChange] = useFields<Record<string, string>>({})
  const send = useSend(trackEndpoints[part].review, { invalidates: ['/cases'], onDone: onClose })
  const limit = of.heldOn ? reviewLimit(of.heldOn) : ''
  const inTime = of.nextOn > of.heldOn && of.nextOn <= limit
  return (
    <FormModal
      title={t('tracks.review')}
      hint={t('tracks.review-hint')}
      act={t('cases.save')}
      ready={filled(of.heldOn, of.words, ...open.map(({ id }) => changes[id] ?? '')) && inTime}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: track.id },
          body: {
            ...of,
            words: of.words.trim(),
            changes: open.map(({ id }) => ({ goalId: id, words: (changes[id] ?? '').trim() })),
          },
        })
      }
      onClose={onClose}
      wide
    >
      <DayField
        label={t('tracks.held-on')}
        value={of.heldOn}
        max={today()}
        onChange={(heldOn) => set({ heldOn })}
      />
      {open.map((goal) => (
        <Words
          key={goal.id}
          label={t('tracks.changed-in', { aim: goal.aim })}
          value={changes[goal.id] ?? ''}
          onChange={(words) => setChange({ [goal.id]: words })}
        />
      ))}
      <Words label={t('tracks.review-words')} value={of.words} onChange={(words) => set({ words })} />
      <DayField
        label={t('tracks.next-on')}
        hint={
          limit && (
            <>
              {t('tracks.next-limit')} <DayText value={limit} />
            </>
          )
        }
        value={of.nextOn}
        {...(of.heldOn ? { min: daysAfter(of.heldOn, 1), max: limit } : {})}
        onChange={(nextOn) => set({ nextOn })}
      />
    </FormModal>
  )
}

/** How the track closed, if it did. */
export function Outcome({ track: { closing } }: { track: TrackPlan }) {
  const t = useT()
  if (!closing) return null
  return (
    <Alert color="gray" variant="light" title={t(`tracks.outcome.${word(closing.outcome)}`)}>
      <p className={classes.note}>
        <bdi>{closing.words}</bdi>
      </p>
      <p className={classes.quiet}>
        <DayText value={closing.on} /> · <bdi>{closing.by.name}</bdi>
      </p>
    </Alert>
  )
}

export function Closing({ part, track }: { part: TrackPart; track: TrackPlan }) {
  const t = useT()
  const [closing, setClosing] = useState(false)
  const unsettled =
    track.goals.some(({ state }) => state === 'open') || track.services.some(({ state }) => state !== 'ended')
  return (
    <div>
      <Button size="compact-sm" variant="default" disabled={unsettled} onClick={() => setClosing(true)}>
        {t('tracks.close')}
      </Button>
      {unsettled && <p className={classes.quiet}>{t('tracks.close-hint')}</p>}
      {closing && <CloseForm part={part} track={track} onClose={() => setClosing(false)} />}
    </div>
  )
}

function CloseForm({ part, track, onClose }: { part: TrackPart; track: TrackPlan; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({ outcome: 'aims reached' as (typeof trackOutcomes)[number], words: '' })
  const send = useSend(trackEndpoints[part].close, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.close')}
      act={t('tracks.close')}
      ready={filled(of.words)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: track.id }, body: { ...of, words: of.words.trim() } })}
      onClose={onClose}
    >
      <Choice
        label={t('tracks.outcome')}
        say={(code) => t(`tracks.outcome.${code}`)}
        codes={trackOutcomes}
        value={of.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <Words label={t('tracks.outcome-words')} value={of.words} onChange={(words) => set({ words })} />
    </FormModal>
  )
}
