// `npm run bench -- workbench [--seeds 20190105,1,2,3,4] [--missed]`: the queue of matches worked by the story's written rule
// (e2e/story/workbench.ts), on what linkage says, without browser and database; for each generated demonstration
// precision and recall, and why true pairs were missed. `--missed` prints each of these as well.
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import {
  compareRecords,
  contradictionsOf,
  DEFAULT_MODEL,
  type Decision,
  type KinRecord,
  learn,
  preparing,
  type Relation,
  type Statement,
  type Suggestion,
  suggestAll,
  teachings,
  weighTogether,
} from '@oralu/linkage'
import { generateDemo, type ListKey, listKeys } from '../apps/server/src/demo/index.ts'
import { demoMapping } from '../apps/server/src/demo/mappings.ts'
import { rowReader } from '../apps/server/src/lists/rows.ts'
import { roleOfRelation } from '../apps/server/src/people/relations.ts'
import { judge, type Shown } from '../e2e/story/workbench.ts'
import { printTable } from './support/table.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20190105,1,2,3,4' }, missed: { type: 'boolean' } },
})

const listedOn: Record<ListKey, string> = {
  camp: '2018-12-20',
  enquiries: '2019-04-30',
  partner: '2018-12-31',
  registry: '2018-12-31',
}
const ROUNDS = 4
/** From here on a pair is suggested; by itself it must reach the lesser (apps/server/src/people/suggestions.ts). */
const [SUGGESTED, LEAST] = [0.1, 0.02]
/** The words of the screen, by contradiction; any other begins otherwise, and counts as such. */
const words: Record<string, string> = {
  'born-apart': 'Births that cannot be one day',
  'born-near': 'Births a year or two apart',
  'siblings-too-close': 'Two children of one mother',
  'birth-places-differ': 'Two places of birth',
  'one-list-twice': 'Both are lines of one list',
}

interface Line extends KinRecord {
  truth: string
  role: string
  said: string
}

const NAME_ONLY = 'prison list, nothing but the name agrees: may not be joined'
const causes = new Map<string, number>()

function linesOf(seed: number): Line[] {
  const demo = generateDemo(seed)
  const claims = new Map(
    demo.unsupported.flatMap(({ id, rows }) => rows.map(({ list, row }) => [`${list} ${row}`, id])),
  )
  return listKeys.flatMap((list) => {
    const { columns, rows, truth } = demo.lists[list]
    const read = rowReader({
      columns,
      mapping: demoMapping(list),
      listedOn: listedOn[list],
      listedOnSaid: true,
      today: '2026-01-01',
      hash: (text) => createHash('sha256').update(text).digest(),
    })
    return rows.flatMap((cells, i): Line[] => {
      const { incoming } = read({ number: i + 2, cells, problems: [] })
      if (!incoming) return []
      const person = truth.find(({ row }) => row === i)?.personId
      const { bornFrom, bornTo } = incoming
      const names = [incoming.fullName, ...(incoming.otherNames ?? []), incoming.kunya, incoming.formerName]
      return [
        {
          id: `${list} ${i + 2}`,
          truth: person ?? claims.get(`${list} ${i}`) ?? `${list} ${i}`,
          role: roleOfRelation(incoming.relation, list),
          said: cells.join(' | '),
          source: list,
          names: names.filter((name): name is string => Boolean(name)),
          sex: incoming.sex ?? 'unknown',
          ...(incoming.familyGroup ? { family: incoming.familyGroup } : {}),
          ...(incoming.location ? { location: incoming.location } : {}),
          ...(bornFrom && bornTo ? { born: { from: bornFrom, to: bornTo } } : {}),
          ...(incoming.birthPlace ? { birthPlace: incoming.birthPlace } : {}),
          ...(incoming.documentNumber ? { documents: [incoming.documentNumber] } : {}),
          ...(incoming.motherName ? { mother: incoming.motherName } : {}),
          ...(incoming.fatherName ? { father: incoming.fatherName } : {}),
        },
      ]
    })
  })
}

class Register {
  readonly records: Line[]
  readonly byId: Map<string, Line>
  private readonly group = new Map<string, Line[]>()
  private readonly households: Map<string, Line[]>

  constructor(records: Line[]) {
    this.records = records
    this.byId = new Map(records.map((record) => [record.id, record]))
    for (const record of records) this.group.set(record.id, [record])
    this.households = Map.groupBy(
      records.filter(({ family }) => family),
      ({ source, family }) => `${source} ${family}`,
    )
  }

  of = (id: string): Line[] => this.group.get(id)!
  personOf = (id: string): string => this.of(id)[0]!.id
  join(a: string, b: string) {
    if (this.personOf(a) === this.personOf(b)) return
    const both = [...this.of(a), ...this.of(b)]
    for (const { id } of both) this.group.set(id, both)
  }

  contradictions(a: string, b: string): string[] {
    const [one, other] = [this.of(a), this.of(b)]
    const key = ({ code, about }: { code: string; about: string[] }) => [code, ...about].join(' ')
    const found = (lines: readonly Line[]) => contradictionsOf(lines.map(statementOf), this.relations(lines))
    const known = new Set([one, other].flatMap(found).map(key))
    return found([...one, ...other])
      .filter((each) => !known.has(key(each)) && each.code !== 'two-places')
      .map(({ code }) => words[code] ?? code)
  }

  /** Mother and children of one household, as the camp tells. */
  private relations(lines: readonly Line[]): Relation[] {
    return lines.flatMap((line) =>
      (this.households.get(`${line.source} ${line.family}`) ?? []).flatMap((other): Relation[] => {
        const role =
          line.role === 'child' && (other.role === 'mother' || other.role === 'father')
            ? other.role
            : line.role !== 'child' &&
                (line.role === 'mother' || line.role === 'father') &&
                other.role === 'child'
              ? 'child'
              : undefined
        return role && other !== line
          ? [{ id: other.id, role, name: other.names[0] ?? '', ...(other.born ? { born: other.born } : {}) }]
          : []
      }),
    )
  }
}

const statementOf = (line: Line): Statement => ({
  id: line.id,
  source: line.source,
  sourceId: line.source,
  listedOn: listedOn[line.source as ListKey],
  sex: line.sex ?? 'unknown',
  ...(line.born ? { born: line.born } : {}),
  ...(line.birthPlace ? { birthPlace: line.birthPlace } : {}),
  ...(line.documents?.[0] ? { document: line.documents[0] } : {}),
})

/** What the screen would show of the pair. */
function shownOf(pair: Suggestion, register: Register): Shown {
  const outcome = (field: string) => {
    const code = pair.why.map(({ code }) => code).find((each) => each.startsWith(`link.${field}_`))
    return code ? code.slice(`link.${field}_`.length) : ''
  }
  const said: Record<string, string> = {
    same: 'same',
    very_alike: 'very alike',
    alike: 'alike',
    partly: 'partly alike',
    word: 'alike',
    compatible: 'can be the same day',
    different: 'different',
    near: 'near',
    one_character: 'one character',
  }
  const field = (name: string) => said[outcome(name)] ?? ''
  return {
    records: [pair.left, pair.right],
    ofHundred: Math.round(pair.probability * 100),
    fields: {
      Name: field(outcome('names') ? 'names' : 'single_name'),
      Born: field('born'),
      Mother: field('mother'),
      Father: field('father'),
      'Place of birth': field('birth_place'),
      'Document number': field('documents'),
    },
    contradictions: register.contradictions(pair.left, pair.right),
    rivals: [],
    relatives: pair.why.some(({ code, params }) => code === 'link.kin' && Number(params['pairs']) > 0),
    twoOfficers: [pair.left, pair.right].some((id) =>
      register.of(id).some(({ source }) => source === 'partner'),
    ),
  }
}

async function workThrough(seed: number): Promise<(string | number)[]> {
  const register = new Register(linesOf(seed))
  const prepare = preparing()
  const decisions: Decision[] = []
  const accepted: [string, string, string][] = []
  const apart: [string, string][] = []
  const decided: number[] = []
  let last: (Suggestion & { shown?: Shown })[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const model = round === 0 ? DEFAULT_MODEL : learn(decisions)
    const met = suggestAll(register.records, { threshold: LEAST, model })
    const found = await weighTogether(
      register.records,
      met.map(({ left, right }) => [left, right] as const),
      { threshold: SUGGESTED, model, prepare, personOf: register.personOf },
    )
    last = found
    const teaches = teachings(
      found.map(({ left, right, probability }) => ({
        left: register.personOf(left),
        right: register.personOf(right),
        probability,
      })),
    )
    const told = () => new Set(apart.map(([a, b]) => [a, b].map(register.personOf).toSorted().join(' ')))
    let before = decisions.length
    for (const i of [...found.keys()].sort((a, b) => teaches[b]!.bits - teaches[a]!.bits)) {
      const pair: Suggestion & { shown?: Shown } = found[i]!
      const persons = [pair.left, pair.right].map(register.personOf).toSorted()
      if (persons[0] === persons[1] || told().has(persons.join(' '))) continue
      pair.shown = shownOf(pair, register)
      const verdict = judge(pair.shown)
      if (verdict === 'unsure') continue
      const [left, right] = [register.byId.get(pair.left)!, register.byId.get(pair.right)!]
      decisions.push({ left, right, same: verdict === 'same' })
      if (verdict === 'same') {
        accepted.push([pair.left, pair.right, JSON.stringify(pair.shown)])
        register.join(pair.left, pair.right)
      } else apart.push([pair.left, pair.right])
    }
    before = decisions.length - before
    decided.push(before)
    if (before === 0) break
  }
  return score(seed, register, accepted, apart, last, decided)
}

function score(
  seed: number,
  register: Register,
  accepted: [string, string, string][],
  apart: [string, string][],
  last: (Suggestion & { shown?: Shown })[],
  decided: number[],
): (string | number)[] {
  const truth = (id: string) => register.byId.get(id)!.truth
  const wrong = accepted.filter(([a, b]) => truth(a) !== truth(b))
  const key = (a: string, b: string) => [a, b].map(register.personOf).toSorted().join(' ')
  const suggested = new Map(last.map((pair) => [key(pair.left, pair.right), pair]))
  const told = new Set(apart.map(([a, b]) => key(a, b)))
  let [all, together, unlawful] = [0, 0, 0]
  for (const lines of Map.groupBy(register.records, ({ truth }) => truth).values())
    for (const [i, a] of lines.entries())
      for (const b of lines.slice(i + 1)) {
        all++
        if (register.personOf(a.id) === register.personOf(b.id)) {
          together++
          continue
        }
        const pair = suggested.get(key(a.id, b.id))
        const cause = whyMissed(register, a, b, pair, told.has(key(a.id, b.id)))
        if (cause === NAME_ONLY) unlawful++
        causes.set(cause, (causes.get(cause) ?? 0) + 1)
        if (values.missed) print(`missed (${cause})`, seed, a, b, pair)
      }
  if (values.missed)
    for (const [a, b, shown] of wrong) {
      print('wrong', seed, register.byId.get(a)!, register.byId.get(b)!, undefined)
      console.log(shown)
    }
  const share = (n: number, of: number) => (n / of).toFixed(3)
  return [
    accepted.length,
    share(accepted.length - wrong.length, accepted.length),
    share(together, all),
    all,
    unlawful,
    share(together, all - unlawful),
    decided.join(', '),
  ]
}

function whyMissed(
  register: Register,
  a: Line,
  b: Line,
  pair: (Suggestion & { shown?: Shown }) | undefined,
  told: boolean,
): string {
  const careful = [a, b].some(({ id }) => register.of(id).some(({ source }) => source === 'partner'))
  const lists = `${a.source}–${b.source}`
  if (told) return `told apart, ${lists}`
  if (careful && !beyondName(register.of(a.id), register.of(b.id), pair)) return NAME_ONLY
  if (!pair) return `not suggested, ${lists}`
  const shown = pair.shown ?? shownOf(pair, register)
  if (shown.contradictions.length > 0) return `contradicted, ${lists}`
  return shown.ofHundred < 55 ? `doubtful (10 to 54 in 100), ${lists}` : `two officers, ${lists}`
}

/** Something besides name and sex that two of their lines both say, whether or not it agrees; or their families. */
function beyondName(one: readonly Line[], other: readonly Line[], pair: Suggestion | undefined): boolean {
  if (pair?.why.some(({ code }) => code === 'link.kin')) return true
  return one.some((a) =>
    other.some((b) =>
      compareRecords(a, b).why.some(({ code }) =>
        /^link\.(born|mother|father|birth_place|documents)_/.test(code),
      ),
    ),
  )
}

function print(
  what: string,
  seed: number,
  a: Line,
  b: Line,
  pair: (Suggestion & { shown?: Shown }) | undefined,
) {
  const why = pair?.why.map(({ code, params }) => `${code.slice(5)} ${params['bits'] ?? ''}`).join('; ')
  console.log(`${what}, seed ${seed}\n  ${a.id}: ${a.said}\n  ${b.id}: ${b.said}`)
  if (pair) console.log(`  ${pair.probability.toFixed(2)} ${why} | ${pair.shown?.contradictions.join('; ')}`)
}

const lines: (string | number)[][] = []
for (const seed of values.seeds.split(',').map(Number)) lines.push([seed, ...(await workThrough(seed))])
printTable(
  [
    'seed',
    'accepted',
    'precision',
    'recall',
    'true pairs',
    'unlawful',
    'recall of lawful',
    'decisions by round',
  ],
  lines,
)
console.log()
printTable(
  ['why a true pair was missed, all seeds together', 'pairs'],
  [...causes].toSorted((a, b) => b[1] - a[1]),
)
