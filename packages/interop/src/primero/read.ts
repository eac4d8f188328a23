// Primero's JSON into a referral: docs/formats/primero-referral.schema.json says which version was read.
import { PrimeroError } from './errors.ts'
import { type CareReferral, HALVES, OPEN_LISTS, type Unknown } from './referral.ts'

/** Values and depth within one case: an instance's forms have some hundreds of fields in subforms of subforms. */
const [MOST_VALUES, MOST_DEPTH, MOST_TEXT] = [20_000, 12, 100_000]

/**
 * Reads a case and its referral, as `GET /api/v2/cases/:id` and `GET /api/v2/cases/:id/referrals` answer, or as they are
 * posted: `{ case: { data }, referral: { data } }`. Fields that we have no name for are kept in `more`.
 * @param wanted what is expected; a transfer, which moves responsibility, is taken only where it is asked for
 * @throws PrimeroError
 */
export function readPrimeroReferral(
  json: unknown,
  wanted: 'Referral' | 'Transfer' = 'Referral',
): CareReferral {
  if (!isRecord(json)) throw new PrimeroError('bad-shape')
  if (Object.keys(json).some((key) => key !== 'case' && key !== 'referral'))
    throw new PrimeroError('bad-shape', 'case and referral alone')
  checkSize(json)
  const [wholeCase, whole] = [dataOf(json, 'case'), dataOf(json, 'referral')]
  const { type, record_type: recordType, record_id: recordId } = whole
  if (type !== undefined && type !== wanted) throw new PrimeroError('not-a-referral')
  // The documentation shows the class, newer versions the word.
  if (recordType !== undefined && recordType !== 'Child' && recordType !== 'case')
    throw new PrimeroError('not-a-case')
  const read = { case: halfOf('case', wholeCase), referral: halfOf('referral', whole) }
  if (recordId !== undefined && wholeCase['id'] !== undefined && recordId !== wholeCase['id'])
    throw new PrimeroError('other-case')
  return {
    case: read.case.known as CareReferral['case'],
    referral: read.referral.known as CareReferral['referral'],
    more: { case: read.case.more, referral: read.referral.more },
  }
}

function dataOf(json: Unknown, half: 'case' | 'referral'): Unknown {
  const envelope = json[half]
  if (!isRecord(envelope) || Object.keys(envelope).some((key) => key !== 'data'))
    throw new PrimeroError('bad-shape', half)
  if (!isRecord(envelope['data'])) throw new PrimeroError('bad-shape', `${half}.data`)
  return envelope['data']
}

function halfOf(half: 'case' | 'referral', data: Unknown): { known: Unknown; more: Unknown } {
  const { shape, names } = HALVES[half]
  const known: Unknown = {}
  const more: Unknown = { ...data }
  for (const [ours, theirs] of names) {
    const value = data[theirs]
    if (value === undefined || value === null) continue
    const each = shape.shape[ours as never] as (typeof HALVES)['case']['shape']['shape']['age']
    if (each.safeParse(value).success) {
      known[ours] = value
      delete more[theirs]
    } else if (!(OPEN_LISTS.includes(ours) && typeof value === 'string'))
      throw new PrimeroError('bad-field', `${half}.${theirs}`)
  }
  return { known, more }
}

function checkSize(json: unknown): void {
  let values = 0
  const visit = (value: unknown, depth: number): void => {
    if (++values > MOST_VALUES || depth > MOST_DEPTH) throw new PrimeroError('too-large')
    if (typeof value === 'string' && value.length > MOST_TEXT) throw new PrimeroError('too-large')
    if (typeof value !== 'object' || value === null) return
    for (const [key, each] of Object.entries(value)) {
      // Shapes pass these over, so that something could stand there unseen.
      if (key === '__proto__') throw new PrimeroError('bad-shape', 'a name that is none')
      visit(each, depth + 1)
    }
  }
  visit(json, 0)
}

const isRecord = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
