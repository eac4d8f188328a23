// The mailbox at work: takes sealed files in, understands what came, sends what waits, and ends what was given for a
// time. It runs on the queue's connections, of several processes one at a time; what is already sealed and signed it
// never makes, but for the confirmation that data was deleted.
import {
  openMessage,
  openPackage,
  openReceipt,
  type PackageDocument,
  PackageError,
  type PartnerMessage,
  readPublicKey,
  type Signers,
  signDelivery,
  signReceipt,
  toInstant,
} from '@oralu/interop'
import type pg from 'pg'
import type { Services } from '../services.ts'
import { call, postSealed } from './call.ts'
import { ownKeys, sha256 } from './own-keys.ts'
import { takeRun } from './runs-going-on.ts'
import { bySigner, openSigned } from './signed-by.ts'
import { deletion } from './take-in.ts'

const lockNumber = 4603
const period = 2_000
const atOnce = 20
const patience = 60_000

interface Signer {
  partner_id: string
  key_id: string
  key: string
}

/** Keys by which an agency's partners sign, that are in use. */
export async function signersOf(
  pool: pg.Pool | pg.PoolClient,
  agencyId: string,
  kid?: string,
): Promise<Signer[]> {
  const { rows } = await pool.query<Signer>('select * from cooperation.signers($1, $2)', [
    agencyId,
    kid ?? null,
  ])
  return rows
}

const keysOf = (signers: readonly Signer[]): Signers =>
  new Map(signers.map(({ key_id, key }) => [key_id, readPublicKey(key)]))

export interface Known {
  id: string
  partnerId: string
  kind: 'message' | 'package'
}

/**
 * What a sealed file is and from whom, for one that comes without a slip.
 * @throws PackageError with the reason why it is not for us, or from nobody we know
 */
export async function recognise(services: Services, agencyId: string, bytes: Buffer): Promise<Known> {
  const [signers, { identities }] = await Promise.all([
    signersOf(services.database.jobs, agencyId),
    ownKeys(services.settings, agencyId),
  ])
  const of = (kid: string) => signers.find(({ key_id }) => key_id === kid)!.partner_id
  try {
    const { message, signedBy } = await openMessage(bytes, { identities, signers: keysOf(signers) })
    return { id: message.id, partnerId: of(signedBy), kind: 'message' }
  } catch (error) {
    if (!(error instanceof PackageError) || !['not-signed', 'too-large'].includes(error.code)) throw error
  }
  return bySigner(signers, async (from, { partner_id }) => {
    const { document } = await openPackage([bytes], { identities, from, evenExpired: true })
    return { id: document.id, partnerId: partner_id, kind: 'package' }
  })
}

export type Came = 'new' | 'again' | 'other'

export async function receive(
  services: Services,
  { id, partnerId, kind }: Known,
  bytes: Buffer,
  broughtBy: string | null = null,
): Promise<Came> {
  const { rows } = await services.database.jobs.query<{ came: Came }>(
    'select cooperation.receive($1, $2, $3, $4, $5) as came',
    [id, partnerId, kind, bytes, broughtBy],
  )
  return rows[0]!.came
}

/** One round of everything that waits. @returns whether anything was done, so that a next round may find more */
export async function workOnce(services: Services, ending?: AbortSignal): Promise<boolean> {
  const client = await services.database.jobs.connect()
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      lockNumber,
    ])
    if (!rows[0]!.held) return false
    try {
      const came = await understand(client, services)
      await endOverdue(client, services)
      const went = await send(client, services, ending)
      return came || went
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockNumber])
    }
  } finally {
    client.release()
  }
}

interface Waiting {
  id: string
  agency_id: string
  partner_id: string
  kind: 'message' | 'package'
  bytes: Buffer
}

async function understand(client: pg.PoolClient, services: Services): Promise<boolean> {
  const { rows } = await client.query<Waiting>('select * from cooperation.unsettled($1)', [atOnce])
  for (const row of rows) {
    await client.query('begin')
    try {
      const said = await take(client, services, row)
      const state = said === 'again' || said === 'taken' ? 'taken' : said === 'held' ? 'held' : 'refused'
      await client.query('select cooperation.settle($1, $2, $3)', [
        row.id,
        state,
        said === state ? null : said,
      ])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      // What no repetition mends: said by the message itself, or by the database about its content.
      const code = error instanceof PackageError ? error.code : (error as { code?: string }).code
      if (!code || /^(08|53|57|40)/.test(code)) throw error
      await client.query('select cooperation.settle($1, $2, $3)', [row.id, 'refused', code])
    }
  }
  return rows.length > 0
}

/** @returns taken, again, held, or the code of a refusal */
async function take(client: pg.PoolClient, services: Services, row: Waiting): Promise<string> {
  const signers = (await signersOf(client, row.agency_id)).filter(
    ({ partner_id }) => partner_id === row.partner_id,
  )
  const { identities } = await ownKeys(services.settings, row.agency_id)
  if (row.kind === 'package') return takePackage(client, row, signers, identities)
  const { message } = await openMessage(row.bytes, { identities, signers: keysOf(signers) })
  if (message.id !== row.id) return 'other-message'
  return takeMessage(client, services, row, message, signers)
}

async function takePackage(
  client: pg.PoolClient,
  row: Waiting,
  signers: readonly Signer[],
  identities: Awaited<ReturnType<typeof ownKeys>>['identities'],
): Promise<string> {
  const { document, sealedSha256, manifestSha256 } = await openSigned(row.bytes, signers, identities)
  if (document.id !== row.id) return 'other-message'
  return call(client, 'take_package', [row.partner_id, aboutPackage(document, sealedSha256, manifestSha256)])
}

/** What the register of packages knows of one that came: of its content, only which fields there are. */
const aboutPackage = (document: PackageDocument, sealedSha256: string, manifestSha256: string) => ({
  id: document.id,
  reference: document.agreement.id,
  fields: document.agreement.fields,
  persons: document.persons.length,
  madeAt: document.madeAt,
  expiresAt: document.expiresAt,
  retainUntil: document.retainUntil,
  sealedSha256,
  manifestSha256,
})

async function takeMessage(
  client: pg.PoolClient,
  services: Services,
  { partner_id, agency_id }: Waiting,
  message: PartnerMessage,
  signers: readonly Signer[],
): Promise<string> {
  switch (message.kind) {
    case 'request':
      return call(client, 'take_request', [partner_id, { ...message.request, sentAt: message.at }])
    case 'entry':
      return call(client, 'take_entry', [partner_id, message.request, message.entry])
    case 'intersection': {
      const { rows } = await client.query<{ key: string }>(
        'select key from cooperation.recipients($1) as key',
        [partner_id],
      )
      const of = {
        agencyId: agency_id,
        partnerId: partner_id,
        signing: signers.map(({ key }) => key),
        recipients: rows.map(({ key }) => key),
      }
      return takeRun(client, services, of, message)
    }
    case 'recall':
      return call(client, 'take_recall', [partner_id, message.package, message.why, message.at])
    case 'receipt': {
      const receipt = await bySigner(signers, (key) => openReceipt(message.receipt, key))
      if (receipt.package !== message.package) return 'other-package'
      return call(client, 'take_receipt', [partner_id, message.package, message.receipt, receipt])
    }
  }
}

interface Due {
  id: string
  agency_id: string
  kind: string
  mailbox: string
  bytes: Buffer
}

async function send(client: pg.PoolClient, services: Services, ending?: AbortSignal): Promise<boolean> {
  const { rows } = await client.query<Due>('select * from cooperation.due($1)', [atOnce])
  const unreachable = new Set<string>()
  for (const row of rows) {
    // One try a round of a partner that cannot be reached.
    if (unreachable.has(row.mailbox)) continue
    const { problem, final } = await deliver(services, row, ending)
    if (problem && !final) unreachable.add(row.mailbox)
    await client.query('select cooperation.tried($1, $2, $3)', [row.id, problem, final])
  }
  return rows.length > 0 && unreachable.size === 0
}

async function deliver(
  { settings }: Services,
  { id, agency_id, kind, mailbox, bytes }: Due,
  ending?: AbortSignal,
): Promise<{ problem: string | null; final: boolean }> {
  const { signing } = await ownKeys(settings, agency_id)
  const to = mailbox.split('/').at(-1)!
  const slip = await signDelivery(
    {
      to,
      message: id,
      kind: kind === 'package' ? 'package' : 'message',
      sha256: sha256(bytes).toString('hex'),
      at: toInstant(new Date()),
    },
    signing,
  ).catch(() => null)
  if (!slip) return { problem: 'bad-address', final: true }
  try {
    const answer = await fetch(mailbox, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'oralu-delivery': slip },
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(ending ? [ending] : [])]),
    })
    await answer.body?.cancel()
    if (answer.ok) return { problem: null, final: false }
    return { problem: `answered-${answer.status}`, final: [409, 413].includes(answer.status) }
  } catch {
    return { problem: 'not-reached', final: false }
  }
}

interface Overdue {
  list_id: string
  package_id: string
  partner_id: string
  agency_id: string
  sealed_sha256: Buffer
  manifest_sha256: Buffer
  recipients: string[]
}

/** Ends lists, care referrals and enquiries whose time is over, and tells the lists' partners so; and what nobody took in in time. */
async function endOverdue(client: pg.PoolClient, services: Services): Promise<void> {
  await client.query('select cooperation.drop_expired()')
  await client.query('select cases.end_overdue_referrals()')
  await client.query('select cases.end_crossings()')
  await client.query('select enquiries.erase_overdue()')
  const { rows } = await client.query<Overdue>('select * from cooperation.overdue()')
  for (const row of rows) {
    const { signing } = await ownKeys(services.settings, row.agency_id)
    await client.query('begin')
    try {
      await client.query('select cooperation.end_list($1)', [row.list_id])
      if (row.recipients.length > 0) {
        const receipt = await signReceipt(
          deletion({ ...row, id: row.package_id }, 'retention', 'mailbox'),
          signing,
        )
        await postSealed(
          client,
          { partnerId: row.partner_id, recipients: row.recipients, signing, aboutId: row.package_id },
          { kind: 'receipt', package: row.package_id, receipt },
        )
      }
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
}

/** Works until stopped, every two seconds and at once while there is more. */
export function startMailbox(services: Services): { stop(): Promise<void> } {
  let stopped = false
  let wake = () => {}
  const ending = new AbortController()
  const turning = (async () => {
    while (!stopped) {
      try {
        while ((await workOnce(services, ending.signal)) && !stopped);
      } catch (error) {
        const { code, name } = error as { code?: string; name?: string }
        services.log.error({ code, name }, 'the mailbox could not work')
      }
      await new Promise<void>((done) => {
        const timer = setTimeout(done, period)
        wake = () => {
          clearTimeout(timer)
          done()
        }
      })
    }
  })()
  return {
    async stop() {
      stopped = true
      ending.abort()
      wake()
      await turning
    },
  }
}
