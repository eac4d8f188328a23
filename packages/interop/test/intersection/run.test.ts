// A whole run: what comes out is what comparing both lists in the clear would give, and what goes over tells no more.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type IntersectionPerson, intersectionKeys, offerIntersection } from '../../src/intersection/index.ts'
import { agreements } from '../../src/intersection/pairs.ts'
import { filledUp } from '../../src/intersection/sets.ts'
import { inThreads } from '../../src/intersection/threads.ts'
import { asks, codeOf, kept, payloadOf, person, run, termsOf } from './support.ts'

vi.setConfig({ testTimeout: 300_000 })

const women = { sex: 'female' } as const
const theirs = [
  person('دانا ساغينطافا', '1990', women),
  person('ايجان توكصانبافا', '1980', women),
  person('Nobody Known', '1971', women),
]
const ours = [
  person('Токсанбаева Айжан Ескендірқызы', '1980-03-14', women),
  person('Ибраева Сәуле Мұратқызы', '1985-01-02', women),
  person('Сағынтаева Дана Ерланқызы', '1990-05-06', women),
]

/** In the clear: by how many keys of different words each pair agrees. */
function inTheClear(asking: IntersectionPerson[], answering: IntersectionPerson[], threshold: number) {
  const keptKeys = answering.map((each) => intersectionKeys(each, 'answers'))
  return asking.flatMap((each, position) => {
    const asked = intersectionKeys(each, 'asks')
    return keptKeys.flatMap((keys, other) => {
      const shared = new Set(
        asked.map(({ text }) => text).filter((text) => keys.some((key) => key.text === text)),
      )
      const words = (list: typeof asked) =>
        new Set(list.filter(({ text }) => shared.has(text)).map((key) => key.words)).size
      const agree = Math.min(words(asked), words(keys))
      return agree >= threshold ? [{ position, other, agree }] : []
    })
  })
}
const sorted = (pairs: { position: number; other: number; agree: number }[]) =>
  pairs
    .map(({ position, other, agree }) => [position, other, agree])
    .sort(([a, b], [c, d]) => a! - c! || b! - d!)

/** The pairs as one who sees both sides would list them. */
function pairsOf({ paired, pairs }: Awaited<ReturnType<typeof run>>) {
  const ourPositions = new Map(paired.pairs.map(({ number, position }) => [number, position]))
  return sorted(pairs.map((pair) => ({ ...pair, other: ourPositions.get(pair.other)! })))
}

describe('a run', () => {
  it('finds the same women in two scripts, and each side reads the same pairs', async () => {
    const done = await run(termsOf(), theirs, ours)
    expect(done.named.positions).toEqual([0, 1])
    expect(pairsOf(done).map(([position, other]) => [position, other])).toEqual([
      [0, 2],
      [1, 0],
    ])
    const numbers = new Map(done.pairs.map(({ number, position }) => [number, position]))
    expect(
      sorted(
        done.paired.pairs.map((pair) => ({
          ...pair,
          position: numbers.get(pair.other)!,
          other: pair.position,
        })),
      ),
    ).toEqual(pairsOf(done))
  })

  const name = fc.constantFrom(
    'Айжан',
    'Aizhan',
    'ايجان',
    'Марат',
    'Marat',
    'مارات',
    'Ержан',
    'Сәуле',
    'Saule',
  )
  const someone = fc
    .record({
      words: fc.array(name, { minLength: 1, maxLength: 3 }),
      born: fc.constantFrom('1980', '1981', '1980-03-14', undefined),
      sex: fc.constantFrom('male' as const, 'female' as const, 'unknown' as const),
      father: fc.option(name, { nil: undefined }),
    })
    .map(({ words, born, sex, father }) => person(words.join(' '), born, { sex, ...(father && { father }) }))
  const list = fc.array(someone, { maxLength: 12 })
  it('gives what comparing in the clear gives', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, fc.integer({ min: 1, max: 3 }), async (first, second, threshold) => {
        const done = await run(termsOf({ threshold }), first, second)
        expect(pairsOf(done)).toEqual(sorted(inTheClear(first, second, threshold)))
      }),
      { numRuns: 8, endOnFailure: true },
    )
  })

  it('counts agreement as comparing one by one does', () => {
    const owners = fc.array(fc.array(fc.tuple(fc.nat(4), fc.nat(3)), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        owners,
        fc.array(fc.array(fc.array(fc.nat(7), { minLength: 1 }), { minLength: 1, maxLength: 4 })),
        fc.integer({ min: 1, max: 3 }),
        (of, candidates, threshold) => {
          const within = candidates.map((words) =>
            words.map((elements) => elements.map((each) => each % of.length)),
          )
          const naive = within.flatMap((words, other) =>
            [0, 1, 2, 3, 4].flatMap((position) => {
              const holds = (element: number) => of[element]!.some(([whose]) => whose === position)
              const theirWords = words.filter((elements) => elements.some(holds)).length
              const ourWords = new Set(
                words
                  .flat()
                  .flatMap((at) => of[at]!.filter(([whose]) => whose === position).map(([, own]) => own)),
              ).size
              const agree = Math.min(theirWords, ourWords)
              return agree >= threshold ? [{ position, other, agree }] : []
            }),
          )
          expect(sorted(agreements(within, of, threshold))).toEqual(sorted(naive))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('what goes over', () => {
  it('is elements and numbers, nothing of a person, and never the same twice', async () => {
    const once = await run(termsOf(), theirs, ours, 2)
    const again = await run(termsOf(), theirs, ours)
    const heads = (done: typeof once) =>
      [done.offer, done.reply, done.named, done.paired].map(({ message }) => message)
    const [offer, reply, candidates, pairs] = heads(once).map(payloadOf)
    const bound = ['format', 'version', 'agreement', 'session', 'terms', 'kind', 'answers']
    expect(Object.keys(offer).sort()).toEqual([...bound, 'asked'].sort())
    expect(Object.keys(reply).sort()).toEqual([...bound, 'doubled', 'kept'].sort())
    expect(Object.keys(candidates).sort()).toEqual([...bound, 'candidates'].sort())
    expect(Object.keys(pairs).sort()).toEqual([...bound, 'pairs'].sort())
    expect(candidates.candidates.flat(2).every(Number.isInteger)).toBe(true)
    expect(pairs.pairs.flatMap(Object.values).every(Number.isInteger)).toBe(true)
    for (const { asked, doubled, kept: own } of [offer, reply])
      for (const set of [asked, doubled, own].filter(Boolean)) expect(set.elements).toBe(1024)
    const parts = (done: typeof once) => heads(done).flatMap((message) => message.parts)
    for (const part of parts(once))
      expect(await inThreads('check', part, new Uint8Array(), 1)).toHaveLength(0)
    const elements = (done: typeof once) =>
      parts(done).flatMap((part) => Buffer.from(part).toString('hex').match(/.{64}/g) ?? [])
    expect(new Set([...elements(once), ...elements(again)]).size).toBe(6 * 1024)
  })

  it('has the size of a list of others, whoever stands on it', async () => {
    const sizes = async (list: IntersectionPerson[]) =>
      (await offerIntersection(termsOf(), list, asks)).message.parts.map(({ length }) => length)
    const many = Array.from({ length: 40 }, (_, at) => person(`Name${at} Family`, '1980', women))
    expect(await sizes([])).toEqual(await sizes(many))
  })

  it('tells sizes to a fourth, and never beyond the terms', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000), fc.integer({ min: 1024, max: 4_194_304 }), (count, most) => {
        if (count > most) return
        const size = filledUp(count, most)
        expect(size).toBeGreaterThanOrEqual(count)
        expect(size).toBeLessThanOrEqual(Math.max(1024, Math.ceil(count * 1.25)))
        expect(size).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('a list', () => {
  it('that holds somebody whom the agreement does not cover is not sent', async () => {
    const other = { ...person('Aizhan Saule', '1980'), coveredBy: 'another agreement' }
    expect(await codeOf(offerIntersection(termsOf(), [theirs[0]!, other], asks))).toBe('not-covered')
  })

  it('that asks more than agreed is not sent', async () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      person(`Name${'BTKFMNLRS'[at % 9]} Family`, String(1900 + at)),
    )
    const terms = termsOf({ asks: { ...termsOf().asks, elements: 1024 } })
    expect(await codeOf(offerIntersection(terms, many, asks))).toBe('too-many')
  })

  it('is not sent beyond the runs agreed, nor after the end, nor for a session begun', async () => {
    const terms = termsOf()
    const at = '2026-11-20T00:00:00Z'
    const past = ['a', 'b', 'c'].map((session) => ({ agreement: terms.agreement, session, at }))
    expect(await codeOf(offerIntersection(terms, [], { ...asks, past }))).toBe('too-many-runs')
    const old = past.map((each) => ({ ...each, at: '2026-10-01T00:00:00Z' }))
    const elsewhere = past.map((each) => ({ ...each, agreement: 'another' }))
    const { run: begun } = await offerIntersection(terms, [], { ...asks, past: [...old, ...elsewhere] })
    expect(begun).toEqual({ agreement: terms.agreement, session: terms.session, at: now(asks) })
    expect(await codeOf(offerIntersection(terms, [], { ...asks, past: [begun] }))).toBe('session-known')
    const late = { ...asks, now: new Date(terms.until) }
    expect(await codeOf(offerIntersection(terms, [], late))).toBe('ended')
  })
  const now = ({ now: date }: typeof asks) => date.toISOString()
})

it('a state waits as JSON between two messages', async () => {
  const done = await run(termsOf(), theirs, ours)
  expect(kept(done.offer.state)).toEqual(done.offer.state)
  expect(kept(done.reply.state)).toEqual(done.reply.state)
  expect(JSON.stringify(done.reply.state)).not.toContain('secret')
  expect(JSON.stringify(done.named.state)).not.toContain('secret')
})
