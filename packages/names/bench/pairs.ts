/**
 * Labelled pairs of full names: F1 at the fixed threshold, and by five folds in which the threshold is chosen on
 * the other four, for the similarity and its peers.
 *   ORALU_DATA_SETS=FOLDER npm run bench -- names-pairs [FILE.csv] [--errors] [--any-ascii FILE]
 */
import { compareNames, prepareName, SAME_NAME, similarityOf } from '../src/index.ts'
import { fieldsOf, jaroWinkler, linesOf, options, peers } from './support.ts'

const FOLDS = 5
const { values, positionals } = options()
const rows = linesOf('name_pairs.csv', positionals[0])
  .slice(1)
  .map((line) => {
    const [a, b, same] = fieldsOf(line) as [string, string, string]
    return { a, b, same: same === 'true' }
  })

type Scored = { same: boolean; score: number }

function measures(scored: Scored[], threshold: number) {
  const count = (said: boolean, same: boolean) =>
    scored.filter((r) => r.score >= threshold === said && r.same === same).length
  const [right, wrong, missed] = [count(true, true), count(true, false), count(false, true)]
  const precision = right / (right + wrong || 1)
  const recall = right / (right + missed || 1)
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}

const bestOf = (scored: Scored[]): number =>
  scored
    .map((r) => r.score)
    .reduce((best, t) => (measures(scored, t).f1 > measures(scored, best).f1 ? t : best), SAME_NAME)

/** Every fifth pair is one fold: pairs about one person stand beside each other and so fall apart. */
function byFolds(scored: Scored[]): { mean: number; least: number } {
  const f1 = Array.from({ length: FOLDS }, (_, k) => {
    const threshold = bestOf(scored.filter((_, i) => i % FOLDS !== k))
    return measures(
      scored.filter((_, i) => i % FOLDS === k),
      threshold,
    ).f1
  })
  return { mean: f1.reduce((a, b) => a + b) / FOLDS, least: Math.min(...f1) }
}

function line(name: string, scores: number[], threshold?: number): void {
  const scored = rows.map((r, i) => ({ same: r.same, score: scores[i] as number }))
  const at = threshold ?? bestOf(scored)
  const { precision, recall, f1 } = measures(scored, at)
  const folds = byFolds(scored)
  const cells = [precision, recall, f1, folds.mean, folds.least].map((v) => v.toFixed(3))
  console.log(`| ${name} | ${at.toFixed(2)}${threshold ? '' : ' (best)'} | ${cells.join(' | ')} |`)
}

console.log(`${rows.length} pairs`)
console.log(
  '| by | threshold | precision | recall | F1 | F1 of 5 folds | least fold |\n|---|---|---|---|---|---|---|',
)
const ours = rows.map((r) => compareNames(r.a, r.b).similarity)
line('ours', ours, SAME_NAME)
for (const peer of await peers(values['any-ascii'])) {
  const sorted = (text: string) => peer.of(text).split(/ +/).sort().join(' ')
  line(
    peer.name,
    rows.map((r) => jaroWinkler(sorted(r.a), sorted(r.b))),
  )
}
if (values.errors)
  for (const [i, r] of rows.entries())
    if ((ours[i] as number) >= SAME_NAME !== r.same)
      console.log(`${r.same ? 'missed' : 'wrong '} ${ours[i]?.toFixed(2)} ${r.a} | ${r.b}`)

const prepared = rows.flatMap((r) => [prepareName(r.a), prepareName(r.b)])
const start = performance.now()
for (let n = 0; n < 50_000; n++)
  similarityOf(
    prepared[n % prepared.length] as (typeof prepared)[0],
    prepared[(n * 7) % prepared.length] as (typeof prepared)[0],
  )
console.log(
  `similarityOf: ${Math.round(50_000_000 / (performance.now() - start))} a second, prepared, one thread`,
)
