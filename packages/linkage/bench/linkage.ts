/**
 * Public sets with known persons, linked by `oralu link` from file to pairs, no labels, one configuration for all:
 * npm run bench -- linkage [--data FOLDER] [--peers VENV] [--part 0|1]
 * --part: one of two parts of the persons, by a hash of the person. --peers: a Python environment that has splink and
 * recordlinkage (peers/README.md); the same sets in the same run.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { calibrationError, link, pairsOf, type Run, score } from './measure.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    peers: { type: 'string' },
    part: { type: 'string' },
  },
})

const from =
  values.data ?? (process.env['ORALU_DATA_SETS'] && join(process.env['ORALU_DATA_SETS'], 'linkage'))
if (!from) {
  process.stderr.write('give --data FOLDER, or set ORALU_DATA_SETS to the folder of data sets\n')
  process.exit(2)
}

/** A peer that takes longer is ended. */
const PEER_SECONDS = 300

const as = { n: 'name', d: 'date', c: 'code', t: 'text' } as const
const fields = (text: string) =>
  text.split(' ').map((each) => ({ column: each.slice(2), as: as[each[0] as keyof typeof as] }))
const address = 't:address_1 t:address_2 t:suburb'
const about = 'd:dob t:birth_place c:postcode_fake c:gender t:occupation'

/** The first columns of a set are the measured ones; the others are what someone else might have chosen. */
const sets = [
  {
    file: 'febrl3.csv',
    id: 'rec_id',
    person: (row: Record<string, string>) => row['rec_id']!.split('-')[1]!,
    columns: {
      'all but the number of social security': fields(
        `n:given_name n:surname c:street_number ${address} c:postcode c:state d:date_of_birth`,
      ),
      'number, state as text, date as code': fields(
        `n:given_name n:surname t:street_number ${address} c:postcode t:state c:date_of_birth`,
      ),
    },
  },
  {
    file: 'historical_half.csv',
    id: 'unique_id',
    person: (row: Record<string, string>) => row['cluster']!,
    columns: {
      'full name': fields(`n:full_name ${about}`),
      'first name and surname': fields(`n:first_name n:surname ${about}`),
      'all columns': fields(`n:full_name n:first_and_surname n:first_name n:surname ${about}`),
      'date as code': fields(`n:first_name n:surname ${about.replace('d:dob', 'c:dob')}`),
    },
  },
]

const folder = mkdtempSync(join(process.env['ORALU_BENCH_FOLDER'] ?? tmpdir(), 'oralu-linkage-'))
console.log(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} before\n`)
console.log(
  '| set | records | by | columns | precision | recall | F1 | calibration error | seconds | CPU seconds | peak MB |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|---|')
try {
  for (const set of sets) {
    const { file, persons } = part(join(from, set.file), set)
    const person = (id: string) => persons.get(id)
    const print = (by: string, columns: string, run: Run) => {
      const { precision, recall, f1 } = score(run.pairs, person, pairsOf(persons.values()), 0.5)
      const shares = [precision, recall, f1, calibrationError(run.pairs, person)]
        .map((x) => x.toFixed(4))
        .join(' | ')
      const used = `${run.seconds.toFixed(1)} | ${run.cpu.toFixed(1)} | ${run.megabytes.toFixed(0)}`
      console.log(`| ${set.file} | ${persons.size} | ${by} | ${columns} | ${shares} | ${used} |`)
    }
    for (const [name, columns] of Object.entries(set.columns))
      print('Oralu', name, link([file], { id: set.id, fields: columns }, folder, 0.01))
    if (values.peers)
      for (const peer of ['splink_peer', 'recordlinkage_peer']) {
        const run = runPeer(peer, file, values.peers)
        if (run) print(...run)
      }
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** The file, or the asked part of its persons, and who is who. */
function part(source: string, set: (typeof sets)[number]) {
  const [head, ...lines] = readFileSync(source, 'utf8').trim().split('\n')
  const persons = new Map<string, string>()
  const kept = lines.filter((line) => {
    // the columns read here stand before any quoted one
    const row = Object.fromEntries(head!.split(',').map((column, k) => [column, line.split(',')[k]!]))
    const who = set.person(row)
    if (values.part !== undefined && hash(who) % 2 !== Number(values.part)) return false
    persons.set(row[set.id]!, who)
    return true
  })
  const file = join(folder, set.file)
  writeFileSync(file, `${[head, ...kept].join('\n')}\n`)
  return { file, persons }
}

function hash(text: string): number {
  let h = 7
  for (const letter of text) h = (Math.imul(h, 31) + letter.charCodeAt(0)) | 0
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) & 1
}

/** A peer prints JSON: its name, the columns used, pairs with probabilities, seconds and megabytes. */
function runPeer(script: string, file: string, venv: string): [string, string, Run] | undefined {
  const { status, signal, stdout, stderr } = spawnSync(
    join(venv, 'bin/python'),
    [join(import.meta.dirname, 'peers', `${script}.py`), file],
    { encoding: 'utf8', maxBuffer: 1 << 30, timeout: PEER_SECONDS * 1000 },
  )
  if (signal) {
    console.log(`| ${file.split('/').at(-1)} | | ${script} | not done in ${PEER_SECONDS} s | | | | | | | |`)
    return undefined
  }
  if (status !== 0) throw new Error(`${script}: ${stderr.trim().split('\n').at(-1)}`)
  const { name, columns, pairs, seconds, cpu, megabytes } = JSON.parse(
    stdout.slice(stdout.indexOf('{"name"')),
  )
  return [name, columns, { pairs, seconds, cpu, megabytes }]
}
