import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  type CareReferral,
  PrimeroError,
  readPrimeroReferral,
  writePrimeroReferral,
} from '../../src/index.ts'
import { NEVER } from '../../src/primero/write.ts'

vi.setConfig({ testTimeout: 60_000 })

const format = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../docs/formats/primero-referral.${name}.json`, import.meta.url), 'utf8'),
  )
const example = format('example')
const schema = z.fromJSONSchema(format('schema'))

function codeOf(trial: () => unknown): string {
  try {
    trial()
  } catch (error) {
    if (error instanceof PrimeroError) return error.code
    throw error
  }
  return 'taken'
}
/** The example with one field of one half changed. */
function changed(half: 'case' | 'referral', field: string, value: unknown) {
  const copy = structuredClone(example)
  copy[half].data[field] = value
  return copy
}

describe('reading', () => {
  it('takes the example, and names what it knows', () => {
    expect(schema.safeParse(example).error).toBe(undefined)
    const { case: person, referral, more } = readPrimeroReferral(example)
    expect(person).toMatchObject({
      givenName: 'Example',
      born: '2014-09-19',
      protectionConcerns: ['separated'],
      consentToServices: true,
      consentToSharing: true,
    })
    expect(referral).toMatchObject({ to: 'primero_cp', service: 'family_tracing', status: 'in_progress' })
    expect(Object.keys(more.case)).toEqual(['owned_by', 'created_at', 'family_details_section'])
    expect(Object.keys(more.referral)).toEqual(['type', 'record_id', 'record_type'])
  })

  it("takes the documentation's own examples", () => {
    const fetched = {
      id: 'b3222e84-a5d7-4692-a643-1ab3d41f17d6',
      age: 16,
      sex: 'female',
      name: 'Edwine Edgemont',
      owned_by: 'primero',
      created_at: '2019-05-10T05:34:59.514Z',
      case_id_display: 'f15a1a9',
      registration_date: '2019-05-10',
      photos: ['/rails/active_storage/blobs/photo.jpg'],
    }
    const posted = { transitioned_to: 'primero_cp', notes: 'This is a referral' }
    const read = readPrimeroReferral({ case: { data: fetched }, referral: { data: posted } })
    expect(read.case).toMatchObject({ age: 16, sex: 'female', name: 'Edwine Edgemont', number: 'f15a1a9' })
    expect(read.referral).toEqual({ to: 'primero_cp', notes: 'This is a referral' })
  })

  it.each([
    [null, 'bad-shape'],
    [[], 'bad-shape'],
    [{ case: example.case }, 'bad-shape'],
    [{ ...example, more: {} }, 'bad-shape'],
    [{ ...example, case: { data: [] } }, 'bad-shape'],
    [{ ...example, case: { ...example.case, errors: [] } }, 'bad-shape'],
    [JSON.parse('{"case":{"data":{"__proto__":{}}},"referral":{"data":{}}}'), 'bad-shape'],
    [changed('referral', 'type', 'Transfer'), 'not-a-referral'],
    [changed('referral', 'record_type', 'incident'), 'not-a-case'],
    [changed('referral', 'record_id', '437189fc-cd1c-46ee-8d56-2891fc73605f'), 'other-case'],
    [changed('case', 'age', '16'), 'bad-field'],
    [changed('case', 'age', -1), 'bad-field'],
    [changed('case', 'date_of_birth', '2019-02-30'), 'bad-field'],
    [changed('case', 'date_of_birth', '19-May-2014'), 'bad-field'],
    [changed('case', 'protection_concerns', 'separated'), 'bad-field'],
    [changed('case', 'consent_for_services', 'true'), 'bad-field'],
    [changed('referral', 'transitioned_to', { user: 1 }), 'bad-field'],
    [changed('case', 'other', 'x'.repeat(100_001)), 'too-large'],
    [
      changed(
        'case',
        'other',
        Array.from({ length: 20_001 }, () => 0),
      ),
      'too-large',
    ],
    [changed('case', 'other', [[[[[[[[[[[[[]]]]]]]]]]]]]), 'too-large'],
    [changed('case', 'sex', 'a code of their own'), 'taken'],
    [changed('referral', 'status', 'pending'), 'taken'],
    [changed('case', 'age', null), 'taken'],
  ])('%# is refused with its code', (json, code) => {
    expect(codeOf(() => readPrimeroReferral(json))).toBe(code)
  })

  it('takes a transfer only where one is asked for', () => {
    const transfer = changed('referral', 'type', 'Transfer')
    expect(readPrimeroReferral(transfer, 'Transfer').more.referral).toMatchObject({ type: 'Transfer' })
    expect(codeOf(() => readPrimeroReferral(example, 'Transfer'))).toBe('not-a-referral')
  })

  it('never throws anything else, whatever comes, and never says what stood in a field', () => {
    const half = fc.record({ data: fc.oneof(fc.object(), fc.constant(example.case.data)) })
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ case: half, referral: half })), (json) => {
        codeOf(() => readPrimeroReferral(json))
      }),
      { numRuns: 1000 },
    )
    expect(() => readPrimeroReferral(changed('case', 'age', 'a secret'))).toThrow(/^(?!.*secret)/)
  })
})

const name = fc.string({ maxLength: 30 })
const code = fc.string({ minLength: 1, maxLength: 20 })
const day = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const knownCase = fc.record(
  {
    id: fc.uuid(),
    case_id_display: code,
    module_id: fc.constant('primeromodule-cp'),
    name,
    name_first: name,
    name_last: name,
    sex: fc.constantFrom('male', 'female', 'other', null),
    date_of_birth: day,
    age: fc.nat(120),
    estimated: fc.boolean(),
    nationality: fc.array(code),
    protection_concerns: fc.array(code),
    consent_for_services: fc.constant(true),
    disclosure_other_orgs: fc.constant(true),
  },
  { requiredKeys: ['consent_for_services', 'disclosure_other_orgs'] },
)
const knownReferral = fc.record(
  {
    id: fc.uuid(),
    type: fc.constant('Referral'),
    record_type: fc.constantFrom('Child', 'case'),
    transitioned_to: code,
    transitioned_by: code,
    notes: name,
    status: fc.constantFrom('in_progress', 'accepted', 'rejected', 'done', 'revoked', 'pending', null),
    remote: fc.boolean(),
    created_at: fc.constant('2019-09-16T18:37:16.078Z'),
  },
  { requiredKeys: [] },
)
/** Fields of an instance's own, in subforms of subforms. */
const strange = fc.dictionary(
  fc.stringMatching(/^zz_[a-f0-9]{1,6}$/),
  fc
    .jsonValue({ maxDepth: 4 })
    .filter((value) => !/__proto__/.test(JSON.stringify(value)) && !NEVER.test(JSON.stringify(value))),
)
const forbidden = fc.constantFrom(
  'legal_status',
  'court_date',
  'psychosocial_notes',
  'counselling_section',
  'religion',
  'notes_section',
  'incident_details',
  'arrest_date',
  'caafag_profile',
)

describe('writing', () => {
  it('is the inverse of reading, with every field that we have no name for', () => {
    fc.assert(
      fc.property(knownCase, strange, knownReferral, strange, (first, more, second, andMore) => {
        const json = { case: { data: { ...more, ...first } }, referral: { data: { ...andMore, ...second } } }
        expect(schema.safeParse(json).success).toBe(true)
        const { document, withheld } = writePrimeroReferral(readPrimeroReferral(json))
        expect(document).toEqual(json)
        expect(withheld).toEqual([])
        expect(readPrimeroReferral(document)).toEqual(readPrimeroReferral(json))
      }),
      { numRuns: 1000 },
    )
    expect(writePrimeroReferral(readPrimeroReferral(example)).document).toEqual(example)
  })

  it('leaves out law, counselling and belief at any depth, and says where', () => {
    fc.assert(
      fc.property(forbidden, fc.jsonValue({ maxDepth: 2 }), (field, secret) => {
        const json = changed('case', field, secret)
        json.case.data.family_details_section[0][field] = secret
        const { document, withheld } = writePrimeroReferral(readPrimeroReferral(json))
        expect(withheld.sort()).toEqual([`case.${field}`, `case.family_details_section.0.${field}`].sort())
        expect(document).toEqual(example)
      }),
    )
  })

  it('does nothing without consent, nor around it', () => {
    const without = (field: string, value: unknown) => readPrimeroReferral(changed('case', field, value))
    for (const value of [false, null]) {
      expect(codeOf(() => writePrimeroReferral(without('consent_for_services', value)))).toBe('no-consent')
      expect(codeOf(() => writePrimeroReferral(without('disclosure_other_orgs', value)))).toBe('no-consent')
    }
    const around = changed('case', 'consent_for_services', false)
    around.referral.data.consent_overridden = true
    expect(codeOf(() => writePrimeroReferral(readPrimeroReferral(around)))).toBe('no-consent')
    const beside = changed('referral', 'consent_overridden', true)
    expect(writePrimeroReferral(readPrimeroReferral(beside))).toEqual({
      document: example,
      withheld: ['referral.consent_overridden'],
    })
    const survivor = without('disclosure_other_orgs', false)
    survivor.case.module = 'primeromodule-gbv'
    expect(writePrimeroReferral(survivor).document.case.data['consent_for_services']).toBe(true)
  })

  it('refuses what it could not read again', () => {
    const read = (): CareReferral => readPrimeroReferral(example)
    const wrong = { ...read(), case: { ...read().case, age: 12.5 } }
    expect(codeOf(() => writePrimeroReferral(wrong))).toBe('bad-field')
    const more = { ...read(), case: { ...read().case, verdict: 'x' } } as CareReferral
    expect(codeOf(() => writePrimeroReferral(more))).toBe('bad-field')
  })
})

it('what the schema refuses is refused', () => {
  const fields = (['case', 'referral'] as const).flatMap((half) =>
    Object.keys(format('schema').properties[half].properties.data.properties).map(
      (field) => [half, field] as const,
    ),
  )
  const junk = fc.constantFrom<unknown>(
    null,
    '',
    'x',
    0,
    -1,
    1.5,
    200,
    true,
    [],
    [''],
    ['x'],
    {},
    '2014-02-03',
  )
  fc.assert(
    fc.property(fc.constantFrom(...fields), junk, ([half, field], value) => {
      const json = changed(half, field, value)
      const code = codeOf(() => readPrimeroReferral(json))
      if (!schema.safeParse(json).success) expect(code).not.toBe('taken')
      else expect(['taken', 'other-case']).toContain(code)
    }),
    { numRuns: 1000 },
  )
})
