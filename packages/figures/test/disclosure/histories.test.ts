/**
 * 200 generated histories of tables, each protected against those before it, and an attacker of another making: it writes
 * its linear programs as text.
 */
import loader from 'highs'
import { expect, test } from 'vitest'
import { protect } from '../../src/disclosure/protect.ts'
import type { Publication, PublishedCell, TableCell } from '../../src/disclosure/publication.ts'
import { drawsOf } from '../../src/estimate/random.ts'

const width = 5
interface Highs {
  solve(text: string, options: object): { Status: string; ObjectiveValue: number }
}
const highs = await (loader as unknown as () => Promise<Highs>)()

/** Missions, by place, by who: some counts small, some nobody at all; and the tables that come out one after the other. */
function draw(seed: number) {
  const next = drawsOf(seed)
  const whole = (below: number) => Math.floor(next() * below)
  const sizes = [2 + whole(3), 1 + whole(2), 3]
  const atoms = sizes
    .reduce<number[][]>(
      (all, size) => all.flatMap((at) => [...Array(size).keys()].map((i) => [...at, i])),
      [[]],
    )
    .map((at) => ({ at, count: [0, whole(3), 1 + whole(8), 5 + whole(60)][whole(4)]! }))
  const tables = Array.from({ length: 2 + whole(4) }, (): TableCell[] => {
    // Each table counts by some of the three, of some missions, with or without its sums.
    const by = [0, 1, 2].filter(() => next() < 0.6)
    const missions = new Set([...Array(sizes[0]).keys()].filter(() => next() < 0.8))
    const of = atoms.filter(({ at }) => missions.has(at[0]!))
    const keys = (dimensions: number[]) =>
      Map.groupBy(of, ({ at }) => at.map((each, d) => (dimensions.includes(d) ? each : '*')).join('.'))
    const groups = [by, ...(next() < 0.7 ? by.map((left) => by.filter((d) => d !== left)) : []), []]
    return groups.flatMap((dimensions) =>
      [...keys(dimensions)].map(([key, members]) => ({
        key,
        atoms: members.map(({ at }) => at.join('.')),
      })),
    )
  })
  return {
    counts: new Map(atoms.map(({ at, count }) => [at.join('.'), count])),
    finest: atoms.map(({ at }) => ({ key: at.join('.'), atoms: [at.join('.')] })),
    tables,
  }
}

/** How closely a cell can be known. */
function widthTold(history: readonly Publication[], cell: TableCell): number {
  const name = (atom: string) => `x${atom.replaceAll('.', '_')}`
  const sum = (atoms: readonly string[]) => atoms.map(name).join(' + ')
  const rows = history
    .flat()
    .filter(({ high }) => high !== null)
    .flatMap(({ atoms, low, high }) => [` ${sum(atoms)} >= ${low}`, ` ${sum(atoms)} <= ${high}`])
  // Where no row names a person of the cell, nothing bounds it.
  const text = (goal: string) => `${goal}\n obj: ${sum(cell.atoms)}\nSubject To\n${rows.join('\n')}\nEnd\n`
  const ends = ['Minimize', 'Maximize'].map((goal) => {
    const { Status, ObjectiveValue } = highs.solve(text(goal), { output_flag: false, presolve: 'off' })
    if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded') return Number.POSITIVE_INFINITY
    if (Status !== 'Optimal') throw new Error(Status)
    return ObjectiveValue
  })
  return ends[1]! - ends[0]!
}

async function publish(seed: number, complementary: boolean) {
  const { counts, finest, tables } = draw(seed)
  const history: Publication[] = []
  const withheld: { cell: PublishedCell; toldBefore: boolean }[] = []
  let printed = 0
  for (const table of tables) {
    const made = await protect(table, counts, history, { width, alsoKept: finest, complementary })
    history.push(made.cells)
    for (const cell of made.cells)
      if (cell.printed === null) withheld.push({ cell, toldBefore: cell.toldBefore })
      else printed++
  }
  const told = withheld.filter(({ cell }) => widthTold(history, cell) < width - 1e-6)
  return { withheld, told, printed }
}

test('no withheld number is told more closely than its width, over 200 histories', async () => {
  let [withheld, printed, before] = [0, 0, 0]
  for (let seed = 1; seed <= 200; seed++) {
    const made = await publish(seed, true)
    const narrowed = made.told.filter(({ toldBefore }) => !toldBefore)
    expect(
      narrowed.map(({ cell }) => cell.key),
      `seed ${seed}`,
    ).toEqual([])
    withheld += made.withheld.length
    printed += made.printed
    before += made.told.length
  }
  expect(withheld).toBeGreaterThan(500)
  expect(printed).toBeGreaterThan(500)
  expect(before).toBeLessThan(withheld / 20)
}, 300_000)

test('with small cells alone withheld, the attacker tells many', async () => {
  let told = 0
  for (let seed = 1; seed <= 50; seed++) told += (await publish(seed, false)).told.length
  expect(told).toBeGreaterThan(50)
}, 120_000)
