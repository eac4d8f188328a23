// A centre: rooms in which families stay together, who may not share one, beds that two cannot give at once, and a limit
// that follows from the day.
import { randomUUID } from 'node:crypto'
import { today } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { centre, openPlaces } from './places-office.ts'
import { bySql } from './register.ts'

let office: Awaited<ReturnType<typeof openPlaces>>
beforeAll(async () => {
  office = await openPlaces()
})
afterAll(() => office?.stage.close())

const stayIn = `insert into cases.stay (id, anchor_id, place_id, from_on) values ($1, $2, $3, access.today())`
const bedIn = `insert into cases.stay_bed (anchor_id, stay_id, room_id, from_on) values ($1, $2, $3, access.today())`

describe('a place', () => {
  it('has a name for papers that tells nothing, and is worked in by those named alone', async () => {
    const { keeper, stranger, elsewhere, prosecutor, at, why, placeId, trySql } = office
    for (const paperName of ['Rehabilitation centre', 'Центр реабилитации', 'Жусан', 'مركز إعادة التأهيل'])
      expect(await why(keeper.post('/cases/places', { ...centre, paperName, workerIds: [] }))).toBe(
        'tells-of-return',
      )
    expect(await why(stranger.post(`${at}/rooms`, { label: 'x', beds: 2 }))).toBe('not-working-there')
    const anchor = await office.person('Somebody', '1990-01-01', 'female')
    const bed = await office.room('Staff only', 1)
    expect(await trySql(stranger, [stayIn, [randomUUID(), anchor, placeId]])).toBe('not-working-there')
    expect(
      await why(
        stranger.post(`${at}/stays`, { fromOn: today(), people: [{ anchorId: anchor, roomId: bed }] }),
      ),
    ).toBe('not-working-there')
    // Another agency and justice find nothing there.
    for (const who of [elsewhere, prosecutor]) {
      expect((await who.get(at)).status).toBe(404)
      expect((await who.get(`${at}/stays`)).status).toBe(404)
      expect(await bySql(office.stage, who, 'select id from cases.place')).toEqual([])
      expect(
        await bySql(office.stage, who, 'select * from cases.rooms_for($1, $2, $3)', [
          placeId,
          [anchor],
          today(),
        ]),
      ).toEqual([])
    }
    expect(await why(elsewhere.post(`${at}/rooms`, { label: 'y', beds: 2 }))).toBe('not-found')
    // A colleague of another agency does not work here.
    expect(await why(keeper.post(`${at}/workers`, { accountId: elsewhere.id }))).toBe('refers-to-nothing')
  })
})

describe('a family of five', () => {
  let home: Awaited<ReturnType<typeof office.five>>
  let large: string
  let small: string

  it('is offered a room that takes all of them, the tightest first, and comes into it in one step', async () => {
    large = await office.room('1', 5)
    const larger = await office.room('2', 8)
    small = await office.room('3', 4)
    home = await office.five()
    const [first, ...others] = home.all
    const { family, rooms } = (
      await office.keeper.get(
        `${office.at}/proposals?anchorId=${first}&withIds=${others.join(',')}&fromOn=${today()}`,
      )
    ).body
    expect(family.map((each: { anchorId: string }) => each.anchorId).sort()).toEqual([...home.all].sort())
    expect(rooms.map((each: { id: string; gap: string }) => [each.id, each.gap]).slice(0, 3)).toEqual([
      [large, null],
      [larger, null],
      [expect.any(String), 'beds-taken'],
    ])
    expect(await office.why(office.come(home.all, small))).toBe('beds-taken')
    await office.ok(office.come(home.all, large))
    const { items } = (await office.keeper.get(`${office.at}/rooms`)).body
    const room = items.find((each: { id: string }) => each.id === large)
    expect([room.free, new Set(room.stays.map((each: { family: string }) => each.family)).size]).toEqual([
      0, 1,
    ])
    expect(await office.why(office.come([home.mother], small))).toBe('stays-already')
  })

  it('is not parted: mother from child, brother from sister, in one place or between two', async () => {
    const { keeper, at, why } = office
    const move = async (anchors: readonly string[], roomId: string) =>
      why(
        keeper.post(`${at}/moves`, {
          fromOn: today(),
          beds: await Promise.all(
            anchors.map(async (each) => ({ stayId: await office.stayOf(each), roomId })),
          ),
        }),
      )
    expect(await move([home.mother], small)).toBe('parts-family')
    expect(await move([home.children[0]!], small)).toBe('parts-family')
    expect(await move([home.mother, ...home.children], small)).toBe('parts-family')
    // In SQL it is refused as well, at the end of the transaction.
    expect(
      await office.trySql(keeper, [bedIn, [home.children[1], await office.stayOf(home.children[1]!), small]]),
    ).toBe('parts-family')
    const [older, younger] = [
      await office.person('Sister', '2012-01-01', 'female'),
      await office.person('Sister also', '2013-01-01', 'female'),
    ]
    await office.family({ [older]: 'child', [younger]: 'child' })
    const [one, two] = [await office.room('S1', 1), await office.room('S2', 1)]
    expect(
      await why(
        keeper.post(`${at}/stays`, {
          fromOn: today(),
          people: [
            { anchorId: older, roomId: one },
            { anchorId: younger, roomId: two },
          ],
        }),
      ),
    ).toBe('parts-family')
    const other = await office.ok(
      keeper.post('/cases/places', { ...centre, paperName: 'House No. 8', workerIds: [keeper.id] }),
    )
    const { id: far } = await office.ok(
      keeper.post(`/cases/places/${other.id}/rooms`, { label: 'F', beds: 3 }),
    )
    await office.ok(office.come([older], one))
    expect(
      await why(
        keeper.post(`/cases/places/${other.id}/stays`, {
          fromOn: today(),
          people: [{ anchorId: younger, roomId: far }],
        }),
      ),
    ).toBe('parts-family')
  })

  it('is parted only with a reason and a second person, who is another', async () => {
    const { keeper, second, doctor, at, why } = office
    const propose = (otherAnchorId: string, anchorId = home.father) =>
      keeper.post('/cases/partings', {
        anchorId,
        otherAnchorId,
        reason: 'He works nights and they sleep; asked for by both',
        basis: 'Rules of the centre, article 9',
        explained: true,
        contactOn: today(),
      })
    const moveFather = async () =>
      why(
        keeper.post(`${at}/moves`, {
          fromOn: today(),
          beds: [{ stayId: await office.stayOf(home.father), roomId: small }],
        }),
      )
    const ids: string[] = []
    for (const child of home.children) ids.push((await office.ok(propose(child))).id)
    expect(await moveFather()).toBe('parts-family')
    for (const id of ids) {
      const path = `/cases/partings/${id}/signature`
      expect(await why(keeper.post(path, { agreed: true }))).toBe('same-person')
      expect(await why(doctor.post(path, { agreed: true }))).toBe('not-allowed')
      // Neither in another's name, nor from the beginning.
      expect(
        await office.trySql(keeper, [
          `update cases.parting set confirmed_by = $2, confirmed_at = now() where id = $1`,
          [id, second.id],
        ]),
      ).toBe('42501')
      expect(
        await office.trySql(keeper, [
          `update cases.parting set confirmed_by = $2, confirmed_at = now() where id = $1`,
          [id, keeper.id],
        ]),
      ).toBe('same-person')
    }
    const forged = randomUUID()
    expect(
      await office.trySql(keeper, [
        `insert into cases.parting (id, anchor_id, other_anchor_id, reason, basis, explained, contact_on, confirmed_by, confirmed_at)
         values ($1, $2, $3, 'x', 'x', true, access.today(), $4, now())`,
        [forged, home.father, home.mother, second.id],
      ]),
    ).toBe('kept')
    expect(
      await bySql(office.stage, keeper, 'select confirmed_by from cases.parting where id = $1', [forged]),
    ).toEqual([{ confirmed_by: null }])
    for (const id of ids) await office.ok(second.post(`/cases/partings/${id}/signature`, { agreed: true }))
    expect(await moveFather()).toBe('taken')
    const { partings } = (await keeper.get(at)).body
    expect(partings.filter((each: { signedBy: object }) => each.signedBy)).toHaveLength(3)
  })

  it('leaves together, with a reason and where to in words that tell nothing', async () => {
    const { keeper, at, why } = office
    const leave = async (anchors: readonly string[], more: object = {}) =>
      why(
        keeper.post(`${at}/leavings`, {
          stayIds: await Promise.all(anchors.map(office.stayOf)),
          on: today(),
          reason: 'own home',
          to: 'A flat in Aktau',
          ...more,
        }),
      )
    expect(await leave(home.all, { to: 'The reintegration programme' })).toBe('tells-of-return')
    expect(await leave(home.all, { to: null })).toBe('body-invalid')
    expect(await leave(home.all, { on: today(1) })).toBe('step-not-open')
    // No child alone, and no parent away from it; whoever is grown up goes where they will.
    expect(await leave([home.children[2]!])).toBe('parts-family')
    expect(await leave([home.mother])).toBe('parts-family')
    expect(await leave([home.children[0]!], { reason: 'own decision', to: null })).toBe('parts-family')
    expect(await leave([home.father], { reason: 'own decision', to: null })).toBe('taken')
    expect(await leave([home.mother, ...home.children])).toBe('taken')
    const { items } = (await keeper.get(`${at}/stays?show=left`)).body
    expect(items).toHaveLength(5)
    expect(items[0]).toMatchObject({ untilOn: today(), standing: null, room: null })
    // What was written stays.
    expect(
      await office.trySql(keeper, [`update cases.stay set left_to = 'elsewhere' where until_on is not null`]),
    ).toBe('23514')
    // Their beds are free again.
    const rooms = (await keeper.get(`${at}/rooms?show=free`)).body.items
    expect(rooms.find((each: { id: string }) => each.id === large)).toMatchObject({ free: 5 })
  })
})

describe('a room', () => {
  it('is never shared by a child and an adult who are no kin, nor by women and men', async () => {
    const { come, why, person } = office
    const woman = await person('A woman', '1985-01-01', 'female')
    const another = await person('Another woman', '1979-01-01', 'female')
    const man = await person('A man', '1980-01-01', 'male')
    const unsaid = await person('Unsaid', '1981-01-01', 'unknown')
    const girl = await person('A girl', '2013-01-01', 'female')
    const boy = await person('A boy', '2012-01-01', 'male')
    const friend = await person('A girl also', '2011-01-01', 'female')
    const dormitory = await office.room('D1', 6)
    await office.ok(come([woman], dormitory))
    expect(await why(come([man], dormitory))).toBe('women-and-men')
    expect(await why(come([unsaid], dormitory))).toBe('women-and-men')
    expect(await why(come([girl], dormitory))).toBe('child-with-adult')
    expect(await why(come([another], dormitory))).toBe('taken')
    const children = await office.room('D2', 6)
    await office.ok(come([girl], children))
    expect(await why(come([boy], children))).toBe('women-and-men')
    expect(await why(come([friend], children))).toBe('taken')
    const helper = await person('A carer', '1975-01-01', 'female')
    expect(await why(come([helper], children))).toBe('child-with-adult')
    // The named carer of one child is no kin of the other.
    await office.stage.root.query(
      `insert into cases.carer (agency_id, anchor_id, kind, name, carer_anchor_id, recorded_by) values ($1, $2, 'provisional carer', 'A carer', $3, $4)`,
      [office.agency, boy, helper, office.keeper.id],
    )
    const two = await office.room('D3', 2)
    expect(await why(come([boy, helper], two))).toBe('taken')
    expect(await why(come([await person('Not hers', '2012-01-01', 'female')], children))).toBe('taken')
    expect(
      await office.trySql(
        office.keeper,
        [stayIn, ['00000000-0000-4000-8000-000000000001', man, office.placeId]],
        [bedIn, [man, '00000000-0000-4000-8000-000000000001', dormitory]],
      ),
    ).toBe('women-and-men')
  })

  it('has as many as it has beds, also where two give the last one at once', async () => {
    const { keeper, stage, placeId } = office
    const room = await office.room('L', 1)
    const [one, two] = [
      await office.person('First', '1970-01-01', 'male'),
      await office.person('Second', '1971-01-01', 'male'),
    ]
    await office.ok(keeper.post(`${office.at}/workers`, { accountId: office.second.id }))
    const [a, b] = [await office.inSql(keeper), await office.inSql(office.second)]
    const [first, other] = [randomUUID(), randomUUID()]
    await a.run(stayIn, [first, one, placeId])
    await a.run(bedIn, [one, first, room])
    const waiting = (async () => {
      await b.run(stayIn, [other, two, placeId])
      await b.run(bedIn, [two, other, room])
      return await b.end()
    })()
    await new Promise((done) => setTimeout(done, 150))
    expect(await a.end()).toBe('kept')
    expect(await waiting).toBe('beds-taken')
    const { rows } = await stage.root.query(
      'select count(*)::int as n from cases.stay_bed where room_id = $1',
      [room],
    )
    expect(rows).toEqual([{ n: 1 }])
    // Nor for a later night, nor by making it smaller.
    expect(await office.why(office.come([two], room, today(20)))).toBe('beds-taken')
    expect(
      await office.why(
        keeper.send('PUT', `/cases/rooms/${room}`, { label: 'L', beds: 1, closedOn: today() }),
      ),
    ).toBe('beds-taken')
  })

  it('keeps a family together where two give rooms to its members at once', async () => {
    const { keeper, placeId } = office
    const home = await office.five()
    const [near, far] = [await office.room('P1', 5), await office.room('P2', 5)]
    const [a, b] = [await office.inSql(keeper), await office.inSql(office.second)]
    const [first, other] = [randomUUID(), randomUUID()]
    await a.run(stayIn, [first, home.mother, placeId])
    await a.run(bedIn, [home.mother, first, near])
    const waiting = (async () => {
      await b.run(stayIn, [other, home.children[0], placeId])
      await b.run(bedIn, [home.children[0], other, far])
      return await b.end()
    })()
    await new Promise((done) => setTimeout(done, 150))
    expect(await a.end()).toBe('kept')
    expect(await waiting).toBe('parts-family')
  })
})

describe('the limit of a stay', () => {
  it('follows from the day; a longer stay is reasoned and signed by another', async () => {
    const { keeper, second, doctor, at, why, stage } = office
    const room = await office.room('T', 3)
    const [near, over, fresh] = [
      await office.person('Near', '1970-01-01', 'male'),
      await office.person('Over', '1971-01-01', 'male'),
      await office.person('Fresh', '1972-01-01', 'male'),
    ]
    await office.ok(office.come([near, over, fresh], room))
    await office.begun(await office.stayOf(near), 20)
    await office.begun(await office.stayOf(over), 35)
    const standing = async () =>
      Object.fromEntries(
        (await keeper.get(`${at}/stays?show=near limit`)).body.items.map(
          (each: { anchorId: string; standing: string; limitOn: string }) => [
            each.anchorId,
            [each.standing, each.limitOn],
          ],
        ),
      )
    expect(await standing()).toEqual({ [over]: ['over', today(-5)], [near]: ['near', today(10)] })
    const morning = (await keeper.get('/cases/places-today')).body.places[0]
    expect(morning).toMatchObject({ over: 1, near: 1 })
    const stay = await office.stayOf(over)
    const ask = (until: string) =>
      keeper.post(`${at}/extensions`, {
        stayIds: [stay],
        untilOn: until,
        reason: 'Waits for a birth certificate',
      })
    expect(await why(ask(today(-5)))).toBe('extension-days')
    expect(await why(ask(today(26)))).toBe('extension-days')
    const { ids } = await office.ok(ask(today(25)))
    const [id] = ids
    expect((await standing())[over]).toEqual(['over', today(-5)])
    expect(await why(keeper.post('/cases/stay-extensions/signature', { ids, agreed: true }))).toBe(
      'same-person',
    )
    expect(await why(doctor.post('/cases/stay-extensions/signature', { ids, agreed: true }))).toBe(
      'not-allowed',
    )
    expect(
      await office.trySql(keeper, [
        `update cases.stay_extension set confirmed_by = $2, confirmed_at = now() where id = $1`,
        [id, keeper.id],
      ]),
    ).toBe('same-person')
    expect((await second.get('/cases/places-today')).body.places[0]).toMatchObject({ toSign: 1 })
    await office.ok(second.post('/cases/stay-extensions/signature', { ids, agreed: true }))
    expect(await standing()).toEqual({ [near]: ['near', today(10)] })
    // Neither first day nor count is the writer's to set.
    await expect(
      bySql(stage, keeper, `update cases.stay set counted_from = counted_from`),
    ).rejects.toMatchObject({ code: '42501' })
    // Going and coming back begins no new count.
    const again = await office.stayOf(near)
    await office.ok(
      keeper.post(`${at}/leavings`, { stayIds: [again], on: today(), reason: 'own decision', to: null }),
    )
    await office.ok(office.come([near], room))
    expect((await standing())[near]).toEqual(['near', today(10)])
  })

  it('stands in the morning of the worker whose case it is', async () => {
    const { keeper, second, at } = office
    const room = await office.room('W', 1)
    const owed = await office.person('Of a case', '1970-01-01', 'male')
    await keeper.post('/cases', { anchorId: owed })
    const { rows } = await office.stage.root.query('select id from cases.case where anchor_id = $1', [owed])
    await keeper.post(`/cases/${rows[0].id}/assign`, { workerId: second.id, supervisorId: null })
    await office.ok(office.come([owed], room))
    expect((await second.get('/cases/places-today')).body.caseload.count).toBe(0)
    await office.begun(await office.stayOf(owed), 40)
    expect((await second.get('/cases/places-today')).body.caseload).toMatchObject({
      count: 1,
      items: [{ caseId: rows[0].id, standing: 'over', on: today(-10) }],
    })
    expect((await keeper.get(at)).body.nearLimit.items[0]).toMatchObject({ anchorId: owed, standing: 'over' })
  })
})

describe('the day at a centre', () => {
  it('has hours with who came: facts, of those who stay there, and no hour of belief', async () => {
    const { keeper, at, why, placeId } = office
    const hour = {
      on: today(),
      kind: 'lessons',
      title: 'Reading aloud',
      starts: '10:00',
      ends: '11:00',
      where: 'Room of books',
      byWhom: 'The teacher',
    }
    for (const title of ['Беседа о религии', 'Діни сауат', 'Theology for women', 'دروس في العقيدة']) {
      expect(await why(keeper.post(`${at}/hours`, { ...hour, title }))).toBe('belief')
      await expect(
        bySql(
          office.stage,
          keeper,
          `insert into cases.day_session (place_id, held_on, starts, ends, kind, title, held_where, by_whom)
           values ($1, access.today(), '10:00', '11:00', 'lessons', $2, 'x', 'x')`,
          [placeId, title],
        ),
      ).rejects.toMatchObject({ constraint: 'no_belief_session' })
    }
    expect(await why(keeper.post(`${at}/hours`, { ...hour, kind: 'belief' }))).toBe('body-invalid')
    const { id } = await office.ok(keeper.post(`${at}/hours`, hour))
    const room = await office.room('Q', 2)
    const guest = await office.person('Guest', '1970-01-01', 'female')
    const absent = await office.person('Absent', '1971-01-01', 'female')
    await office.ok(office.come([guest, absent], room))
    const stranger = await office.person('Never here', '1970-01-01', 'female')
    const note = (anchorId: string, attendance: string) =>
      keeper.send('PUT', `/cases/hours/${id}/attendance`, { anchorId, attendance })
    expect(await why(note(stranger, 'came'))).toBe('not-staying')
    await office.ok(note(guest, 'did not come'))
    await office.ok(note(guest, 'came'))
    const day = async () => (await keeper.get(`${at}/day?on=${today()}`)).body
    expect((await day()).hours[0].attendance).toEqual([{ anchorId: guest, attendance: 'came' }])
    const { rows: columns } = await office.stage.root.query(
      `select column_name from information_schema.columns where table_schema = 'cases' and table_name = 'day_attendance'
         and (data_type in ('integer', 'numeric', 'double precision') or column_name ~ 'score|mark|level|words')`,
    )
    expect(columns).toEqual([])
    const tomorrow = await office.ok(keeper.post(`${at}/hours`, { ...hour, on: today(1) }))
    expect(
      await why(
        keeper.send('PUT', `/cases/hours/${tomorrow.id}/attendance`, { anchorId: guest, attendance: 'came' }),
      ),
    ).toBe('step-not-open')

    const before = (await day()).expected
    const count = (more: object) =>
      keeper.post(`${at}/evenings`, { on: today(), present: before - 1, absent: [], ...more })
    expect(await why(count({ absent: [{ anchorId: stranger, known: 'at work' }] }))).toBe('not-staying')
    expect(await why(count({ on: today(1) }))).toBe('step-not-open')
    await office.ok(count({ present: 1 }))
    await office.ok(count({ absent: [{ anchorId: absent, known: 'with family' }] }))
    expect((await day()).evening).toMatchObject({
      present: before - 1,
      absent: [{ anchorId: absent, known: 'with family' }],
    })
    // Nobody counted last evening.
    expect((await keeper.get('/cases/places-today')).body.places[0]).toMatchObject({ uncounted: true })
  })
})
