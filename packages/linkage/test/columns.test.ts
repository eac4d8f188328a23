import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GENERATED_FIELDS, generated } from '../bench/generate.ts'
import { cluster, type Edges } from '../src/columns/cluster.ts'
import { Comparer } from '../src/columns/compare.ts'
import { oneToOne } from '../src/columns/one-to-one.ts'
import { LEVELS } from '../src/columns/types.ts'
import {
  explainPair,
  type Kind,
  LinkConfigError,
  type LinkOptions,
  linkTable,
  parseLinkConfig,
  TableBuilder,
} from '../src/index.ts'

type Row = { id: string; cells: string[] }

const truth = new Map<string, number>()
const rows: Row[] = [...generated(400, truth, 7)].slice(1).map((line) => {
  const [id, ...cells] = line.trim().split(',')
  return { id: id!, cells }
})
const config = { id: 'rec_id', fields: GENERATED_FIELDS.map((field) => ({ ...field })) }

function build(lists: Row[][], fields: { column: string; as: Kind }[] = config.fields) {
  const builder = new TableBuilder({ id: 'rec_id', fields })
  for (const list of lists) {
    builder.list()
    for (const { id, cells } of list) builder.add(id, cells)
  }
  return builder.build()
}

async function link(lists: Row[][], options: LinkOptions = {}) {
  const { table, ids } = build(lists)
  return { table, ids, ...(await linkTable(table, options)) }
}

let once: ReturnType<typeof link> | undefined
/** The generated records as they are linked, for all who only look at what was found. */
const linked = () => (once ??= link([rows]))

const withIds = ({ pairs, ids }: Awaited<ReturnType<typeof link>>) =>
  pairs.map(({ left, right, probability }) => {
    const [a, b] = [ids[left]!, ids[right]!].sort() as [string, string]
    return { left: a, right: b, probability }
  })

const pairsOf = async (lists: Row[][], options?: LinkOptions) => withIds(await link(lists, options))

const named = (pairs: { left: string; right: string }[]) =>
  pairs.map(({ left, right }) => `${left} ${right}`).sort()

/** What two values of one column, or two records, compare as. */
function levels(fields: Kind[], a: string[], b: string[]) {
  const { table } = build(
    [[a, b].map((cells, k) => ({ id: `${k}`, cells }))],
    fields.map((as, k) => ({ column: `c${k}`, as })),
  )
  const comparer = new Comparer(table)
  const found: string[][] = []
  for (const [i, j] of [
    [0, 1],
    [1, 0],
  ] as const) {
    comparer.compare(i, j)
    found.push(Array.from(comparer.level, (l) => LEVELS[l]!))
  }
  expect(found[0]).toEqual(found[1])
  return found[0]
}

describe('comparing columns', () => {
  it.each([
    ['name', 'Aigerim', 'aigerim', 'same'],
    ['name', 'Айгерим', 'Aygerim', 'same'],
    ['name', 'Айгерим', 'Aigerim', 'slip'],
    ['name', 'Mitchell', 'Mitchel', 'slip'],
    ['name', 'Anna Maria', 'Annamaria', 'slip'],
    ['name', 'William', 'Will', 'alike'],
    ['name', 'Moses Gaster', 'Gaster', 'part'],
    ['name', 'John Smith', 'John Wood', 'partly'],
    ['name', 'John', 'Peter', 'different'],
    ['date', '1991-03-04', '19910304', 'same'],
    ['date', '1991-03-04', '1991-04-03', 'slip'],
    ['date', '1991-03-04', '1991-03-84', 'slip'],
    ['date', '1991', '1991-03-04', 'part'],
    ['date', '1991-03-04', '1876-11-25', 'different'],
    ['code', 'SE1 7GF', 'se1 7gf', 'same'],
    ['code', 'SE1 7GF', 'SE1 7GX', 'slip'],
    ['code', 'SE1 7GF', 'SE1 2AB', 'part'],
    ['code', 'male', 'female', 'different'],
    ['text', 'pridham street', 'pridhamstreet', 'slip'],
    ['text', '', 'x', 'missing'],
    ['text', '!!!', 'x', 'missing'],
  ] as const)('%s: %s, %s are %s', (as, a, b, level) => {
    expect(levels([as], [a], [b])).toEqual([level])
  })

  it('sees given name and surname exchanged, or one in the place of the other', () => {
    expect(levels(['name', 'name'], ['madeline', 'mason'], ['masno', 'madeline'])).toEqual([
      'swapped',
      'missing',
    ])
    expect(levels(['name', 'name'], ['madeline', 'masonry'], ['masonry', 'madeline'])).toEqual([
      'swapped',
      'missing',
    ])
    expect(levels(['name', 'name'], ['janet', 'penn'], ['penn', ''])).toEqual(['crossed', 'missing'])
  })

  it('does not count twice what one column repeats of another', () => {
    const people = Array.from({ length: 30 }, (_, k) => [
      `First${'abcdefghij'[k % 10]} Last${'klmnop'[k % 6]}`,
      `First${'abcdefghij'[k % 10]}`,
    ])
    const { table } = build(
      [people.map((cells, k) => ({ id: `${k}`, cells }))],
      [
        { column: 'full', as: 'name' },
        { column: 'first', as: 'name' },
      ],
    )
    expect(table.columns.map(({ distinct }) => distinct)).toEqual([6, 10])
  })
})

describe('linking a table', () => {
  it('finds the persons of generated records, and says the same whatever the order of rows', {
    timeout: 120_000,
  }, async () => {
    const pairs = withIds(await linked())
    expect(new Set(named(pairs)).size).toBe(pairs.length)
    const right = pairs.filter(({ left, right }) => truth.get(left) === truth.get(right)).length
    expect(right / pairs.length).toBeGreaterThan(0.95)
    expect(right).toBeGreaterThan(36)
    expect(await pairsOf([rows.toReversed()])).toEqual(pairs)
  })

  it('never joins what was told apart, directly or through others', { timeout: 120_000 }, async () => {
    const { ids, pairs: before } = await linked()
    const apart = before.slice(0, 10).map(({ left, right }) => [left, right] as const)
    const again = build([rows])
    expect(again.ids).toEqual(ids)
    const after = (await linkTable(again.table, { apart, threshold: 0 })).pairs
    for (const [left, right] of apart)
      expect(after.some((p) => p.left === left && p.right === right)).toBe(false)
  })

  it('gives each record of two lists at most one partner where asked', { timeout: 120_000 }, async () => {
    const [first, second] = [
      rows.filter(({ id }) => id.startsWith('r')),
      rows.filter(({ id }) => id.startsWith('s')),
    ]
    const one = await pairsOf([first, second], { oneToOne: true, threshold: 0 })
    for (const side of ['left', 'right'] as const)
      expect(new Set(one.map((p) => p[side])).size).toBe(one.length)
    for (const p of one) expect(p.left[0] === p.right[0]).toBe(false)
    expect(
      one.filter(({ left, right, probability }) => probability >= 0.5 && truth.get(left) === truth.get(right))
        .length,
    ).toBeGreaterThan(35)
  })

  it('explains a pair by bits that sum up, and missing fields are no evidence', {
    timeout: 120_000,
  }, async () => {
    const { table, pairs, model } = await linked()
    const { left, right } = pairs[0]!
    const { probability, weight, why } = explainPair(table, model, left, right)
    expect(why.reduce((sum, { params }) => sum + Number(params['bits']), 0)).toBeCloseTo(weight, 0)
    expect(probability).toBeCloseTo(1 / (1 + 2 ** -weight), 9)
    expect(explainPair(table, model, right, left)).toEqual({ probability, weight, why })
    const { table: bare } = build([[...rows, { id: 'x', cells: rows[0]!.cells.map(() => '') }]])
    const empty = bare.columns[0]!.value.findIndex((_, i) =>
      bare.columns.every(({ value }) => value[i] === 0),
    )
    expect(explainPair(bare, model, empty, empty === 0 ? 1 : 0).weight).toBe(model.prior)
  })

  it('holds on the smallest of lists', async () => {
    expect(await pairsOf([[]])).toEqual([])
    expect(await pairsOf([rows.slice(0, 1)])).toEqual([])
    expect(await pairsOf([rows.slice(0, 2), []])).toEqual([])
  })

  it('stops when told to', async () => {
    const { table } = build([rows])
    await expect(linkTable(table, { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop')
  })
})

describe('clusters', () => {
  const edges = fc.uniqueArray(
    fc.tuple(fc.nat(11), fc.nat(11), fc.double({ min: -8, max: 14, noNaN: true })).filter(([a, b]) => a < b),
    {
      maxLength: 40,
      selector: ([a, b]) => `${a} ${b}`,
    },
  )
  const asEdges = (list: [number, number, number][]): Edges => ({
    left: Int32Array.from(list, ([a]) => a),
    right: Int32Array.from(list, ([, b]) => b),
    bits: Float32Array.from(list, ([, , bits]) => bits),
  })

  it('never hold two that were told apart; each pair stands once; order does not matter', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 6 }), (list, apart) => {
        const known = new Map(list.map(([a, b, bits]) => [`${a} ${b}`, bits]))
        const bitsOf = (i: number, j: number) => known.get(`${i} ${j}`) ?? -9
        const found = cluster(asEdges(list), bitsOf, -6, apart)
        for (const members of found.clusters)
          for (const [a, b] of apart)
            if (a !== b) expect(members.includes(a) && members.includes(b)).toBe(false)
        const pairs = found.joins.flatMap(({ a, b }) =>
          a.flatMap((x) => b.map((y) => `${Math.min(x, y)} ${Math.max(x, y)}`)),
        )
        expect(new Set(pairs).size).toBe(pairs.length)
        const sorted = (clusters: number[][]) =>
          clusters.map((members) => members.toSorted((a, b) => a - b).join()).sort()
        expect(sorted(cluster(asEdges(list.toReversed()), bitsOf, -6, apart).clusters)).toEqual(
          sorted(found.clusters),
        )
      }),
    )
  })

  it('one to one: nobody twice, probabilities of rivals sum to at most one', () => {
    const across = edges.map((list) => list.filter(([a, b]) => a < 6 && b >= 6))
    fc.assert(
      fc.property(across, (list) => {
        const matched = oneToOne(asEdges(list))
        expect(new Set(matched.map(({ left }) => left)).size).toBe(matched.length)
        expect(new Set(matched.map(({ right }) => right)).size).toBe(matched.length)
        for (const { probability } of matched) expect(probability).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('configuration', () => {
  const format = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../../docs/formats/${name}`, import.meta.url), 'utf8'))

  it('reads the example, and knows the kinds that the schema knows', () => {
    expect(parseLinkConfig(format('link-config.example.json')).fields).toHaveLength(5)
    const schema = format('link-config.schema.json')
    for (const as of schema.properties.fields.items.properties.as.enum)
      parseLinkConfig({ id: 'a', fields: [{ column: 'b', as }] })
  })

  it.each([
    [null],
    [[]],
    [{ id: 'a' }],
    [{ id: '', fields: [{ column: 'b', as: 'name' }] }],
    [{ id: 'a', fields: [] }],
    [{ id: 'a', fields: [{ column: 'b', as: 'number' }] }],
    [{ id: 'a', fields: [{ column: 'a', as: 'name' }] }],
    [{ id: 'a', fields: [{ column: 'b', as: 'name' }], threshold: 1 }],
    [{ id: 'a', fields: [{ column: 'b', as: 'name', weight: 1 }] }],
  ])('refuses %j', (json) => {
    expect(() => parseLinkConfig(json)).toThrow(LinkConfigError)
  })
})
