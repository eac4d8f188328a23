/** Reading of a CLAIMS.json file (docs/formats/claims.schema.json). */
import { z } from 'zod'
import { Claim } from './claim.ts'

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

/**
 * Claims from parsed JSON: either `{"claims": [...]}` or the bare array. Order is kept.
 *
 * @throws {ClaimsError} at the first place that does not fit, or where a key is used a second time
 */
export function parseClaims(json: unknown): Claim[] {
  if (typeof json !== 'object' || json === null)
    throw new ClaimsError('', 'expected {"claims": [...]} or an array of claims')
  const bare = Array.isArray(json)
  const read = ClaimsFile.safeParse(bare ? { claims: json } : json)
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
  return read.data.claims
}

function spelled(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('')
}
