// A referral into Primero's JSON. Nothing goes without consent, and nothing of law or counselling goes at all.
import { PrimeroError } from './errors.ts'
import { type CareReferral, HALVES, type Unknown } from './referral.ts'

/**
 * Names of fields, at any depth, that never leave by a referral, wherever they came from: what belongs to the legal
 * compartment, notes of counselling, belief, incidents (SAFEGUARDS.md). Rather one field too many.
 */
export const NEVER =
  /legal|court|crim|prosecut|convict|accus|suspect|arrest|detain|detention|prison|police|offen[cs]e|justice|securit|terror|counsel|psych|mental|therap|relig|ideolog|armed|caafag|incident|perpetrator|note/i

export interface WrittenReferral {
  /** `case.data` for POST /api/v2/cases, `referral.data` for POST /api/v2/cases/:id/referrals. */
  document: { case: { data: Unknown }; referral: { data: Unknown } }
  /** Places of fields that were left out, for the one who looks through it before it goes. */
  withheld: string[]
}

/**
 * Writes a case and its referral as `POST /api/v2/cases` and `POST /api/v2/cases/:id/referrals` take them. A referral
 * that its receiver answered is written the same way. Free text (`referral.notes`) goes as it is: a person reads it.
 * @throws PrimeroError no-consent, bad-field
 */
export function writePrimeroReferral(referral: CareReferral): WrittenReferral {
  const { module, consentToServices, consentToSharing } = referral.case
  // As Primero itself asks (app/models/referral.rb); its way round, consent_overridden, is never taken by us.
  if (!consentToServices || (module !== 'primeromodule-gbv' && !consentToSharing))
    throw new PrimeroError('no-consent')
  const withheld: string[] = []
  const halfOf = (half: 'case' | 'referral') => ({
    data: { ...allowed(referral.more[half], half, withheld), ...knownOf(half, referral) },
  })
  return { document: { case: halfOf('case'), referral: halfOf('referral') }, withheld }
}

function knownOf(half: 'case' | 'referral', referral: CareReferral): Unknown {
  const { shape, names } = HALVES[half]
  const { data, error } = shape.safeParse(referral[half])
  if (!data) throw new PrimeroError('bad-field', `${half}.${error.issues[0]?.path.join('.') ?? ''}`)
  const theirs = new Map(names)
  return Object.fromEntries(
    Object.entries(data).flatMap(([ours, value]) =>
      value === undefined ? [] : [[theirs.get(ours)!, value]],
    ),
  )
}

function allowed(fields: Unknown, place: string, withheld: string[]): Unknown {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const here = `${place}.${name}`
      if (NEVER.test(name) || name === 'consent_overridden') {
        withheld.push(here)
        return []
      }
      return [[name, inside(value, here, withheld)]]
    }),
  )
}

function inside(value: unknown, place: string, withheld: string[]): unknown {
  if (Array.isArray(value)) return value.map((each, at) => inside(each, `${place}.${at}`, withheld))
  return typeof value === 'object' && value !== null ? allowed(value as Unknown, place, withheld) : value
}
