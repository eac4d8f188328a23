// Starting and stopping: what an operator sees when something stands in the way, and that nothing is left behind.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareData } from '../support/prepared.ts'
import {
  makeAccount,
  newSite,
  type OraluProcess,
  orphansAfter,
  processesOf,
  type Site,
  spawnOralu,
  startOralu,
  untilReady,
  withRoot,
} from './oralu-process.ts'

let site: Site
let oralu: OraluProcess
let token: string

beforeAll(async () => {
  site = await newSite()
  // A lock of a process that is no more, as a kill leaves it.
  mkdirSync(site.dataDir, { recursive: true })
  writeFileSync(
    join(site.dataDir, 'pg.lock'),
    JSON.stringify({ pid: 2 ** 22 - 1, born: '1', purpose: 'serve' }),
  )
  oralu = await startOralu(site)
  token = (await withRoot(site, (client) => makeAccount(client, 'consular_officer'))).token
})

afterAll(async () => {
  await oralu?.stop()
  site?.clear()
})

const oneLine = (text: string) => expect(text.trim().split('\n')).toHaveLength(1)

test('a stale lock and a lock cut short are taken over; the start prints no warning', async () => {
  const calm = () => {
    expect(oralu.output()).toContain(`Oralu serves http://localhost:${site.port}\n`)
    expect(oralu.output()).not.toMatch(/warn|deprecat|error|handlers/i)
  }
  calm()
  await oralu.stop()
  writeFileSync(join(site.dataDir, 'pg.lock'), '{"pid":')
  oralu = await startOralu(site)
  calm()
})

test('a second Oralu on the same data folder says so in one line, and does not disturb the first', async () => {
  const other = await newSite()
  const second = await spawnOralu({ ...other, dataDir: site.dataDir, keysDir: site.keysDir }).ended
  expect(second.code).toBe(1)
  oneLine(second.output)
  expect(second.output).toContain(`already runs on this data folder (process ${oralu.child.pid})`)
  expect((await fetch(`${site.url}/readyz`)).status).toBe(200)
  other.clear()
})

test('a port that is taken: one line, exit 1, no database left running', async () => {
  const other = await newSite()
  await prepareData(other.dataDir)
  const taken: Server = createServer()
  await new Promise<void>((done) => taken.listen(other.port, '127.0.0.1', done))
  const ended = await spawnOralu(other).ended
  taken.close()
  expect(ended.code).toBe(1)
  oneLine(ended.output)
  expect(ended.output).toContain(`Port ${other.port} is taken`)
  expect(processesOf(other)).toEqual([])
  expect(existsSync(join(other.dataDir, 'pg.lock'))).toBe(false)
  other.clear()
})

test('a data folder that cannot be, and keys inside the data, are refused in one line', async () => {
  const other = await newSite()
  writeFileSync(join(other.folder, 'file'), '')
  const unwritable = await spawnOralu({ ...other, dataDir: join(other.folder, 'file', 'data') }).ended
  expect(unwritable.code).toBe(1)
  oneLine(unwritable.output)
  expect(unwritable.output).toContain('cannot be written')
  const inside = await spawnOralu({ ...other, keysDir: join(other.dataDir, 'keys') }).ended
  expect(inside.code).toBe(1)
  oneLine(inside.output)
  expect(inside.output).toContain('ORALU_KEYS lies inside ORALU_DATA')
  expect(existsSync(other.dataDir)).toBe(false)
  other.clear()
})

test('SIGTERM: a request in flight is finished and kept, then all ends with exit 0', async () => {
  const id = randomUUID()
  const body = JSON.stringify({ id, name: `Source ${id}`, kind: 'camp list' })
  const socket = connect(site.port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk))
  const closed = new Promise((done) => socket.once('close', done))
  socket.write(
    `POST /api/lists/sources HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${randomUUID()}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  )
  await new Promise((done) => setTimeout(done, 300))
  oralu.child.kill('SIGTERM')
  await new Promise((done) => setTimeout(done, 300))
  // New connections are not taken any more; this one goes on.
  await expect(fetch(`${site.url}/readyz`)).rejects.toThrow()
  socket.write(body.slice(10))
  await closed
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  const ended = await oralu.ended
  expect(ended).toMatchObject({ code: 0, signal: null })
  expect(await orphansAfter(site, 0)).toBe(0)
  oralu = spawnOralu(site)
  await untilReady(site, oralu)
  const rows = await withRoot(site, (client) => client.query('select from lists.source where id = $1', [id]))
  expect(rows.rowCount).toBe(1)
})
