/**
 * Irreducible sets: numbers that cannot all hold, while any of them left out the others can (IIS; Chinneck, Feasibility
 * and Infeasibility in Optimization, 2008, chapter 6). A set is narrowed by the deletion filter (Chinneck and Dravnieks
 * 1991) from the numbers that a proof of HiGHS uses.
 */
import { type Component, clashes, holding, missedBy } from './component.ts'
import type { Highs } from './highs.ts'
import { irreducible } from './spare.ts'
import { proofsIn } from './through.ts'

export interface Budget {
  /** Sets still to be found. */
  sets: number
  /** Questions that may still be asked of HiGHS. */
  questions: number
}

/**
 * One set for each number that has to give way until the rest can hold.
 *
 * @param people of a least correction: in every set some number is corrected by it, and the most corrected gives way
 */
export function oneEach(highs: Highs, component: Component, people: ReadonlyMap<number, number>): number[][] {
  const active = new Set(component.members)
  const missed = new Map(
    component.members.map((member) => [
      member,
      Math.max(...component.rowsOf.get(member)!.map((row) => missedBy(row, people))),
    ]),
  )
  const sets: number[][] = []
  const proofs = proofsIn(highs, component)
  try {
    for (;;) {
      let proof = proofs.shortest()
      if (!proof || holding(highs, component, proof)) {
        // No proof is left, or none that stands: whole people may still be the reason.
        proof = [...active]
        if (holding(highs, component, proof)) return sets
      }
      const set = irreducible(highs, component, proof)
      const [gives] = [...set].sort((a, b) => missed.get(b)! - missed.get(a)! || b - a)
      sets.push(set)
      active.delete(gives!)
      proofs.leaveOut(gives!)
    }
  } finally {
    proofs.dispose()
  }
}

/**
 * Further irreducible sets of the component beyond those known, as far as the budget goes: proofs through each number,
 * away from the numbers that many known sets hold, until three rounds find nothing new.
 */
export function furtherSets(highs: Highs, component: Component, known: number[][], budget: Budget): void {
  const seen = new Set(known.map((set) => set.join()))
  const inSets = new Map<number, number>()
  const count = (set: readonly number[]) => {
    for (const member of set) inSets.set(member, (inSets.get(member) ?? 0) + 1)
  }
  known.forEach(count)
  const proved = new Set<string>()
  const proofs = proofsIn(highs, component)
  try {
    let uses = proofs.uses
    for (let idle = 0; idle < 3; ) {
      const before = known.length
      const fruitful: number[] = []
      for (const use of uses) {
        if (budget.sets <= 0) return
        const proof = proofs.through(use, (member) => (1 + (inSets.get(member) ?? 0)) ** 2)
        if (!proof) continue
        fruitful.push(use)
        if (proved.has(proof.join()) || holding(highs, component, proof)) {
          count(proof)
          continue
        }
        proved.add(proof.join())
        const set = irreducible(highs, component, proof)
        count(set)
        if (seen.has(set.join())) continue
        seen.add(set.join())
        known.push(set)
        budget.sets--
      }
      uses = fruitful
      idle = known.length === before ? idle + 1 : 0
    }
  } finally {
    proofs.dispose()
  }
}

/**
 * The sets that are still missing, by a tree that leaves out one number of a known set at each step (Reiter, A theory of
 * diagnosis from first principles, 1987).
 *
 * @returns whether all sets are known now: where many conflicts are apart from each other, the budget ends before
 */
export function remainingSets(
  highs: Highs,
  component: Component,
  known: number[][],
  budget: Budget,
): boolean {
  const canHold: ReadonlySet<number>[] = []
  const seen = new Set<string>()
  const waiting: number[][] = [[]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const out = new Set(next)
    let set = known.find((each) => !each.some((member) => out.has(member)))
    if (!set) {
      const members = component.members.filter((member) => !out.has(member))
      if (canHold.some((each) => members.every((member) => each.has(member)))) continue
      if (budget.questions <= 0 || budget.sets <= 0) return false
      budget.questions -= members.length > 40 ? 4 : 1
      const people = holding(highs, component, members)
      if (people) {
        canHold.push(heldBy(component, people, members))
        continue
      }
      const [narrow] = clashes(highs, component, members).sets
      budget.questions -= (narrow ?? members).length
      set = irreducible(highs, component, narrow ?? members)
      known.push(set)
      budget.sets--
    }
    for (const member of set) {
      const branch = [...next, member].sort((a, b) => a - b)
      const key = branch.join()
      if (seen.has(key)) continue
      if (seen.size >= MOST_BRANCHES) return false
      seen.add(key)
      waiting.push(branch)
    }
  }
  return true
}

const MOST_BRANCHES = 2000

/** Every number of the component that these people make hold: those asked for and, by chance, others. */
function heldBy(
  component: Component,
  people: ReadonlyMap<number, number>,
  asked: readonly number[],
): ReadonlySet<number> {
  const held = component.members.filter((member) =>
    component.rowsOf.get(member)!.every((row) => missedBy(row, people) === 0),
  )
  // Columns that were not asked about are taken as 0; the lattice must allow that.
  const allowed = component.structure.every((row) => missedBy(row, people) === 0)
  return new Set(allowed ? held : asked)
}
