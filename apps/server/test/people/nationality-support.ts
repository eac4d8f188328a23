// Who works on the question of nationality in these stories, and what they do again and again.
import { expect } from 'vitest'
import { openStage, type Person } from '../support/oralu.ts'
import { register } from './arrange.ts'

/** A laboratory's conclusion, but for the person. */
export const dna = {
  kind: 'dna',
  says: undefined,
  dated: '2021-05-06',
  kinship: 'mother',
  conclusion: 'supports',
  laboratory: 'Centre of Forensic Expertise',
  reference: 'G-2021/117',
  custody: [{ from: 'Clinic', to: 'Laboratory', on: '2021-04-01' }],
}

export async function openQuestion() {
  const stage = await openStage()
  const officer = await stage.person('identity_analyst', await stage.agency())
  const colleague = await stage.person('consular_officer', officer.agencyId)
  const third = await stage.person('identity_analyst', officer.agencyId)
  const fourth = await stage.person('consular_officer', officer.agencyId)
  const reader = await stage.person('case_worker', officer.agencyId)
  const stranger = await stage.person('identity_analyst', await stage.agency())
  const app = await stage.connect('oralu_app')
  const anchors = await register(
    stage,
    officer,
    ['child', 'mother', 'other', 'claimant', 'twice'].map((sourceKey) => ({
      sourceKey,
      fullName: `Person ${sourceKey}`,
    })),
  )
  const add = (who: Person, more: object) =>
    who.post('/people/nationality/evidence', {
      anchorId: anchors['child'],
      kind: 'witness',
      direction: 'for',
      says: 'A neighbour knew the family',
      ...more,
    })
  const added = async (more: object = {}): Promise<string> => {
    const { status, body } = await add(officer, more)
    expect([status, body]).toEqual([200, { id: expect.any(String) }])
    return body.id
  }
  const propose = (who: Person, more: object) =>
    who.post('/people/nationality', {
      anchorId: anchors['child'],
      finding: 'citizen',
      reasons: 'The mother was a citizen at the birth.',
      restsOn: [],
      ...more,
    })
  const of = async (key: string, who = officer) => (await who.get(`/people/${anchors[key]}/nationality`)).body

  /** Runs a statement as the application's role, entered as someone. */
  async function as({ token }: Person, text: string, values: unknown[] = []) {
    await app.query('begin')
    try {
      await app.query('select access.enter($1)', [token])
      return (await app.query(text, values)).rowCount
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await app.query('rollback')
    }
  }

  /** A finding on the evidence of a witness, confirmed. */
  async function found(key: string, finding: string): Promise<string> {
    const piece = await added({
      anchorId: anchors[key],
      direction: finding === 'citizen' ? 'for' : 'against',
    })
    const { body } = await propose(officer, { anchorId: anchors[key], finding, restsOn: [piece] })
    expect((await colleague.post(`/people/nationality/${body.id}/confirm`)).status).toBe(200)
    return body.id
  }
  return {
    stage,
    officer,
    colleague,
    third,
    fourth,
    reader,
    stranger,
    anchors,
    add,
    added,
    propose,
    of,
    as,
    found,
    close: async () => {
      await app.end()
      await stage.close()
    },
  }
}
