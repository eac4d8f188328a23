// Forms filled about a person. One filling has a row in each compartment in which it has answers; each is read, written
// and corrected by whoever holds its compartment, and to everyone else it is not there.
import {
  type AnswerOf,
  type BodyOf,
  type CasePartName,
  cutForm,
  evaluateForm,
  type FilledPart,
  type Filling,
  type FormAnswers,
  fieldsOf,
  type fillForm,
  holdsAnswer,
  isPicture,
  type listFillings,
  Problem,
  partsOfForm,
  sensitive,
} from '@oralu/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { partsOpen } from '../page.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import { definitionOf, formOf, getVersion, subjectOf, type VersionRow, versions } from './rows.ts'

interface AnswerRow {
  id: string
  agency_id: string
  anchor_id: string
  version_id: string
  filling_id: string
  visit_id: string | null
  track: Filling['about']['track']
  answers: FormAnswers
  state: FilledPart['state']
  origin: FilledPart['origin']
  supersedes: string | null
  recorded_by: string
  recorded_at: string
  finished_by: string | null
  finished_at: string | null
  part: CasePartName
}

async function rowsOf(db: Db, part: CasePartName, anchorIds: string[]): Promise<AnswerRow[]> {
  const from: RawBuilder<unknown> = sensitive.includes(part)
    ? sql`${sql.raw(`cases.read_${part}_answer`)}(${anchorIds}::uuid[])`
    : sql`${sql.table(`cases.${part}_answer`)} where anchor_id = any(${anchorIds}::uuid[])`
  const { rows } = await sql<AnswerRow>`select * from ${from} order by recorded_at, id`.execute(db)
  return rows.map((row) => ({ ...row, part }))
}

async function allRows(db: Db, open: readonly CasePartName[], anchorIds: string[]) {
  const found: AnswerRow[] = []
  for (const part of open) found.push(...(await rowsOf(db, part, anchorIds)))
  return found
}

/** The anchors of a person, the compartments that are open to the actor for them, and what is filled. */
async function getFilled(db: Db, actor: Actor, anchorId: string) {
  const { ids, visible } = await anchorsOf(db, anchorId)
  const walled = roleHolds(actor.role, 'legal.read')
  const open = (await partsOpen(db, actor, ids)).filter((part) => (part === 'legal') === walled)
  const rows = await allRows(db, open, ids)
  if (open.length === 0 || (!visible && rows.length === 0 && !(await caseIsSeen(db, anchorId))))
    throw new Problem('not-found')
  return { ids, open, rows }
}

const caseIsSeen = async (db: Db, anchorId: string) =>
  (await db.selectFrom('cases.case').select('id').where('anchor_id', '=', anchorId).executeTakeFirst()) !==
  undefined

export async function fillingsOf(
  db: Db,
  actor: Actor,
  anchorId: string,
): Promise<AnswerOf<typeof listFillings>> {
  const { open, rows } = await getFilled(db, actor, anchorId)
  const used = [...new Set(rows.map((row) => row.version_id))]
  const known = await versions(db)
    .where((where) =>
      where.or([
        where('version.id', '=', sql<string>`any(${used}::uuid[])`),
        where.and([
          where('version.state', '=', 'published'),
          where('version.agency_id', '=', actor.agencyId),
        ]),
      ]),
    )
    .execute()
  const byId = new Map(known.map((row) => [row.id, row]))
  const named = await namesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.finished_by]),
  )
  const filled = (row: AnswerRow): FilledPart => ({
    id: row.id,
    part: row.part,
    answers: row.answers,
    state: row.state,
    by: named(row.finished_by ?? row.recorded_by),
    at: row.finished_at ?? row.recorded_at,
    origin: row.origin,
    mine: row.recorded_by === actor.accountId,
  })
  const items = [...Map.groupBy(rows, (row) => row.filling_id)].flatMap(([id, of]): Filling[] => {
    const version = byId.get(of[0]!.version_id)
    if (!version) return []
    const { current, earlier } = standing(of)
    return [
      {
        id,
        formId: version.form_id,
        versionId: version.id,
        number: version.number,
        title: definitionOf(version).ui.title,
        about: { visitId: of[0]!.visit_id, track: of[0]!.track },
        parts: current.map(filled),
        earlier: earlier.map(filled),
      },
    ]
  })
  return {
    items: items.toReversed(),
    open: known
      .filter((row) => row.state === 'published' && canFill(actor, row, open))
      .map((row) => ({
        formId: row.form_id,
        versionId: row.id,
        title: definitionOf(row).ui.title,
        purpose: definitionOf(row).ui.purpose,
        subject: subjectOf(row),
      })),
  }
}

/** Of the rows of one filling: those that stand, and those that a finished one supersedes. */
function standing(rows: readonly AnswerRow[]) {
  const over = new Set(
    rows.flatMap((row) => (row.supersedes && row.state === 'finished' ? [row.supersedes] : [])),
  )
  // A correction under way stands beside what it will supersede only for its author.
  const current = rows.filter((row) => !over.has(row.id))
  return { current, earlier: rows.filter((row) => over.has(row.id)).toReversed() }
}

const canFill = (actor: Actor, row: VersionRow, open: readonly CasePartName[]) =>
  row.parts.some((part) => open.includes(part as CasePartName) && writes(actor, part as CasePartName))
const writes = (actor: Actor, part: CasePartName) => roleHolds(actor.role, `${part}.write`)

/**
 * Keeps answers. A draft may be unfinished, but not of the wrong kind; finished ones must satisfy the form. What stands
 * finished is superseded where the new answers differ, in each compartment for itself.
 */
export async function fill(
  db: Db,
  actor: Actor,
  anchorId: string,
  fillingId: string,
  body: BodyOf<typeof fillForm>,
) {
  const { ids, open, rows } = await getFilled(db, actor, anchorId)
  const version = await getVersion(db, body.versionId).catch(() => {
    throw new Problem('refers-to-nothing')
  })
  const mine = rows.filter((row) => row.filling_id === fillingId)
  if (mine.some((row) => row.version_id !== version.id)) throw new Problem('refers-to-nothing')
  // A version that is no longer published still holds for what was begun under it.
  if (mine.length === 0 && (version.state !== 'published' || version.agency_id !== actor.agencyId))
    throw new Problem('refers-to-nothing')
  const form = cutForm(formOf(version), open)
  const writable = partsOfForm(form).filter((part) => writes(actor, part))
  const given = new Map<string, CasePartName>(
    fieldsOf(form)
      .filter((field) => holdsAnswer(field) && writable.includes(field.compartment))
      .map((field) => [field.name, field.compartment]),
  )
  // A field of a compartment that the actor does not write answers like one that does not exist.
  if (writable.length === 0 || Object.keys(body.answers).some((name) => !given.has(name)))
    throw new Problem('refers-to-nothing')
  await mustBeAbout(db, version, ids, body.about, mine)

  const { current } = standing(mine)
  const others = current.filter((row) => !writable.includes(row.part))
  const whole = evaluateForm(form, Object.assign({}, ...others.map((row) => row.answers), body.answers))
  const faults = whole.faults.filter(
    ({ field, code }) => given.has(field) && (body.finish || code === 'wrong-kind'),
  )
  if (faults.length > 0)
    throw new Problem('body-invalid', {
      issues: faults.map(({ field, code }) => ({ path: field, message: code })),
    })
  await mustBePictures(db, form, whole.parts, writable, ids)
  for (const part of writable)
    await keepPart(db, actor, {
      part,
      answers: whole.parts.get(part) ?? {},
      rows: mine.filter((row) => row.part === part),
      values: {
        anchor_id: anchorId,
        version_id: version.id,
        filling_id: fillingId,
        visit_id: body.about.visitId,
        track: body.about.track,
        origin: body.origin,
      },
      finish: body.finish,
      only: writable.length === 1 || part === version.compartment,
    })
  return { id: fillingId, state: body.finish ? ('finished' as const) : ('draft' as const) }
}

interface Keeping {
  part: CasePartName
  answers: FormAnswers
  rows: AnswerRow[]
  values: Record<string, string | null>
  finish: boolean
  /** Kept also where nothing was answered. */
  only: boolean
}

async function keepPart(db: Db, actor: Actor, { part, answers, rows, values, finish, only }: Keeping) {
  const table = sql.table(`cases.${part}_answer`)
  const draft = rows.find((row) => row.state === 'draft')
  const finished = rows.findLast((row) => row.state === 'finished')
  const said = JSON.stringify(answers)
  const stamp = finish ? { state: 'finished', by: actor.accountId, at: new Date().toISOString() } : null
  if (draft) {
    // What a colleague has begun in this compartment is theirs to finish.
    if (draft.recorded_by !== actor.accountId) throw new Problem('step-not-open')
    await sql`update ${table} set answers = ${said}, state = ${stamp?.state ?? 'draft'}, finished_by = ${stamp?.by ?? null},
      finished_at = ${stamp?.at ?? null} where id = ${draft.id}`.execute(db)
    return
  }
  if (finished ? sameAnswers(finished.answers, answers) : !only && Object.keys(answers).length === 0) return
  if (finished && finished.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  const row = {
    ...values,
    answers: said,
    supersedes: finished?.id ?? null,
    ...(stamp ? { state: stamp.state, finished_by: stamp.by, finished_at: stamp.at } : {}),
  }
  await sql`insert into ${table} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(row))})`.execute(db)
}

const sameAnswers = (a: FormAnswers, b: FormAnswers) => {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]))
  )
}

/** A form about a visit or a track names it; of this person, and the same from the first answer to the last. */
async function mustBeAbout(
  db: Db,
  version: VersionRow,
  anchorIds: string[],
  { visitId, track }: Filling['about'],
  rows: readonly AnswerRow[],
): Promise<void> {
  const subject = subjectOf(version)
  const fits = (subject === 'visit') === (visitId !== null) && (subject === 'track') === (track !== null)
  const same = rows.every((row) => row.visit_id === visitId && row.track === track)
  if (!fits || !same) throw new Problem('refers-to-nothing')
  if (visitId === null || rows.length > 0) return
  const visit = await db
    .selectFrom('cases.visit')
    .select('id')
    .where('id', '=', visitId)
    .where('anchor_id', '=', sql<string>`any(${anchorIds}::uuid[])`)
    .executeTakeFirst()
  if (!visit) throw new Problem('refers-to-nothing')
}

/** Photos and signatures are files of the field's own compartment, about this person. */
async function mustBePictures(
  db: Db,
  form: ReturnType<typeof cutForm>,
  parts: Map<CasePartName, FormAnswers>,
  writable: readonly CasePartName[],
  anchorIds: readonly string[],
): Promise<void> {
  const wanted = fieldsOf(form).flatMap((field) => {
    const id = writable.includes(field.compartment) ? parts.get(field.compartment)?.[field.name] : undefined
    return isPicture(field) && typeof id === 'string' ? [{ id, part: field.compartment }] : []
  })
  if (wanted.length === 0) return
  const files = await db
    .selectFrom('files.file')
    .select(['id', 'compartment', 'anchor_id', 'media_type'])
    .where('id', '=', sql<string>`any(${wanted.map(({ id }) => id)}::uuid[])`)
    .execute()
  for (const { id, part } of wanted) {
    const file = files.find((each) => each.id === id)
    const right =
      file?.compartment === part &&
      file.anchor_id !== null &&
      anchorIds.includes(file.anchor_id) &&
      file.media_type.startsWith('image/')
    if (!right) throw new Problem('refers-to-nothing')
  }
}
