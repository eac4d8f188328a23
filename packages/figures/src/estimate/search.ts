/**
 * The best models by Schwarz's criterion (BIC), found among all hierarchical ones by branch and bound: a model cannot
 * have a higher likelihood than one that contains it, so a branch is left when even its largest model, at the price of
 * its smallest, would be no better than the worst model kept. What is returned is what an exhaustive search returns.
 */
import { type Fit, fit, type Interactions, parts } from './fit.ts'
import { type HistoryTable, onAll, seen, size } from './table.ts'

/** `people`: all of them, seen and unseen. */
export type Candidate = {
  readonly interactions: Interactions
  readonly bic: number
  readonly fit: Fit
  readonly people: number
}

/**
 * - `best`: models that stand, the lowest BIC first
 * - `failed`: models that do not stand, of those looked at (all of them up to four lists), the lowest BIC first, as far
 *   as it was followed
 * - `fitted`: how many models were fitted, in all
 */
export type Search = {
  readonly best: readonly Candidate[]
  readonly failed: readonly Interactions[]
  readonly fitted: number
}

/**
 * How many lists an interaction of the models may join. Two lists allow none; with three, all three would leave
 * nothing to estimate the unseen from; four and five take interactions of three that somebody is on; six would have
 * 3,702,013 such models, so there two is the most, as in Silverman's packages.
 */
export function highestOrder(lists: number): number {
  return [0, 0, 1, 2, 3, 3, 2][lists]!
}

/**
 * Models among which the bootstrap chooses, the best ones of the table itself (Silverman, Chan, Vincent 2024, whose
 * package keeps 20 of four lists and 100 of more).
 */
export function modelsKept(lists: number): number {
  return lists <= 4 ? 50 : 100
}

/** The `keep` best models of a table. */
export function bestModels(table: HistoryTable, keep = modelsKept(table.lists.length)): Search {
  const counts = Float64Array.from(table.counts)
  const logPeople = Math.log(seen(table))
  const lists = table.lists.length
  const inCommon = onAll(counts)
  const terms = orderedTerms(lists, counts, inCommon)
  const place = new Map(terms.map((term, i) => [term, i]))
  const fits = new Map<number, Fit>()
  const fitOf = (chosen: number): Fit => {
    const known = fits.get(chosen) ?? fit(counts, pick(terms, chosen))
    fits.set(chosen, known)
    return known
  }
  const best: Candidate[] = []
  const failed: { chosen: number; bic: number }[] = []
  const priceOf = (f: Fit) => logPeople * f.parameters
  const worst = () => (best.length < keep ? Number.POSITIVE_INFINITY : best.at(-1)!.bic)
  const allowed = (term: number, chosen: number) =>
    parts(term).every((part) => size(part) < 2 || chosen & (1 << place.get(part)!))

  const visit = (chosen: number, next: number): void => {
    const own = fitOf(chosen)
    const bic = -2 * own.logLikelihood + priceOf(own)
    if (!own.stands) {
      failed.push({ chosen, bic })
      // Taking in a term that people have leaves the same histories and adds a condition: it mends nothing.
      if (lists > 4 && inCommon[terms[next]!] !== 0) return
    } else if (bic <= worst()) {
      const candidate = {
        interactions: pick(terms, chosen).sort((a, b) => a - b),
        bic,
        fit: own,
        people: seen(table) + own.unseen,
      }
      const at = best.findIndex((other) => goesBefore(candidate, other))
      best.splice(at === -1 ? best.length : at, 0, candidate)
      if (best.length > keep) best.pop()
    }
    for (let i = next; i < terms.length; i++) {
      if (!allowed(terms[i]!, chosen)) continue
      const child = chosen | (1 << i)
      if (best.length >= keep) {
        let largest = child
        for (let j = i + 1; j < terms.length; j++) if (allowed(terms[j]!, largest)) largest |= 1 << j
        const top = fitOf(largest)
        const least = -2 * (top.logLikelihood + top.slack) + priceOf(own) + logPeople
        if (least > worst()) continue
      }
      visit(child, i + 1)
    }
  }
  visit(0, 0)
  failed.sort((a, b) => a.bic - b.bic)
  return {
    best,
    failed: failed.map(({ chosen }) => pick(terms, chosen).sort((a, b) => a - b)),
    fitted: fits.size,
  }
}

/** By BIC; of models that are equal in it (tables with a symmetry), the one with fewer people. */
function goesBefore(a: Candidate, b: Candidate): boolean {
  return Math.abs(a.bic - b.bic) > 1e-7 ? a.bic < b.bic : a.people < b.people
}

const pick = (terms: readonly number[], chosen: number) => terms.filter((_, i) => chosen & (1 << i))

/**
 * The interactions to choose from: pairs without people in common, other pairs, threes with people in common. Within
 * each the ones that explain most alone come first: then branches end early. A three without people is not tried, since
 * its parameter would be −∞ on the word of nobody.
 */
function orderedTerms(lists: number, counts: Float64Array, inCommon: Float64Array): number[] {
  const terms: { term: number; group: number; gain: number }[] = []
  for (let h = 1; h < 1 << lists; h++) {
    if (size(h) < 2 || size(h) > highestOrder(lists) || (size(h) > 2 && inCommon[h] === 0)) continue
    const alone = size(h) === 2 ? [h] : [...parts(h), h]
    const group = size(h) === 2 && inCommon[h] === 0 ? 0 : size(h)
    terms.push({ term: h, group, gain: fit(counts, alone).logLikelihood })
  }
  return terms.sort((a, b) => a.group - b.group || b.gain - a.gain || a.term - b.term).map(({ term }) => term)
}
