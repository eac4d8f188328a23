// Loads the demonstration into an empty installation: agencies, an account for each role, grants between the agencies,
// the four lists imported as the consular officer, a fictional operation, and the real public record beside it.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Method, Role } from '@oralu/domain'
import type { FastifyInstance } from 'fastify'
import { commandSession } from '../access/command-session.ts'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { buildServer } from '../http/server.ts'
import { importFile } from '../lists/import-file.ts'
import type { Services } from '../services.ts'
import { hashPassword } from '../session/accounts.ts'
import { exportDemo } from './export.ts'
import { generateDemo, listKeys } from './index.ts'
import { demoMapping } from './mappings.ts'
import type { ListKey } from './types.ts'

/** The password of all demonstration accounts where only this machine can reach them. */
export const loopbackPassword = 'oralu-demonstration'

export const demoEmail = (role: Role): string => `${role}@demo.oralu.example`

const agencies = {
  ministry: 'Ministry of Foreign Affairs, consular service',
  centre: 'Arrival and rehabilitation centre',
  prosecutor: 'Prosecutor’s office',
} as const
type AgencyKey = keyof typeof agencies

/** An account a role: invented names. */
const accounts: readonly { role: Role; agency: AgencyKey; name: string }[] = [
  { role: 'consular_officer', agency: 'ministry', name: 'Әсем Қуанышева' },
  { role: 'identity_analyst', agency: 'ministry', name: 'Тимур Жансеитов' },
  { role: 'mission_planner', agency: 'ministry', name: 'Гүлнар Бекенова' },
  { role: 'field_officer', agency: 'ministry', name: 'Ерлан Сағидолла' },
  { role: 'partner_liaison', agency: 'ministry', name: 'Инна Власова' },
  { role: 'press_officer', agency: 'ministry', name: 'Данияр Мұхамед' },
  { role: 'data_protection_officer', agency: 'ministry', name: 'Сәуле Ақышева' },
  { role: 'administrator', agency: 'ministry', name: 'Олжас Төребек' },
  { role: 'case_worker', agency: 'centre', name: 'Айнұр Сейілхан' },
  { role: 'child_protection_officer', agency: 'centre', name: 'Марина Ли' },
  { role: 'clinician', agency: 'centre', name: 'Бақыт Нұрланова' },
  { role: 'prosecutor_officer', agency: 'prosecutor', name: 'Самат Иманов' },
]

/** What the ministry opens to the others, proposed by its consular officer and confirmed by its data-protection officer. */
const grants: readonly { to: AgencyKey; compartment: string; purpose: string }[] = [
  { to: 'centre', compartment: 'identity', purpose: 'Reception, care and reintegration of those who return' },
  { to: 'centre', compartment: 'mission', purpose: 'Preparing the reception of arriving missions' },
  {
    to: 'prosecutor',
    compartment: 'identity',
    purpose: 'Proceedings with due process against those accused',
  },
]

const sources: Record<ListKey, { name: string; kind: string; listedOn: string }> = {
  camp: { name: 'Camp registration (demonstration)', kind: 'camp list', listedOn: '2018-12-20' },
  enquiries: { name: 'Families’ enquiries (demonstration)', kind: 'enquiries', listedOn: '2019-04-30' },
  partner: { name: 'Partner’s list (demonstration)', kind: 'prison list', listedOn: '2018-12-31' },
  registry: { name: 'Civil registry (demonstration)', kind: 'civil registry', listedOn: '2018-12-31' },
}

export interface LoadedDemo {
  password: string
  emails: string[]
  lists: Record<string, { read: number; new: number; rejected: number }>
}

/** Whether nobody has an account yet. */
export async function isEmpty(database: Pick<Database, 'owner'>): Promise<boolean> {
  return await asOperator(
    database,
    async (query) => (await query('select from access.account limit 1')).length === 0,
  )
}

/**
 * @param options loopback: only this machine can reach the accounts, so that their password may be the known one
 * @param say told what is being done
 */
export async function loadDemo(
  services: Services,
  options: { loopback: boolean },
  say: (line: string) => void,
): Promise<LoadedDemo> {
  const { database } = services
  const password = options.loopback ? loopbackPassword : randomBytes(12).toString('base64url')
  await makeAccounts(database, await hashPassword(password))
  say(`${accounts.length} accounts in ${Object.keys(agencies).length} agencies`)
  const app = await buildServer(services)
  try {
    const tokens = new Map<Role, string>()
    for (const { role } of accounts) tokens.set(role, await commandSession(database, demoEmail(role)))
    const as = (role: Role) => speaker(app, tokens.get(role)!)
    await makeGrants(services, tokens)
    await makeOperation(as('mission_planner'))
    say('operation Betege (fictional), with its fifth mission to be planned')
    await as('press_officer')('POST', '/figures/claims/public-record')
    say('the public record of real statements, separate from the demonstration')
    const lists = await importLists(services, tokens.get('consular_officer')!, say)
    return { password, emails: accounts.map(({ role }) => demoEmail(role)), lists }
  } finally {
    await app.close()
  }
}

type Query = (text: string, values?: unknown[]) => Promise<Record<string, string>[]>

async function asOperator<T>(
  { owner }: Pick<Database, 'owner'>,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const client = await owner()
  try {
    await client.query('begin')
    await client.query('set local role oralu_operator')
    const result = await work(async (text, values = []) => (await client.query(text, values)).rows)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

async function makeAccounts(database: Database, hash: string): Promise<void> {
  await asOperator(database, async (query) => {
    await query('lock table access.account in share row exclusive mode')
    const ids = new Map<string, string>()
    for (const [key, name] of Object.entries(agencies))
      ids.set(
        key,
        (await query('insert into access.agency (name) values ($1) returning id', [name]))[0]!['id']!,
      )
    for (const { role, agency, name } of accounts) {
      const id = randomUUID()
      await query(
        'insert into accounts."user" (id, name, email, "emailVerified") values ($1, $2, $3, true)',
        [id, name, demoEmail(role)],
      )
      await query(
        `insert into accounts.account ("userId", "accountId", "providerId", password) values ($1::uuid, $1::text, 'credential', $2)`,
        [id, hash],
      )
      await query(
        `insert into access.account (id, agency_id, role, name, email, language, state, demonstration) values ($1, $2, $3, $4, $5, 'en', 'active', true)`,
        [id, ids.get(agency), role, name, demoEmail(role)],
      )
    }
  })
}

async function makeGrants({ database }: Services, tokens: Map<Role, string>): Promise<void> {
  const agencyIds = await asOperator(
    database,
    async (query) =>
      new Map((await query('select id, name from access.agency')).map((row) => [row['name']!, row['id']!])),
  )
  for (const { to, compartment, purpose } of grants) {
    const id = randomUUID()
    await inTransaction(database.app, { token: tokens.get('consular_officer') }, (db, actor) =>
      db
        .insertInto('access.grant')
        .values({
          id,
          agency_id: actor!.agencyId,
          compartment,
          to_agency_id: agencyIds.get(agencies[to])!,
          purpose,
          ends_at: new Date(Date.now() + 365 * 86_400_000).toISOString(),
          proposed_by: actor!.accountId,
        })
        .execute(),
    )
    await inTransaction(database.app, { token: tokens.get('data_protection_officer') }, (db, actor) =>
      db
        .updateTable('access.grant')
        .set({ confirmed_by: actor!.accountId, confirmed_at: new Date().toISOString() })
        .where('id', '=', id)
        .execute(),
    )
  }
}

async function importLists(
  services: Services,
  token: string,
  say: (line: string) => void,
): Promise<LoadedDemo['lists']> {
  const folder = mkdtempSync(join(tmpdir(), 'oralu-demo-'))
  const lists: LoadedDemo['lists'] = {}
  try {
    await exportDemo(folder)
    const demo = generateDemo()
    for (const key of listKeys) {
      const { name, kind, listedOn } = sources[key]
      const { counts } = await importFile(services, token, {
        path: join(folder, demo.lists[key].fileName),
        source: name,
        kind,
        listedOn,
        complete: true,
        mapping: () => demoMapping(key),
      })
      lists[name] = { read: counts.read, new: counts.new, rejected: counts.rejected }
      say(`${name}: ${counts.new} of ${counts.read} lines`)
    }
    return lists
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Speak = (method: Method, path: string, body?: object) => Promise<{ id: string }>

/** Speaks to the server's own routes, so that nothing here knows their tables. */
function speaker(app: FastifyInstance, token: string): Speak {
  return async (method, path, body) => {
    const answer = await app.inject({
      method,
      url: `/api${path}`,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      payload: body ?? {},
    })
    if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
}

async function makeOperation(speak: Speak): Promise<void> {
  const { operation, missions } = generateDemo()
  const planned = missions.find(({ state }) => state === 'planned')!
  const { id } = await speak('POST', '/operations', { name: operation.title, purpose: operation.notice })
  const mission = await speak('POST', `/operations/${id}/missions`, {
    number: planned.number,
    name: planned.name,
  })
  // Planned dates lie ahead, whenever the demonstration is loaded.
  const day = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10)
  await speak('POST', `/operations/missions/${mission.id}/legs`, {
    mode: 'air',
    from: planned.from,
    fromZone: 'Asia/Damascus',
    to: planned.to,
    toZone: 'Asia/Aqtau',
    departsAt: `${day}T06:00:00Z`,
    arrivesAt: `${day}T10:20:00Z`,
  })
}
