/**
 * The public record of Operation Jusan: each row of PUBLIC_RECORD.md as a claim, in its order, in `record/jusan.json`.
 * These are real statements. Totals that the record marks "(sum)" are arithmetic and are not here; what a source does
 * not state is absent. The row `left-knb-2018` speaks of two events and is therefore two claims. Where a row leaves room,
 * the readings are ours; the first is that of `scope`.
 */
import record from '../record/jusan.json' with { type: 'json' }
import type { Claim } from './claim.ts'
import { parseStatements } from './parse.ts'
import { plainClaims, type Statements } from './statement.ts'

/** Every claim of the record, keyed as there, with the readings that it leaves open. */
export const publicStatements: Statements = parseStatements(record)

/** The same claims in their first reading. */
export const publicRecord: Claim[] = plainClaims(publicStatements.claims)
