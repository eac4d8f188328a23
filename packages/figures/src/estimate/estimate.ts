/** How many people there are, of whom lists show some. */
import type { EstimateAnswer, NamedInteractions, Range } from './answer.ts'
import { estimatorOf, limits, percentile, resample } from './bootstrap.ts'
import { chapman, lowerBound } from './bound.ts'
import { reasonsAgainst } from './exists.ts'
import { findingsOf } from './findings.ts'
import { criteria, deviance, type Interactions, standardError } from './fit.ts'
import { profileInterval } from './profile.ts'
import { drawsOf } from './random.ts'
import { bestModels, type Candidate } from './search.ts'
import { stepwise } from './stepwise.ts'
import { byName, type HistoryTable, namesOf, onAll, seen, size } from './table.ts'

/** `draws`: bootstrap draws. `seed`: the same seed, the same answer, on every machine. */
export type EstimateOptions = { readonly draws?: number; readonly seed?: number }

export const DEFAULT_DRAWS = 1000

const OTHERS_SHOWN = 9
const LEFT_OUT_SHOWN = 20
/** Draws of the bootstrap for each drawn table, at least. */
const LEAST_A_TABLE = 10

/**
 * Estimates how many people there are from who is on which lists. The first table is the one that is answered about;
 * more of them are draws of the same people under other links between records, over which the estimate is repeated.
 *
 * Three to six lists: the hierarchical log-linear Poisson model with the lowest BIC among those whose maximum exists and
 * is the only one, and a BCa bootstrap interval in which the choice is repeated. Two lists: Chapman's estimate. The order
 * of lists does not matter.
 *
 * @param tables people, all with the same lists; 2 to 6 of them
 * @throws {RangeError} on no table, tables of different lists, or too few draws for an interval (100)
 */
export function estimate(
  tables: readonly HistoryTable[],
  { draws = DEFAULT_DRAWS, seed = 1 }: EstimateOptions = {},
): EstimateAnswer {
  const [given] = tables
  if (!given) throw new RangeError('there is no table to estimate from')
  if (
    tables.some(
      ({ lists }) => lists.length !== given.lists.length || lists.some((l, i) => l !== given.lists[i]),
    )
  )
    throw new RangeError('the tables are not of the same lists')
  if (!Number.isInteger(draws) || draws < 100) throw new RangeError('an interval needs 100 draws or more')
  const table = byName(given)
  const n = seen(table)
  const next = drawsOf(seed)
  const two = table.lists.length === 2
  const search = two ? { best: [], failed: [], fitted: 0 } : bestModels(table)
  const [chosen] = search.best
  const estimator = estimatorOf(table.lists, search.best)
  const pair = two ? chapman(table) : undefined
  const people = pair ? pair.people : (chosen?.people ?? Number.POSITIVE_INFINITY)
  const stands = Number.isFinite(people)

  const repeated = chosen ? resample(table, people, estimator, draws, next) : []
  const ends = chosen ? limits(table, people, estimator, repeated) : pair
  const answer = {
    lists: given.lists.map((name, i) => ({ name, people: onAll(given.counts)[1 << i]! })),
    seen: n,
    estimate:
      stands && ends
        ? {
            method: two ? ('chapman' as const) : ('bic' as const),
            people: whole(people),
            unseen: whole(people) - n,
            ...range(ends.low, ends.high),
            level: 0.95 as const,
          }
        : null,
    lowerBound: boundOf(table),
    model: chosen ? modelOf(table, chosen) : null,
    others: search.best.slice(1, 1 + OTHERS_SHOWN).map((other) => ({
      interactions: named(other.interactions, table),
      people: whole(other.people),
      bic: decimals(other.bic),
    })),
    stepwise: stepwiseOf(table),
    leftOut: {
      models: search.failed.length,
      first: search.failed.slice(0, LEFT_OUT_SHOWN).map((interactions) => ({
        interactions: named(interactions, table),
        reasons: reasonsOf(table, interactions),
      })),
    },
    search: { fitted: search.fitted, kept: search.best.length },
    bootstrap: chosen
      ? { draws, seed, withoutEstimate: repeated.filter((each) => !Number.isFinite(each)).length }
      : null,
    linkage:
      stands && tables.length > 1
        ? overTables(tables.slice(1).map(byName), (drawn) => {
            const counts = Float64Array.from(drawn.counts)
            const one = estimator(counts)
            const share = Math.max(LEAST_A_TABLE, Math.ceil(draws / (tables.length - 1)))
            return {
              one,
              more: Number.isFinite(one) ? resample(drawn, one, estimator, share, next) : [one],
            }
          })
        : null,
  }
  return { ...answer, findings: findingsOf(answer, table, tables.length > 1) }
}

function modelOf(table: HistoryTable, { interactions, fit, people }: Candidate): EstimateAnswer['model'] {
  const { aic, bic } = criteria(fit, seen(table))
  const known = profileInterval(table, interactions, people)
  return {
    interactions: named(interactions, table),
    atZero: named(fit.atZero, table),
    parameters: fit.parameters,
    deviance: decimals(deviance(table, fit)),
    degreesOfFreedom: fit.means.filter((mean) => mean > 0).length - fit.parameters + fit.atZero.length,
    bic: decimals(bic),
    aic: decimals(aic),
    standardError: whole(standardError(fit)),
    asIfKnown: range(known.low, known.high),
  }
}

/** A model whose fit did not end although theory has nothing against it is left out as well, and said to be so. */
function reasonsOf(table: HistoryTable, interactions: Interactions): readonly string[] {
  const reasons = reasonsAgainst(table.counts, interactions)
  return reasons.length > 0 ? reasons : ['not-fitted']
}

function boundOf(table: HistoryTable): EstimateAnswer['lowerBound'] {
  const { people, low } = lowerBound(table)
  return { people: people === undefined ? null : whole(people), low: Math.floor(low) }
}

function stepwiseOf(table: HistoryTable): EstimateAnswer['stepwise'] {
  const way = stepwise(table)
  return way ? { interactions: named(way.interactions, table), people: whole(way.people) } : null
}

function overTables(
  tables: readonly HistoryTable[],
  estimates: (table: HistoryTable) => { one: number; more: readonly number[] },
): EstimateAnswer['linkage'] {
  const results = tables.map(estimates)
  const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
  const spread = (values: readonly number[]) => range(percentile(values, 0.025), percentile(values, 0.975))
  const ones = sorted(results.map(({ one }) => one))
  return {
    tables: tables.length,
    withoutEstimate: ones.filter((one) => !Number.isFinite(one)).length,
    seen: spread(sorted(tables.map(seen))),
    people: { ...spread(ones), median: range(0, percentile(ones, 0.5)).high },
    interval: spread(sorted(results.flatMap(({ more }) => more))),
  }
}

const named = (interactions: Interactions, { lists }: HistoryTable): NamedInteractions =>
  [...interactions].sort((a, b) => size(a) - size(b) || a - b).map((term) => namesOf(term, lists))
const whole = (value: number) => Math.round(value)
const decimals = (value: number) => Math.round(value * 1000) / 1000 + 0
const range = (low: number, high: number): Range => ({
  low: whole(low),
  high: Number.isFinite(high) ? whole(high) : null,
})
