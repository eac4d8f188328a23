/**
 * Single tokens across scripts: R@1, R@10 of the similarity and of peers.
 *   ORALU_DATA_SETS=FOLDER npm run bench -- names-retrieval   (wd_russian_16.tsv and wd_arabic_16.tsv)
 *   npm run bench -- names-retrieval FILE.tsv … --queries 1000 --any-ascii node_modules/any-ascii/any-ascii.js
 */
import { basename } from 'node:path'
import { prepareName, similarityOf } from '../src/index.ts'
import { jaroWinkler, linesOf, options, peers, recall } from './support.ts'

const { values, positionals } = options()
const limit = Number(values.queries ?? 500)
const plain = await peers(values['any-ascii'])
const files = positionals.length > 0 ? positionals : ['wd_russian_16.tsv', 'wd_arabic_16.tsv']

function directions(file: string, rows: string[][]): void {
  for (const from of [0, 1]) {
    const to = 1 - from
    const targets = [...new Set(rows.map((r) => r[to] as string))]
    const place = new Map(targets.map((t, i) => [t, i]))
    const right = new Map<string, number[]>()
    for (const r of rows)
      right.set(r[from] as string, [
        ...(right.get(r[from] as string) ?? []),
        place.get(r[to] as string) as number,
      ])
    const all = [...right.keys()]
    const step = Math.max(1, Math.floor(all.length / limit))
    const queries = all.filter((_, i) => i % step === 0)
    const ofQuery = (q: number) => right.get(queries[q] as string) as number[]
    const line = (name: string, scores: (q: number) => ArrayLike<number>) => {
      const { at1, at10 } = recall(queries.length, scores, ofQuery)
      const way = from === 0 ? 'Latin →' : '→ Latin'
      console.log(
        `| ${file} ${way} | ${targets.length} | ${queries.length} | ${name} | ${at1.toFixed(3)} | ${at10.toFixed(3)} |`,
      )
    }
    const prepared = targets.map(prepareName)
    line('ours', (q) => {
      const query = prepareName(queries[q] as string)
      return prepared.map((t) => similarityOf(query, t))
    })
    for (const peer of plain) {
      const latin = targets.map(peer.of)
      line(peer.name, (q) => {
        const query = peer.of(queries[q] as string)
        return latin.map((t) => jaroWinkler(query, t))
      })
    }
  }
}

const data = files.map((file) => ({
  name: basename(file),
  rows: linesOf(file, positionals.length > 0 ? file : undefined).map((l) => l.split('\t')),
}))
console.log('| | candidates | queries | by | R@1 | R@10 |\n|---|---|---|---|---|---|')
for (const { name, rows } of data) directions(name, rows)
