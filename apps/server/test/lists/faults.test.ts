import { readdirSync, readFileSync } from 'node:fs'
import { brokenSpreadsheets } from '@oralu/interop/broken'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { bring, csv, keepSealing, order, send, sourceOf } from './lists.ts'

let stage: Stage
let sealer: ReturnType<typeof keepSealing>
let officer: Person

beforeAll(async () => {
  stage = await openStage()
  sealer = keepSealing(stage)
})
// Suggestions follow each import; they are tried elsewhere, and here would work on beside the next test.
afterEach(async () => {
  await stage.root.query(
    `update jobs.job set cancel_asked = true where task = 'people.suggest' and state in ('queued', 'running')`,
  )
})
afterAll(async () => {
  await sealer?.stop()
  await stage?.close()
})

beforeEach(async () => {
  // Suggestions are over an agency's records: each story has its own.
  officer = await stage.person('consular_officer', await stage.agency())
})

const counts = async () =>
  (
    await stage.root.query(`select (select count(*) from people.record)::int as records, (select count(*) from people.anchor)::int as anchors,
      (select count(*) from people.name_key)::int as keys, (select count(*) from lists.rejection)::int as rejections`)
  ).rows[0]

const names = ['Айгерім Серікова', 'Нұрлан Қасымов', 'Dana Ospan', 'محمد عبد الله', 'Bolat Kim']
const many = (n: number) =>
  csv(
    'id,name,born,sex,family no',
    ...Array.from(
      { length: n },
      (_, i) =>
        `${i + 1},${names[i % 5]} ${String.fromCharCode(97 + (i % 26))}${i % 97},${1950 + (i % 68)}-0${1 + (i % 9)}-1${i % 10},${i % 2 ? 'f' : 'm'},${Math.floor(i / 4)}`,
    ),
  )

async function untilUnderWay(jobId: string): Promise<void> {
  for (let i = 0; i < 2_400; i++) {
    const { body } = await officer.get(`/jobs/${jobId}`)
    if (body.state === 'running' && body.done > 0) return
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('the job did not begin')
}

/** The parser's process under this one. */
function parsers(): number[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const parent = / (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.slice(1))?.[1]
      return Number(parent) === process.pid &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('spreadsheet/child.ts')
        ? [Number(pid)]
        : []
    } catch {
      return []
    }
  })
}

// First, before the stage has a worker that would take the job.
it('lets an import be ordered again whose server died', async () => {
  const source = await sourceOf(officer, 'Died')
  const sent = await send(officer, source, many(50))
  const jobId = await order(officer, sent.body.id)
  // The worker never comes to it: as if the server had been killed while it ran.
  await stage.root.query(`delete from graphile_worker._private_jobs where payload->>'job' = $1`, [jobId])
  await stage.root.query(`update jobs.job set state = 'running' where id = $1`, [jobId])
  expect((await officer.get(`/lists/${sent.body.id}`)).body).toMatchObject({
    state: 'importing',
    atWork: false,
  })
  const again = await officer.post(`/lists/${sent.body.id}/import`)
  expect(await stage.jobEnds(again.body.id)).toMatchObject({ state: 'done', result: { new: 50 } })
}, 60_000)

it('takes 3,000 lines in reasonable time', async () => {
  const source = await sourceOf(officer, 'Three thousand')
  const file = many(3_000)
  const began = performance.now()
  const { counts } = await bring(stage, officer, source, file)
  const seconds = (performance.now() - began) / 1000
  console.log(`3,000 lines in ${seconds.toFixed(1)} s`)
  expect(counts).toMatchObject({ read: 3_000, new: 3_000, rejected: 0 })
  expect(seconds).toBeLessThan(30)
}, 120_000)

it('stops when asked, with nothing written, and can be ordered again', async () => {
  const source = await sourceOf(officer, 'Stopped')
  const sent = await send(officer, source, many(3_000))
  const before = await counts()
  const jobId = await order(officer, sent.body.id)
  const ended = stage.jobEnds(jobId)
  await untilUnderWay(jobId)
  expect((await officer.post(`/jobs/${jobId}/cancel`)).status).toBe(200)
  expect(await ended).toMatchObject({ state: 'cancelled', problem: null })
  expect(await counts()).toEqual(before)
  expect((await officer.get(`/lists/${sent.body.id}`)).body).toMatchObject({
    state: 'cancelled',
    counts: null,
  })
  const again = await stage.jobEnds(await order(officer, sent.body.id))
  expect(again).toMatchObject({ state: 'done', result: { new: 3_000 } })
}, 120_000)

it('writes nothing when the parser is killed midway', async () => {
  const source = await sourceOf(officer, 'Killed')
  const sent = await send(officer, source, many(8_000))
  const before = await counts()
  const jobId = await order(officer, sent.body.id)
  const ended = stage.jobEnds(jobId)
  await untilUnderWay(jobId)
  const [pid] = parsers()
  expect(pid).toBeDefined()
  process.kill(pid!, 'SIGKILL')
  const job = await ended
  expect(job['state']).toBe('failed')
  expect(['out-of-memory', 'reader-failed']).toContain(job['problem'])
  expect(await counts()).toEqual(before)
  expect((await officer.get(`/lists/${sent.body.id}`)).body.state).toBe('failed')
}, 120_000)

it('lets nobody order a list that is being imported', async () => {
  const source = await sourceOf(officer, 'At work')
  const sent = await send(officer, source, many(3_000))
  const jobId = await order(officer, sent.body.id)
  const ended = stage.jobEnds(jobId)
  await untilUnderWay(jobId)
  expect((await officer.get(`/lists/${sent.body.id}`)).body.atWork).toBe(true)
  const second = await officer.post(`/lists/${sent.body.id}/import`, {})
  expect([second.status, second.body.code]).toEqual([409, 'step-not-open'])
  expect(await ended).toMatchObject({ state: 'done', result: { new: 3_000 } })
}, 120_000)

it('answers broken files with a reason, or rejects their lines, and writes nothing by half', async () => {
  const source = await sourceOf(officer, 'Broken')
  const before = process.memoryUsage().rss
  let peak = before
  const wrong: string[] = []
  const outcomes = new Map<string, number>()
  let n = 0
  for (const { name, bytes, expect: wanted } of brokenSpreadsheets(3, 63)) {
    if (n++ % 3 !== 0) continue
    const was = await counts()
    const sent = await send(officer, source, bytes, name)
    peak = Math.max(peak, process.memoryUsage().rss)
    let outcome: string
    if (sent.status !== 200) {
      outcome = `${sent.status} ${sent.body.params?.reason ?? sent.body.code}`
      if (sent.status >= 500 || !sent.body.detail) wrong.push(`${name}: ${outcome}`)
      if (wanted.kind === 'rows') wrong.push(`${name}: refused with ${outcome}, but its lines can be read`)
      expect(await counts()).toEqual(was)
    } else {
      const jobId = await order(officer, sent.body.id).catch((error: Error) => error)
      if (typeof jobId !== 'string') {
        outcome = jobId.message
        if (!/"status":4\d\d/.test(jobId.message)) wrong.push(`${name}: ${jobId.message}`)
        expect(await counts()).toEqual(was)
      } else {
        const job = await stage.jobEnds(jobId)
        outcome = `${job['state']} ${job['problem'] ?? ''}`
        const result = job['result'] as { rejected: number } | null
        if (job['state'] === 'failed') {
          if (job['problem'] === 'failed' || /^\d|^[0-9A-Z]{5}$/.test(String(job['problem'])))
            wrong.push(`${name}: ${outcome}`)
          expect(await counts()).toEqual(was)
        } else if (wanted.kind === 'refused') wrong.push(`${name}: taken, but ${wanted.codes} was expected`)
        else if (wanted.kind === 'rows' && wanted.rowErrors && result?.rejected === 0)
          wrong.push(`${name}: no line was rejected`)
      }
    }
    outcomes.set(outcome.slice(0, 60), (outcomes.get(outcome.slice(0, 60)) ?? 0) + 1)
  }
  console.log([...outcomes].map(([what, count]) => `${count} × ${what}`).join('\n'))
  expect(wrong).toEqual([])
  expect(peak - before).toBeLessThan(300 * 1024 * 1024)
  // What was refused left no list and no sealed file behind.
  const { rows } = await stage.root.query(
    'select count(*)::int as n from files.file f where not exists (select from lists.list l where l.file_id = f.id)',
  )
  expect(rows[0].n).toBe(0)
}, 240_000)

it('says what is wrong with a mapping, and takes none that does not fit', async () => {
  const source = await sourceOf(officer, 'Mappings')
  const { body } = await send(officer, source, csv('id,name,diagnosis', '1,Aigerim Serik,asthma'))
  const put = (columns: unknown) => officer.send('PUT', `/lists/${body.id}/mapping`, { columns })
  expect(
    (await put([{ column: 'surname', compartment: 'identity', field: 'fullName' }])).body.issues[0].message,
  ).toContain('surname')
  expect((await put([{ column: 'id', compartment: 'identity', field: 'sourceKey' }])).status).toBe(400)
  expect((await put([{ column: 'name', compartment: 'health', field: 'fullName' }])).status).toBe(400)
  expect((await put([{ column: 'name', compartment: 'secret', field: 'fullName' }])).status).toBe(400)
  expect((await officer.post(`/lists/${body.id}/import`)).body.code).toBe('step-not-open')
  expect((await put([{ column: 'name', compartment: 'identity', field: 'fullName' }])).status).toBe(200)
  // A column that is not named is withheld.
  const kept = (await officer.get(`/lists/${body.id}`)).body.mapping.columns
  expect(
    kept
      .filter((each: { compartment: string }) => each.compartment === 'withheld')
      .map((each: { column: string }) => each.column),
  ).toEqual(['id', 'diagnosis'])
})

it('reads anew as it is told, and forgets a mapping made for other columns', async () => {
  const source = await sourceOf(officer, 'Read anew')
  const { body } = await send(officer, source, csv('a title;of;ten', 'id;name;born', '1;Aigerim Serik;1990'))
  expect((await officer.get(`/lists/${body.id}`)).body.reading.columns).toEqual(['a title', 'of', 'ten'])
  await officer.send('PUT', `/lists/${body.id}/mapping`, {
    columns: [{ column: 'of', compartment: 'identity', field: 'fullName' }],
  })
  expect((await officer.send('PUT', `/lists/${body.id}/reading`, { headerRow: 2 })).status).toBe(200)
  const page = (await officer.get(`/lists/${body.id}`)).body
  expect([page.reading.columns, page.mapping]).toEqual([['id', 'name', 'born'], null])
  const wrong = await officer.send('PUT', `/lists/${body.id}/reading`, { encoding: 'utf-16le' })
  expect([wrong.status, wrong.body.code]).toEqual([422, 'file-unreadable'])
  expect(wrong.body.params.reason).toBeTruthy()
  expect((await officer.get(`/lists/${body.id}`)).body.reading.columns).toEqual(['id', 'name', 'born'])
})
