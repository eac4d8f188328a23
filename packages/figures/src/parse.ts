/** Reading of a CLAIMS.json file (docs/formats/claims.schema.json). */
import { z } from 'zod'
import { Claim } from './claim.ts'
import { Group, Statement, type Statements } from './statement.ts'

/** A CLAIMS.json that cannot be read. `path` is like `claims[2].quantities[0].value`, empty for the whole. */
export class ClaimsError extends Error {
  readonly path: string
  readonly reason: string

  constructor(path: string, reason: string) {
    super(path === '' ? reason : `${path}: ${reason}`)
    this.name = 'ClaimsError'
    this.path = path
    this.reason = reason
  }
}

const ClaimsFile = z.strictObject({ $schema: z.string().exactOptional(), claims: z.array(Claim) })
const StatementsFile = z.strictObject({
  $schema: z.string().exactOptional(),
  version: z.union([z.literal(1), z.literal(2)], 'must be 1 or 2').exactOptional(),
  groups: z.array(Group).exactOptional(),
  claims: z.array(Statement),
})

/**
 * Claims from parsed JSON: either `{"claims": [...]}` or the bare array. Order is kept.
 *
 * @throws {ClaimsError} at the first place that does not fit, or where a key is used a second time
 */
export function parseClaims(json: unknown): Claim[] {
  return parsed(json, ClaimsFile).claims
}

/**
 * Claims with all that the format allows: shares, readings, declared groups. What `parseClaims` reads, this reads too.
 *
 * @throws {ClaimsError} as `parseClaims`; also where a reading or a share names a claim that is not there, and where
 * groups hold themselves or are made of parts that share people
 */
export function parseStatements(json: unknown): Statements {
  const { claims, groups = [] } = parsed(json, StatementsFile)
  const at = (...path: PropertyKey[]) => spelled(Array.isArray(json) ? path : ['claims', ...path])
  const keys = new Set(claims.map(({ key }) => key))
  claims.forEach(({ key, readings, quantities }, i) => {
    const known = (as: string | undefined, ...path: PropertyKey[]) => {
      if (as !== undefined && (as === key || !keys.has(as)))
        throw new ClaimsError(at(i, ...path), `"${as}" is not the key of another claim`)
    }
    readings?.forEach(({ as }, k) => {
      known(as, 'readings', k, 'as')
    })
    quantities.forEach((quantity, k) => {
      if (quantity.kind === 'share') known(quantity.of?.as, 'quantities', k, 'of', 'as')
    })
  })
  refuseKnots(groups)
  return { claims: claims as Statements['claims'], groups }
}

function refuseKnots(groups: readonly Group[]): void {
  const byName = new Map(groups.toReversed().map((group) => [group.name, group]))
  const made = new Map<string, ReadonlySet<string>>()
  const madeOf = (name: string, path: string, under: readonly string[]): ReadonlySet<string> => {
    const known = made.get(name)
    if (known) return known
    const group = byName.get(name)
    if (!group) return new Set([name])
    if (under.includes(name)) throw new ClaimsError(path, `"${name}" would hold itself`)
    const missions = new Set<string>()
    for (const part of group.parts ?? [])
      for (const mission of madeOf(part, path, [...under, name])) {
        if (missions.has(mission))
          throw new ClaimsError(path, `parts share "${mission}": what shares people stands under holds`)
        missions.add(mission)
      }
    for (const held of group.holds ?? []) madeOf(held, path, [...under, name])
    made.set(name, missions)
    return missions
  }
  groups.forEach(({ name }, i) => {
    if (byName.get(name) !== groups[i])
      throw new ClaimsError(`groups[${i}].name`, `"${name}" is the name of two groups`)
    madeOf(name, `groups[${i}]`, [])
  })
}

function parsed<Body extends { claims: { key: string }[] }>(json: unknown, file: z.ZodType<Body>): Body {
  if (typeof json !== 'object' || json === null)
    throw new ClaimsError('', 'expected {"claims": [...]} or an array of claims')
  const bare = Array.isArray(json)
  const read = file.safeParse(bare ? { claims: json } : json)
  if (!read.success) {
    const issue = read.error.issues[0]!
    const path = bare ? issue.path.slice(1) : issue.path
    throw new ClaimsError(spelled(path), issue.message)
  }
  const seen = new Map<string, number>()
  read.data.claims.forEach((claim, index) => {
    const first = seen.get(claim.key)
    const at: PropertyKey[] = bare ? [index, 'key'] : ['claims', index, 'key']
    if (first !== undefined)
      throw new ClaimsError(spelled(at), `"${claim.key}" is already the key of claim ${first}`)
    seen.set(claim.key, index)
  })
  return read.data
}

function spelled(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('')
}
