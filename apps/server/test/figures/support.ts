// What the stories of figures share: a mission of a given composition with its frozen manifest, and texts.
import { randomUUID } from 'node:crypto'
import type { CommuniqueTexts } from '@oralu/domain'
import { expect } from 'vitest'
import type { Person, Stage } from '../support/oralu.ts'

export interface Flown {
  missionId: string
  versionId: string
  anchors: string[]
}

/** A mission that has arrived, with as many men, women and children on its manifest. */
export async function fly(
  stage: Stage,
  agencyId: string,
  of: { men: number; women: number; children: number; unknown?: number },
  more: { flown?: boolean; operation?: string } = {},
): Promise<Flown> {
  const { root } = stage
  const planner = await stage.person('mission_planner', agencyId)
  const name = more.operation ?? `Operation ${randomUUID().slice(0, 4)}`
  const operation = await root.query(
    `insert into operations.operation (agency_id, name, purpose, recorded_by) values ($1, $2, 'to bring citizens home', $3)
     on conflict (agency_id, name) do update set purpose = excluded.purpose returning id`,
    [agencyId, name, planner.id],
  )
  const flown = more.flown ?? true
  const mission = await root.query(
    `insert into operations.mission (agency_id, operation_id, number, state, doors_closed_at, departed_at, arrived_at, recorded_by)
     values ($1, $2, (select count(*) + 1 from operations.mission where operation_id = $2), $3, $4, $4, $5, $6) returning id`,
    [
      agencyId,
      operation.rows[0].id,
      flown ? 'arrived' : 'frozen',
      flown ? '2021-02-04T06:00:00Z' : null,
      flown ? '2021-02-04T12:00:00Z' : null,
      planner.id,
    ],
  )
  const missionId = mission.rows[0].id as string
  const people = [
    ...Array.from({ length: of.men }, () => ({ sex: 'male', child: false })),
    ...Array.from({ length: of.women }, () => ({ sex: 'female', child: false })),
    ...Array.from({ length: of.children }, (_, i) => ({ sex: i % 2 ? 'male' : 'female', child: true })),
    ...Array.from({ length: of.unknown ?? 0 }, () => ({ sex: 'unknown', child: false })),
  ]
  const lines = []
  const anchors = []
  for (const person of people) {
    const made = await root.query(
      `with p as (insert into people.person (agency_id) values ($1) returning id),
       a as (insert into people.anchor (agency_id, person_id, home_person_id) select $1, id, id from p returning id)
       select id from a`,
      [agencyId],
    )
    const anchor = made.rows[0].id as string
    const line = await root.query(
      `insert into operations.manifest_line (agency_id, mission_id, anchor_id, state, state_by, recorded_by) values ($1, $2, $3, $4, $5, $5) returning id`,
      [agencyId, missionId, anchor, flown ? 'arrived' : 'listed', planner.id],
    )
    anchors.push(anchor)
    lines.push({ line: line.rows[0].id, anchor, ...person })
  }
  const version = await root.query(
    `insert into operations.manifest_version (agency_id, mission_id, number, lines, content_hash, reason, recorded_by)
     values ($1, $2, 1, $3, '', 'frozen', $4) returning id`,
    [agencyId, missionId, JSON.stringify(lines), planner.id],
  )
  return { missionId, versionId: version.rows[0].id, anchors }
}

export const texts: CommuniqueTexts = {
  en: {
    title: '{total, plural, one {# citizen} other {# citizens}} came home',
    body: 'On {day}, {total, plural, one {# citizen} other {# citizens}} came home: {men, plural, one {# man} other {# men}}, {women, plural, one {# woman} other {# women}} and {children, plural, one {# child} other {# children}}.\n\nAs known on {knownOn}.',
  },
  ru: {
    title:
      'На родину {total, plural, one {вернулся # гражданин} few {вернулись # гражданина} other {вернулись # граждан}}',
    body: '{day}: {men, plural, one {# мужчина} few {# мужчины} other {# мужчин}}, {women, plural, one {# женщина} few {# женщины} other {# женщин}}, {children, plural, one {# ребёнок} few {# ребёнка} other {# детей}}.',
  },
  kk: {
    title: '{total} азамат елге оралды',
    body: '{day}: {men} ер, {women} әйел, {children} бала.',
  },
  ar: {
    title: 'عودة {total, plural, one {مواطن واحد} two {مواطنَين} few {# مواطنين} other {# مواطنًا}}',
    body: '{day}: {men, plural, one {رجل واحد} two {رجلان} few {# رجال} other {# رجلًا}}، {women, plural, one {امرأة واحدة} two {امرأتان} few {# نساء} other {# امرأة}}، {children, plural, one {طفل واحد} two {طفلان} few {# أطفال} other {# طفلًا}}.',
  },
}

export const inFour = (en: string) => ({ en, ru: `ru: ${en}`, kk: `kk: ${en}`, ar: `ar: ${en}` })

/** What an officer reads before a step. */
export async function read(person: Person, id: string): Promise<{ versionId: string; textHash: string }> {
  const { body } = await person.get(`/figures/communiques/${id}`)
  return { versionId: body.versions[0].id, textHash: body.versions[0].textHash }
}

/** The hands through which a text passes, and its way to the public. */
export async function openPress(stage: Stage, agencyId: string) {
  const writer = await stage.person('press_officer', agencyId)
  const second = await stage.person('press_officer', agencyId)
  const guard = await stage.person('data_protection_officer', agencyId)
  const step = async (who: Person, name: string, of: string) =>
    who.post(`/figures/communiques/${of}/${name}`, await read(second, of))
  /** Approved, signed where that is asked, and published. @returns its address */
  const publish = async (of: string): Promise<string> => {
    expect((await step(second, 'approve', of)).status).toBe(200)
    const { body } = await second.get(`/figures/communiques/${of}`)
    if (body.versions[0].nextStep === 'sign') expect((await step(guard, 'sign', of)).status).toBe(200)
    const done = await step(second, 'publish', of)
    expect(done.status).toBe(200)
    return done.body.slug
  }
  return { writer, second, guard, step, publish }
}

const empty = new Set(['meta', 'link', 'br'])

/** Every element closed in order, every attribute quoted and once, no bare ampersand, every id once. */
export function wellFormed(html: string): void {
  expect(html).toMatch(/^<!doctype html>\n<html /)
  const rest = html.replace(/^<!doctype html>\n/, '')
  expect(rest).not.toMatch(/&(?!(amp|lt|gt|quot|#\d+);)/)
  const ids = [...rest.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  const open: string[] = []
  for (const [all, closes, name, attributes, closed] of rest.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>|</gi,
  )) {
    expect(name, `a bare < in ${all}`).toBeDefined()
    const names = [...attributes!.matchAll(/([\w:-]+)="/g)].map((match) => match[1])
    expect(new Set(names).size).toBe(names.length)
    if (closes) expect(open.pop()).toBe(name)
    else if (!closed && !empty.has(name!)) open.push(name!)
  }
  expect(open).toEqual([])
}
