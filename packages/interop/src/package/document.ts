// package.json: the records of a package. docs/formats/package.schema.json.
import { z } from 'zod'
import { PackageError } from './errors.ts'
import { PACKAGE_LIMITS } from './limits.ts'
import { isFileName } from './names.ts'

/** Compartments from which a package may be composed, in the order in which they are written. */
export const PACKAGE_COMPARTMENTS = ['identity', 'mission', 'care', 'health', 'protection', 'legal'] as const
export type PackageCompartment = (typeof PACKAGE_COMPARTMENTS)[number]

export const text = z.string().max(4000).regex(/\S/, 'must not be empty')
export const packageId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be a UUID in small letters')
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'must be a moment such as 2026-11-25T09:00:00Z')
  .refine(exists, 'does not exist')
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-11-25')
  .refine(exists, 'does not exist')
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
export const personRef = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'must be letters, digits and dashes')

/** The calendar turns 31 February into March, which then differs from what was written. */
function exists(value: string): boolean {
  const date = new Date(value)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value.replace('Z', ''))
}

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'must be a name such as documentNumber')
const words = z.string().min(1).max(4000)
const value = z.union([words, z.number(), z.boolean(), z.array(words).min(1).max(100)])
const byCompartment = <T extends z.ZodType>(each: T) =>
  z.strictObject({
    identity: each.optional(),
    mission: each.optional(),
    care: each.optional(),
    health: each.optional(),
    protection: each.optional(),
    legal: each.optional(),
  })
const party = z.strictObject({ name: text, office: text.optional() })
const person = z.strictObject({
  ref: personRef,
  basis: text,
  child: z.boolean(),
  fields: byCompartment(z.record(fieldName, value)),
})
const about = z.array(personRef).max(PACKAGE_LIMITS.persons).optional()
export const fileName = z.string().refine(isFileName, 'must be a plain file name')

/** What a package is about, without its identity: shared by package.json and by CONFIG.json. */
export const packageContent = {
  expiresAt: instant,
  retainUntil: day,
  from: party,
  to: party,
  agreement: z.strictObject({
    id: text,
    text,
    fields: byCompartment(z.array(fieldName).min(1).max(200)),
  }),
  purpose: text,
  legalBasis: text,
  onward: z.strictObject({ permitted: z.boolean(), terms: text }),
  persons: z.array(person).max(PACKAGE_LIMITS.persons),
}
export const packageFile = { title: text, persons: about }

export const PackageDocument = z.strictObject({
  format: z.literal('oralu-package'),
  version: z.literal(1),
  id: packageId,
  madeAt: instant,
  ...packageContent,
  files: z.array(z.strictObject({ name: fileName, ...packageFile })).max(PACKAGE_LIMITS.files),
})
export type PackageDocument = z.infer<typeof PackageDocument>
export type PackagePerson = z.infer<typeof person>
export type PackageFields = PackagePerson['fields']
export type AllowedFields = PackageDocument['agreement']['fields']

/**
 * Checks a package's records: shape, moments, and that nothing stands in them that the agreement does not allow.
 * @returns the document, its keys in the order of the schema
 * @throws PackageError bad-document, not-allowed; the detail names the place and never the content
 */
export function parseDocument(json: unknown): PackageDocument {
  const document = shaped(PackageDocument, json, 'bad-document')
  const wrong = (detail: string) => new PackageError('bad-document', detail)
  if (document.expiresAt <= document.madeAt) throw wrong('expiresAt is not after madeAt')
  if (document.retainUntil < document.expiresAt.slice(0, 10))
    throw wrong('retainUntil is before the day of expiresAt')
  const refs = new Set<string>()
  for (const [at, { ref, fields }] of document.persons.entries()) {
    if (refs.has(ref)) throw wrong(`persons.${at}.ref stands there twice`)
    refs.add(ref)
    const [first] = withinAgreement(fields, document.agreement.fields).withheld
    if (first) throw new PackageError('not-allowed', `persons.${at}.fields.${first}`)
  }
  const names = new Set<string>()
  for (const [at, { name, persons = [] }] of document.files.entries()) {
    if (names.has(name.toLowerCase())) throw new PackageError('same-name', name)
    names.add(name.toLowerCase())
    if (persons.some((ref) => !refs.has(ref))) throw wrong(`files.${at}.persons names nobody of the package`)
  }
  return document
}

/**
 * Parts a person's fields by what an agreement allows, for a preview and for composing.
 * @returns the fields that may go, and the names (`health.allergies`) of those that may not
 */
export function withinAgreement(
  fields: PackageFields,
  allowed: AllowedFields,
): { fields: PackageFields; withheld: string[] } {
  const kept: PackageFields = {}
  const withheld: string[] = []
  for (const compartment of PACKAGE_COMPARTMENTS) {
    const may = new Set(allowed[compartment])
    for (const [name, each] of Object.entries(fields[compartment] ?? {})) {
      if (may.has(name)) kept[compartment] = { ...kept[compartment], [name]: each }
      else withheld.push(`${compartment}.${name}`)
    }
  }
  return { fields: kept, withheld }
}

/** A shape's parse, with the first fault as a place and a reason. */
export function shaped<T>(
  shape: z.ZodType<T>,
  json: unknown,
  code: 'bad-document' | 'bad-manifest' | 'bad-receipt',
): T {
  const { success, data, error } = shape.safeParse(json)
  if (success) return data
  const issue = error.issues[0]
  const detail = `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not as asked'}`
  // Names of keys are a stranger's, and may hold what moves a terminal's cursor.
  throw new PackageError(code, detail.slice(0, 200).replace(/\p{C}/gu, '?'))
}

/** JSON as it stands in a package: UTF-8, two spaces, one line feed at the end. */
export const jsonBytes = (json: unknown): Buffer => Buffer.from(`${JSON.stringify(json, null, 2)}\n`)

/**
 * Reads such bytes of a stranger.
 * @throws PackageError of the given code
 */
export function readJson(bytes: Uint8Array, code: 'bad-document' | 'bad-manifest' | 'bad-receipt'): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (key, each) => {
      // Shapes pass this key over, so that something could stand there unseen.
      if (key === '__proto__') throw new SyntaxError()
      return each
    })
  } catch {
    throw new PackageError(code, 'not JSON in UTF-8')
  }
}
