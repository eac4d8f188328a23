/** The five things a careful reader finds in the public record (PUBLIC_RECORD.md), one by one. */
import { describe, expect, test } from 'vitest'
import { compareSums, parseClaims, publicRecord, type SumFinding } from '../src/index.ts'

const findings = compareSums(publicRecord)

function said(code: SumFinding['code'], first: string, category?: string): string[] {
  return findings
    .filter((f) => f.code === code && f.claims[0] === first && (!category || f.category === category))
    .map((f) => f.arithmetic)
}

/** Deductions about one mission: category → arithmetic. */
function ofMission(mission: string): Record<string, string> {
  const all = findings.filter((f) => f.code === 'missing-mission' && f.params.mission === mission)
  return Object.fromEntries(all.map((f) => [f.category, f.arithmetic]))
}

describe('the rows', () => {
  test('are the 26 of the record and the second half of one, and would be accepted from a file', () => {
    expect(publicRecord).toHaveLength(27)
    expect(parseClaims(JSON.parse(JSON.stringify(publicRecord)))).toEqual(publicRecord)
  })

  test('do not hold a total that the record marks (sum), nor a 0 for what is not stated', () => {
    for (const key of ['j1-handover', 'j3', 'returns-all'])
      expect(publicRecord.find((c) => c.key === key)!.quantities.map((q) => q.category)).not.toContain(
        'total',
      )
    const zeros = publicRecord.flatMap((c) =>
      c.quantities.filter((q) => q.value === 0).map((q) => `${c.key} ${q.category}`),
    )
    expect(zeros).toEqual(['rusafa men', 'rusafa women', 'jun-2023 men'])
  })

  test('quote the seed in its own words', async () => {
    const seed = publicRecord.filter((c) => c.quote)
    expect(seed.map((c) => c.key)).toEqual(['j5', 'seed-2019', 'left-seed'])
  })
})

describe('finding 1: the parts of the seed', () => {
  test('make 710, not 600', () => {
    const [finding] = findings.filter((f) => f.claims.includes('seed-2019') && f.verdict === 'conflicts')
    expect(finding).toMatchObject({
      code: 'parts-miss-total',
      claims: ['seed-2019'],
      arithmetic: '33 + 187 + 490 = 710, not 600',
      difference: 110,
      params: { sum: 710, stated: 600, statedKind: 'about', statedLow: 550, statedHigh: 650 },
    })
  })
  test('are those of the deputy foreign minister, whose total would be 710', () => {
    expect(said('same-numbers-elsewhere', 'returns-all')).toEqual([
      'returns-all: 33, 187, 490 = seed-2019: 33, 187, 490',
    ])
    expect(said('total-of-parts', 'returns-all')).toEqual(['33 + 187 + 490 = 710'])
  })
  test('stand under a total that fits the flights of that year, and no other claim', () => {
    expect(findings.filter((f) => f.code === 'total-fits-elsewhere').map((f) => f.claims)).toEqual([
      ['seed-2019', 'after4'],
    ])
  })
  test('are one conflict only: read as two scopes, nothing else speaks against the seed', () => {
    expect(findings.filter((f) => f.claims.includes('seed-2019') && f.verdict === 'conflicts')).toHaveLength(
      1,
    )
  })
})

describe('finding 2: Jusan-3 without its men', () => {
  test('carried 8, or 9 if Jusan-1 carried 5: a bound, no conflict', () => {
    expect(ofMission('jusan-3')).toEqual({
      men: '30 − 6 − 16 = 8; 30 − 5 − 16 = 9',
      total: '524 − 47 − 231 = 246; 524 − 46 − 231 = 247; 524 − 43 − 231 = 250',
    })
    const men = findings.find((f) => f.params.mission === 'jusan-3' && f.category === 'men')!
    expect(men).toMatchObject({
      verdict: 'deduced',
      difference: 1,
      params: { low: 8, high: 9, values: [8, 9] },
    })
    expect(new Set(men.claims)).toEqual(new Set(['after3', 'j1-president', 'j1-handover', 'j2']))
  })
  test('women and children agree', () => {
    expect(said('missions-make-whole', 'after3')).toEqual(['11 + 59 + 67 = 137', '30 + 156 + 171 = 357'])
  })
})

test('finding 3: Jusan-4 is 71: 3 men, 19 women, 49 children', () => {
  expect(ofMission('jusan-4')).toEqual({
    total: '595 − 524 = 71',
    men: '33 − 30 = 3',
    women: '156 − 137 = 19',
    children: '406 − 357 = 49',
    orphans: '31 − 27 = 4',
  })
  expect(findings.filter((f) => f.code === 'missing-mission-adds-up').map((f) => f.arithmetic)).toEqual([
    '3 + 19 + 49 = 71',
  ])
})

describe('finding 4: four missions and the fifth', () => {
  test('make 607 and 413', () => {
    expect(said('missions-make-whole', 'jusan-all')).toEqual(['595 + 12 = 607', '406 + 7 = 413'])
  })
  test('give 33 orphans by sum against 34', () => {
    expect(said('missions-fall-short', 'knb-2021', 'orphans')).toEqual(['31 + 2 = 33, not 34'])
  })
  test('"after four" has 31 orphans and, elsewhere, 32', () => {
    expect(said('same-numbers-elsewhere', 'after4')).toEqual(['after4: 595, 406 = after4-sfcg: 595, 406'])
    expect(said('same-numbers-but', 'after4')).toEqual(['31 ≠ 32'])
  })
})

describe('finding 5: contradictions in time', () => {
  test('15 men are left of 725, fewer than the 37 flown', () => {
    expect(said('rest-of-total', 'jusan-rusafa-2023')).toEqual(['725 − 188 − 522 = 15'])
    expect(said('missions-exceed-whole', 'jusan-rusafa-2023')).toEqual([
      '33 + 4 + 0 = 37, not 15 (725 − 188 − 522)',
    ])
  })
  test('824 from Syria in 2019 are more than 710 in total in 2021, and so is each part', () => {
    expect(said('earlier-exceeds-later', 'returns-all')).toEqual([
      '824 > 710 (33 + 187 + 490)',
      '57 > 33',
      '220 > 187',
      '547 > 490',
    ])
  })
  test('Jusan-1 is 47, 46 and 43', () => {
    expect(said('same-scope-differs', 'j1-president')).toEqual(['47 ≠ 46 (5 + 11 + 30) ≠ 43', '6 ≠ 5'])
  })
})

describe('nothing false', () => {
  test('every other conflict is one of these, each true by hand under the scope declared', () => {
    const others = findings
      .filter((f) => f.verdict === 'conflicts')
      .filter((f) => f.claims.includes('after4-sfcg') || f.claims.includes('knb-2021') || f.difference! < -1)
      .map((f) => `${f.code} ${f.claims[0]} ${f.category}: ${f.arithmetic}`)
    expect(others).toEqual([
      'same-numbers-but after4 orphans: 31 ≠ 32',
      // Credited to five operations, while others give five another number.
      'same-scope-differs after4-sfcg total: 595 ≠ 607 ≠ 600',
      'same-scope-differs after4-sfcg children: 406 ≠ 413',
      'same-scope-differs after4-sfcg orphans: 32 ≠ 34',
      'missions-exceed-whole after4-sfcg total: 595 + 12 = 607, not 595',
      'missions-exceed-whole after4-sfcg children: 406 + 7 = 413, not 406',
      'missions-exceed-whole after4-sfcg orphans: 31 + 2 = 33, not 32',
      'missions-exceed-whole knb-2021 total: 595 + 12 = 607, not 600',
      'missions-fall-short knb-2021 orphans: 31 + 2 = 33, not 34',
      'missions-fall-short jusan-rusafa-2023 total: 595 + 12 + 14 = 621, not 725',
      'missions-fall-short jusan-rusafa-2023 women: 156 + 1 + 0 = 157, not 188',
      'missions-fall-short jusan-rusafa-2023 children: 406 + 7 + 14 = 427, not 522',
    ])
    expect(findings.filter((f) => f.verdict === 'conflicts')).toHaveLength(20)
  })

  test('all arithmetic that is printed as an equation holds', () => {
    for (const { arithmetic, verdict } of findings)
      for (const [, left, right] of arithmetic.matchAll(/([\d +−]+) = (?:at least )?(\d+)(?=$|,|;| )/g)) {
        if (verdict === 'agrees' && arithmetic.includes(':')) continue
        const value = left!
          .replaceAll(' ', '')
          .replaceAll('−', '+-')
          .split('+')
          .reduce((sum, n) => sum + Number(n), 0)
        expect(value, arithmetic).toBe(Number(right))
      }
  })

  test('claims of looser scope are not held against each other', () => {
    const loose = /^(left|june-2020|post-assad|sentenced|prosecuted)/
    expect(findings.filter((f) => f.claims.some((c) => loose.test(c)))).toEqual([])
  })

  test('findings go through JSON unharmed', () => {
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings)
  })
})
