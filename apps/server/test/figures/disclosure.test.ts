// What was published before counts: a number withheld once is not told by what comes after, or a data-protection officer
// signs for it.
import { smallCells } from '@oralu/figures'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Stage } from '../support/oralu.ts'
import { fly, inFour, openPress, read } from './support.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const parts = ['men', 'women', 'children', 'adultsSexUnknown'] as const
type Part = (typeof parts)[number]

/** A text that places the total and these parts. */
function placing(...cells: (Part | 'total')[]) {
  const text = { title: 'Home', body: cells.map((cell) => `{${cell}}`).join(', ') || 'Home.' }
  return { kk: text, ru: text, en: text, ar: text }
}

/** An office of its own: what others published says nothing of its missions. */
async function openOffice() {
  const agency = await stage.agency()
  const press = await openPress(stage, agency)
  const figureOf = async (missionId: string | null) =>
    (await press.writer.post('/figures/frozen', { missionId })).body.id as string
  const draft = async (figureId: string, how: object) =>
    (await press.writer.post('/figures/communiques', { figureId, ...how })).body.id as string
  const versionOf = async (id: string) =>
    (await press.writer.get(`/figures/communiques/${id}`)).body.versions[0]
  const publish = async (figureId: string, how: object) => {
    const id = await draft(figureId, how)
    return { id, slug: await press.publish(id) }
  }
  const review = async (figureId: string, withheld: string[] = [], roundedTo = 1, breakdown = true) =>
    (
      await press.writer.get(
        `/figures/frozen/${figureId}/disclosure?breakdown=${breakdown}&roundedTo=${roundedTo}&withheld=${withheld.join(',')}`,
      )
    ).body
  return { ...press, agency, figureOf, draft, versionOf, publish, review }
}

it('knows in SQL the same small cells as packages/figures, whatever is withheld', async () => {
  const values = [0, 1, 4, 5, 9]
  const asked: { total: number | null; of: (number | null)[]; small: boolean }[] = []
  for (const men of values)
    for (const women of values)
      for (const children of values)
        for (const unknown of [0, 2, 6])
          for (const hidden of [[], [0], [1], [0, 1], [1, 2], [3], [0, 2, 3], [0, 1, 2]])
            for (const hideTotal of [false, true]) {
              const all = [men, women, children, unknown]
              const of = all.map((value, at) => (hidden.includes(at) ? null : value))
              const total = hideTotal ? null : all.reduce((sum, value) => sum + value, 0)
              const published = Object.fromEntries([
                ...(total === null ? [] : [['total', total]]),
                ...parts.map((part, at) => [part, of[at]]).filter(([, value]) => value !== null),
              ])
              // Left out, adults of unknown sex are none: what is withheld is said otherwise there.
              const small = of[3] === null ? undefined : smallCells(published).needsDataProtectionOfficer
              if (small !== undefined) asked.push({ total, of, small })
            }
  const { rows } = await stage.root.query(
    `select figures.points_at_someone((a ->> 'total')::int,
       array(select nullif(p, 'null')::int from jsonb_array_elements_text(a -> 'of') with ordinality each (p, at) order by at), 5) as small
     from jsonb_array_elements($1::jsonb) with ordinality each (a, at) order by at`,
    [JSON.stringify(asked)],
  )
  expect(asked.length).toBeGreaterThan(1_000)
  expect(asked.filter((each, at) => each.small !== rows[at].small)).toEqual([])
})

it('shows what each number tells, and what had better be withheld', async () => {
  const press = await openOffice()
  const { missionId } = await fly(stage, press.agency, { men: 10, women: 3, children: 20 })
  const figure = await press.figureOf(missionId)
  const open = await press.review(figure)
  expect(open.publishedBefore).toBe(0)
  const proposed = Object.fromEntries(
    open.cells.map((each: { cell: string; proposed: string | null }) => [each.cell, each.proposed]),
  )
  expect(proposed).toMatchObject({ women: 'small', total: null, adultsSexUnknown: null })
  expect(Object.values(proposed).filter((why) => why === 'gives-away')).toHaveLength(1)
  const withheld = Object.keys(proposed).filter((cell) => proposed[cell])
  const closed = await press.review(figure, withheld)
  expect(closed.tells).toEqual([])
  const women = closed.cells.find((each: { cell: string }) => each.cell === 'women')
  expect(women.readers.high - women.readers.low).toBeGreaterThanOrEqual(5)
  // One alone is given by the rest.
  const alone = await press.review(figure, ['women'])
  expect(alone.tells).toContainEqual(expect.objectContaining({ cell: 'women', low: 3, high: 3 }))
})

it('refuses a text that places what it withholds', async () => {
  const press = await openOffice()
  const { missionId } = await fly(stage, press.agency, { men: 10, women: 3, children: 20 })
  const figureId = await press.figureOf(missionId)
  const wrong = await press.writer.post('/figures/communiques', {
    figureId,
    texts: placing('total', 'women'),
    withheld: ['women'],
  })
  expect([wrong.status, wrong.body.code]).toEqual([400, 'body-invalid'])
  expect(JSON.stringify(wrong.body)).toContain('places {women}, which is withheld')
})

it('prints what is not withheld, rounded where that was chosen, and nowhere the rest', async () => {
  const press = await openOffice()
  const { missionId } = await fly(stage, press.agency, { men: 11, women: 3, children: 23 })
  const figureId = await press.figureOf(missionId)
  const { slug } = await press.publish(figureId, {
    texts: placing('total', 'children'),
    withheld: ['men', 'women'],
    roundedTo: 5,
  })
  const { rows } = await stage.root.query(`select * from figures.published($1)`, [slug])
  expect(rows[0]).toMatchObject({ total: 35, men: null, women: null, children: 25, adults_sex_unknown: 0 })
  expect(rows[0].texts.en.body).toBe('35, 25')
  const page = await stage.app.inject({ url: `/public/en/${slug}` })
  expect(page.body).toContain('withheld')
  expect(page.body).toContain('multiples of 5')
  expect(page.body).not.toMatch(/[> ](37|11|3|23)[<,.]/)
})

it('finds that a sum over missions gives away what one of them withheld, and has it signed for', async () => {
  const press = await openOffice()
  const first = await fly(stage, press.agency, { men: 20, women: 12, children: 30 })
  const second = await fly(stage, press.agency, { men: 10, women: 3, children: 20 })
  await press.publish(await press.figureOf(first.missionId), { texts: placing(...parts) })
  await press.publish(await press.figureOf(second.missionId), {
    texts: placing('total', 'children'),
    withheld: ['men', 'women'],
  })
  const all = await press.figureOf(null)
  const told = await press.review(all)
  expect(told.tells).toContainEqual(expect.objectContaining({ cell: 'women', low: 3, high: 3 }))
  const proposal = told.cells.filter((each: { proposed: string | null }) => each.proposed)
  expect(proposal.map((each: { cell: string }) => each.cell)).toContain('women')

  const id = await press.draft(all, { texts: placing(...parts) })
  await press.step(press.second, 'approve', id)
  expect(await press.versionOf(id)).toMatchObject({ smallCells: true, nextStep: 'sign' })
  expect((await press.step(press.second, 'publish', id)).body.code).toBe('gate-unmet')

  // As proposed it tells nothing, and nobody needs to sign.
  const kept = await press.draft(all, {
    texts: placing('total'),
    withheld: proposal.map((each: { cell: string }) => each.cell),
  })
  await press.step(press.second, 'approve', kept)
  expect(await press.versionOf(kept)).toMatchObject({ smallCells: false, tells: [], nextStep: 'publish' })
})

it('compares manifests person by person: a correction does not give away whom it added', async () => {
  const press = await openOffice()
  const flown = await fly(stage, press.agency, { men: 10, women: 8, children: 20 })
  const before = await press.figureOf(flown.missionId)
  const { id } = await press.publish(before, { texts: placing(...parts) })
  await stage.root.query(
    `insert into operations.manifest_version (agency_id, mission_id, number, lines, content_hash, reason, recorded_by)
     select agency_id, mission_id, 2, lines || '[{"line": "00000000-0000-4000-8000-000000000001", "anchor": "00000000-0000-4000-8000-000000000002", "sex": "female", "child": false}]'::jsonb, '', 'one more', recorded_by
     from operations.manifest_version where id = $1`,
    [flown.versionId],
  )
  const after = await press.figureOf(flown.missionId)
  const { rows } = await stage.root.query(
    `select women from figures.figure where id = any ($1) order by women`,
    [[before, after]],
  )
  expect(rows.map(({ women }) => women)).toEqual([8, 9])
  const begun = await press.writer.post(`/figures/communiques/${id}/correct`, {
    figureId: after,
    texts: placing(...parts),
    correctionNote: inFour('One woman more.'),
  })
  expect(begun.status).toBe(200)
  expect((await press.step(press.second, 'approve', id)).status).toBe(200)
  expect((await press.versionOf(id)).tells).toEqual([])
})

it('does not publish what came to tell more since it was approved', async () => {
  const press = await openOffice()
  const first = await fly(stage, press.agency, { men: 20, women: 12, children: 30 })
  const second = await fly(stage, press.agency, { men: 10, women: 3, children: 20 })
  const waiting = await press.draft(await press.figureOf(null), { texts: placing(...parts) })
  await press.step(press.second, 'approve', waiting)
  expect(await press.versionOf(waiting)).toMatchObject({ tells: [], nextStep: 'publish' })
  await press.publish(await press.figureOf(first.missionId), { texts: placing(...parts) })
  const late = await press.step(press.second, 'publish', waiting)
  expect([late.status, late.body.code]).toEqual([409, 'state-changed'])
  const { versionId } = await read(press.second, waiting)
  await press.second.post(`/figures/communiques/${waiting}/reopen`, { versionId })
  await press.step(press.second, 'approve', waiting)
  expect((await press.versionOf(waiting)).tells).toContainEqual(
    expect.objectContaining({ cell: 'women', low: 3, high: 3 }),
  )
  expect((await press.step(press.guard, 'sign', waiting)).status).toBe(200)
  expect((await press.step(press.second, 'publish', waiting)).status).toBe(200)
  expect(second.anchors).toHaveLength(33)
})

it('lets nobody take back in SQL what a text was found to tell', async () => {
  const press = await openOffice()
  const { missionId } = await fly(stage, press.agency, { men: 20, women: 3, children: 30 })
  const id = await press.draft(await press.figureOf(missionId), {
    texts: placing('total', 'men', 'children'),
    withheld: ['women'],
  })
  await press.step(press.second, 'approve', id)
  expect((await press.versionOf(id)).tells).toContainEqual(expect.objectContaining({ cell: 'women', low: 3 }))
  const client = await stage.connect('oralu_app')
  try {
    for (const change of [`tells = '[]'`, `withheld = '{}'`, `rounded_to = 10`]) {
      await client.query('begin')
      await client.query('select access.enter($1)', [press.second.token])
      await expect(
        client.query(`update figures.communique_version set ${change} where communique_id = $1`, [id]),
      ).rejects.toThrow(/found when it is approved|only a draft/)
      await client.query('rollback')
    }
  } finally {
    await client.end()
  }
})

it('tells a stranger nothing of a figure that is not theirs', async () => {
  const press = await openOffice()
  const stranger = await openOffice()
  const { missionId } = await fly(stage, press.agency, { men: 20, women: 3, children: 30 })
  const figureId = await press.figureOf(missionId)
  const answer = await stranger.writer.get(
    `/figures/frozen/${figureId}/disclosure?breakdown=true&roundedTo=1&withheld=`,
  )
  expect(answer.status).toBe(404)
})
