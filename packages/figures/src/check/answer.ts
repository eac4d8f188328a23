/** The shape of what the check of consistency says (docs/formats/figures-check.schema.json). */
import type { StatedCategory } from '../statement.ts'

export type CheckCode =
  | 'cannot-all-hold'
  | 'not-in-whole-people'
  | 'corrected'
  | 'share-corrected'
  | 'can-be'
  | 'can-be-at-least'
  | 'must-be'
  | 'reading'
  | 'reading-fits'
  | 'reading-earlier'

/** The same sentence in Kazakh, Russian, English and Arabic. A screen may build its own from `code` and `params`. */
export type InFour = { readonly kk: string; readonly ru: string; readonly en: string; readonly ar: string }

/** One number of one claim. `high` is null where nothing is said above. */
export type NumberSaid = {
  readonly claim: string
  readonly category: StatedCategory
  readonly low: number
  readonly high: number | null
  /** Claims that say the same number of the same people; any of them can stand in for `claim`. */
  readonly alsoSaidBy: readonly string[]
}

/** `times` can be a fraction where a share is among the numbers. */
export type ProofTerm = {
  readonly claim: string
  readonly category: StatedCategory
  readonly value: number
  readonly times: number
}

/**
 * Numbers that cannot all hold, while any one left out the others can.
 * - `proof`: those of `least` count people who are all among those of `most`, yet `sumLeast` is more than `sumMost`.
 *   Null where only whole people are the reason
 * - `excess`: by how many people
 */
export type IrreducibleSet = {
  readonly code: 'cannot-all-hold' | 'not-in-whole-people'
  readonly claims: readonly string[]
  readonly numbers: readonly NumberSaid[]
  readonly arithmetic: string
  readonly excess: number | null
  readonly proof: {
    readonly least: readonly ProofTerm[]
    readonly sumLeast: number
    readonly most: readonly ProofTerm[]
    readonly sumMost: number
  } | null
  readonly text: InFour
}

/** `to` is null for a share. `weight`: what a person of it costs. */
export type Change = NumberSaid & {
  readonly code: 'corrected' | 'share-corrected'
  readonly to: number | null
  readonly persons: number
  readonly weight: number
  readonly text: InFour
}

/** What a group can be if no more is corrected than must be. `high` is null where nothing bounds it. */
export type Bound = {
  readonly code: 'can-be' | 'can-be-at-least' | 'must-be'
  readonly event: string
  readonly missions: readonly string[]
  readonly category: StatedCategory
  readonly low: number
  readonly high: number | null
  readonly text: InFour
}

/**
 * A reading under which less has to be corrected.
 * - `from`: `stated` where the claim itself gives it, `found` where its numbers are those of another claim
 * - `removes`: the irreducible sets, by their place in `sets`, that can hold when read so
 * - `before`, `after`: the least correction, weighted, of all that hangs together with it
 */
export type ReadingFound = {
  readonly code: 'reading'
  readonly claim: string
  readonly from: 'stated' | 'found'
  readonly as: string | null
  readonly note: string | null
  readonly categories: readonly StatedCategory[]
  readonly removes: readonly number[]
  readonly before: number
  readonly after: number
  readonly fits: readonly {
    readonly claim: string
    readonly category: StatedCategory
    readonly value: number
  }[]
  /** How many days before this claim the other was published; null where the days are not known. */
  readonly daysBefore: number | null
  readonly text: InFour
}

export type Consistency = {
  readonly consistent: boolean
  /** Different numbers said. */
  readonly numbers: number
  /** Atomic groups that they are about. */
  readonly atoms: number
  /** Parts that have nothing to do with each other, and how many numbers the largest has. */
  readonly components: number
  readonly largest: number
  readonly sets: readonly IrreducibleSet[]
  /** `complete`: these are all sets. Else at least one for each number that has to give way. */
  readonly complete: boolean
  readonly cap: number
  readonly correction: {
    /** A person is counted once for each claim that is moved by them. */
    readonly persons: number
    readonly weighted: number
    readonly changes: readonly Change[]
  }
  readonly unknown: readonly Bound[]
  readonly readings: readonly ReadingFound[]
  /** Numbers too large to be people, which were not compared. */
  readonly leftOut: readonly { readonly claim: string; readonly category: StatedCategory }[]
}
