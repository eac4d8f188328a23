// Evidence on nationality: a ladder of pieces, for and against, and no room for a profile.
import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import type { Person } from '../support/oralu.ts'
import { dna, openQuestion } from './nationality-support.ts'

const { stage, officer, reader, stranger, anchors, add, added, propose, of, close } = await openQuestion()
afterAll(close)

it('keeps pieces for and against side by side, each with its source and who entered it', async () => {
  expect(await of('child')).toMatchObject({ state: 'none', evidence: [], findings: [], statelessness: null })
  const record = (await officer.get(`/people/${anchors['child']}`)).body.records[0].line.recordId
  await added({
    kind: 'passport',
    says: 'Bears the name and the photograph',
    documentNumber: 'N 05834112',
    validity: 'expired',
    checkedOn: '2021-01-02',
    checkedWith: 'Migration service',
    dated: '2011-03-12',
  })
  await added({ direction: 'against', recordId: record, says: 'The list says Tajikistan' })
  await added({
    kind: 'parent record',
    kinship: 'mother',
    kinAnchorId: anchors['mother'],
    atBirth: 'citizen',
    says: 'Entry of the mother in the civil registry',
  })
  const { evidence, state } = await of('child')
  expect(state).toBe('none')
  expect(evidence).toMatchObject([
    { kind: 'passport', direction: 'for', validity: 'expired', checkedWith: 'Migration service', line: null },
    { direction: 'against', line: { rowNumber: 1 }, by: expect.stringContaining('identity_analyst') },
    { kind: 'parent record', kin: { personId: expect.any(String), nationality: 'none' } },
  ])
  expect((await of('child', reader)).evidence).toHaveLength(3)
  expect((await stranger.get(`/people/${anchors['child']}/nationality`)).status).toBe(404)
})

it('takes a file of the person as a source, and no other’s', async () => {
  const upload = (key: string) =>
    officer.upload(`/files?compartment=identity&anchor=${anchors[key]}&name=act.txt`, Buffer.from('Act 214'))
  const [own, foreign] = [(await upload('child')).body.id, (await upload('other')).body.id]
  const id = await added({
    kind: 'birth record',
    says: 'Act of birth',
    documentNumber: '214',
    fileId: own,
  })
  expect((await of('child')).evidence.find((each: { id: string }) => each.id === id)).toMatchObject({
    documentNumber: '214',
    file: { id: own, name: 'act.txt' },
  })
  expect((await add(officer, { fileId: foreign })).body.code).toBe('refers-to-nothing')
})

it('refuses what is incomplete, what is about oneself or nobody, and whoever only reads', async () => {
  const refused = async (more: object) => (await add(officer, more)).status
  expect(await refused({ kind: 'passport' })).toBe(400)
  expect(await refused({ kind: 'identity card', documentNumber: '1', validity: 'in force' })).toBe(400)
  const parent = { kind: 'parent record', kinship: 'mother', atBirth: 'citizen' }
  expect(await refused(parent)).toBe(400)
  expect(await refused({ ...parent, kinAnchorId: anchors['child'] })).toBe(422)
  expect(await refused({ ...parent, kinAnchorId: randomUUID() })).toBe(422)
  expect(await refused({ anchorId: randomUUID() })).toBe(422)
  expect((await add(reader, {})).status).toBe(403)
  expect((await add(stranger, {})).status).toBe(422)
})

it('keeps a laboratory’s conclusion with its custody, sealed to those who decide, and never a profile', async () => {
  const id = await added(dna)
  const seen = async (who: Person) =>
    (await of('child', who)).evidence.filter((each: { kind: string }) => each.kind === 'dna').length
  expect([await seen(officer), await seen(reader)]).toEqual([1, 0])
  const history = async (who: Person) =>
    JSON.stringify((await who.get(`/people/${anchors['child']}/history`)).body).includes('G-2021/117')
  expect([await history(officer), await history(reader)]).toEqual([true, false])
  expect(
    (await officer.post(`/people/nationality/evidence/${id}/sample-destroyed`, { on: '2022-01-01' })).status,
  ).toBe(200)
  expect((await of('child')).evidence.find((each: { id: string }) => each.id === id)).toMatchObject({
    conclusion: 'supports',
    sampleDestroyedOn: '2022-01-01',
    custody: [{ from: 'Clinic', to: 'Laboratory', on: '2021-04-01' }],
  })
  const code = async (more: object) => {
    const { status, body } = await add(officer, more)
    return [status, body.code]
  }
  expect(await code({ says: 'D3S1358 15,16' })).toEqual([422, 'no-profile'])
  expect(await code({ ...dna, laboratory: 'vWA 16,18' })).toEqual([422, 'no-profile'])
  expect(await code({ ...dna, custody: [{ from: 'DYS391 11', to: 'x', on: '2021-04-01' }] })).toEqual([
    422,
    'no-profile',
  ])
  expect((await propose(officer, { reasons: 'TH01 6 9.3', restsOn: [id] })).body.code).toBe('no-profile')
  expect((await add(officer, { ...dna, profile: '15,16' })).status).toBe(400)
  expect((await add(officer, { ...dna, says: 'text' })).status).toBe(400)
})

it('has no column that a profile could stand in', async () => {
  const { rows } = await stage.root.query(
    `select column_name as name from information_schema.columns
     where table_schema = 'people' and table_name in ('nationality_evidence', 'nationality', 'nationality_appeal')
       and column_name ~ 'profile|marker|allele|locus|loci|sequence|genotype|haplotype'`,
  )
  expect(rows).toEqual([])
  const insert = (columns: string, values: string) =>
    stage.root.query(
      `insert into people.nationality_evidence (agency_id, anchor_id, kind, direction, dated, kinship, conclusion, laboratory, reference, recorded_by, ${columns})
       values ($1, $2, 'dna', 'for', '2021-01-01', 'mother', 'supports', 'L', 'R', $3, ${values})`,
      [officer.agencyId, anchors['child'], officer.id],
    )
  const custody = `'[{"from":"a","to":"b","on":"2021-01-01"}]'`
  await insert('custody', custody)
  await expect(insert('custody, says', `${custody}, 'D3S1358 15,16'`)).rejects.toThrow(/check/)
  await expect(
    insert('custody', `'[{"from":"a","to":"b","on":"2021-01-01","D3S1358":"15,16"}]'`),
  ).rejects.toThrow(/check/)
  await expect(insert('custody', `'{"D3S1358":"15,16"}'`)).rejects.toThrow(/check/)
})
