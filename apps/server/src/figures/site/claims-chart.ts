// The totals that were said to have been brought home, in the order in which they were said, each with what its wording
// leaves open; beside them the totals of communiqués in force. A picture in each row of a table, which says the same in
// words; drawn from where one begins to read.
import { dayInWords, dayOf, type Language } from '@oralu/domain'
import { type Quantity, rangeOf } from '@oralu/figures'
import type { SaidClaim } from './claims.ts'
import { claimsWords, saidAs } from './claims-words.ts'
import { escapeHtml as e } from './frame.ts'
import { digitsIn } from './numbers.ts'
import { cellsOf, type PublishedRow } from './published.ts'
import { siteWords } from './words.ts'

interface Row {
  day: string
  /** HTML. */
  name: string
  when: string
  said: string
  low: number
  /** null: without an end. */
  high: number | null
  value: number
  of: 'claim' | 'communiqué'
  kind: string
}

function claimRow(claim: SaidClaim, language: Language): Row | undefined {
  const total = claim.quantities.find(({ category, kind }) => category === 'total' && kind !== 'share')
  if (claim.event !== 'repatriated' || !total) return undefined
  const { kind, value, upper, tolerance } = total
  const range =
    tolerance === null
      ? rangeOf({ category: 'total', kind, value, ...(upper === null ? {} : { upper }) } as Quantity)
      : { low: value - tolerance, high: value + tolerance }
  return {
    day: claim.statedFrom,
    name: `<a href="#${e(claim.key)}"><bdi>${e(claim.key)}</bdi></a>`,
    when: stated(claim, language),
    said: saidAs(total, language),
    low: range.low,
    high: Number.isFinite(range.high) ? range.high : null,
    value,
    of: 'claim',
    kind,
  }
}

/** When a claim was published, as it is recorded. */
export function stated({ statedFrom, statedTo }: SaidClaim, language: Language): string {
  const day = (value: string) => `<time datetime="${e(value)}">${e(dayInWords(value, language))}</time>`
  if (!statedTo) return e(claimsWords[language].undated)
  return statedTo === statedFrom ? day(statedTo) : `${day(statedFrom)} – ${day(statedTo)}`
}

function communiqueRow(row: PublishedRow, language: Language): Row | undefined {
  const value = cellsOf(row)[0]?.value
  if (value === null || value === undefined) return undefined
  const day = dayOf(row.published_at)
  return {
    day,
    name: `<a href="/public/${language}/${e(row.slug)}">${e(row.texts![language].title)}</a>`,
    when: `<time datetime="${day}">${e(dayInWords(day, language))}</time>`,
    said: digitsIn(language)(value),
    low: value,
    high: value,
    value,
    of: 'communiqué',
    kind: 'exact',
  }
}

/** The next round number above all that is drawn. */
function roundUp(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(most, 1)))
  return [1, 2, 4, 8, 10].map((times) => times * unit).find((end) => end > most) ?? most
}

function picture({ low, high, value, of, kind }: Row, end: number, mirrored: boolean): string {
  const at = (people: number) => {
    const part = (people / end) * 100
    return `${(mirrored ? 100 - part : part).toFixed(2)}%`
  }
  const line = (kindOf: string, from: number, to: number) =>
    from === to ? '' : `<line class="${kindOf}" x1="${at(from)}" x2="${at(to)}" y1="10" y2="10"/>`
  const open = kind === 'at-least' || kind === 'at-most'
  const mark =
    of === 'communiqué'
      ? `<svg x="${at(value)}" overflow="visible"><rect class="ours" x="-5" y="5" width="10" height="10"/></svg>`
      : kind === 'between'
        ? ''
        : `<circle class="theirs" cx="${at(value)}" cy="10" r="4"/>`
  const quarters = [0, 1, 2, 3, 4].map(
    (quarter) => `<line class="grid" x1="${quarter * 25}%" x2="${quarter * 25}%" y1="-6" y2="26"/>`,
  )
  return `<svg class="interval" aria-hidden="true">${quarters.join('')}${line(open ? 'open' : 'bar', low, high ?? end)}${mark}</svg>`
}

/** Nothing where no claim gives a total of people brought home. */
export function claimsChart(
  claims: readonly SaidClaim[],
  communiques: readonly PublishedRow[],
  language: Language,
): string {
  const words = claimsWords[language]
  const said = claims.flatMap((claim) => claimRow(claim, language) ?? [])
  if (said.length === 0) return ''
  const rows = [...said, ...communiques.flatMap((row) => communiqueRow(row, language) ?? [])].sort((a, b) =>
    a.day.localeCompare(b.day),
  )
  const end = roundUp(Math.max(...rows.map(({ high, value }) => high ?? value)))
  const digits = digitsIn(language)
  const lines = rows.map(
    (row) =>
      `<tr><th scope="row">${row.name}<br><span class="quiet">${row.when}</span></th><td>${e(row.said)}</td><td class="drawn">${picture(row, end, language === 'ar')}</td></tr>`,
  )
  return `<section><h2>${e(words.overTime)}</h2>
<p class="quiet">${e(words.overTimeAbout)}</p>
<table class="numbers over-time">
<thead><tr><th scope="col">${e(words.on)}</th><th scope="col">${e(siteWords[language].cells.total)}</th><th scope="col" class="drawn"><span>${digits(0)}</span><span>${digits(end / 2)}</span><span>${digits(end)}</span></th></tr></thead>
<tbody>${lines.join('\n')}</tbody></table></section>`
}
