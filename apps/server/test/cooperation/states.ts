// Two states, each with an Oralu and a database of its own, that know each other's keys and reach each other over a wire
// that a test can cut.

import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { today } from '@oralu/domain'
import { workOnce } from '../../src/cooperation/mailbox.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

export interface State {
  stage: Stage
  agency: string
  consul: Person
  second: Person
  liaison: Person
  guard: Person
  wire: Wire
  /** The other state, as this one's partner. */
  partner: string
  /** Lets the mailbox work until there is nothing more, whatever was to wait. */
  work(): Promise<void>
}

export async function openStates(): Promise<{ ours: State; theirs: State; close(): Promise<void> }> {
  const [ours, theirs] = (await Promise.all([openState('Ministry of A'), openState('Ministry of B')])) as [
    State,
    State,
  ]
  ours.partner = await meet(ours, theirs, 'State B', 'KG')
  theirs.partner = await meet(theirs, ours, 'State A', 'KZ')
  return {
    ours,
    theirs,
    async close() {
      for (const { stage, wire } of [ours, theirs]) {
        wire.close()
        await stage.close()
      }
    },
  }
}

async function openState(name: string): Promise<State> {
  const stage = await openStage()
  const agency = await stage.agency(name)
  const [consul, second, liaison, guard] = await Promise.all([
    stage.person('consular_officer', agency),
    stage.person('consular_officer', agency),
    stage.person('partner_liaison', agency),
    stage.person('data_protection_officer', agency),
  ])
  await stage.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = stage.app.server.address() as AddressInfo
  const wire = await openWire(port)
  const work = async () => {
    for (let round = 0; round < 20; round++) {
      await stage.root.query(`update cooperation.outgoing set next_try_at = now() where delivered_at is null`)
      if (!(await workOnce(stage.services))) return
    }
  }
  return {
    stage,
    agency,
    consul: consul!,
    second: second!,
    liaison: liaison!,
    guard: guard!,
    wire,
    partner: '',
    work,
  }
}

/** Enters the other state as a partner, with its keys compared by two. */
async function meet(self: State, other: State, name: string, country: string): Promise<string> {
  const { body: theirs } = await other.liaison.get('/cooperation/own-keys')
  const mailbox = `http://127.0.0.1:${other.wire.port}/mailbox/${other.agency}`
  const partner = await addPartner(self.liaison, name, { country, mailbox })
  await compareKeys([self.liaison, self.consul], partner, [
    [theirs.recipient, theirs.recipientFingerprint],
    [theirs.signing, theirs.signingFingerprint],
  ])
  return partner
}

export const addPartner = async (by: Person, name: string, more: object = {}): Promise<string> =>
  must(
    await by.post('/cooperation/partners', {
      name,
      kind: 'state',
      country: 'KG',
      language: 'en',
      mailbox: null,
      note: null,
      ...more,
    }),
  ).id

/** Enters a partner's keys by the first officer, each compared by all of them with the fingerprint that they heard. */
export async function compareKeys(
  officers: readonly [Person, ...Person[]],
  partner: string,
  keys: readonly (readonly [key: string, fingerprint: string])[],
): Promise<void> {
  for (const [key, fingerprint] of keys) {
    const { id } = must(await officers[0].post(`/cooperation/partners/${partner}/keys`, { key }))
    for (const officer of officers)
      must(await officer.post(`/cooperation/keys/${id}/check`, { fingerprint, how: 'By telephone' }))
  }
}

export function must<T>({ status, body }: { status: number; body: T }): T {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

export const terms = (more: object = {}) => ({
  reference: 'A-B-2026-03',
  title: 'Confirming who is a national',
  text: 'State A may give State B names and births of persons on the camp list, to confirm identity.',
  purpose: 'Confirming identity before a joint mission',
  legalBasis: 'Agreement A-B-2026-03, article 4',
  gives: 'we',
  subjects: 'own nationals',
  missionId: null,
  sourceId: null,
  fields: { identity: ['names', 'sex', 'born', 'birthPlace', 'documents', 'family'] },
  onward: 'forbidden',
  onwardTerms: 'Not to be passed on.',
  retentionDays: 90,
  assurances: ['no death penalty', 'no torture'],
  impactAssessment: 'Names reach one civil registry, for ninety days.',
  startsOn: day(-1),
  endsOn: day(60),
  ...more,
})

/** A day so many days from now. */
export const day = today

/** An agreement signed by two officers and the data-protection officer. */
export async function agree(
  { consul, liaison, guard, partner }: Pick<State, 'consul' | 'liaison' | 'guard' | 'partner'>,
  more: object = {},
): Promise<string> {
  const { id } = must(
    await consul.post('/cooperation/agreements', { partnerId: partner, agreement: terms(more) }),
  )
  for (const officer of [liaison, consul, guard])
    must(await officer.post(`/cooperation/agreements/${id}/sign`))
  return id
}

/** Composes a package for persons, by the consul. */
export const compose = (
  { consul }: Pick<State, 'consul'>,
  agreementId: string,
  persons: string[],
  more: object = {},
) =>
  consul.post('/cooperation/packages', {
    id: randomUUID(),
    agreementId,
    requestId: null,
    fields: { identity: ['names', 'sex', 'born', 'family'] },
    expiresOn: day(10),
    retainUntil: day(30),
    persons: persons.map((personId) => ({ personId, basis: 'Says to be a national of B' })),
    ...more,
  })

/** Released by a second consul, who saw what the first composed. A liaison sees no names. */
export async function release({ second }: Pick<State, 'second'>, id: string) {
  const { contentHash } = must(await second.get(`/cooperation/packages/${id}/preview`))
  return second.post(`/cooperation/packages/${id}/release`, { contentHash })
}

export interface Wire {
  port: number
  /** No connection comes through. */
  cut(): void
  /** Each connection breaks after so many bytes. */
  breakAfter(bytes: number): void
  mend(): void
  /** How many connections it broke while they spoke. */
  broken(): number
  close(): void
}

export async function openWire(target: number): Promise<Wire> {
  let most = Number.POSITIVE_INFINITY
  let broken = 0
  const open = new Set<Socket>()
  const server: Server = createServer((from) => {
    open.add(from)
    from.on('error', () => {}).on('close', () => open.delete(from))
    if (most === 0) return void from.destroy()
    const to = connect(target, '127.0.0.1').on('error', () => from.destroy())
    let seen = 0
    from.on('data', (bytes) => {
      seen += bytes.length
      if (seen > most) {
        broken++
        from.destroy()
        to.destroy()
      } else to.write(bytes)
    })
    from.on('end', () => to.end())
    to.pipe(from)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      most = 0
    },
    breakAfter: (bytes) => {
      most = bytes
    },
    mend: () => {
      most = Number.POSITIVE_INFINITY
    },
    broken: () => broken,
    close: () => {
      for (const each of open) each.destroy()
      server.close()
    },
  }
}
