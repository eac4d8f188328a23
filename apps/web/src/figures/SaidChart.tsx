// What was said on those brought home, on the day it was said, against the register's own count as of that day.
import { type AnswerOf, getSaidOverTime, type SaidPoint } from '@oralu/domain'
import { useIntl } from 'react-intl'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { DayText, InstantText, NumberText } from '../components/text.tsx'
import { formatDay } from '../i18n/dates.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import { Chart, Drawing, Label, Mark } from './Chart.tsx'
import classes from './chart.module.css'
import { layOutSaid, saidHeight } from './said-layout.ts'
import { ClaimLink, useQuantity, WideTable } from './words.tsx'

export function SaidChart({ known }: { known: string }) {
  const said = useAnswer(getSaidOverTime, { query: { known: known || undefined } })
  return <Loaded from={said}>{(said) => said.said.length > 0 && <Picture said={said} />}</Loaded>
}

type Said = AnswerOf<typeof getSaidOverTime>

/** What the wording allows, as a number said is worded. */
const range = ({ low, high }: SaidPoint) => {
  const kind =
    high === null ? ('at-least' as const) : low === high ? ('exact' as const) : ('between' as const)
  return { category: 'total' as const, kind, value: low, upper: high, tolerance: null, of: null }
}
const spoken = ({ kind, value, high }: SaidPoint) => ({
  category: 'total' as const,
  kind,
  value,
  upper: high,
  tolerance: null,
  of: null,
})

function Picture({ said: all }: { said: Said }) {
  const t = useT()
  const language = useLanguage()
  const { formatNumber } = useIntl()
  const quantity = useQuantity()
  const { said, counted } = all
  const more = said.filter((point) => point.counted < point.low).length
  const less = said.filter((point) => point.high !== null && point.counted > point.high).length
  const sentence = (point: SaidPoint) =>
    t('figures.said.point', {
      key: point.key,
      publisher: point.publisher,
      day: formatDay(point.statedFrom, language),
      said: quantity(spoken(point)),
      counted: point.counted,
    }) + (point.uncertain ? ` ${t('figures.said.uncertain')}` : '')
  const steps = counted
    .map(({ day, people }) => t('figures.said.step', { day: formatDay(day, language), people }))
    .join(' ')
  const registerSays = `${t('figures.said.line')} ${steps}`
  const plot = layOutSaid(all, {
    of: (point) => `${point.key}: ${quantity(spoken(point))}`,
    register: t('figures.said.register', { people: counted.at(-1)?.people ?? 0 }),
  })
  return (
    <Chart
      title={t('figures.said.finding', { all: said.length, more, less, within: said.length - more - less })}
      subtitle={
        <>
          {t('figures.said.subtitle')} {t('figures.known-on')}{' '}
          {all.known ? <DayText value={all.known} /> : <InstantText value={all.knownAt} />}
        </>
      }
      words={[...said.map(sentence), registerSays].join(' ')}
      table={<SaidTables said={all} />}
    >
      <div className={classes.framed}>
        <Drawing
          width={100}
          height={saidHeight}
          labels={
            <>
              {' '}
              {plot.register && (
                <Label at={100} top={plot.register.top} before>
                  <strong>{plot.register.text}</strong>
                </Label>
              )}
              {plot.points.map(({ point, label }) => (
                <Label key={point.id} at={label.at} top={label.top} before={label.before}>
                  <bdi>{label.text}</bdi>
                </Label>
              ))}
              {plot.ticks.map(({ people, y }) => (
                <span key={people} aria-hidden className={classes.amount} style={{ top: y }}>
                  {formatNumber(people)}
                </span>
              ))}
              {plot.years.map(({ year, x }) => (
                <span key={year} aria-hidden className={classes.year} style={{ insetInlineStart: `${x}%` }}>
                  {year}
                </span>
              ))}
            </>
          }
        >
          {plot.ticks.map(({ people, y }) => (
            <path key={people} d={`M0 ${y}H100`} className={classes.tick} />
          ))}
          {counted.length > 0 && (
            <Mark says={registerSays}>
              <path d={plot.line} className={classes.count} />
            </Mark>
          )}
          {plot.points.map(({ point, x, y, low, high }) => (
            <Mark key={point.id} says={sentence(point)}>
              {low !== high && (
                <path
                  d={`M${x} ${low}V${high}`}
                  className={classes.interval}
                  data-open={point.high === null || point.kind === 'at-most' || undefined}
                />
              )}
              {point.kind !== 'between' && <path d={`M${x} ${y}h0`} className={classes.point} />}
              {point.kind !== 'between' && point.uncertain && (
                <path d={`M${x} ${y}h0`} className={classes.hollow} />
              )}
            </Mark>
          ))}
        </Drawing>
      </div>
    </Chart>
  )
}

function SaidTables({ said: { said, counted } }: { said: Said }) {
  const t = useT()
  const quantity = useQuantity()
  return (
    <>
      <WideTable label={t('figures.said.title')}>
        <caption>{t('figures.said.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.claims.key')}</th>
            <th scope="col">{t('figures.said.day')}</th>
            <th scope="col" data-number>
              {t('figures.said.said')}
            </th>
            <th scope="col" data-number>
              {t('figures.said.allows')}
            </th>
            <th scope="col" data-number>
              {t('figures.said.counted')}
            </th>
            <th scope="col">{t('figures.said.scope')}</th>
          </tr>
        </thead>
        <tbody>
          {said.map((point) => (
            <tr key={point.id}>
              <th scope="row">
                <ClaimLink claim={point} />
              </th>
              <td>
                <DayText
                  value={point.statedTo ? { from: point.statedFrom, to: point.statedTo } : point.statedFrom}
                />
              </td>
              <td data-number>{quantity(spoken(point))}</td>
              <td data-number>{quantity(range(point))}</td>
              <td data-number>
                <NumberText value={point.counted} />
              </td>
              <td>
                <bdi>{point.note}</bdi> {point.uncertain && t('figures.said.uncertain')}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {counted.length > 0 && (
        <WideTable label={t('figures.said.line')}>
          <caption>{t('figures.said.line')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.said.from-day')}</th>
              <th scope="col" data-number>
                {t('figures.said.counted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map(({ day, people }) => (
              <tr key={day}>
                <th scope="row">
                  <DayText value={day} />
                </th>
                <td data-number>
                  <NumberText value={people} />
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </>
  )
}
