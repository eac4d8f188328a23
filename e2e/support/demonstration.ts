// The demonstration with work under way in it, so that every page has something to show: a mission at its doors, one
// that arrived, someone on hold, a figure, and a communiqué at each of its steps.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Role, roles } from '@oralu/domain'
import { connectTo, makeAccount, type Site } from '../../apps/server/test/durability/oralu-process.ts'
import { read, texts } from '../../apps/server/test/figures/support.ts'
import {
  addAircraft,
  addAll,
  meetAll,
  ok,
  openMission,
  register,
} from '../../apps/server/test/operations/arrange.ts'
import type { Person, Stage } from '../../apps/server/test/support/oralu.ts'
import { agreeOnCare, draftReferral } from './care-referrals.ts'
import { arrangeCooperation } from './cooperation.ts'
import { keepTheRegister } from './data-protection.ts'
import { workEnquiry } from './enquiries.ts'
import { arrangeForms } from './forms.ts'
import type { Installation } from './installation.ts'
import { arrangeMatter } from './justice.ts'
import { arrangePlaces } from './places.ts'

export type Workers = Record<Role, Person>

/** Ids of what there is to see. */
export type Found = Awaited<ReturnType<typeof arrange>>

/** Signs each account of a loaded demonstration in. */
export async function openDemonstration({ url, folder }: Installation) {
  const root = await connectTo({ dataDir: join(folder, 'data') } as Site)
  try {
    const accounts = await root.query('select id, agency_id, role from access.account')
    const workers = {} as Workers
    for (const { id, agency_id, role } of accounts.rows as { id: string; agency_id: string; role: Role }[]) {
      workers[role] = speaker(url, await signIn(root, id, agency_id, role))
    }
    const missing = roles.filter((role) => !workers[role] && role !== 'partner_guest')
    if (missing.length > 0) throw new Error(`the demonstration has no ${missing}`)
    const { agencyId } = workers.press_officer
    const colleague = async (role: Role) =>
      speaker(url, { ...(await makeAccount(root, role, agencyId)), role })
    const seconds = {
      writer: await colleague('press_officer'),
      consul: await colleague('consular_officer'),
    }
    const found = await arrange(url, { root } as Stage, workers, seconds)
    workers.partner_guest = speaker(url, await signIn(root, found.guest, agencyId, 'partner_guest'))
    return { workers, found }
  } finally {
    await root.end()
  }
}

/** Whether the claims add up, worked out and on the public page. */
async function compareClaims(writer: Person, second: Person) {
  const { id, jobId } = await ok(writer.post('/figures/consistency', {}))
  for (let state = 'queued'; state !== 'done'; { state } = await ok(writer.get(`/jobs/${jobId}`))) {
    if (state === 'failed') throw new Error('the claims were not compared')
    await new Promise((done) => setTimeout(done, 200))
  }
  await ok(writer.post(`/figures/consistency/${id}/propose`))
  await ok(second.post(`/figures/consistency/${id}/publish`))
}

async function signIn(root: Awaited<ReturnType<typeof connectTo>>, id: string, agencyId: string, role: Role) {
  const token = `test_${randomUUID().replaceAll('-', '')}`
  await root.query(
    `insert into accounts.session ("userId", token, "expiresAt") values ($1, $2, now() + interval '1 hour')`,
    [id, token],
  )
  return { id, agencyId, role, token }
}

export function speaker(url: string, who: Pick<Person, 'id' | 'agencyId' | 'role' | 'token'>): Person {
  const send: Person['send'] = async (method, path, body, key = randomUUID()) =>
    answerOf(
      await fetch(`${url}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${who.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body ?? {}),
      }),
    )
  return {
    ...who,
    get: async (path) =>
      answerOf(await fetch(`${url}/api${path}`, { headers: { authorization: `Bearer ${who.token}` } })),
    send,
    post: (path, body, key) => send('POST', path, body, key),
    upload: () => Promise.reject(new Error('nothing is uploaded here')),
  }
}

const answerOf = async (answer: Response) => ({
  status: answer.status,
  body: await answer.json(),
  headers: {},
})

const firstOf = async (person: Person, path: string) => {
  const [item] = (await ok(person.get(path))).items
  if (!item) throw new Error(`${path} is empty`)
  return item
}

async function arrange(
  url: string,
  stage: Stage,
  workers: Workers,
  { writer: second, consul: secondConsul }: { writer: Person; consul: Person },
) {
  const { consular_officer: consul, mission_planner: planner, field_officer: field } = workers
  const demonstrated = await firstOf(planner, '/operations')
  const { list } = await ok(planner.get(`/operations/${demonstrated.id}`))
  const travelling = (await ok(consul.get('/people?limit=8'))).items as { anchorId: string }[]
  const planned = list[0].id as string
  await ok(planner.post(`/operations/missions/${planned}/open`))
  await ok(
    planner.post(`/operations/missions/${planned}/lines`, {
      people: travelling.map(({ anchorId }) => ({ anchorId })),
    }),
  )

  const people = await register(stage, consul.agencyId, consul)
  /** A frozen mission of a mother, her child and two men. */
  const freeze = async (number: number) => {
    const travellers = [
      ...(await people.family(
        { sex: 'female', born: '1988-02-02', role: 'mother' },
        { sex: 'male', born: '2016-05-05', role: 'child' },
      )),
      await people.add('male', '1980-01-01'),
      await people.add('male', '1984-11-09'),
    ]
    await people.citizens(travellers, consul, planner)
    const mission = await openMission(planner, number)
    const lines = await addAll(planner, mission.path, travellers)
    await meetAll(consul, mission.path, lines, travellers)
    await ok(planner.post(`${mission.path}/freeze`, { reason: 'all papers are there' }))
    return { ...mission, lines }
  }

  // Protection is the receiving agency's work; it reads why a line is on hold by a grant.
  await stage.root.query(
    `insert into access.grant (agency_id, compartment, to_agency_id, purpose, ends_at, proposed_by, confirmed_by, confirmed_at)
     values ($1, 'protection', $2, 'to answer for those on hold', now() + interval '1 day', $3, $4, now())`,
    [consul.agencyId, workers.case_worker.agencyId, consul.id, workers.data_protection_officer.id],
  )
  const boarding = await freeze(1)
  const { anchor: soughtChild } = await people.add('male', '2016-03-03', 'Erasyl')
  await ok(field.post(`/operations/lines/${boarding.lines[0]}/board`))
  await ok(
    field.post(`/operations/lines/${boarding.lines[3]}/hold`, {
      kind: 'fear expressed',
      said: 'Is afraid of what waits at home',
    }),
  )

  // Planned in full: a checklist, a permission refused with another way prepared, an aircraft too small.
  await ok(planner.post(`/operations/${demonstrated.id}/checklist/standard`))
  await ok(planner.post(`/operations/missions/${planned}/checks/start`))
  const [leg] = (await ok(planner.get(`/operations/missions/${planned}`))).legs
  await ok(
    planner.send('PUT', `/operations/legs/${leg.id}`, { ...leg, distanceKm: 1650, states: ['IQ', 'IR'] }),
  )
  await addAircraft(planner, leg.id, { seats: 6, seatRows: 2, seatColumns: 'AB-C' })
  const refused = await ok(
    consul.post(`/operations/missions/${planned}/permissions`, {
      giverKind: 'state overflown',
      giver: 'A civil aviation authority',
      what: 'overflight',
      state: 'asked',
      stateCode: 'IQ',
      legId: leg.id,
      askedOn: '2026-01-05',
    }),
  )
  await ok(consul.post(`/operations/permissions/${refused.id}/refuse`, { reason: 'Told by telephone' }))
  await ok(
    planner.post(`/operations/legs/${leg.id}/alternatives`, {
      kind: 'airport',
      to: 'Turkistan',
      toZone: 'Asia/Almaty',
      distanceKm: 2900,
      minutes: 260,
      states: ['AZ'],
      prepared: 'The duty manager there knows',
    }),
  )

  const { administrator: admin, case_worker: worker } = workers
  await ok(admin.send('PUT', '/cases/reception', { receiverId: worker.agencyId }))
  const arrived = await freeze(1)
  for (const line of arrived.lines) await ok(field.post(`/operations/lines/${line}/board`))
  await ok(field.post(`${arrived.path}/doors`, {}))
  await ok(field.post(`${arrived.path}/head-counts`, { step: 'departure', counted: 4 }))
  await ok(field.post(`${arrived.path}/depart`))
  await ok(field.post(`${arrived.path}/arrive`))
  const handover = await ok(
    field.post(`${arrived.path}/handovers`, {
      step: 'to arrival centre',
      place: 'Aktau',
      zone: 'Asia/Aqtau',
      at: new Date().toISOString(),
      giver: { name: 'The field officer', office: 'The field team' },
      receiver: { name: 'The receiver', office: 'The arrival centre' },
      lines: arrived.lines.map((lineId) => ({ lineId, condition: ['tired'] })),
      counted: 3,
    }),
  )
  await ok(
    field.post(`/operations/handovers/${handover.id}/sign`, {
      party: 'giver',
      unsigned: 'the tablet was flat',
    }),
  )
  await ok(
    field.post(`${arrived.path}/receipts`, {
      lineId: arrived.lines[0],
      place: 'Aktau',
      takenBy: 'The field officer',
      items: [{ kind: 'document', description: 'A passport in a blue cover' }],
    }),
  )

  const writer = workers.press_officer
  const figure = await ok(writer.post('/figures/frozen', { missionId: arrived.id }))
  await compareClaims(writer, second)
  const draft = async () =>
    (
      await ok(
        writer.post('/figures/communiques', {
          figureId: figure.id,
          texts,
          journey: { from: ['SY'], to: 'KZ' },
        }),
      )
    ).id as string
  const step = async (who: Person, name: string, id: string) =>
    await ok(who.post(`/figures/communiques/${id}/${name}`, await read(second, id)))
  const [drafted, approved, published] = [await draft(), await draft(), await draft()]
  await step(second, 'approve', approved)
  await step(second, 'approve', published)
  await step(workers.data_protection_officer, 'sign', published)
  await step(second, 'publish', published)

  const accused = (await firstOf(workers.prosecutor_officer, '/people?limit=1')).anchorId as string
  await ok(
    workers.prosecutor_officer.post(`/cases/of/${accused}/legal/tracks`, {
      kind: 'legal',
      plan: 'Counsel is to be appointed',
    }),
  )
  const crossing = await arrangeMatter(workers.prosecutor_officer, accused)
  await ok(admin.post(`/administration/accounts/${field.id}/password-link`))
  const link = await ok(admin.get(`/administration/accounts/${field.id}/password-link`))
  const { records } = await ok(consul.get(`/people/${travelling[0]!.anchorId}`))
  const cooperation = await arrangeCooperation(
    workers,
    secondConsul,
    travelling[0]!.anchorId,
    records[0].line.sourceId as string,
  )
  const { id: caseId, anchorId: helped } = await firstOf(worker, '/cases')
  const { records: saidOfHelped } = await ok(consul.get(`/people/${helped}`))
  const onCare = await agreeOnCare(
    { liaison: workers.partner_liaison, consul, guard: workers.data_protection_officer },
    saidOfHelped[0].line.sourceId as string,
  )
  return {
    ...cooperation,
    ...(await keepTheRegister(workers.data_protection_officer, worker, consul, travelling[0]!.anchorId)),
    enquiry: await workEnquiry(url, consul, soughtChild),
    careReferral: await draftReferral(worker, caseId as string, onCare),
    ...(await arrangePlaces(worker, helped as string)),
    ...(await arrangeForms(worker, workers.child_protection_officer, helped as string)),
    operation: arrived.operation,
    planned,
    boarding: boarding.id,
    arrived: arrived.id,
    person: travelling[0]!.anchorId,
    other: travelling[1]!.anchorId,
    accused,
    crossing,
    case: caseId as string,
    list: (await firstOf(consul, '/lists')).id as string,
    claim: (await firstOf(writer, '/figures/claims')).id as string,
    figure: figure.id as string,
    drafted,
    approved,
    published,
    passwordLink: new URL(link.link.address).hash,
  }
}
