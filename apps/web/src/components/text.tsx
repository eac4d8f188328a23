// Days, instants and numbers as the reader writes them.
import { Tooltip } from '@mantine/core'
import type { Day, DayRange, Instant } from '@oralu/domain'
import { Fragment } from 'react'
import { useIntl } from 'react-intl'
import { formatDay, formatInstant } from '../i18n/dates.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import classes from './text.module.css'

/**
 * A calendar day, or the range that an imprecise date stands for: a whole year is shown as the year, a whole month
 * as the month, any other range as "from – to".
 */
export function DayText({ value }: { value: Day | DayRange | null | undefined }) {
  const t = useT()
  const language = useLanguage()
  if (!value) return <span className={classes.unknown}>{t('components.unknown')}</span>
  const { from, to } = typeof value === 'string' ? { from: value, to: value } : value
  return (
    <time dateTime={from === to ? from : `${from}/${to}`}>
      {/* A range may break between its two days, a day never. */}
      {formatDay(value, language)
        .split(' – ')
        .map((day, end) => (
          <Fragment key={day}>
            {end > 0 && ' '}
            <span className={classes.whole}>{end > 0 ? `– ${day}` : day}</span>
          </Fragment>
        ))}
    </time>
  )
}

interface InstantProps {
  value: Instant | null | undefined
  /** IANA zone of the place it is about; the reader's own when left out. */
  zone?: string
  /** The place's name, e.g. "Aktau", said before the zone. */
  place?: string
}

/** An instant in the time of a place, always with its zone. */
export function InstantText({ value, zone, place }: InstantProps) {
  const t = useT()
  const language = useLanguage()
  if (!value) return <span className={classes.unknown}>{t('components.unknown')}</span>
  return (
    <time dateTime={value}>
      <bdi>{formatInstant(value, language, zone)}</bdi>
      {place && (
        <>
          {' '}
          <span className={classes.place}>
            <bdi>{place}</bdi>
          </span>
        </>
      )}
    </time>
  )
}

interface NumberProps {
  value: number | null | undefined
  /** What is counted and what is not; shown on hover and focus. */
  definition?: string
  /** The day on which the number was known. */
  asKnownOn?: Day
  format?: Intl.NumberFormatOptions
}

/** A number with its definition. */
export function NumberText({ value, definition, asKnownOn, format }: NumberProps) {
  const t = useT()
  const { formatNumber } = useIntl()
  const text = value === null || value === undefined ? '–' : formatNumber(value, format as never)
  const number = <span className={classes.number}>{text}</span>
  return (
    <>
      {definition ? (
        <Tooltip label={definition} multiline maw="24rem" events={{ hover: true, focus: true, touch: true }}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the definition must be reached by keyboard too */}
          <span className={classes.defined} tabIndex={0}>
            {number}
            <span className="visually-hidden">. {definition}</span>
          </span>
        </Tooltip>
      ) : (
        number
      )}
      {asKnownOn && (
        <span className={classes.place}>
          {' '}
          {t('components.as-known-on')} <DayText value={asKnownOn} />
        </span>
      )}
    </>
  )
}
