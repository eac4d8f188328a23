// Days are the office's, in the database as in the code; at Astana a new day has begun five hours before UTC's.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayIn, officeZone, today } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrationsDir } from '../../src/db/migrate.ts'
import { openStage, type Stage } from '../support/oralu.ts'

const instants = [
  '2018-12-31T17:59:59Z', // the zone was six hours ahead until March 2024
  '2018-12-31T18:00:00Z',
  '2024-02-29T18:00:00Z',
  '2026-06-30T18:59:59Z',
  '2026-06-30T19:00:00Z',
]

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage?.close())

it('the database and the code call an instant the same day', async () => {
  const { rows } = await stage.root.query(
    'select access.day_of(at) as day from unnest($1::timestamptz[]) with ordinality t(at, n) order by n',
    [instants],
  )
  expect(rows.map(({ day }) => day)).toEqual(instants.map((at) => dayIn(officeZone, new Date(at))))
  const before = today()
  const now = await stage.root.query('select access.today() as day')
  expect([before, today()]).toContain(now.rows[0].day)
})

it('no day is taken from the clock of a session', () => {
  const told = readdirSync(migrationsDir).filter((name) =>
    /current_date|localtimestamp|(now\(\)|_at\)?)::date/i.test(
      readFileSync(join(migrationsDir, name), 'utf8'),
    ),
  )
  expect(told).toEqual([])
})
