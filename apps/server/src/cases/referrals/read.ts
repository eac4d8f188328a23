// A document of Primero's as an officer brings it.
import { Problem, type ReferralKind } from '@oralu/domain'
import { type CareReferral, PrimeroError, readPrimeroReferral, writePrimeroReferral } from '@oralu/interop'

/** @throws Problem file-unreadable with the reason */
export function unreadable(reason: string, detail?: string): Problem {
  return new Problem('file-unreadable', { params: { reason }, ...(detail ? { detail } : {}) })
}

/** Runs what reads or writes a document; its refusals become ours. */
export function reading<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof PrimeroError) throw unreadable(error.code, error.message)
    throw error
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('not-json')
  }
}

const typeOf = { referral: 'Referral', transfer: 'Transfer' } as const

export const readAnswer = (text: string, kind: ReferralKind): CareReferral =>
  reading(() => readPrimeroReferral(parse(text), typeOf[kind]))

/**
 * What came to us, and whether it moves responsibility. Kept is what could be written back: fields that never leave by a
 * referral are not kept either, nor are protection concerns, which belong to another compartment.
 */
export function readTheirs(text: string): { kind: ReferralKind; said: CareReferral } {
  const json = parse(text) as { referral?: { data?: { type?: unknown } } } | null
  const kind = json?.referral?.data?.type === 'Transfer' ? 'transfer' : 'referral'
  return reading(() => {
    const came = readPrimeroReferral(json, typeOf[kind])
    const said = readPrimeroReferral(writePrimeroReferral(came).document, typeOf[kind])
    delete said.case.protectionConcerns
    return { kind, said }
  })
}
