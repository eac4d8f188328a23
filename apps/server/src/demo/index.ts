// The demonstration: a fictional Operation Betege with its generated people, families and four lists. Pure and
// deterministic: the same seed gives the same bytes on every machine.

import { campList } from './lists/camp.ts'
import { enquiryList } from './lists/enquiries.ts'
import { partnerList } from './lists/partner.ts'
import { registryList } from './lists/registry.ts'
import { missions, NOTICE, operation } from './missions.ts'
import { populate } from './population.ts'
import { createRandom } from './random.ts'
import { demoStory } from './story.ts'
import type { Demo, ListKey } from './types.ts'
import { drawClaims } from './unsupported.ts'

export { demoStory } from './story.ts'
export type { Demo, DemoList, ListKey } from './types.ts'
export { GENERATED } from './types.ts'

/** The order in which the lists would arrive. */
export const listKeys: readonly ListKey[] = ['camp', 'enquiries', 'partner', 'registry']

/** The whole demonstration from a seed (a whole number); the twelve of mission 5 are the same for every seed. */
export function generateDemo(seed = 20190105): Demo {
  const rng = createRandom(seed)
  const { people, families } = populate(rng.fork('people'))
  const claims = drawClaims(rng.fork('claims'))
  const population = { people, families, claims }
  const collected = {
    camp: campList(population, rng.fork('camp')),
    enquiries: enquiryList(population, rng.fork('enquiries')),
    partner: partnerList(population, rng.fork('partner')),
    registry: registryList(population, rng.fork('registry')),
  }
  return {
    generated: true,
    notice: NOTICE,
    seed,
    operation,
    missions: missions.map((mission) => ({ ...mission })),
    people,
    families,
    lists: {
      camp: collected.camp.list,
      enquiries: collected.enquiries.list,
      partner: collected.partner.list,
      registry: collected.registry.list,
    },
    unsupported: claims.map((claim) => ({
      id: claim.id,
      generated: true,
      reason: claim.reason,
      name: `${claim.latin.given} ${claim.latin.family}`,
      rows: listKeys.flatMap((list) =>
        collected[list].claimRows.filter((one) => one.claimId === claim.id).map(({ row }) => ({ list, row })),
      ),
    })),
  }
}

/** The rows of a person, list by list, in the order the lists arrive. */
export function rowsOf(demo: Demo, personId: string): { list: ListKey; row: number; cells: string[] }[] {
  return listKeys.flatMap((list) =>
    demo.lists[list].truth
      .filter((one) => one.personId === personId)
      .map(({ row }) => ({ list, row, cells: demo.lists[list].rows[row]! })),
  )
}

/** The twelve of the fifth mission with their rows in this demonstration. */
export function storyRows(demo: Demo) {
  return demoStory.map((person) => ({ ...person, rows: rowsOf(demo, person.personId) }))
}
