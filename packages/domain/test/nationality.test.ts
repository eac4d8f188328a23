import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bornAbroad, looksLikeProfile, NewEvidence, type PieceFacts, statelessness } from '../src/index.ts'

const piece = (more: Partial<PieceFacts>): PieceFacts => ({
  kind: 'witness',
  direction: 'for',
  otherState: null,
  withdrawn: false,
  kinship: null,
  atBirth: null,
  conclusion: null,
  ...more,
})

it.each([
  'D3S1358 15,16',
  'd 8 s1179? no: D8 S1179 13/14',
  'Маркер D21S11: 29, 31.2',
  'vWA 16,18',
  'vWA: 17',
  'ТН01 6 9.3',
  'DYS391 = 11',
  'Penta D 9, 12',
  'Amelogenin X Y',
  'D3\u200bS1358 15 16',
  '15,16 17,18 21,22 29,31.2 12/14',
  'GATTACAGATTACA',
  'gat tac aga tta cag',
  'АТГЦАТГЦАТГЦ',
  'HV1: 16126C 16294T 16296T',
  'rs1805007 CC, rs12913832 AG',
])('takes %j for a profile', (text) => {
  expect(looksLikeProfile(text)).toBe(true)
})

it.each([
  'Passport N 12345678, issued on 12/03/2011, valid until 11/03/2021',
  'Act 214 of 03.05.2004, registered at the consulate on 14/06/2004 and 15/06/2004',
  'Анасы мен әкесі 2009–2013 жж. Ақтөбеде тұрған',
  'Паспорт № 05834112, выдан 12.02.2008; акты 12/2004, 13/2004',
  'Seen with three children, aged 3, 5 and 7, in tent 14A; the family numbers are 12,14',
  'The laboratory supports that she is the mother. Reference G-2024/117.',
  'شهد الشاهد أنه رأى شهادة الميلاد رقم 214 لسنة 2004',
  'A cat sat at a tact',
])('takes %j for what it is', (text) => {
  expect(looksLikeProfile(text)).toBe(false)
})

it('finds a locus in any text, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.constantFrom('D3S1358', 'DYS393', 'TPOX', 'CSF1PO'),
      (a, b, name) => looksLikeProfile(`${a} ${name.toLowerCase()} ${b}`),
    ),
  )
})

it('flags that nothing points to a nationality, and says nothing where something does', () => {
  expect(statelessness(null, [])).toBeNull()
  expect(statelessness('stateless', [])).toBe('found')
  expect(statelessness('at risk of statelessness', [piece({})])).toBe('at risk')
  expect(statelessness('citizen', [piece({ direction: 'against' })])).toBeNull()
  expect(statelessness('not a citizen', [piece({})])).toBe('possible')
  expect(statelessness('not a citizen', [piece({ otherState: 'Syria' })])).toBeNull()
  expect(statelessness('not a citizen', [piece({ otherState: 'Syria', withdrawn: true })])).toBe('possible')
  expect(statelessness(null, [piece({ direction: 'against' })])).toBe('possible')
  expect(statelessness(null, [piece({ direction: 'against' }), piece({})])).toBeNull()
  // Not every reader sees a laboratory's conclusion: the flag is the same for all.
  expect(statelessness(null, [piece({ kind: 'dna', direction: 'against' })])).toBeNull()
})

it('says for a child born abroad which rule the parents lead to, and what is missing', () => {
  const parent = (kinship: string, atBirth: PieceFacts['atBirth']) =>
    piece({ kind: 'parent record', kinship, atBirth })
  const rule = (...pieces: PieceFacts[]) => bornAbroad(pieces)
  expect(rule()).toEqual({
    mother: null,
    father: null,
    birthRecord: false,
    registered: null,
    rule: 'open',
    missing: ['birth record', 'mother at birth', 'father at birth', 'consular registration'],
  })
  const full = [
    parent('mother', 'citizen'),
    parent('father', 'citizen'),
    piece({ kind: 'birth record' }),
    piece({ kind: 'consular registration' }),
  ]
  expect(rule(...full)).toMatchObject({ rule: 'both parents', registered: true, missing: [] })
  expect(rule(...full.map((each) => ({ ...each, withdrawn: true })))).toEqual(rule())
  expect(rule(parent('mother', 'citizen'), parent('father', 'not known')).rule).toBe(
    'one parent, the other of none',
  )
  expect(rule(parent('mother', 'other nationality'), parent('father', 'citizen'))).toMatchObject({
    rule: 'one parent',
    missing: ['birth record', 'consular registration', 'residence or agreement'],
  })
  expect(rule(parent('mother', 'stateless'), parent('father', 'other nationality')).rule).toBe('no parent')
  expect(rule(parent('mother', 'stateless'), parent('father', 'not known')).rule).toBe('open')
  const unclear = rule(
    parent('mother', 'citizen'),
    parent('mother', 'stateless'),
    parent('father', 'citizen'),
  )
  expect(unclear).toMatchObject({ mother: 'contradicts', rule: 'open' })
  expect(unclear.missing).toContain('parents contradict')
  expect(rule(piece({ kind: 'consular registration', direction: 'against' })).registered).toBe(false)
})

it('has no field into which a profile could be put', () => {
  const dna = {
    kind: 'dna',
    anchorId: '00000000-0000-4000-8000-000000000000',
    direction: 'for',
    dated: '2021-05-06',
    kinship: 'mother',
    conclusion: 'supports',
    laboratory: 'Centre of Forensic Expertise',
    reference: 'G-117',
    custody: [{ from: 'Clinic', to: 'Laboratory', on: '2021-04-01' }],
  }
  const taken = (more: object) => NewEvidence.safeParse({ ...dna, ...more }).success
  expect(taken({})).toBe(true)
  for (const field of ['profile', 'says', 'fileId', 'alleles', 'markers'])
    expect(taken({ [field]: 'x' })).toBe(false)
  expect(taken({ custody: [{ from: 'a', to: 'b', on: '2021-04-01', note: 'x' }] })).toBe(false)
  expect(taken({ custody: [] })).toBe(false)
  expect(taken({ conclusion: 'inconclusive' })).toBe(false)
  expect(taken({ conclusion: 'does not support' })).toBe(false)
  expect(taken({ conclusion: 'inconclusive', direction: 'neither' })).toBe(true)
})
