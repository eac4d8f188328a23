// A tablet as the field has one: keys of its own, a log that it keeps, operations made without a network.
import { randomUUID } from 'node:crypto'
import {
  batchesOf,
  decodeBatch,
  encodeBatch,
  type FieldAct,
  type FieldOperation,
  type FieldState,
  fold,
  haveOf,
  headsOf,
  type MissionPack,
  makeDeviceKey,
  missingFrom,
  place,
  signOperation,
  type UnsignedOperation,
} from '@oralu/domain'
import { ok } from '../operations/arrange.ts'
import type { Person } from '../support/oralu.ts'

export interface Tablet {
  id: string
  log: Map<string, FieldOperation>
  pack: MissionPack
  /** Records an act; nothing is sent. */
  act(act: FieldAct, at?: string): Promise<FieldOperation>
  /** Sends what the office lacks, then fetches what this tablet lacks. Gives the answers to what was sent. */
  sync(): Promise<{ taken: number; repeated: number; quarantined: { operation: string; why: string }[] }[]>
  state(): FieldState
  send(operations: readonly FieldOperation[]): Promise<{ status: number; body: unknown }>
}

export async function enrolTablet(officer: Person, mission: string): Promise<Tablet> {
  const id = randomUUID()
  const { key, publicKey } = await makeDeviceKey()
  await ok(officer.post(`/field/missions/${mission}/devices`, { id, name: 'Tablet', key: publicKey }))
  const made = await ok(officer.post(`/field/devices/${id}/packs`, { days: 3 }))
  const pack: MissionPack = await ok(officer.get(`/field/packs/${made.id}`))
  const log = new Map<string, FieldOperation>()
  const post = async (operations: readonly FieldOperation[]) => ({
    device: id,
    batch: Buffer.from(await encodeBatch(mission, operations)).toString('base64'),
  })
  const fetchAll = async () => {
    const have = encodeURIComponent(JSON.stringify(haveOf(log.values())))
    const path = `/field/missions/${mission}/operations?device=${id}&have=${have}`
    let after = ''
    for (let more = true; more; ) {
      const answer = await ok(officer.get(`${path}${after}`))
      const { operations } = await decodeBatch(Uint8Array.from(Buffer.from(answer.batch, 'base64')))
      for (const each of operations) log.set(each.id, each)
      more = answer.more
      after = `&after=${answer.next}`
    }
  }
  await fetchAll()
  return {
    id,
    log,
    pack,
    async act(act, at = new Date().toISOString()) {
      const { placed } = place(log.values())
      const own = [...log.values()].filter(({ device }) => device === id).length
      const operation: UnsignedOperation = {
        id: randomUUID(),
        mission,
        device: id,
        sequence: own + 1,
        parents: headsOf(placed, id),
        officer: officer.id,
        at,
        ...act,
      }
      const signed = (await signOperation(operation, key.privateKey)) as FieldOperation
      log.set(signed.id, signed)
      return signed
    },
    async sync() {
      const { have } = await ok(officer.get(`/field/missions/${mission}/operations?have=%7B%7D`))
      const answers = []
      for (const batch of batchesOf(missingFrom([...log.values()], have)))
        answers.push(await ok(officer.post(`/field/missions/${mission}/batches`, await post(batch))))
      await fetchAll()
      return answers
    },
    state: () => fold(log.values()),
    send: async (operations) => officer.post(`/field/missions/${mission}/batches`, await post(operations)),
  }
}

export const board = (line: string): FieldAct => ({
  kind: 'board',
  body: { line, by: 'QR', vehicle: null, unmet: [] },
})
export const withdraw = (line: string): FieldAct => ({
  kind: 'withdraw',
  body: { line, reason: 'wishes to stay' },
})
