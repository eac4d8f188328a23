// `npm run bench -- search [--people 10000,100000,1000000] [--queries 400] [--peers 40]`: the server's own search of the
// register (apps/server/src/people/search.ts) as the application's role, under row-level security, on the real tables;
// beside it pg_trgm on the names as written and in Latin, in the same database, as superuser without any policy.
import { readFileSync, statfsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { transliterate } from '@oralu/names'
import { sql } from 'kysely'
import type pg from 'pg'
import { openDatabase } from '../apps/server/src/db/database.ts'
import { inTransaction } from '../apps/server/src/db/transaction.ts'
import { createRandom } from '../apps/server/src/demo/random.ts'
import { closestNames } from '../apps/server/src/people/search.ts'
import { readSettings } from '../apps/server/src/settings.ts'
import { connectTo, makeAccount, newSite } from '../apps/server/test/durability/oralu-process.ts'
import { fillNamesOnly, numberOf } from './support/fill.ts'
import { inArabic, inLatin, type Named, personOf, withTypo } from './support/people.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000,100000,1000000' },
    queries: { type: 'string', default: '400' },
    peers: { type: 'string', default: '40' },
    gist: { type: 'string', default: '100000' },
  },
})
const random = createRandom(4)
const WARMING = 10

interface Asked {
  q: string
  /** Whether a person found is the one meant, or bears the same name. */
  fits(other: Named): boolean
}
const kinds: Record<string, (person: Named) => Asked | undefined> = {
  'one typo': (person) => ({ q: withTypo(person.form, random), fits: sameWhole(person) }),
  'one typo, two words': (person) =>
    person.written === 'latin' || person.origin === 'arabic'
      ? undefined
      : { q: withTypo(person.form.split(' ').slice(0, 2).join(' '), random), fits: sameTwo(person) },
  'Latin without patronymic': (person) => crossing(person, inLatin(person, random)),
  'Arabic without patronymic': (person) => crossing(person, inArabic(person, random)),
  'as it is typed': (person) => {
    const [first, second] = person.form.split(' ')
    return second && person.origin !== 'arabic'
      ? { q: `${first} ${second.slice(0, Math.max(3, Math.ceil(second.length / 2)))}`, fits: sameTwo(person) }
      : undefined
  },
  'one word': (person) => ({ q: person.form.split(' ')[0]!, fits: () => true }),
}
const sameTwo = (a: Named) => (b: Named) => a.given === b.given && a.family === b.family
// Two words are all that a Latin or Arabic form of a Kazakh name has.
const sameWhole = (a: Named) => (b: Named) =>
  sameTwo(a)(b) && (a.father === b.father || [a, b].some((each) => each.form.split(' ').length < 3))
const crossing = (person: Named, q: string) =>
  person.origin === 'kazakh' && (person.written === 'kk' || person.written === 'ru')
    ? { q, fits: sameTwo(person) }
    : undefined

const lines: (string | number)[][] = []
for (const people of numbers(values.people)) await measure(people)
printTable(['people', 'query', 'by', 'R@1', 'R@10', 'p50 ms', 'p95 ms', 'CPU ms', 'queries'], lines)
console.log(
  `\nCPU ms: mean of this process and PostgreSQL's together. Load at the end ${loadavg()[0]!.toFixed(1)}. ${machine()}`,
)

async function measure(people: number): Promise<void> {
  const site = await newSite()
  const database = await openDatabase(
    readSettings({ ORALU_DATA: site.dataDir, ORALU_KEYS: site.keysDir, LOG_LEVEL: 'silent' }),
    false,
    1,
  )
  try {
    const root = await connectTo(site)
    await root.query('begin')
    const account = await makeAccount(root, 'consular_officer')
    await root.query('commit')
    const before = statfsSync(site.folder)
    const began = performance.now()
    await fillNamesOnly(root, formsOf(people), account.agencyId)
    const { rows } = await root.query<{ size: string; keys: string; n: number }>(
      `select pg_size_pretty(pg_database_size(current_database())) as size, pg_size_pretty(pg_total_relation_size('people.name_key')) as keys,
         (select count(*)::int from people.name_key) as n`,
    )
    const used = (before.bavail - statfsSync(site.folder).bavail) * before.bsize
    console.log(
      `${people.toLocaleString('en')} people: ${rows[0]!.size} (${(used / 2 ** 30).toFixed(1)} GB of disk with its log), ` +
        `of which keys ${rows[0]!.keys}, ${(rows[0]!.n / people).toFixed(1)} a name; built in ${((performance.now() - began) / 60_000).toFixed(1)} minutes; load ${loadavg()[0]!.toFixed(1)}`,
    )
    const ours = (q: string) =>
      inTransaction(database.app, { token: account.token }, async (db) =>
        [...(await closestNames(db, q)).keys()].slice(0, 10),
      )
    const { rows: backend } = await inTransaction(database.app, { token: account.token }, (db) =>
      sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db),
    )
    await runKinds(people, 'oralu', ours, Number(values.queries), backend[0]!.pid)
    await peers(root, people)
    await root.end()
  } finally {
    await database.close()
    site.clear()
  }
}

function* formsOf(people: number): Generator<string> {
  for (let i = 0; i < people; i++) yield personOf(i).form
}

async function peers(root: pg.Client, people: number): Promise<void> {
  if (Number(values.peers) === 0) return
  await root.query('create extension if not exists pg_trgm')
  const pid = (await root.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid
  const by = (column: string) => async (q: string) => {
    const { rows } = await root.query<{ anchor_id: string }>(
      `select anchor_id from people.name_form where ${column} % $1 order by similarity(${column}, $1) desc limit 10`,
      [column === 'latin' ? transliterate(q) : q],
    )
    return rows.map((row) => row.anchor_id)
  }
  for (const access of people > Number(values.gist) ? ['gin'] : ['gin', 'gist'])
    for (const column of ['form', 'latin']) {
      await root.query(`create index peer on people.name_form using ${access} (${column} ${access}_trgm_ops)`)
      await runKinds(
        people,
        `pg_trgm ${access}, ${column === 'form' ? 'as written' : 'in Latin'}`,
        by(column),
        Number(values.peers),
        pid,
      )
      await root.query('drop index people.peer')
    }
}

async function runKinds(
  people: number,
  who: string,
  find: (q: string) => Promise<string[]>,
  queries: number,
  pid: number,
): Promise<void> {
  for (const [kind, ask] of Object.entries(kinds)) {
    const asked: Asked[] = []
    while (asked.length < queries + WARMING) {
      const one = ask(personOf(random.int(0, people - 1)))
      if (one) asked.push(one)
    }
    const [times, ranks]: [number[], number[]] = [[], []]
    let worked = 0
    for (const [i, { q, fits }] of asked.entries()) {
      // The first few warm it up.
      if (i === WARMING) worked = workedOf(pid)
      const start = performance.now()
      const found = await find(q)
      times.push(performance.now() - start)
      ranks.push(found.findIndex((id) => fits(personOf(numberOf(id)))))
    }
    worked = workedOf(pid) - worked
    const sorted = times.slice(WARMING).toSorted((a, b) => a - b)
    const within = (most: number) => ranks.filter((rank) => rank >= 0 && rank < most).length / ranks.length
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
    const known = kind !== 'one word'
    lines.push([
      people,
      kind,
      who,
      known ? within(1).toFixed(3) : '',
      known ? within(10).toFixed(3) : '',
      at(0.5),
      at(0.95),
      worked / queries,
      queries,
    ])
    console.error(lines.at(-1)!.join(' · '))
  }
}

/** Milliseconds that this process and the one that serves it in PostgreSQL have worked. */
function workedOf(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
  const own = process.cpuUsage()
  return (own.user + own.system) / 1_000 + 10 * (Number(user) + Number(system))
}
