// The totals that were said, over time: each with what its wording leaves open, communiqués by another mark, and nothing
// that the page does not state.
import { expect, it } from 'vitest'
import type { SaidClaim } from '../../src/figures/site/claims.ts'
import { claimsChart } from '../../src/figures/site/claims-chart.ts'
import { document } from '../../src/figures/site/frame.ts'
import type { PublishedRow } from '../../src/figures/site/published.ts'
import { wellFormed } from './support.ts'

const claim = (
  key: string,
  statedFrom: string,
  total: Partial<SaidClaim['quantities'][number]>,
  more: Partial<SaidClaim> = {},
): SaidClaim => ({
  key,
  event: 'repatriated',
  publisher: 'A newspaper',
  speaker: null,
  statedFrom,
  statedTo: statedFrom,
  address: 'example.org',
  language: null,
  quote: null,
  note: '',
  corrected: false,
  quantities: [{ category: 'total', kind: 'exact', value: 600, upper: null, tolerance: null, ...total }],
  ...more,
})
const claims = [
  claim('said-between', '2019-03-01', { kind: 'between', value: 550, upper: 650 }),
  claim('said-exactly', '2019-01-01', {}),
  claim('said-about', '2019-04-01', { kind: 'about' }),
  claim('said-roughly', '2019-05-01', { kind: 'about', tolerance: 100 }),
  claim('said-at-least', '2019-06-01', { kind: 'at-least', value: 250 }, { statedTo: null }),
  claim('said-at-most', '2019-07-01', { kind: 'at-most', value: 250 }),
  claim('said-left', '2019-08-01', { value: 999 }, { event: 'left' }),
  claim('said-a-share', '2019-09-01', { kind: 'share', value: 12 }),
  claim('said-of-men', '2019-10-01', { category: 'men', value: 33 }),
]
const words = { title: 'Some came home', body: '' }
const communique = (total: number | null, publishedAt: string): PublishedRow => ({
  communique_id: '00000000-0000-4000-8000-000000000001',
  slug: `some-came-home-${total}`,
  agency: 'Agency',
  number: 1,
  texts: { kk: words, ru: words, en: words, ar: words },
  breakdown: false,
  correction_note: null,
  published_at: publishedAt,
  total,
  men: null,
  women: null,
  children: null,
  adults_sex_unknown: null,
  withheld: total === null ? ['total'] : [],
  rounded_to: 1,
  journey_from: null,
  journey_to: null,
  definitions: [],
  as_it_was: '2019-01-01',
  known_at: publishedAt,
  ledger_size: 1,
  manifests: 1,
  withdrawn_at: null,
  withdrawal_note: null,
})
const communiques = [communique(850, '2019-02-01T09:00:00Z'), communique(null, '2019-02-02T09:00:00Z')]

/** Each row: its name, what it says, and what is drawn, as percentages of the scale. */
function rowsOf(html: string) {
  return [
    ...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><td class="drawn">(.*?)<\/td><\/tr>/g),
  ].map(([, name, said, drawn]) => ({
    name: /(?:#|\/)([\w-]+)"/.exec(name!)?.[1],
    said,
    line: /<line class="(bar|open)" x1="([\d.]+)%" x2="([\d.]+)%"/.exec(drawn!)?.slice(1),
    dot: /<circle class="theirs" cx="([\d.]+)%"/.exec(drawn!)?.[1],
    square: /<svg x="([\d.]+)%" overflow="visible"><rect class="ours"/.exec(drawn!)?.[1],
  }))
}

it('draws each wording as far as it goes, in the order in which it was said', () => {
  const html = claimsChart(claims, communiques, 'en')
  expect(rowsOf(html)).toEqual([
    { name: 'said-exactly', said: '600', dot: '60.00' },
    { name: 'some-came-home-850', said: '850', square: '85.00' },
    { name: 'said-between', said: '550 to 650', line: ['bar', '55.00', '65.00'] },
    // The documented convention, and the tolerance where one is stated.
    { name: 'said-about', said: 'about 600', line: ['bar', '55.00', '65.00'], dot: '60.00' },
    { name: 'said-roughly', said: 'about 600 (±100)', line: ['bar', '50.00', '70.00'], dot: '60.00' },
    { name: 'said-at-least', said: 'at least 250', line: ['open', '25.00', '100.00'], dot: '25.00' },
    { name: 'said-at-most', said: 'at most 250', line: ['open', '0.00', '25.00'], dot: '25.00' },
  ])
  expect(html).toContain('no date recorded')
  // What speaks of something else, of a part, or is withheld is not drawn.
  expect(html).not.toMatch(/999|said-a-share|said-of-men|some-came-home-null/)
})

it('begins where one begins to read, and is well-formed in four languages', () => {
  expect(rowsOf(claimsChart(claims, communiques, 'ar'))[0]?.dot).toBe('40.00')
  for (const language of ['kk', 'ru', 'en', 'ar'] as const) {
    const html = claimsChart(claims, communiques, language)
    expect(rowsOf(html)).toHaveLength(7)
    expect(html).not.toMatch(/NaN|undefined|Infinity|style=/)
    wellFormed(document(language, 'A page', '', `<body>${html}</body>`))
  }
})

it('is not there where no total was said', () => {
  expect(claimsChart(claims.slice(6), communiques, 'en')).toBe('')
})
