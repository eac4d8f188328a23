// The wall between care and justice, by someone of the one side who can run SQL of their own as the application, with grants
// and broken glass given to them on purpose: they get no word of the other side, and learn not even that there is one.
import { type Endpoint, type Role, rightsOf } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subjects } from '../../src/routes.ts'
import { type Attempt, canary, careSide, justiceSide, openWall, type Side } from './wall-arena.ts'

const wall = await openWall()
const { stage, home, persons, pairs, filled, functions, ask, attempts, made } = wall
const sides: [Side, (keyof typeof persons)[]][] = [
  ['care', ['prosecutor_officer']],
  ['legal', ['case_worker', 'child_protection_officer', 'clinician']],
]
const hunters = sides.flatMap(([side, roles]) => roles.map((role) => [role, side] as const))

beforeAll(async () => {
  // What nobody would give, given: grants of the other side's compartments, whole and by person, and broken glass.
  for (const [role, side] of hunters)
    for (const compartment of side === 'care' ? careSide : justiceSide) {
      await stage.grant(home, home, compartment)
      await stage.root.query('set session_replication_role = replica')
      for (const anchor of pairs[side]) {
        await stage.root.query(
          `insert into access.grant (agency_id, compartment, subject_id, to_account_id, purpose, ends_at, proposed_by, confirmed_by, confirmed_at)
           values ($1, $2, $3, $4, 'test', now() + interval '1 day', gen_random_uuid(), gen_random_uuid(), now())`,
          [home, compartment, anchor, persons[role].id],
        )
        await stage.root.query(
          `insert into access.break_glass (agency_id, account_id, compartment, subject_id, reason) values ($1, $2, $3, $4, 'given on purpose, to try the wall')`,
          [home, persons[role].id, compartment, anchor],
        )
      }
      await stage.root.query('set session_replication_role = origin')
    }
})
afterAll(() => wall.close())

/** Whether an answer holds a canary that was not put in. */
function finds(answer: string, { text, values }: Attempt, side: Side): boolean {
  let said = answer
  for (const given of [text, ...values.flat().map(String)]) said = said.replaceAll(given, '')
  return said.includes(canary[side])
}

/** What a role finds of the other side, by all attempts. */
async function hunt(role: keyof typeof persons, side: Side): Promise<string[]> {
  const found: string[] = []
  for (const attempt of attempts(side, pairs[side][0]))
    if (finds(await ask(persons[role].token, attempt.text, attempt.values), attempt, side))
      found.push(attempt.text)
  return found
}

it('has both sides full of canaries, and whoever holds a side finds its own', async () => {
  expect(filled.filter(({ side }) => side === 'legal').length).toBeGreaterThan(15)
  expect(filled.filter(({ side }) => side === 'care').length).toBeGreaterThan(15)
  expect(functions.length).toBeGreaterThan(100)
  expect(
    await ask(persons.prosecutor_officer.token, 'select * from cases.read_charge($1)', [[pairs.legal[0]]]),
  ).toContain(canary.legal)
  expect(
    await ask(persons.clinician.token, 'select * from cases.read_health_note($1)', [[pairs.care[0]]]),
  ).toContain(canary.care)
  expect(await ask(persons.case_worker.token, 'select * from cases.care_note_history')).toContain(canary.care)
})

describe.each(hunters)('%s, after %s', (role, side) => {
  it('finds no canary by any table, history, function, error or notice; and of someone of whom there is something is answered as of someone of whom there is nothing', async () => {
    const found: string[] = []
    const different: string[] = []
    const { token } = persons[role]
    const [there, not] = pairs[side].map((anchor) => [...attempts(side, anchor)])
    for (const [at, attempt] of there!.entries()) {
      const answer = await ask(token, attempt.text, attempt.values)
      if (finds(answer, attempt, side)) found.push(attempt.text)
      const [one, other] = [answer, await ask(token, not![at]!.text, not![at]!.values)].map(alike)
      if (one !== other) different.push(`${attempt.text}\n  ${one}\n  ${other}`)
    }
    expect(found).toEqual([])
    expect(different).toEqual([])
  })

  it('is answered the same over HTTP, at every address, with the ids of either', async () => {
    const endpoints = subjects(stage.services)
      .flatMap((subject) => subject.routes ?? [])
      .map((served) => served.endpoint)
      .filter(({ grant }) => grant !== 'public')
    const different: string[] = []
    for (const endpoint of endpoints) {
      const at = `${endpoint.method} ${endpoint.path}`
      const asked =
        endpoint.path.includes(':') || endpoint.method !== 'GET'
          ? [pairs[side], ...(endpoint.method === 'GET' ? [[made[side][0]!, crypto.randomUUID()]] : [])]
          : [[pairs[side][0]]]
      for (const ids of asked) {
        const answers: string[] = []
        for (const id of ids) answers.push(await call(endpoint, role, id))
        if (answers.some((each) => each.includes(canary[side]))) different.push(`${at} tells`)
        if (new Set(answers.map(alike)).size > 1) different.push(`${at}: ${answers.join(' | ')}`)
      }
    }
    expect(different).toEqual([])
  })
})

/** Ids, moments and salts are each answer's own. */
const alike = (answer: string) =>
  answer
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.]*(Z|[+-]\d\d(:?\d\d)?)?/g, 'AT')
    .replaceAll(/[0-9a-f]{32,}/g, 'HEX')
    .replaceAll(/"instance":"[^"]*"/g, '')
    .replaceAll(/"entry_id":\d+/g, '')
    .replaceAll(/"salt":\{[^}]*\}/g, '')
    .replaceAll(/\breq-\w+/g, '')

async function call({ method, path }: Endpoint, role: Role, id: string): Promise<string> {
  const answer = await stage.app.inject({
    method,
    url: `/api${path.replace(/:(missionId|token)\b/g, () => crypto.randomUUID()).replace(/:\w+/g, id)}`,
    headers: {
      authorization: `Bearer ${persons[role as keyof typeof persons].token}`,
      'idempotency-key': crypto.randomUUID(),
    },
    ...(method === 'GET'
      ? {}
      : {
          payload: {
            anchorId: id,
            id,
            why: 'x',
            on: '2026-01-01',
            subjectId: id,
            compartment: 'protection',
            reason: 'Only to know whether there is such a person',
          },
        }),
  })
  return `${answer.statusCode} ${answer.body}`
}

describe('without the wall', () => {
  it.each([
    ['cases.care_note', 'prosecutor_officer', 'care'],
    ['cases.charge', 'clinician', 'legal'],
    ['cases.care_note_history', 'prosecutor_officer', 'care'],
  ] as const)('on %s the same hunt finds it', async (table, role, side) => {
    expect(rightsOf[role].identity).toBeDefined()
    const { rows } = await stage.root.query(
      `select pg_get_expr(polqual, polrelid) as using from pg_policy where polname = 'wall' and polrelid = $1::regclass`,
      [table],
    )
    await stage.root.query(`drop policy wall on ${table}`)
    try {
      expect((await hunt(role, side)).join('\n')).toContain(table.replace('cases.', ''))
    } finally {
      await stage.root.query(
        `create policy wall on ${table} as restrictive for select to oralu_app, oralu_reader using (${rows[0].using})`,
      )
    }
  })
})
