// What was said, by whom, and does it add up: the answer that two officers published, and the claims that it read.
import { addressesOf, dayInWords, dayOf, type Language } from '@oralu/domain'
import type { Consistency, InFour } from '@oralu/figures'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { claimsChart, stated } from './claims-chart.ts'
import { type ClaimsWords, claimsWords, saidAs } from './claims-words.ts'
import { escapeHtml as e, frame } from './frame.ts'
import { digitsIn } from './numbers.ts'
import { inForce, type PublishedRow } from './published.ts'
import type { Site } from './site.ts'

export interface SaidClaim {
  key: string
  event: string
  publisher: string
  speaker: string | null
  statedFrom: string
  statedTo: string | null
  address: string
  language: string | null
  quote: string | null
  note: string
  corrected: boolean
  quantities: {
    category: string
    kind: string
    value: number
    upper: number | null
    tolerance: number | null
  }[]
}

/** A row of figures.published_claims(). */
export interface PublishedClaims {
  agency: string
  answered_at: string
  published_at: string
  answer: Consistency
  claims: SaidClaim[]
}

/** Sentences shown at once; the others open without a script. */
const FIRST = 12

function sentences(texts: readonly InFour[], language: Language, words: ClaimsWords): string {
  const list = (some: readonly InFour[]) =>
    `<ul>${some.map((text) => `<li>${e(text[language])}</li>`).join('\n')}</ul>`
  const rest = texts.slice(FIRST)
  return `${list(texts.slice(0, FIRST))}${rest.length ? `<details><summary>${e(words.more(rest.length))}</summary>${list(rest)}</details>` : ''}`
}

const sources = (address: string) =>
  addressesOf(address)
    .map(({ text, href }) =>
      href === null
        ? `<bdi>${e(text)}</bdi>`
        : `<a href="${e(href)}" rel="noreferrer"><bdi>${e(text)}</bdi></a>`,
    )
    .join('; ')

function claimSaid(claim: SaidClaim, language: Language, words: ClaimsWords): string {
  const numbers = claim.quantities
    .map((quantity) => `${e(words.categories[quantity.category]!)}: ${e(saidAs(quantity, language))}`)
    .join(' · ')
  return `<li id="${e(claim.key)}"><h3><bdi>${e(claim.key)}</bdi></h3>
<p><bdi>${e(claim.note)}</bdi></p>
<p><strong>${numbers}</strong></p>
${claim.quote ? `<blockquote${claim.language ? ` lang="${e(claim.language)}"` : ''} dir="auto">${e(claim.quote)}</blockquote>` : ''}
<p class="quiet">${claim.speaker ? `${e(words.saidBy)}: <bdi>${e(claim.speaker)}</bdi> · ` : ''}<bdi>${e(claim.publisher)}</bdi> · ${e(words.on)}: ${stated(claim, language)}<br>${e(words.where)}: ${sources(claim.address)}</p>
${claim.corrected ? `<p class="notice">${e(words.corrected)}</p>` : ''}</li>`
}

function agencySaid(
  { agency, answered_at, answer, claims }: PublishedClaims,
  rows: readonly PublishedRow[],
  language: Language,
): string {
  const words = claimsWords[language]
  const { sets, complete, consistent, correction, readings, unknown } = answer
  const part = (title: string, all: readonly { text: InFour }[]) =>
    all.length
      ? `<section><h3>${e(title)}</h3>${sentences(
          all.map(({ text }) => text),
          language,
          words,
        )}</section>`
      : ''
  return `<section><h2>${e(words.verdict)}</h2>
<p><strong>${e(consistent ? words.holds : words.fails(sets.length, complete))}</strong></p>
${consistent ? '' : `<p>${e(words.correction(digitsIn(language)(correction.persons)))}</p>`}
<p class="quiet">${e(words.checked(`\u2068${agency}\u2069`, claims.length, dayInWords(dayOf(answered_at), language)))}</p>
${part(words.conflicts, sets)}
${part(words.readings, readings)}
${part(words.unknown, unknown)}
</section>
${claimsChart(
  claims,
  inForce(rows).filter((row) => row.agency === agency),
  language,
)}
<section><h2>${e(words.claims)}</h2>
<ol class="list">${claims.map((claim) => claimSaid(claim, language, words)).join('\n')}</ol></section>`
}

export async function publishedClaims(db: Db): Promise<PublishedClaims[]> {
  const { rows } = await sql<PublishedClaims>`select * from figures.published_claims()`.execute(db)
  return rows
}

export function claimsPage(site: Site): void {
  site.page('/claims', ({ claims, rows, language, demonstration }) => {
    const words = claimsWords[language]
    return {
      text: frame(
        { language, title: words.title, rest: 'claims', demonstration },
        `<h1>${e(words.title)}</h1>
<p class="lead">${e(words.about)}</p>
${claims.length ? claims.map((row) => agencySaid(row, rows, language)).join('\n') : `<p>${e(words.none)}</p>`}`,
      ),
    }
  })
}
