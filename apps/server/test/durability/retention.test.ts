// Terms of keeping by a clock that is moved for more than two years, over a restart: due on the day and not before, once,
// kept longer for a time, and nothing goes by itself.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { monthsAfter, today } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { register } from '../cases/register.ts'
import { faketime, movedClock } from '../support/moved-clock.ts'
import type { Stage } from '../support/oralu.ts'
import { prepareData } from '../support/prepared.ts'
import { makeAccount, newSite, type OraluProcess, startOralu, withRoot } from './oralu-process.ts'

const site = await newSite()
let oralu: OraluProcess | undefined
let agency: string
let anchors: string[] = []
beforeAll(() => prepareData(site.dataDir), 120_000)
afterAll(async () => {
  await oralu?.stop()
  site.clear()
})

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** A data-protection officer who signs in anew: sessions age with the clock. */
async function officer() {
  const { token } = await withRoot(site, (client) => makeAccount(client, 'data_protection_officer', agency))
  const ask = async (path: string, body?: unknown) => {
    for (let turn = 0; ; turn++) {
      const answer = await fetch(`${site.url}/api${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'idempotency-key': randomUUID(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      // Until the ledger is sealed under the new day nothing is written.
      if (answer.status === 503 && turn < 60) await sleep(500)
      else {
        expect(answer.status, await answer.clone().text()).toBe(200)
        return answer.json()
      }
    }
  }
  return ask
}
const due = async () => {
  const ask = await officer()
  return (await ask('/oversight/retention')).items.map(
    (each: { anchorId: string; kind: string; dueOn: string; longerUntil: string | null }) => [
      anchors.indexOf(each.anchorId),
      each.kind,
      each.dueOn,
      each.longerUntil,
    ],
  )
}

it.skipIf(!faketime)(
  'are due on their day, once, also over a restart; kept longer they come again',
  async () => {
    const clock = movedClock(site.folder)
    oralu = await startOralu(site, clock.env)
    await withRoot(site, async (client) => {
      ;({ agencyId: agency } = await makeAccount(client, 'data_protection_officer'))
      const root = { root: client } as unknown as Stage
      for (const name of ['Dropped', 'Stays', 'Helped'])
        anchors = [...anchors, await register(root, agency, name, '1990-01-01')]
      await client.query('update people.record set dropped_at = now() where anchor_id = any ($1)', [
        [anchors[0], anchors[2]],
      ])
      // Whoever has a case is not forgotten because a list was.
      await client.query(
        `insert into cases.case (agency_id, anchor_id, reason, opened_by) values ($1, $2, 'asked for', $1)`,
        [agency, anchors[2]],
      )
    })
    const start = today()
    const day = monthsAfter(start, 24)
    const away = daysBetween(start, day)
    expect(await due()).toEqual([])
    for (const [days, found] of [
      [away - 1, []],
      [away, [[0, 'dropped from lists', day, null]]],
      [away + 1, [[0, 'dropped from lists', day, null]]],
    ] as const) {
      clock.move(days)
      expect(await due()).toEqual(found)
      await oralu.stop()
      oralu = await startOralu(site, clock.env)
      expect(await due()).toEqual(found)
    }
    const until = monthsAfter(day, 2)
    const ask = await officer()
    await ask('/oversight/retention/longer', {
      anchorId: anchors[0],
      kind: 'dropped from lists',
      until,
      because: 'A claim was announced',
    })
    expect(await due()).toEqual([[0, 'dropped from lists', day, until]])
    clock.move(away + daysBetween(day, until) + 1)
    expect(await due()).toEqual([[0, 'dropped from lists', day, null]])
    // Proposed once; not a second time while the first is open.
    const again = await officer()
    await again('/oversight/retention/erasure', { anchorId: anchors[0], kind: 'dropped from lists' })
    await withRoot(site, async (client) => {
      const { rows } = await client.query(
        `select (select count(*)::int from people.record) as records, (select count(*)::int from rights.erasure where state = 'proposed') as proposed`,
      )
      // Nothing went by itself in more than two years.
      expect(rows).toEqual([{ records: 3, proposed: 1 }])
    })
  },
  400_000,
)
