import { Button } from '@mantine/core'
import type { NationalityCase } from '@oralu/domain'
import { useState } from 'react'
import { InstantText } from '../../components/text.tsx'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import classes from './nationality.module.css'
import { useTextOfPiece } from './PieceText.tsx'

interface Event {
  at: string | null
  by: string | null
  what: string
  about?: string | null
}

/** What happened to the question, in the order in which it happened. */
export function Course({ question }: { question: NationalityCase }) {
  const t = useT()
  const [shown, setShown] = useState(false)
  const events = useEvents(question)
  if (events.length === 0) return null
  return (
    <section className={classes.course} aria-label={t('people.course')}>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => setShown(!shown)}
        aria-expanded={shown}
        className="no-print"
      >
        {t(shown ? 'people.course.hide' : 'people.course.show', { count: events.length })}
      </Button>
      {shown && (
        <ol>
          {events.map((event) => (
            <li key={`${event.at} ${event.what} ${event.by}`}>
              <span className={classes.quiet}>
                <InstantText value={event.at} />
              </span>{' '}
              {event.what}
              {event.about && (
                <>
                  : <bdi>{event.about}</bdi>
                </>
              )}
              {event.by && (
                <>
                  {' · '}
                  <bdi>{event.by}</bdi>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function useEvents({ evidence, findings, appeals }: NationalityCase): Event[] {
  const t = useT()
  const textOf = useTextOfPiece()
  const all: Event[] = [
    ...evidence.flatMap((piece) => {
      const about = textOf(piece)
      return [
        { at: piece.recordedAt, by: piece.by, what: t('people.course.piece'), about },
        { at: piece.withdrawnAt, by: piece.withdrawnBy, what: t('people.course.piece-withdrawn'), about },
      ]
    }),
    ...findings.flatMap((fact) => {
      const about = t(`people.nationality.${word(fact.finding)}`)
      return [
        { at: fact.recordedAt, by: fact.by, what: t('people.course.proposed'), about },
        { at: fact.confirmedAt, by: fact.confirmedBy, what: t('people.course.confirmed'), about },
        {
          at: fact.withdrawnAt,
          by: null,
          what: t(fact.standing === 'set aside' ? 'people.course.set-aside' : 'people.course.withdrawn'),
          about,
        },
      ]
    }),
    ...appeals.flatMap((appeal) => [
      { at: appeal.recordedAt, by: appeal.by, what: t('people.course.appeal') },
      { at: appeal.answeredAt, by: appeal.answeredBy, what: t('people.course.answered') },
      {
        at: appeal.confirmedAt,
        by: appeal.confirmedBy,
        what: t('people.course.answer-confirmed'),
        about: appeal.outcome && t(`people.appeal.${appeal.outcome}`),
      },
    ]),
  ]
  return all.filter(({ at }) => at).sort((a, b) => Date.parse(a.at!) - Date.parse(b.at!))
}
