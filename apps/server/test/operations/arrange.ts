// What the stories of operations share: people in the register, put there as the superuser, and gates met over HTTP.

import { randomUUID } from 'node:crypto'
import { today } from '@oralu/domain'
import type { Person, Stage } from '../support/oralu.ts'

export interface Traveller {
  anchor: string
  sex: 'male' | 'female'
  born: string
}

interface Member {
  sex: 'male' | 'female'
  born: string
  role: string
}

/** The sources of one agency's register. */
export async function register(stage: Stage, agency: string, officer: Person) {
  const { root } = stage
  const list = async (kind: string) => {
    const file = await root.query(
      `insert into files.file (agency_id, compartment, name, media_type, size, sha256, recorded_by) values ($1, 'identity', 'list.csv', 'text/csv', 1, '\\x00', $2) returning id`,
      [agency, officer.id],
    )
    const source = await root.query(
      `insert into lists.source (agency_id, name, kind, recorded_by) values ($1, $2, $3, $4) returning id`,
      [agency, `${kind} ${randomUUID().slice(0, 4)}`, kind, officer.id],
    )
    const made = await root.query(
      `insert into lists.list (agency_id, source_id, file_id, file_name, state, recorded_by) values ($1, $2, $3, 'list.csv', 'imported', $4) returning id`,
      [agency, source.rows[0].id, file.rows[0].id, officer.id],
    )
    return { source: source.rows[0].id as string, list: made.rows[0].id as string }
  }
  const camp = await list('camp list')
  let row = 0
  const add = async (sex: string, born: string | null, name?: string): Promise<Traveller> => {
    const person = randomUUID()
    const anchor = randomUUID()
    const record = randomUUID()
    const spelled = name ?? `Traveller ${++row}`
    await root.query('insert into people.person (id, agency_id) values ($1, $2)', [person, agency])
    await root.query(
      'insert into people.anchor (id, agency_id, person_id, home_person_id) values ($1, $2, $3, $3)',
      [anchor, agency, person],
    )
    await root.query(
      `insert into people.record (id, agency_id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said, sex, born_from, born_to, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, '\\x00', '{}', $8, $9, $9, $10)`,
      [record, agency, anchor, camp.source, `${row}-${anchor}`, camp.list, row, sex, born, officer.id],
    )
    await root.query(
      `insert into people.name_form (agency_id, anchor_id, record_id, part, form, script, latin) values ($1, $2, $3, 'full', $4, 'Latn', $4)`,
      [agency, anchor, record, spelled],
    )
    return { anchor, sex: sex as Traveller['sex'], born: born ?? '' }
  }
  const family = async (...members: Member[]): Promise<Traveller[]> => {
    const { rows } = await root.query(
      'insert into people.family (agency_id, recorded_by) values ($1, $2) returning id',
      [agency, officer.id],
    )
    const people: Traveller[] = []
    for (const { sex, born, role } of members) {
      const one = await add(sex, born)
      await root.query(
        `insert into people.family_member (agency_id, family_id, anchor_id, role, basis, recorded_by) values ($1, $2, $3, $4, 'list', $5)`,
        [agency, rows[0].id, one.anchor, role, officer.id],
      )
      people.push(one)
    }
    return people
  }
  /** A finding by two officers. */
  const citizens = async (people: readonly Traveller[], by: Person, confirmedBy: Person) => {
    for (const { anchor } of people)
      await root.query(
        `insert into people.nationality (agency_id, anchor_id, finding, evidence_kind, evidence, recorded_by, confirmed_by, confirmed_at)
         values ($1, $2, 'citizen', 'civil registry', 'entry found', $3, $4, now())`,
        [agency, anchor, by.id, confirmedBy.id],
      )
  }
  return { add, family, citizens }
}

export const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
export const dayIn = today

export const talk = {
  language: 'Kazakh',
  interpreter: null,
  privateRoom: true,
  witness: 'A. Witness, Red Crescent',
  present: 'the officer and the witness',
  guardPresent: false,
  alternatives: true,
}

export async function ok(answer: Promise<{ status: number; body: unknown }>) {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any endpoint
  return body as any
}

/** An aircraft with room for all and a medic and an escort aboard, on a leg. */
export async function addAircraft(officer: Person, legId: string, more: object = {}) {
  const vehicle = await ok(
    officer.post('/operations/vehicles', {
      kind: 'aircraft',
      mark: `UP-${randomUUID().slice(0, 6)}`,
      operator: 'A charter operator',
      seats: 150,
      stretchers: 4,
      wheelchairs: 4,
      payloadKg: 18_000,
      rangeKm: 4_000,
      ...more,
    }),
  )
  const { id } = await ok(officer.post(`/operations/legs/${legId}/carriages`, { vehicleId: vehicle.id }))
  for (const duty of ['medic', 'escort'])
    await ok(officer.post(`/operations/carriages/${id}/attendants`, { duty, name: `A ${duty}` }))
  return { vehicle: vehicle.id as string, carriage: id as string }
}

/** An open mission with one flight in ten days, and an aircraft for it. */
export async function openMission(officer: Person, number = 1, operation?: string) {
  const inOperation =
    operation ??
    (
      await ok(
        officer.post('/operations', { name: `Operation ${randomUUID().slice(0, 6)}`, purpose: 'Return' }),
      )
    ).id
  const { id } = await ok(officer.post(`/operations/${inOperation}/missions`, { number }))
  const leg = await ok(
    officer.post(`/operations/missions/${id}/legs`, {
      mode: 'air',
      from: 'Qamishli',
      fromZone: 'Asia/Damascus',
      to: 'Aktau',
      toZone: 'Asia/Aqtau',
      departsAt: soon(10),
      arrivesAt: soon(10.2),
      distanceKm: 1_650,
    }),
  )
  await addAircraft(officer, leg.id)
  await ok(officer.post(`/operations/missions/${id}/open`))
  return {
    id: id as string,
    operation: inOperation as string,
    leg: leg.id as string,
    path: `/operations/missions/${id}`,
  }
}

export const addAll = async (
  officer: Person,
  path: string,
  people: readonly Traveller[],
): Promise<string[]> =>
  (await ok(officer.post(`${path}/lines`, { people: people.map(({ anchor }) => ({ anchorId: anchor })) })))
    .ids

/** Meets release, fitness and exit for all at once, and each one's own decision or consent. */
export async function meetAll(
  officer: Person,
  path: string,
  lines: readonly string[],
  people: readonly Traveller[],
) {
  const meet = (body: object) => ok(officer.post(`${path}/gates`, body))
  await meet({
    lines,
    evidence: 'release 17',
    details: { kind: 'release', authority: 'the holding authority' },
  })
  await meet({ lines, evidence: 'Dr A', expiresOn: dayIn(30), details: { kind: 'fitness', fit: true } })
  await meet({ lines, evidence: 'exit list 4', details: { kind: 'exit' } })
  for (const [at, line] of lines.entries()) {
    const child = people[at]!.born > '2010'
    const details = child
      ? { kind: 'consent', basis: 'parent', parent: 'the mother', childView: 'wants to go home', ...talk }
      : { kind: 'decision', ...talk }
    await meet({ lines: [line], evidence: 'form signed', details })
  }
}
