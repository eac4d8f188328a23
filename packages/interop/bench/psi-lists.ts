/**
 * The demonstration's lists as two states would hold them, in any length: a camp's and a partner's list in Arabic and
 * Latin letters on one side, the civil registry in Kazakh on the other, with the demonstration's own slips and gaps. A
 * list longer than one demonstration is made of several, from seeds that follow one another.
 */
import type { LinkRecord } from '@oralu/linkage'
import { demoStory, generateDemo, type ListKey } from '../../../apps/server/src/demo/index.ts'
import { demoMapping } from '../../../apps/server/src/demo/mappings.ts'
import { rowReader } from '../../../apps/server/src/lists/rows.ts'

export type BenchRecord = LinkRecord & { id: string; person: string }

const story = new Set(demoStory.map(({ personId }) => personId))

/** Theirs: rows of camp and partner, one a person. Ours: rows of the registry. */
export function demoLists(theirs: number, ours: number): { theirs: BenchRecord[]; ours: BenchRecord[] } {
  const lists = { theirs: [] as BenchRecord[], ours: [] as BenchRecord[] }
  for (let seed = 1; lists.theirs.length < theirs || lists.ours.length < ours; seed++) {
    const demo = generateDemo(seed)
    const met = new Set<string>()
    // The twelve of the story stand in every demonstration: in the first here.
    const rows = (key: ListKey) =>
      readRows(demo.lists[key], seed).filter(({ person }) => seed === 1 || !story.has(person))
    const strangers = [...rows('camp'), ...rows('partner')].filter(({ person }) => {
      const before = met.has(person)
      met.add(person)
      return !before
    })
    lists.theirs.push(...strangers)
    lists.ours.push(...rows('registry'))
  }
  return { theirs: lists.theirs.slice(0, theirs), ours: lists.ours.slice(0, ours) }
}

function readRows(list: ReturnType<typeof generateDemo>['lists'][ListKey], seed: number): BenchRecord[] {
  const read = rowReader({
    columns: list.columns,
    mapping: demoMapping(list.key),
    listedOn: '2018-12-20',
    listedOnSaid: true,
    today: '2026-11-25',
    hash: (text) => Buffer.from(text),
  })
  const persons = new Map(list.truth.map(({ row, personId }) => [row, personId]))
  const personOf = (id: string) => (story.has(id) ? id : `${seed} ${id}`)
  return list.rows.flatMap((cells, row) => {
    const { incoming } = read({ number: row + 2, cells, problems: [] })
    if (!incoming) return []
    const { fullName, otherNames, kunya, formerName, bornFrom, bornTo, sex, birthPlace } = incoming
    const names = [fullName, ...(otherNames ?? []), kunya, formerName].filter((name) => name !== undefined)
    return {
      id: `${seed} ${list.key} ${row}`,
      person: personOf(persons.get(row) ?? `${list.key} ${row}`),
      names,
      ...(bornFrom && bornTo && { born: { from: bornFrom, to: bornTo } }),
      sex: sex ?? 'unknown',
      ...(birthPlace && { birthPlace }),
      ...(incoming.documentNumber && { documents: [incoming.documentNumber] }),
      ...(incoming.motherName && { mother: incoming.motherName }),
      ...(incoming.fatherName && { father: incoming.fatherName }),
    }
  })
}
