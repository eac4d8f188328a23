/**
 * The public record of Operation Jusan: each row of PUBLIC_RECORD.md as a claim, in its order. These are
 * real statements. Totals that the record marks "(sum)" are arithmetic and are not here; what a source does
 * not state is absent. The row `left-knb-2018` speaks of two events and is therefore two claims.
 */
import type { Claim } from './claim.ts'
import { jusanClaims } from './record-jusan.ts'
import { otherClaims } from './record-others.ts'

/** Every claim of the record, keyed as there. */
export const publicRecord: Claim[] = [...jusanClaims, ...otherClaims]
