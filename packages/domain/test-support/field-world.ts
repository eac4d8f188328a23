// A seeded world of three tablets and a server that exchange operations over a network which loses, repeats and
// reorders; tablets are killed, clocks are wrong by up to a day, one comes back after days.
import {
  batchesOf,
  type FieldAct,
  type FieldOperation,
  fold,
  type Have,
  haveOf,
  headsOf,
  missingFrom,
  place,
} from '../src/index.ts'
import { actOf, idOf, lines, mission, randomFrom } from './field-acts.ts'

const tabletIds = [1, 2, 3].map((each) => idOf(3, each))
const officers = [1, 2, 3].map((each) => idOf(4, each))
const consul = idOf(4, 9)

/** What was truly made, and known when it was made. */
export interface Made {
  operation: FieldOperation
  known: ReadonlySet<string>
}

interface Replica {
  device: string
  officer: string
  log: Map<string, FieldOperation>
  /** Made, not yet on the disk: neither shown nor sent. */
  unsaved: Made | undefined
  /** Came, not yet on the disk. */
  unsavedIn: FieldOperation[]
  skewMs: number
  away: boolean
}

interface Message {
  to: Replica
  from: Replica
  have?: Have
  operations?: FieldOperation[]
}

export interface World {
  made: Map<string, Made>
  replicas: Replica[]
  counts: { kills: number; unsavedLost: number; messagesLost: number; repeated: number; messages: number }
}

const hour = 3_600_000

export function runWorld(seed: number, steps = 140): World {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(all: readonly T[]): T => all[below(all.length)]!
  const chance = (part: number) => random() < part
  const made = new Map<string, Made>()
  const counts = { kills: 0, unsavedLost: 0, messagesLost: 0, repeated: 0, messages: 0 }
  let now = Date.UTC(2026, 0, 15)
  let ids = 0
  const replica = (device: string, officer: string): Replica => ({
    device,
    officer,
    log: new Map(),
    unsaved: undefined,
    unsavedIn: [],
    skewMs: (random() * 2 - 1) * 24 * hour,
    away: false,
  })
  const server = replica(mission, consul)
  const tablets = tabletIds.map((device, at) => replica(device, officers[at]!))
  const replicas = [server, ...tablets]

  const make = (at: Replica, act: FieldAct) => {
    save(at)
    const { placed } = place(at.log.values())
    const own = [...at.log.values()].filter(({ device }) => device === at.device).length
    // Ids in no order that could help.
    const operation = {
      id: idOf(below(2 ** 31), ++ids),
      mission,
      device: at.device,
      sequence: own + 1,
      parents: headsOf(placed, at.device),
      officer: at.officer,
      at: new Date(now + at.skewMs).toISOString(),
      signature: 'A'.repeat(86),
      ...act,
    } as FieldOperation
    at.unsaved = { operation, known: new Set(placed.map((each) => each.operation.id)) }
    // The server's write is one transaction; a tablet's may yet be lost.
    if (at === server || chance(0.7)) save(at)
  }
  const save = (at: Replica) => {
    if (at.unsaved) {
      at.log.set(at.unsaved.operation.id, at.unsaved.operation)
      made.set(at.unsaved.operation.id, at.unsaved)
    }
    for (const each of at.unsavedIn) at.log.set(each.id, each)
    at.unsaved = undefined
    at.unsavedIn = []
  }
  const kill = (at: Replica) => {
    counts.kills++
    if (at.unsaved) counts.unsavedLost++
    at.unsaved = undefined
    at.unsavedIn = []
  }

  make(server, {
    kind: 'manifest',
    body: { state: 'frozen', doorsClosed: false, lines: lines.map((line) => ({ line, state: 'listed' })) },
  })
  for (const { device, officer } of tablets)
    make(server, { kind: 'enrolled', body: { device, officer, role: 'field_officer', key: 'A'.repeat(43) } })
  for (const each of tablets) for (const [id, operation] of server.log) each.log.set(id, operation)

  let wire: Message[] = []
  const send = (message: Message) => {
    counts.messages++
    if (message.to.away || message.from.away || chance(0.15)) counts.messagesLost++
    else wire.push(message)
    if (chance(0.1)) {
      counts.repeated++
      wire.push(message)
    }
  }
  const deliver = ({ to, from, have, operations }: Message) => {
    if (to.away) return
    if (have)
      // Cut small, so that parts of a difference are lost.
      for (const batch of batchesOf(missingFrom([...to.log.values()], have)))
        for (let at = 0; at < batch.length; at += 3)
          send({ to: from, from: to, operations: batch.slice(at, at + 3) })
    for (const each of operations ?? []) if (!to.log.has(each.id)) to.unsavedIn.push(otherwiseWritten(each))
    if (to === server || chance(0.6)) save(to)
  }
  const ask = (from: Replica, to: Replica) => send({ from, to, have: haveOf(from.log.values()) })

  for (let step = 0; step < steps; step++) {
    now += below(2 * hour)
    const one = pick(replicas)
    const dice = random()
    if (dice < 0.45) {
      const act = actOf(random, one === server, fold(one.log.values()), [...one.log.values()], one.officer)
      if (act) make(one, act)
    } else if (dice < 0.7) ask(one, pick(replicas.filter((each) => each !== one)))
    else if (dice < 0.93 && wire.length > 0) {
      const at = below(wire.length)
      const [message] = wire.splice(at, 1)
      deliver(message!)
    } else if (dice < 0.96 && one !== server) kill(one)
    else if (dice < 0.98 && one !== server) {
      one.away = !one.away
      now += one.away ? 0 : 72 * hour
    } else one.skewMs = (random() * 2 - 1) * 24 * hour
  }
  // The network returns, for all, and stays as bad as it was until everyone has everything.
  for (const each of replicas) {
    each.away = false
    save(each)
  }
  for (let round = 0; round < 200 && !alike(replicas, made.size); round++) {
    for (const each of tablets) {
      ask(each, server)
      ask(server, each)
    }
    while (wire.length > 0) {
      const batch = wire
      wire = []
      for (const message of batch) deliver(message)
    }
    for (const each of replicas) save(each)
  }
  return { made, replicas, counts }
}

const alike = (replicas: readonly Replica[], size: number) => replicas.every(({ log }) => log.size === size)

/** The same operation with its keys in another order, as a store may give it back. */
function otherwiseWritten(operation: FieldOperation): FieldOperation {
  const turned = (value: object) => Object.fromEntries(Object.entries(value).reverse())
  return turned({ ...structuredClone(operation), parents: turned(operation.parents) }) as FieldOperation
}
