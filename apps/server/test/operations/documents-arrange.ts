// A frozen mission of four, for the stories of its papers.
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, dayIn, meetAll, ok, openMission, register, type Traveller } from './arrange.ts'

export const names = ['Бейсенбайқызы Гүлнұр Әділетқызы', 'Өмірұлы Һарон', 'Нұрлан Ақжан'] as const
/** The first name as another source writes it. */
export const arabic = 'عبد السلام رياض الكازاخي'
/** A name that would be markup, were it read as such. */
export const evil = 'Қайрат #strong[x] $y$ *b*'

export interface Papers {
  stage: Stage
  consul: Person
  second: Person
  planner: Person
  field: Person
  liaison: Person
  lines: string[]
  mission: Awaited<ReturnType<typeof openMission>>
}

/** Opens the stage before the tests of a file, and closes it after them. Filled in when the first test runs. */
export function stagePapers(): Papers {
  const papers = {} as Papers
  beforeAll(async () => {
    const stage = await openStage()
    const agency = await stage.agency()
    const as = (role: Person['role']) => stage.person(role, agency)
    const [consul, second, planner] = [
      await as('consular_officer'),
      await as('consular_officer'),
      await as('mission_planner'),
    ]
    const { add, citizens } = await register(stage, agency, consul)
    const people: Traveller[] = [
      await add('female', '1993-04-02', names[0]),
      await add('male', '1990-01-01', names[1]),
      await add('male', '2017-06-01', names[2]),
      await add('male', '1988-08-08', evil),
    ]
    await stage.root.query(
      `insert into people.name_form (agency_id, anchor_id, record_id, part, form, script, latin)
       select agency_id, anchor_id, id, 'full', $2, 'Arab', 'Abd al-Salam' from people.record where anchor_id = $1`,
      [people[0]!.anchor, arabic],
    )
    await stage.root.query(`update people.name_form set script = 'Cyrl' where form = any ($1)`, [
      [...names, evil],
    ])
    await citizens(people, consul, planner)
    const mission = await openMission(consul, 7)
    const lines = await addAll(planner, mission.path, people)
    await meetAll(consul, mission.path, lines, people)
    await ok(planner.post(`${mission.path}/freeze`, { reason: 'Complete' }))
    const [field, liaison] = [await as('field_officer'), await as('partner_liaison')]
    Object.assign(papers, { stage, consul, second, planner, field, liaison, lines, mission })
  })
  afterAll(() => papers.stage?.close())
  // The office writes only while its ledger is being sealed; no sealer runs here.
  beforeEach(() => papers.stage.sealNow())
  return papers
}

/** What an issue of a document to the first traveller holds. */
export const issueBody = (change: object = {}) => ({
  place: 'Amman',
  surname: 'Бейсенбайқызы',
  given: 'Гүлнұр',
  source: names[0],
  born: '1993-04-02',
  sex: 'F',
  birthPlace: 'Семей',
  expiresOn: dayIn(90),
  route: 'Amman – Aktau',
  ...change,
})
