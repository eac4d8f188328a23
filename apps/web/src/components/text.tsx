// Days, instants and numbers as the reader writes them.
import { Tooltip } from '@mantine/core'
import type { Day, DayRange, Instant } from '@oralu/domain'
import { localeOf, useLanguage, useT } from '../i18n/index.tsx'
import classes from './text.module.css'

/**
 * A calendar day, or the range that an imprecise date stands for: a whole year is shown as the year, a whole month
 * as the month, any other range as "from – to".
 */
export function DayText({ value }: { value: Day | DayRange | null | undefined }) {
  const t = useT()
  const locale = localeOf[useLanguage()]
  if (!value) return <span className={classes.unknown}>{t('components.unknown')}</span>
  const { from, to } = typeof value === 'string' ? { from: value, to: value } : value
  const text = dayText(from, to, locale)
  return (
    <time dateTime={from === to ? from : `${from}/${to}`} className={classes.whole}>
      {text}
    </time>
  )
}

const date = (day: Day) => new Date(`${day}T00:00:00Z`)

function dayText(from: Day, to: Day, locale: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const full = format({ day: 'numeric', month: 'short', year: 'numeric' })
  if (from === to) return full.format(date(from))
  const after = new Date(date(to).getTime() + 86_400_000).toISOString().slice(0, 10)
  const firstOfMonths = from.endsWith('-01') && after.endsWith('-01')
  const [year, month] = from.split('-').map(Number) as [number, number]
  if (firstOfMonths && from.endsWith('-01-01') && after === `${String(year + 1).padStart(4, '0')}-01-01`) {
    return format({ year: 'numeric' }).format(date(from))
  }
  const nextMonth = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  if (firstOfMonths && after === nextMonth)
    return format({ month: 'long', year: 'numeric' }).format(date(from))
  return full.formatRange(date(from), date(to))
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
  const locale = localeOf[useLanguage()]
  if (!value) return <span className={classes.unknown}>{t('components.unknown')}</span>
  const text = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(new Date(value))
  return (
    <time dateTime={value}>
      <bdi>{text}</bdi>
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
  const locale = localeOf[useLanguage()]
  const text =
    value === null || value === undefined ? '–' : new Intl.NumberFormat(locale, format).format(value)
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
