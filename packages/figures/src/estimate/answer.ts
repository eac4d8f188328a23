/** The shape of the answer (docs/formats/figures-estimate.schema.json). Whole people; criteria to three decimals. */

/**
 * - `says`: what the numbers say
 * - `doubts`: what speaks against relying on it here
 * - `assumes`: what must hold for it to mean anything, and no data can show
 */
export type EstimateFindingKind = 'says' | 'doubts' | 'assumes'

export type EstimateCode =
  | 'people-in-all'
  | 'no-upper-end'
  | 'no-estimate'
  | 'at-least'
  | 'names-nobody'
  | 'few-in-common'
  | 'lists-do-not-overlap'
  | 'models-left-out'
  | 'better-model-left-out'
  | 'models-disagree'
  | 'ways-disagree'
  | 'fits-badly'
  | 'below-the-bound'
  | 'draws-without-estimate'
  | 'links-matter'
  | 'assumes-one-population'
  | 'assumes-everyone-reachable'
  | 'assumes-right-links'
  | 'assumes-drawn-links'
  | 'assumes-independence'
  | 'assumes-the-model'

/** `text` is one English sentence or two; a screen in another language builds its own from `code` and `params`. */
export type EstimateFinding = {
  readonly code: EstimateCode
  readonly kind: EstimateFindingKind
  readonly params: Readonly<Record<string, number | string | readonly string[]>>
  readonly text: string
}

/** Lists that a model joins beyond what each list has by itself. */
export type NamedInteractions = readonly (readonly string[])[]

/** `high` is null where there is no upper end. */
export type Range = { readonly low: number; readonly high: number | null }

export type EstimateAnswer = {
  readonly lists: readonly { readonly name: string; readonly people: number }[]
  readonly seen: number
  /** `bic`: the log-linear model with the lowest BIC, BCa bootstrap; `chapman`: two lists. Null where none exists. */
  readonly estimate:
    | ({
        readonly method: 'bic' | 'chapman'
        readonly people: number
        readonly unseen: number
        readonly level: 0.95
      } & Range)
    | null
  /** Chao's; `people` null where nobody is on exactly two lists. */
  readonly lowerBound: { readonly people: number | null; readonly low: number }
  /** The model chosen; `asIfKnown` is its profile likelihood interval, too narrow since it knows of no choice. */
  readonly model: {
    readonly interactions: NamedInteractions
    readonly atZero: NamedInteractions
    readonly parameters: number
    readonly deviance: number
    readonly degreesOfFreedom: number
    readonly bic: number
    readonly aic: number
    readonly standardError: number
    readonly asIfKnown: Range
  } | null
  /** The next best models by BIC. */
  readonly others: readonly {
    readonly interactions: NamedInteractions
    readonly people: number
    readonly bic: number
  }[]
  /** Chosen forward by p-values instead. */
  readonly stepwise: { readonly interactions: NamedInteractions; readonly people: number } | null
  readonly leftOut: {
    readonly models: number
    readonly first: readonly {
      readonly interactions: NamedInteractions
      readonly reasons: readonly string[]
    }[]
  }
  readonly search: { readonly fitted: number; readonly kept: number }
  readonly bootstrap: {
    readonly draws: number
    readonly seed: number
    readonly withoutEstimate: number
  } | null
  /** Over drawn tables: how many were seen, the estimates, and the interval with both uncertainties. */
  readonly linkage: {
    readonly tables: number
    readonly withoutEstimate: number
    readonly seen: Range
    readonly people: Range & { readonly median: number | null }
    readonly interval: Range
  } | null
  readonly findings: readonly EstimateFinding[]
}
