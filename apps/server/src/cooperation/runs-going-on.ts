// The steps of a run that need no register and no officer any more: the mailbox takes them as the messages come.
import type { KeyObject } from 'node:crypto'
import { keyId, type PartnerMessage, readPublicKey } from '@oralu/interop'
import {
  type AnsweringState,
  type AskingState,
  IntersectionError,
  type IntersectionMessage,
  nameCandidates,
  pairCandidates,
  readPairs,
} from '@oralu/interop/intersection'
import type pg from 'pg'
import { installationKey, openBytes, sealBytes } from '../files/seal.ts'
import type { Services } from '../services.ts'
import { call, postSealed } from './call.ts'
import { fromWire, toWire } from './jobs.ts'
import { ownKeys } from './own-keys.ts'

type Told = Extract<PartnerMessage, { kind: 'intersection' }>

export interface RunOf {
  agencyId: string
  partnerId: string
  /** The partner's keys that serve: PEM to sign, recipients to seal. */
  signing: readonly string[]
  recipients: readonly string[]
}

interface Held {
  direction: string
  state: string
  sealed: Buffer | null
}

/** @returns taken, again, held, or the code of a refusal */
export async function takeRun(
  client: pg.PoolClient,
  services: Services,
  of: RunOf,
  message: Told,
): Promise<string> {
  if (message.offer)
    return call(client, 'take_offer', [
      of.partnerId,
      message.run,
      message.offer.purpose,
      message.offer.terms,
      message.offer.reference,
      message.step,
    ])
  const { rows } = await client.query<Held>('select * from cooperation.run_of($1, $2)', [
    of.partnerId,
    message.run,
  ])
  const [held] = rows
  if (!held) return 'held'
  if (!message.step) return goOn(client, message.run, 'refused')
  if (['done', 'refused', 'failed'].includes(held.state)) return 'again'
  if (!held.sealed) return 'held'
  try {
    return await next(client, services, of, message.run, held, fromWire(message.step))
  } catch (error) {
    if (!(error instanceof IntersectionError)) throw error
    // A message that is not the one awaited changes nothing; anything else ends the run.
    if (error.code === 'out-of-turn') return error.code
    await goOn(client, message.run, 'failed', { why: error.code })
    return error.code
  }
}

async function next(
  client: pg.PoolClient,
  services: Services,
  of: RunOf,
  run: string,
  { direction, sealed }: Held,
  message: IntersectionMessage,
): Promise<string> {
  const { signing } = await ownKeys(services.settings, of.agencyId)
  const { identity, recipient } = await installationKey(services.settings.keysDir)
  const state = JSON.parse((await openBytes(sealed!, identity)).toString()) as AskingState | AnsweringState
  const options = { signing, partner: partnerOf(state, of.signing), now: new Date(), threads: 2 }
  if (direction === 'theirs') {
    const answer = await pairCandidates(state as AnsweringState, message, options)
    await tell(client, of, run, signing, answer.message)
    return goOn(client, run, 'done', {
      pairs: answer.pairs,
      found: new Set(answer.pairs.map(({ position }) => position)).size,
    })
  }
  const asking = state as AskingState
  if ('secret' in asking) {
    const answer = await nameCandidates(asking, message, options)
    await tell(client, of, run, signing, answer.message)
    const kept = await sealBytes(JSON.stringify(answer.state), recipient)
    return goOn(client, run, 'asked', { sealed: kept, found: answer.positions.length })
  }
  const pairs = await readPairs(asking, message, options)
  return goOn(client, run, 'done', { pairs })
}

/** The key of the partner that the terms name. */
function partnerOf({ role, terms }: AskingState | AnsweringState, keys: readonly string[]) {
  const wanted = (role === 'asks' ? terms.answers : terms.asks).key
  const key = keys.map(readPublicKey).find((each) => keyId(each) === wanted)
  if (!key) throw new IntersectionError('wrong-signer')
  return key
}

const tell = (
  client: pg.PoolClient,
  { partnerId, recipients }: RunOf,
  run: string,
  signing: KeyObject,
  message: IntersectionMessage,
): Promise<void> =>
  postSealed(
    client,
    { partnerId, recipients, signing, aboutId: run },
    { kind: 'intersection', run, offer: null, step: toWire(message) },
  )

async function goOn(
  client: pg.PoolClient,
  run: string,
  state: string,
  more: { sealed?: Buffer; found?: number; pairs?: unknown[]; why?: string } = {},
): Promise<'taken'> {
  await client.query('select cooperation.go_on($1, $2, $3, $4, $5, $6)', [
    run,
    state,
    more.sealed ?? null,
    more.found ?? null,
    more.pairs ? JSON.stringify(more.pairs) : null,
    more.why ?? null,
  ])
  return 'taken'
}
