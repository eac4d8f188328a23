/**
 * Whether claims can all hold, and if not: which sets cannot, what the least correction is, what the unpublished can be,
 * and which reading removes a conflict. Claims are taken in the order of their keys, so that theirs does not matter.
 */
import { type Group, StatedCategory, type Statement, type Statements } from '../statement.ts'
import type { Bound, Consistency } from './answer.ts'
import { boundsOf } from './bounds.ts'
import { type Asked, type Compiled, compile, MOST_PEOPLE } from './compile.ts'
import { type Component, componentsIn, leastCorrection, rowsWith } from './component.ts'
import { type Budget, furtherSets, oneEach, remainingSets } from './conflicts.ts'
import { type Highs, loadHighs } from './highs.ts'
import type { Spoken } from './lattice.ts'
import { proofOf } from './proof.ts'
import { readingSaid } from './reading-said.ts'
import { removingReadings } from './readings.ts'
import { byKey, changeOf, setOf } from './said.ts'
import type { Solved } from './solve.ts'
import { categoryWord, inFour } from './words.ts'

export interface CheckOptions {
  /** Irreducible sets looked for at most, beyond one for each number that has to give way. 100 unless said. */
  readonly cap?: number
  /** Groups to bound. Unless said: what no claim gives of each mission, where that is `MOST_ASKED` groups or fewer. */
  readonly asked?: readonly Asked[]
  /** Whether readings are tried. They are unless said. */
  readonly readings?: boolean
}

/** A group is bounded by two optimisations: past so many they are worked out on request alone. */
export const MOST_ASKED = 200
/** Questions to HiGHS in search of further sets. */
const MOST_QUESTIONS = 200
/** Numbers that hang together, past which further sets are not looked for. */
const MOST_SEARCHED = 500
/** Up to so many the tree is tried first. */
const MOST_IN_TREE = 16

/**
 * It computes without a pause: run it in a worker where others wait.
 *
 * @throws {TooHard} where HiGHS cannot answer within its time
 */
export async function checkConsistency(
  { claims, groups }: Statements,
  { cap = 100, asked, readings = true }: CheckOptions = {},
): Promise<Consistency> {
  const highs = await loadHighs()
  const sorted = [...claims].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const spoken = sorted.map(spokenOf)
  const questions = asked ?? unpublished(sorted, groups)
  const compiled = compile(spoken, groups, questions)
  const components = componentsIn(compiled.system)

  const solved = components.map((component) => ({ component, ...leastCorrection(highs, component) }))
  const { sets, complete } = setsOf(highs, solved, cap)
  const irreducible = sets
    .map(({ component, members }) => {
      const proof = proofOf(highs, rowsWith(component, members))
      const said = members.map((member) => compiled.said[member]!).sort(byKey)
      return setOf(said, proof, compiled.said)
    })
    .sort((a, b) => a.numbers.length - b.numbers.length || (keyOf(a.numbers) < keyOf(b.numbers) ? -1 : 1))
  const changes = solved
    .flatMap(({ component, people }) =>
      component.members.map((member) =>
        changeOf(
          compiled.said[member]!,
          component.rowsOf.get(member)!,
          people,
          compiled.system.weights[member]!,
        ),
      ),
    )
    .filter((change) => change !== undefined)
    .sort(byKey)
  const found =
    readings && irreducible.length > 0
      ? removingReadings(
          highs,
          sorted,
          spoken,
          groups,
          irreducible.map(({ numbers }) =>
            numbers.flatMap(({ claim, category, alsoSaidBy }) =>
              [claim, ...alsoSaidBy].map((key) => ({ claim: key, category })),
            ),
          ),
          nearBy(components, compiled),
        )
      : []
  return {
    consistent: irreducible.length === 0,
    numbers: compiled.said.length,
    atoms: compiled.system.columns,
    components: components.length,
    largest: Math.max(0, ...components.map(({ members }) => members.length)),
    sets: irreducible,
    complete,
    cap,
    correction: {
      persons: changes.reduce((sum, { persons }) => sum + persons, 0),
      weighted: round(solved.reduce((sum, { cost }) => sum + cost, 0)),
      changes,
    },
    unknown: questions.map((one, i) => {
      const parts = solved.map(({ component, cost }) => ({ ...component, cost }))
      return boundSaid(one, boundsOf(highs, parts, compiled.asked[i]!))
    }),
    readings: found.map((one) => readingSaid(one, sorted)),
    leftOut: tooLarge(sorted),
  }
}

const keyOf = (numbers: readonly { claim: string; category: string }[]) =>
  numbers.map(({ claim, category }) => `${claim} ${category}`).join()

const round = (value: number) => Number(value.toFixed(6))

function spokenOf({ key, statedOn, scope, quantities }: Statement): Spoken {
  const order = StatedCategory.options
  return {
    key,
    statedOn,
    scope,
    quantities: [...quantities].sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category)),
  }
}

/** One set for each number that has to give way, then further ones as far as the cap goes. */
function setsOf(
  highs: Highs,
  solved: readonly (Solved & { component: Component })[],
  cap: number,
): { sets: { component: Component; members: number[] }[]; complete: boolean } {
  const clashing = solved.filter(({ cost }) => cost > 1e-6)
  const first = clashing.map(({ component, people }) => ({
    component,
    known: oneEach(highs, component, people),
  }))
  const budget: Budget = {
    sets: cap - first.reduce((sum, { known }) => sum + known.length, 0),
    questions: MOST_QUESTIONS,
  }
  let complete = true
  for (const { component, known } of first) {
    // The tree knows when it has all, but comes to no end where many conflicts are apart from each other.
    let all = component.members.length <= MOST_IN_TREE && remainingSets(highs, component, known, budget)
    if (!all && component.members.length <= MOST_SEARCHED) {
      furtherSets(highs, component, known, budget)
      all = remainingSets(highs, component, known, budget)
    }
    complete &&= all
  }
  return {
    sets: first.flatMap(({ component, known }) => known.map((members) => ({ component, members }))),
    complete: complete || clashing.length === 0,
  }
}

const USUAL: ReadonlySet<string> = new Set(['total', 'men', 'women', 'children', 'orphans'])

/** The usual categories of each single mission that no claim gives of it, where the event counts them at all. */
export function unpublished(claims: readonly Statement[], groups: readonly Group[]): Asked[] {
  const declared = new Set(groups.map(({ name }) => name))
  const given = new Set<string>()
  const missions = new Map<string, Set<string>>()
  const counted = new Map<string, Set<string>>()
  for (const { scope, quantities } of claims) {
    const of = (map: Map<string, Set<string>>) => {
      if (!map.has(scope.event)) map.set(scope.event, new Set())
      return map.get(scope.event)!
    }
    for (const mission of scope.missions ?? []) if (!declared.has(mission)) of(missions).add(mission)
    for (const { category, kind } of quantities) {
      of(counted).add(category)
      if (scope.missions?.length === 1 && kind === 'exact')
        given.add(`${scope.event} ${scope.missions[0]} ${category}`)
    }
  }
  const asked = [...missions].flatMap(([event, names]) =>
    [...names].sort().flatMap((mission) =>
      StatedCategory.options
        .filter(
          (category) => counted.get(event)!.has(category) && !given.has(`${event} ${mission} ${category}`),
        )
        .filter((category) => USUAL.has(category))
        .map((category): Asked => ({ event, missions: [mission], category })),
    ),
  )
  return asked.length > MOST_ASKED ? [] : asked
}

function boundSaid(
  { event, missions, category }: Asked,
  { low, high }: { low: number; high: number },
): Bound {
  const code = low === high ? 'must-be' : Number.isFinite(high) ? 'can-be' : 'can-be-at-least'
  const top = Number.isFinite(high) ? high : null
  const params = { missions: missions.join(' + '), category: categoryWord(category), low, high: top ?? 0 }
  return { code, event, missions, category, low, high: top, text: inFour(code, params) }
}

/** For a claim, the claims with a number in a component that it has a number in. */
function nearBy(components: readonly Component[], { said }: Compiled): (claim: string) => Set<string> {
  const keys = components.map(
    ({ members }) => new Set(members.flatMap((member) => [said[member]!.claim, ...said[member]!.alsoSaidBy])),
  )
  return (claim) => new Set([claim, ...keys.filter((each) => each.has(claim)).flatMap((each) => [...each])])
}

function tooLarge(claims: readonly Statement[]): Consistency['leftOut'] {
  return claims.flatMap(({ key, quantities }) =>
    quantities
      .filter((each) => each.kind !== 'share' && Math.max(each.value, each.upper ?? 0) > MOST_PEOPLE)
      .map(({ category }) => ({ claim: key, category })),
  )
}
