// What a partner gave: looked at as it came, taken into the register as a list that ends by itself, refused, or deleted
// before its time. Each is told to the partner by a signed receipt.
import { Readable } from 'node:stream'
import { type FieldsGiven, type ListMapping, type PackagePerson, Problem } from '@oralu/domain'
import {
  type DeletionReason,
  type OpenedPackage,
  type PackageDocument,
  PackageError,
  signReceipt,
  toInstant,
} from '@oralu/interop'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { receiveFile } from '../files/receive.ts'
import { installationKey } from '../files/seal.ts'
import { takeListIn } from '../lists/intake.ts'
import { orderSuggestions } from '../people/queries.ts'
import type { Services } from '../services.ts'
import { hashOf } from './content.ts'
import { ownKeys } from './own-keys.ts'
import { getOwnPackage, type PackageRow } from './packages.ts'
import { keysInUse } from './partners.ts'
import { post } from './post.ts'
import { openSigned } from './signed-by.ts'

/** @throws Problem step-not-open when it lies here no more, file-unreadable with the reason */
async function open(db: Db, { settings }: Services, row: PackageRow): Promise<OpenedPackage> {
  const parcel = await db
    .selectFrom('cooperation.parcel')
    .select('bytes')
    .where('id', '=', row.id)
    .executeTakeFirst()
  if (!parcel || row.state !== 'received') throw new Problem('step-not-open')
  const { identities } = await ownKeys(settings, row.agency_id)
  const keys = await keysInUse(db, row.partner_id, 'sign')
  try {
    return await openSigned(
      parcel.bytes,
      keys.map((key) => ({ key })),
      identities,
    )
  } catch (error) {
    throw error instanceof PackageError
      ? new Problem('file-unreadable', { detail: error.message, params: { reason: error.code } })
      : error
  }
}

const personOf = ({ ref, basis, child, fields }: PackageDocument['persons'][number]): PackagePerson => ({
  ref,
  personId: null,
  name: asList(fields.identity?.['names'])[0] ?? null,
  basis,
  child,
  fields: { identity: texts(fields.identity), mission: texts(fields.mission) },
  withheld: [],
})

const asList = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)]
const texts = (values: Record<string, unknown> | undefined) =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  )

export async function previewTheirs(db: Db, services: Services, row: PackageRow) {
  if (row.state !== 'received') return { persons: [], contentHash: '', changed: false, refusal: null }
  const { document } = await open(db, services, row)
  const persons = document.persons.map(personOf)
  return { persons, contentHash: hashOf(persons).toString('hex'), changed: false, refusal: null }
}

type Refused = { person: string; reason: string }[]

export async function takePackage(db: Db, services: Services, actor: Actor, id: string, refused: Refused) {
  const row = await getOwnPackage(db, actor, id, 'theirs')
  const opened = await open(db, services, row)
  const { document } = opened
  const without = new Set(refused.map(({ person }) => person))
  const unknown = refused.find(({ person }) => !document.persons.some(({ ref }) => ref === person))
  if (unknown || without.size === document.persons.length)
    throw new Problem('body-invalid', {
      detail: unknown
        ? 'A person refused is not in the package.'
        : 'Nobody of the package would be taken. Refuse it as a whole instead.',
      issues: [{ path: 'body.refused', message: unknown ? 'not in the package' : 'all of them' }],
    })
  const persons = document.persons.filter(({ ref }) => !without.has(ref))
  const { csv, mapping } = asSheet(id, persons)
  const { recipient } = await installationKey(services.settings.keysDir)
  const file = await receiveFile(services.files, recipient, Readable.from([Buffer.from(csv)]), {
    most: 50 * 1024 * 1024,
  })
  let listId: string
  try {
    const taken = await takeListIn(db, services, file, {
      source: row.partner,
      kind: 'partner list',
      name: `${id}.csv`,
      mapping: () => mapping,
      given: {
        packageId: id,
        retainUntil: row.retain_until,
        terms: {
          partner: row.partner,
          agreement: row.agreement,
          purpose: document.purpose,
          onward: document.onward.terms,
        },
      },
    })
    listId = taken.listId
    await orderSuggestions(db)
  } catch (error) {
    file.discard()
    throw error
  }
  await db
    .updateTable('cooperation.package')
    .set({ state: 'taken in', list_id: listId, taken_by: actor.accountId, taken_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  await answer(db, services, actor, row, opened, { accepted: refused.length > 0 ? 'some' : 'all', refused })
  return { id, state: 'taken in' as const }
}

export async function refuse(db: Db, services: Services, actor: Actor, id: string, why: string) {
  const row = await getOwnPackage(db, actor, id, 'theirs')
  const opened = await open(db, services, row)
  await db.updateTable('cooperation.package').set({ state: 'refused' }).where('id', '=', id).execute()
  await answer(db, services, actor, row, opened, {
    accepted: 'none',
    refused: opened.document.persons.map(({ ref }) => ({ person: ref, reason: why })),
  })
  return { id, state: 'refused' as const }
}

async function answer(
  db: Db,
  services: Services,
  actor: Actor,
  row: PackageRow,
  { sealedSha256, manifestSha256 }: OpenedPackage,
  { accepted, refused }: { accepted: 'all' | 'some' | 'none'; refused: Refused },
): Promise<void> {
  const { signing } = await ownKeys(services.settings, actor.agencyId)
  const receipt = await signReceipt(
    {
      format: 'oralu-package-receipt',
      version: 1,
      kind: 'received',
      package: row.id,
      sealedSha256,
      manifestSha256,
      at: toInstant(new Date()),
      by: officeOf(actor),
      accepted,
      refused,
    },
    signing,
  )
  await tell(db, services, actor, row, receipt)
  await sql`select cooperation.drop_parcel(${row.id})`.execute(db)
}

/** A role, not a name: the other side needs no more. */
const officeOf = ({ role }: Actor): string => role.replaceAll('_', ' ')

const tell = (db: Db, services: Services, actor: Actor, row: PackageRow, receipt: string) =>
  post(
    db,
    services,
    actor,
    { partnerId: row.partner_id, kind: 'receipt', aboutId: row.id },
    { kind: 'receipt', package: row.id, receipt },
  )

/** The words of a deletion, to be signed. */
export const deletion = (
  row: { id: string; sealed_sha256: Buffer | null; manifest_sha256: Buffer | null },
  why: DeletionReason,
  by: string,
) => ({
  format: 'oralu-package-receipt' as const,
  version: 1 as const,
  kind: 'deleted' as const,
  package: row.id,
  sealedSha256: row.sealed_sha256!.toString('hex'),
  manifestSha256: row.manifest_sha256!.toString('hex'),
  at: toInstant(new Date()),
  by,
  why,
  deleted: 'all' as const,
})

export async function deleteTheirs(db: Db, services: Services, actor: Actor, id: string) {
  const row = await getOwnPackage(db, actor, id, 'theirs')
  if (!['received', 'taken in'].includes(row.state)) throw new Problem('step-not-open')
  await sql`select cooperation.delete_given(${id})`.execute(db)
  const { signing } = await ownKeys(services.settings, actor.agencyId)
  const why = row.recalled_at ? 'recall' : 'other'
  await tell(db, services, actor, row, await signReceipt(deletion(row, why, officeOf(actor)), signing))
  return { id, state: 'deleted' as const }
}

type IdentityField = NonNullable<FieldsGiven['identity']>[number]

/** A package's persons as a sheet of the import, with where its columns go. */
function asSheet(
  packageId: string,
  persons: PackageDocument['persons'],
): { csv: string; mapping: ListMapping } {
  // A partner's packages are one source: p1 of one is not p1 of the next, nor is their family.
  const own = (name: string) => `${packageId.slice(0, 8)}-${name}`
  const groups = familyGroups(persons)
  const columns: {
    name: string
    field: string
    of: (person: PackageDocument['persons'][number]) => string
  }[] = [
    { name: 'Reference', field: 'sourceKey', of: ({ ref }) => own(ref) },
    { name: 'Family', field: 'familyGroup', of: ({ ref }) => (groups.has(ref) ? own(groups.get(ref)!) : '') },
  ]
  const add = (name: string, field: string, key: IdentityField) => {
    const most = Math.max(0, ...persons.map((person) => saidBy(person, key).length))
    for (let at = 0; at < most; at++)
      columns.push({ name: `${name} ${at + 1}`, field, of: (person) => saidBy(person, key)[at] ?? '' })
  }
  add('Name', 'fullName', 'names')
  add('Sex', 'sex', 'sex')
  add('Born', 'born', 'born')
  add('Birth place', 'birthPlace', 'birthPlace')
  add('Nationality', 'nationality', 'nationality')
  add('Document', 'documentNumber', 'documents')
  add('Mother', 'motherName', 'motherName')
  add('Father', 'fatherName', 'fatherName')
  add('Location', 'location', 'location')
  return {
    csv: [columns.map(({ name }) => name), ...persons.map((person) => columns.map(({ of }) => of(person)))]
      .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`)
      .join(''),
    mapping: {
      version: 1,
      dayFirst: 'unknown',
      columns: columns.map(({ name, field }) => ({ column: name, compartment: 'identity', field })),
    } as ListMapping,
  }
}

const saidBy = (person: PackageDocument['persons'][number], key: string) =>
  asList(person.fields.identity?.[key])

/** Who is told to be kin of whom in the package, directly or by others, shares a name. */
function familyGroups(persons: PackageDocument['persons']): Map<string, string> {
  const of = new Map<string, string>()
  const kinOf = new Map(
    persons.map((person) => [person.ref, saidBy(person, 'family').map((each) => each.split(' ').at(-1)!)]),
  )
  for (const { ref } of persons) {
    if (of.has(ref) || kinOf.get(ref)!.length === 0) continue
    const open = [ref]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (of.has(next) || !kinOf.has(next)) continue
      of.set(next, `family of ${ref}`)
      open.push(...kinOf.get(next)!)
    }
  }
  return of
}
