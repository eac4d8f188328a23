// A child's family and care: what a child is owed before anyone decides, held by the database whoever asks.
import { randomUUID } from 'node:crypto'
import { sayOfChild, today } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKinOffice, say } from './kinship-office.ts'
import { bySql, readings } from './register.ts'

let office: Awaited<ReturnType<typeof openKinOffice>>
beforeAll(async () => {
  office = await openKinOffice()
})
afterAll(() => office?.close())

/** Everything that an ordinary placement needs but a guardian. */
async function readyToPlace(anchor: string) {
  await office.told(anchor, 'standing', say.separated)
  await office.told(anchor, 'sibling_plan', say.noSiblings)
  return await office.told(anchor, 'home_assessment', say.home)
}

describe('a guardian or legal representative', () => {
  it('stands on the day of a decision, without a conflict of interest, or nothing is decided', async () => {
    const { tell, told, act, worker, inSql, family } = office
    const { anchor } = await office.child('Aizada')
    const homeAssessmentId = await readyToPlace(anchor)
    const place = (more: object = {}) =>
      tell(anchor, 'placement', { ...say.placement, homeAssessmentId, ...more })
    expect(await place()).toBe('no-guardian')
    expect(await tell(anchor, 'determination', say.determination, office.protector)).toBe('no-guardian')
    expect(
      await inSql(
        worker,
        `insert into cases.placement (anchor_id, kind, carer, from_on, home_assessment_id) values ($1, 'kinship care', 'x', access.today(), $2)`,
        [anchor, homeAssessmentId],
      ),
    ).toBe('OA092 no-guardian')
    // Whoever has a conflict is named, and decides nothing; nor does one whose time has not come, or is over.
    await told(anchor, 'guardianship', { ...say.guardian, conflict: true, conflictWords: 'Wants the house' })
    expect(await place()).toBe('no-guardian')
    const short = await told(anchor, 'guardianship', { ...say.guardian, fromOn: today(-5) })
    expect(await act('guardianship', short, 'end', { untilOn: today(-2), endedWhy: 'Moved away' })).toBe('ok')
    expect(await place()).toBe('no-guardian')
    expect(await place({ fromOn: today(-6) })).toBe('no-guardian')
    expect((await family(anchor)).guarded).toBe(false)
    await told(anchor, 'guardianship', { ...say.guardian, name: 'An uncle', fromOn: today() })
    expect((await family(anchor)).guarded).toBe(true)
    expect(await place()).toBe('ok')
    // One place at a time.
    expect(await place()).not.toBe('ok')
  })

  it('is not waited for in an emergency, which is assessed within 72 hours', async () => {
    const { tell, told, guarded, worker } = office
    const { anchor, caseId } = await office.child('Dana')
    expect(await tell(anchor, 'placement', { ...say.placement, emergency: true })).not.toBe('ok')
    const id = await told(anchor, 'placement', {
      ...say.placement,
      kind: 'centre',
      emergency: true,
      emergencyWhy: 'Nobody is at home.',
    })
    const [owed] = (await guarded(anchor)).owed
    expect(owed).toMatchObject({ change: 'placement', id, over: false })
    expect(Math.round((Date.parse(owed.by) - Date.now()) / 3_600_000)).toBe(72)
    const { careAssessments } = (await worker.get('/cases/today')).body
    expect(careAssessments.items).toContainEqual(expect.objectContaining({ caseId, by: owed.by }))
    // Entered late, its hours count from its day.
    const { anchor: other } = await office.child('Erlan')
    await told(other, 'placement', {
      ...say.placement,
      fromOn: today(-3),
      emergency: true,
      emergencyWhy: 'Nobody is at home.',
    })
    expect((await guarded(other)).owed).toMatchObject([{ over: true }])
    const carers = await office.stage.root.query('select name from cases.carer where anchor_id = $1', [
      anchor,
    ])
    expect(carers.rows).toEqual([{ name: 'An aunt' }])
    await told(anchor, 'care_assessment', {
      placementId: id,
      assessedOn: today(),
      childView: 'Wants her sister near.',
      weighed: 'The centre is safe; the sister is in another house.',
      concluded: 'Stays until the aunt’s home is assessed; the sister comes on Sundays.',
    })
    expect((await guarded(anchor)).owed).toEqual([])
  })

  it('agrees to a service, and the child more as it grows', async () => {
    const { worker, told, stage } = office
    const assents = [
      { born: today().replace(/^\d+/, (year) => `${Number(year) - 10}`), say: 'view' },
      { born: today().replace(/^\d+/, (year) => `${Number(year) - sayOfChild.assentFrom}`), say: 'assent' },
      {
        born: today().replace(/^\d+/, (year) => `${Number(year) - sayOfChild.ownDecisionFrom}`),
        say: 'own decision',
      },
    ]
    for (const { born, say: asked } of assents) {
      const { anchor } = await office.child('Growing', born)
      expect((await office.family(anchor)).say).toBe(asked)
      const track = (
        await worker.post(`/cases/of/${anchor}/care/tracks`, { kind: 'education', plan: 'School' })
      ).body.id
      const service = (
        await worker.post(`/cases/care/tracks/${track}/services`, {
          title: 'Lessons',
          provider: 'School',
          serviceId: null,
          fromOn: today(),
          untilOn: null,
          needsAgreement: true,
        })
      ).body.id
      const agree = async (more: object) => {
        const { status, body } = await worker.post(`/cases/care/services/${service}/agreements`, {
          givenOn: today(),
          by: 'guardian',
          how: 'written',
          witness: null,
          language: 'Kazakh',
          interpreter: null,
          privateRoom: true,
          guardPresent: false,
          alternatives: true,
          words: 'Yes.',
          childView: 'I want to.',
          ...more,
        })
        return status === 200 ? 'ok' : body.params?.reason
      }
      const child = { by: 'the child with guardian', childAssent: 'agrees' }
      expect(await agree(child)).toBe('no-guardian')
      await told(anchor, 'guardianship', say.guardian)
      expect(await agree({ childAssent: 'does not agree' })).toBe('no-assent')
      if (asked === 'view') expect(await agree({ childAssent: 'too young' })).toBe('ok')
      if (asked !== 'view') expect(await agree({ childAssent: 'too young' })).toBe('no-assent')
      if (asked === 'assent') expect(await agree({ childAssent: 'agrees' })).toBe('ok')
      if (asked === 'own decision') {
        expect(await agree({ childAssent: 'agrees' })).toBe('own-decision')
        expect(await agree(child)).toBe('ok')
      }
      const said = await stage.root.query(`select cases.say_of_child($1, access.today()) as say`, [anchor])
      expect(said.rows[0].say).toBe(asked)
    }
  })
})

describe('a child’s standing', () => {
  const orphan = {
    standing: 'orphan',
    fromOn: today(-1),
    saidBy: 'An uncle',
    evidence: 'Two death certificates',
  }
  const parent = (parent: string, situation: string, more: object = {}) => ({
    parent,
    situation,
    knownOn: today(-1),
    saidBy: 'An uncle',
    ...(situation === 'deceased' ? { evidence: 'A death certificate' } : {}),
    ...more,
  })

  it('is orphan only with evidence that both died: a parent who is held, missing or unknown makes none', async () => {
    const { tell, told, worker, inSql, family } = office
    const { anchor } = await office.child('Madina')
    const byHand = () =>
      inSql(
        worker,
        `insert into cases.standing (anchor_id, standing, from_on, said_by, evidence) values ($1, 'orphan', access.today(), 'x', 'y')`,
        [anchor],
      )
    expect(await tell(anchor, 'standing', orphan)).toBe('orphan-needs-evidence')
    expect(await tell(anchor, 'parent_fact', { ...parent('father', 'deceased'), evidence: null })).not.toBe(
      'ok',
    )
    await told(anchor, 'parent_fact', parent('father', 'deceased'))
    for (const situation of ['held', 'whereabouts unknown', 'lives elsewhere']) {
      await told(anchor, 'parent_fact', parent('mother', situation, { knownOn: today(-1) }))
      expect(await tell(anchor, 'standing', orphan)).toBe('orphan-needs-evidence')
      expect(await byHand()).toBe('OA092 orphan-needs-evidence')
    }
    await told(anchor, 'standing', say.separated)
    await told(anchor, 'parent_fact', parent('mother', 'deceased', { knownOn: today() }))
    expect(await tell(anchor, 'standing', { ...orphan, evidence: null })).not.toBe('ok')
    expect(await tell(anchor, 'standing', orphan)).toBe('ok')
    expect((await family(anchor)).standings[0]).toMatchObject({ standing: 'orphan', lapsedOn: null })
    // She turns out to be alive: no orphan from that hour.
    await told(anchor, 'parent_fact', parent('mother', 'held', { knownOn: today() }))
    expect((await family(anchor)).standings[0]).toMatchObject({ standing: 'orphan', lapsedOn: today() })
    expect((await family(anchor)).parents).toMatchObject([{ situation: 'held' }, { situation: 'deceased' }])
  })

  it('is no orphan’s where the register says that a parent lives', async () => {
    const { tell, told, stage, agency } = office
    const { anchor } = await office.child('Aruzhan')
    const { anchor: mother } = await office.child('Her mother', '1990-01-01')
    await told(anchor, 'parent_fact', parent('father', 'deceased'))
    await told(anchor, 'parent_fact', parent('mother', 'deceased', { parentAnchorId: mother }))
    await stage.root.query(
      `insert into people.status (agency_id, anchor_id, status, valid_from, recorded_by) values ($1, $2, 'detained', access.today(), $3)`,
      [agency, mother, randomUUID()],
    )
    // As far as the writer may read the register: a case worker may.
    expect(await tell(anchor, 'standing', orphan)).toBe('orphan-needs-evidence')
    await stage.root.query(`update people.status set withdrawn_at = now() where anchor_id = $1`, [mother])
    expect(await tell(anchor, 'standing', orphan)).toBe('ok')
  })

  it('stays as it was said: another follows it, and what was wrong is withdrawn', async () => {
    const { told, act, worker, inSql, family } = office
    const { anchor } = await office.child('Sultan')
    const first = await told(anchor, 'standing', { ...say.withParents, fromOn: today(-60) })
    await told(anchor, 'standing', say.separated)
    expect((await family(anchor)).standings.map((each: { standing: string }) => each.standing)).toEqual([
      'separated',
      'with parents',
    ])
    expect(await inSql(worker, `update cases.standing set standing = 'orphan' where id = $1`, [first])).toBe(
      '42501',
    )
    expect(await act('standing', first, 'withdraw', { why: 'Another child' })).toBe('ok')
    expect(await act('standing', first, 'withdraw', { why: 'Again' })).toBe('step-not-open')
    expect((await family(anchor)).standings).toHaveLength(1)
    expect(
      await inSql(
        worker,
        `insert into cases.standing (anchor_id, standing, from_on, said_by) values ($1, 'separated', access.today() + 1, 'x')`,
        [anchor],
      ),
    ).toBe('23514')
  })
})

describe('a placement', () => {
  it('follows the child’s standing, an approved home, and its brothers and sisters', async () => {
    const { tell, told, act, second, worker } = office
    const { anchor } = await office.child('Timur')
    await told(anchor, 'guardianship', say.guardian)
    const place = (more: object) => tell(anchor, 'placement', { ...say.placement, ...more })
    expect(await place({})).toBe('standing-first')
    await told(anchor, 'standing', { ...say.separated, standing: 'unaccompanied' })
    expect(await place({})).toBe('home-first')
    const bad = await told(anchor, 'home_assessment', { ...say.home, finding: 'not approved' })
    expect(await place({ homeAssessmentId: bad })).toBe('home-first')
    const home = await told(anchor, 'home_assessment', say.home)
    // Another child's home is as none.
    const { anchor: other } = await office.child('Not Timur')
    const theirs = await told(other, 'home_assessment', say.home)
    expect(await place({ homeAssessmentId: theirs })).not.toBe('ok')
    expect(await place({ homeAssessmentId: home })).toBe('siblings-first')
    const apart = { madeOn: today(), plan: 'apart', siblings: 'A sister' }
    expect(await tell(anchor, 'sibling_plan', apart)).not.toBe('ok')
    const plan = await told(anchor, 'sibling_plan', {
      ...apart,
      reason: 'The sister stays near the hospital.',
      keepTouch: 'Calls each evening, Sundays together.',
    })
    expect(await place({ homeAssessmentId: home })).toBe('siblings-need-signature')
    expect(await act('sibling_plan', plan, 'sign', {}, worker)).toBe('second-signer')
    expect(await act('sibling_plan', plan, 'sign', {}, second)).toBe('ok')
    expect(await place({ homeAssessmentId: home })).toBe('ok')
  })

  it('parts no child from its parents without a determination', async () => {
    const { tell, told, act, protector, second, guarded, worker } = office
    const { anchor, caseId } = await office.child('Kamila')
    await told(anchor, 'guardianship', say.guardian)
    await told(anchor, 'standing', say.withParents)
    await told(anchor, 'sibling_plan', say.noSiblings)
    const homeAssessmentId = await told(anchor, 'home_assessment', say.home)
    const place = () => tell(anchor, 'placement', { ...say.placement, homeAssessmentId })
    expect(await place()).toBe('determination-first')
    const panel = (more: object) =>
      tell(anchor, 'determination', { ...say.determination, ...more }, protector)
    expect(await panel({ members: ['First', 'Second'], duties: ['law', 'health'] })).toBe('body-invalid')
    expect(await panel({ duties: ['law', 'law', 'health'] })).toBe('panel-of-three')
    expect(await panel({ members: ['First', 'first', 'Third'] })).toBe('panel-of-three')
    expect(await panel({ childView: '' })).toBe('body-invalid')
    expect(await panel({ farewell: null })).not.toBe('ok')
    expect(await panel({ firstContactOn: null })).not.toBe('ok')
    expect(await panel({ reviewOn: today(120) })).not.toBe('ok')
    expect(await panel({ optionApart: 'Apart: 8/10' })).toBe('body-invalid')
    expect(
      await office.inSql(
        protector,
        `insert into cases.determination (anchor_id, kind, held_on, members, duties, child_view, option_together, option_apart, decided, legal_basis, carer, farewell, first_contact_on, review_on)
         values ($1, 'separation', access.today(), '{a,b,c}', '{law,health,psychology}', 'x', 'Together 30 %', 'x', 'x', 'x', 'x', 'x', access.today(), access.today() + 9)`,
        [anchor],
      ),
    ).toBe('OA092 no-scores')
    const id = await told(anchor, 'determination', say.determination, protector)
    expect(await place()).toBe('determination-first')
    expect(await act('determination', id, 'sign', {}, second)).toBe('explain-first')
    expect(await act('determination', id, 'explain', say.explained, protector)).toBe('ok')
    expect(await act('determination', id, 'sign', {}, protector)).toBe('second-signer')
    expect(await act('determination', id, 'sign', {}, worker)).toBe('not-allowed')
    expect(await act('determination', id, 'sign', {}, second)).toBe('ok')
    for (const who of [worker, protector])
      expect(await act('determination', id, 'withdraw', { why: 'Not needed' }, who)).toBe('second-signer')
    expect(await place()).toBe('ok')
    // The first contact that was promised waits in the morning, until it was held.
    const waits = async () =>
      (await worker.get('/cases/today')).body.contacts.items.filter(
        (each: { caseId: string }) => each.caseId === caseId,
      )
    expect(await waits()).toMatchObject([{ on: today(3) }])
    const arrangementId = await told(anchor, 'contact_arrangement', {
      withWhom: 'mother',
      kind: 'call',
      everyDays: 14,
      firstOn: today(20),
      throughAuthority: true,
    })
    await told(anchor, 'contact', { arrangementId, contactOn: today(), outcome: 'held' })
    expect(await waits()).toEqual([])
    // Back with a parent: by a panel again.
    const [placed] = (await office.family(anchor)).placements
    const back = { untilOn: today(), endedHow: 'returned to parent', endedWords: 'To her mother.' }
    expect(await act('placement', placed.id, 'end', back)).toBe('determination-first')
    const again = await told(anchor, 'determination', { ...say.determination, kind: 'return' }, protector)
    await act('determination', again, 'explain', say.explained, protector)
    await act('determination', again, 'sign', {}, second)
    expect(await act('placement', placed.id, 'end', back)).toBe('ok')
    expect((await guarded(anchor)).determinations).toHaveLength(2)
    const carers = await office.stage.root.query('select ended_on from cases.carer where anchor_id = $1', [
      anchor,
    ])
    expect(carers.rows).toEqual([{ ended_on: today() }])
  })

  it('is refused the same where the standing is said in another word while a parent is with the child', async () => {
    const { tell, told } = office
    const { anchor } = await office.child('Ayan')
    await told(anchor, 'guardianship', say.guardian)
    const homeAssessmentId = await readyToPlace(anchor)
    await told(anchor, 'parent_fact', {
      parent: 'mother',
      situation: 'with the child',
      knownOn: today(-2),
      saidBy: 'The reception team',
    })
    expect(await tell(anchor, 'placement', { ...say.placement, homeAssessmentId })).toBe(
      'determination-first',
    )
  })

  it('is watched: the next visit follows from its days', async () => {
    const { told, family, worker } = office
    const { anchor, caseId } = await office.child('Zhanna')
    await told(anchor, 'guardianship', { ...say.guardian, fromOn: today(-100) })
    await told(anchor, 'standing', { ...say.separated, fromOn: today(-100) })
    await told(anchor, 'sibling_plan', say.noSiblings)
    const homeAssessmentId = await told(anchor, 'home_assessment', { ...say.home, assessedOn: today(-90) })
    const placementId = await told(anchor, 'placement', {
      ...say.placement,
      fromOn: today(-20),
      homeAssessmentId,
    })
    expect((await family(anchor)).placements).toMatchObject([{ due: { on: today(-6), over: true } }])
    expect((await worker.get('/cases/today')).body.childVisits.items).toContainEqual(
      expect.objectContaining({ caseId, on: today(-6), overdue: true }),
    )
    const visit = { placementId, visitedOn: today(), seenAlone: true, words: 'She showed us her desk.' }
    expect(await office.tell(anchor, 'monitoring_visit', { ...visit, visitedOn: today(-21) })).toBe(
      'step-not-open',
    )
    await told(anchor, 'monitoring_visit', visit)
    const [{ due }] = (await family(anchor)).placements
    expect([due.over, due.on > today()]).toEqual([false, true])
  })
})

describe('contact with a parent who is away', () => {
  it('is owed until held; a refusal has whose it was and why; a child is not pressed', async () => {
    const { tell, told, family } = office
    const { anchor } = await office.child('Alua')
    const arrangementId = await told(anchor, 'contact_arrangement', {
      withWhom: 'father',
      kind: 'visit',
      everyDays: 14,
      firstOn: today(-3),
      throughAuthority: true,
    })
    const contact = (more: object) =>
      tell(anchor, 'contact', { arrangementId, contactOn: today(-1), ...more })
    const due = async () => (await family(anchor)).arrangements[0].due
    expect(await due()).toEqual({ on: today(-3), over: true })
    expect(await contact({ outcome: 'refused', reason: 'x' })).not.toBe('ok')
    expect(await contact({ outcome: 'refused', refusedBy: 'the authority' })).not.toBe('ok')
    expect(
      await contact({ outcome: 'refused', refusedBy: 'the authority', reason: 'No room was free.' }),
    ).toBe('ok')
    expect(await due()).toEqual({ on: today(-3), over: true })
    expect(await contact({ outcome: 'refused', refusedBy: 'the child', reason: 'Was ill.' })).toBe('ok')
    expect(await due()).toEqual({ on: today(13), over: false })
    expect(await contact({ outcome: 'held', contactOn: today(1) })).toBe('step-not-open')
  })

  it('has no place in which a parent is held, anywhere on this side', async () => {
    const { rows } = await office.stage.root.query(
      `select column_name from information_schema.columns where table_schema = 'cases'
       and table_name in ('contact_arrangement', 'contact', 'parent_fact') and column_name ~ 'place|prison|address|where'`,
    )
    expect(rows).toEqual([])
  })
})

describe('who reads it', () => {
  it('care in care, protection by a reading in the ledger, justice and strangers nothing', async () => {
    const { stage, agency, protector, worker, told, inSql } = office
    const { anchor } = await office.child('Bota')
    await told(anchor, 'guardianship', say.guardian)
    await told(anchor, 'determination', say.determination, protector)
    await told(anchor, 'placement', { ...say.placement, emergency: true, emergencyWhy: 'At night.' })
    const owed = 'select * from cases.assessments_owed($1)'
    expect(await bySql(stage, worker, owed, [[anchor]])).toHaveLength(1)
    const [doctor, prosecutor, stranger] = [
      await stage.person('clinician', agency),
      await stage.person('prosecutor_officer', agency),
      await stage.person('child_protection_officer', await stage.agency()),
    ]
    const at = `/cases/of/${anchor}/family`
    const none = `/cases/of/${randomUUID()}/family`
    for (const rest of ['', '/protected']) {
      expect((await worker.get(at + rest)).status).toBe(200)
      for (const who of [prosecutor, stranger])
        for (const address of [at + rest, none + rest])
          expect(await who.get(address)).toMatchObject({ status: 404, body: { code: 'not-found' } })
    }
    expect((await doctor.get(at)).status).toBe(200)
    expect((await doctor.get(`${at}/protected`)).status).toBe(404)
    expect(await office.tell(anchor, 'standing', say.separated, doctor)).toBe('not-allowed')
    expect(await office.tell(anchor, 'standing', say.separated, stranger)).toBe(
      await office.tell(randomUUID(), 'standing', say.separated, stranger),
    )
    expect((await readings(stage, 'cases.determination', worker.id)).length).toBeGreaterThan(0)
    // By hand too: no row, and refusals that say nothing of a person whom one may not see.
    expect(await bySql(stage, stranger, 'select * from cases.guardianship')).toEqual([])
    expect(await bySql(stage, doctor, owed, [[anchor]])).toEqual([])
    const place = `insert into cases.placement (anchor_id, kind, carer, from_on) values ($1, 'centre', 'x', access.today())`
    expect(await inSql(stranger, place, [anchor])).toBe(await inSql(stranger, place, [randomUUID()]))
  })

  it('nobody enters in another’s name, nor signs on entry', async () => {
    const { stage, worker, second, inSql, told } = office
    const { anchor } = await office.child('Nurlan')
    expect(
      await inSql(
        worker,
        `insert into cases.sibling_plan (anchor_id, made_on, plan, siblings, reason, keep_touch, signed_by, signed_at)
         values ($1, access.today(), 'apart', 'a', 'b', 'c', $2, now())`,
        [anchor, second.id],
      ),
    ).toBe('23514')
    const id = await told(anchor, 'sibling_plan', say.noSiblings)
    const { rows } = await stage.root.query('select recorded_by from cases.sibling_plan where id = $1', [id])
    expect(rows[0].recorded_by).toBe(worker.id)
  })
})

it('stands in the timeline of the case', async () => {
  const { told, worker } = office
  const { anchor, caseId } = await office.child('Sanzhar')
  await told(anchor, 'standing', say.separated)
  await told(anchor, 'guardianship', say.guardian)
  await told(anchor, 'tracing', say.tracing)
  const { timeline } = (await worker.get(`/cases/${caseId}`)).body
  for (const [kind, what] of [
    ['standing', 'separated'],
    ['guardian', 'guardian'],
    ['tracing', 'opened'],
  ])
    expect(timeline).toContainEqual(expect.objectContaining({ kind, what }))
})
