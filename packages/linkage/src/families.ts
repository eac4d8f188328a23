// A family is one question: whether two lists speak of one family is told by all its members at once. If they do, what
// relatives have in common tells nothing, and who of the one is who of the other is told by what sets them apart.
import { MAX_FAMILY } from './kin.ts'
import type { FamilyModel } from './model.ts'
import { bitsOf, type Pair, type Pairs, probabilityOf } from './pairs.ts'
import type { Person } from './persons.ts'
import type { Turns } from './turns.ts'

type Family = { list: string; members: Person[] }

/** A member of one family and one of the other; `pair` is absent where they are one person already. */
type Cell = { x: Person; y: Person; own: number; pair?: Pair }

/** A pair of relatives must reach this to be looked at for their families' sake. */
const LEAST = 0.02
/** Bits of two members who are one person already. */
const ONE_PERSON = 20

/** Weighs anew, in the light of the families of both, the pairs kept and those of their relatives, which it keeps. */
export async function weighFamilies(
  persons: ReadonlyMap<string, Person>,
  pairs: Pairs,
  model: FamilyModel,
  turns: Turns,
): Promise<void> {
  const families = familiesOf(persons)
  const answers = new Map<Pair, { family: number; within: number; others: number }>()
  for (const [f, g] of questionsOf(persons, pairs, families)) {
    await turns.take(f.members.length * g.members.length)
    const cells = cellsOf(f.members, g.members, pairs)
    const [fewer, more] = [f.members.length, g.members.length].toSorted((a, b) => a - b) as [number, number]
    const matched = match(cells, more, model)
    if (matched.length === 0) continue
    const one = bitsOf(model.prior) - (f.list === g.list ? model.again : 0)
    const members = matched.reduce((sum, { own }) => sum + own + Math.log2(model.listed / more), 0)
    const missing = (fewer - matched.length) * Math.log2(1 - model.listed)
    const family = probabilityOf(one + members + missing + sharedBy(matched, model))
    for (const [pair, within] of withinFamily(cells, more, model)) {
      const held = answers.get(pair)
      const others = matched.filter((cell) => cell.pair !== pair && cell.own > 0).length
      if (!held || held.family < family) answers.set(pair, { family, within, others })
    }
  }
  for (const [pair, { family, within, others }] of answers) {
    if (family * within < LEAST && !pairs.keeps(pair)) continue
    await turns.take(1)
    const apart = probabilityOf(pair.alone.rest().weight - model.parted)
    pair.inFamily(family * within + (1 - family) * apart, others)
    pairs.keep(pair)
  }
}

/** Members by family; one with a single member, or with too many to be one, tells nothing. */
function familiesOf(persons: ReadonlyMap<string, Person>): Map<string, Family> {
  const families = new Map<string, Family>()
  for (const person of persons.values())
    for (const [name, list] of person.families) {
      const family = families.get(name) ?? { list, members: [] }
      family.members.push(person)
      families.set(name, family)
    }
  for (const [name, { members }] of families)
    if (members.length < 2 || members.length > MAX_FAMILY) families.delete(name)
  return families
}

/** Families of which a member may be one with a member of the other, or is: each two once. */
function questionsOf(
  persons: ReadonlyMap<string, Person>,
  pairs: Pairs,
  families: ReadonlyMap<string, Family>,
): Iterable<[Family, Family]> {
  const found = new Map<string, [Family, Family]>()
  const ask = (a: Person, b: Person) => {
    for (const f of a.families.keys())
      for (const g of b.families.keys()) {
        const [one, other] = [families.get(f), families.get(g)]
        if (one && other && one !== other)
          found.set(f < g ? `${f}\n${g}` : `${g}\n${f}`, f < g ? [one, other] : [other, one])
      }
  }
  for (const { left, right } of pairs.all()) ask(left, right)
  for (const person of persons.values()) if (person.sources.size > 1) ask(person, person)
  return found.values()
}

function cellsOf(some: readonly Person[], others: readonly Person[], pairs: Pairs): Cell[] {
  const cells: Cell[] = []
  for (const x of some)
    for (const y of others) {
      if (x === y) cells.push({ x, y, own: ONE_PERSON })
      else if (!some.includes(y) && !others.includes(x)) {
        const pair = pairs.look(x, y)
        cells.push({ x, y, own: pair.alone.own, pair })
      }
    }
  return cells.sort((a, b) => b.own - a.own || (a.x.id + a.y.id < b.x.id + b.y.id ? -1 : 1))
}

/** Who of the one is best taken for whom of the other, each once: the likest first. */
function match(cells: readonly Cell[], more: number, { listed }: FamilyModel): Cell[] {
  const taken = new Set<Person>()
  const matched: Cell[] = []
  for (const cell of cells) {
    if (cell.own + Math.log2(listed / more) <= Math.log2(1 - listed)) break
    if (taken.has(cell.x) || taken.has(cell.y)) continue
    taken.add(cell.x).add(cell.y)
    matched.push(cell)
  }
  return matched
}

function sharedBy(matched: readonly Cell[], { shared: [least, most] }: FamilyModel): number {
  const told = matched.flatMap(({ pair }) => pair?.alone.rest().shared ?? [])
  if (told.length === 0) return 0
  const mean = told.reduce((sum, bits) => sum + bits, 0) / told.length
  return Math.max(least, Math.min(most, mean))
}

/** If the two families are one: how likely each two are one person, and not one of the others or nobody. */
function withinFamily(cells: readonly Cell[], more: number, { listed }: FamilyModel): [Pair, number][] {
  const weight = ({ own }: Cell) => (listed / more) * 2 ** own
  const sums = new Map<Person, number>()
  const add = (person: Person, value: number) => sums.set(person, (sums.get(person) ?? 1 - listed) + value)
  for (const cell of cells) for (const person of new Set([cell.x, cell.y])) add(person, weight(cell))
  return cells.flatMap((cell) =>
    cell.pair
      ? [[cell.pair, weight(cell) / Math.max(sums.get(cell.x) as number, sums.get(cell.y) as number)]]
      : [],
  )
}
