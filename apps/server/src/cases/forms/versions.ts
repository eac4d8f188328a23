// How a form is made: drafted, proposed, published by a second person, retired.
import { randomUUID } from 'node:crypto'
import {
  type BodyOf,
  type CasePartName,
  checkForm,
  cutForm,
  type FormAct,
  type FormDefinition,
  type FormLine,
  type FormPage,
  type FormState,
  type FormVersionLine,
  type FormWords,
  type ImportNote,
  type makeForm,
  Problem,
  type Published,
  publishedFields,
  readForm,
  type saveFormDraft,
  writeForm,
} from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { namesOf } from '../queries.ts'
import {
  builds,
  decides,
  definitionOf,
  formOf,
  getVersion,
  getVersionsOf,
  partOf,
  partsHeld,
  stateOf,
  subjectOf,
  type VersionRow,
  versions,
} from './rows.ts'

export async function listForms(db: Db, actor: Actor) {
  const rows = await versions(db).orderBy('version.number', 'desc').execute()
  const forms = Map.groupBy(rows, (row) => row.form_id)
  return {
    items: [...forms.values()]
      .map((each) => lineOf(actor, each))
      .toSorted((a, b) => Number(b.own) - Number(a.own) || (a.id < b.id ? -1 : 1)),
  }
}

function lineOf(actor: Actor, rows: readonly VersionRow[]): FormLine {
  const newest = rows[0]!
  const { title, purpose } = definitionOf(newest).ui
  return {
    id: newest.form_id,
    title,
    purpose,
    compartment: partOf(newest),
    subject: subjectOf(newest),
    state: stateOf(newest),
    number: newest.number,
    publishedId: rows.find(({ state }) => state === 'published')?.id ?? null,
    own: newest.agency_id === actor.agencyId,
  }
}

/** A definition as someone sees it: whole for who builds it, else cut to what they hold. */
async function seenBy(db: Db, actor: Actor, row: VersionRow): Promise<FormDefinition> {
  if (builds(actor, row)) return definitionOf(row)
  return writeForm(cutForm(formOf(row), await partsHeld(db, actor)))
}

export async function getFormPage(db: Db, actor: Actor, id: string): Promise<FormPage> {
  const rows = await getVersionsOf(db, id)
  const named = await namesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.proposed_by, row.published_by, row.retired_by]),
  )
  const step = (by: string | null, at: string | null) => (by && at ? { by: named(by), at } : null)
  const newest = rows[0]
  return {
    ...lineOf(actor, rows),
    versions: rows.map(
      (row): FormVersionLine => ({
        id: row.id,
        number: row.number,
        state: stateOf(row),
        recorded: { by: named(row.recorded_by), at: row.recorded_at },
        proposed: step(row.proposed_by, row.proposed_at),
        published: step(row.published_by, row.published_at),
        retired: step(row.retired_by, row.retired_at),
      }),
    ),
    definition: await seenBy(db, actor, newest),
    revision: newest.revision,
    before: builds(actor, newest) ? publishedBefore(rows, newest) : {},
    notes: builds(actor, newest) ? (newest.notes as unknown as ImportNote[]) : [],
    builds: builds(actor, newest),
    decides: decides(actor, newest),
  }
}

function publishedBefore(rows: readonly VersionRow[], of: VersionRow): Published {
  const earlier = rows.filter((row) => row.number < of.number && row.published_at !== null)
  return Object.assign({}, ...earlier.toReversed().map((row) => publishedFields(formOf(row))))
}

export async function getVersionPage(db: Db, actor: Actor, id: string) {
  const row = await getVersion(db, id)
  const definition = writeForm(cutForm(formOf(row), await partsHeld(db, actor)))
  return {
    id,
    formId: row.form_id,
    number: row.number,
    state: stateOf(row),
    subject: subjectOf(row),
    definition,
  }
}

export interface NewForm {
  id?: string | undefined
  compartment: CasePartName
  subject: FormLine['subject']
  definition: FormDefinition
  notes?: ImportNote[]
}

export async function beginForm(db: Db, actor: Actor, { id = randomUUID(), ...given }: NewForm) {
  if (!roleHolds(actor.role, `${given.compartment}.write`)) throw new Problem('not-allowed')
  // Until it has a version a form is seen by nobody: nothing is asked back of the row.
  await db
    .insertInto('cases.form')
    .values({ id, compartment: given.compartment, subject: given.subject })
    .execute()
  await addVersion(db, id, 1, given.definition, given.notes)
  return { id, state: 'draft' as const }
}

async function addVersion(
  db: Db,
  formId: string,
  number: number,
  definition: FormDefinition,
  notes: ImportNote[] = [],
) {
  await db
    .insertInto('cases.form_version')
    .values({
      form_id: formId,
      number,
      definition: JSON.stringify(definition),
      notes: JSON.stringify(notes),
    })
    .execute()
}

export async function make(db: Db, actor: Actor, body: BodyOf<typeof makeForm>) {
  const empty = { title: {} as FormWords, purpose: {}, items: [], lists: {}, steps: [] }
  const from = body.copyOf ? await getVersion(db, body.copyOf) : undefined
  const base = from ? readForm(await seenBy(db, actor, from)) : empty
  // The wall: a copy keeps its compartments.
  if (from && (partOf(from) === 'legal') !== (body.compartment === 'legal'))
    throw new Problem('refers-to-nothing')
  return await beginForm(db, actor, {
    id: body.id,
    compartment: body.compartment,
    subject: body.subject,
    definition: writeForm({ ...base, title: body.title }),
  })
}

/** The version that a builder works on. @throws Problem not-allowed, step-not-open */
async function getWorked(db: Db, actor: Actor, id: string, state?: FormState): Promise<VersionRow> {
  const [newest] = await getVersionsOf(db, id)
  if (!builds(actor, newest)) throw new Problem('not-allowed')
  if (state && newest.state !== state) throw new Problem('step-not-open')
  return newest
}

export async function saveDraft(db: Db, actor: Actor, id: string, body: BodyOf<typeof saveFormDraft>) {
  const row = await getWorked(db, actor, id, 'draft')
  const saved = await db
    .updateTable('cases.form_version')
    .set({ definition: JSON.stringify(body.definition), revision: body.revision + 1 })
    .where('id', '=', row.id)
    .where('revision', '=', body.revision)
    .returning('revision')
    .executeTakeFirst()
  // Someone else has changed it meanwhile; theirs is not written over.
  if (!saved) throw new Problem('state-changed')
  return { id, state: 'draft' as const, revision: saved.revision }
}

export async function nextVersion(db: Db, actor: Actor, id: string) {
  const newest = await getWorked(db, actor, id)
  if (newest.state === 'draft' || newest.state === 'proposed') throw new Problem('step-not-open')
  await addVersion(db, id, newest.number + 1, definitionOf(newest))
  return { id, state: 'draft' as const }
}

const now = () => new Date().toISOString()

export async function act(db: Db, actor: Actor, id: string, wanted: FormAct) {
  const step: Record<FormAct, () => Promise<FormState>> = {
    propose: () => propose(db, actor, id),
    'take-back': async () => {
      const row = await getWorked(db, actor, id, 'proposed')
      await set(db, row.id, { state: 'draft', proposed_by: null, proposed_at: null })
      return 'draft'
    },
    publish: () => publish(db, actor, id),
    retire: async () => {
      const rows = await getVersionsOf(db, id)
      const row = rows.find(({ state }) => state === 'published')
      if (!row) throw new Problem('step-not-open')
      if (!decides(actor, row)) throw new Problem('not-allowed')
      await set(db, row.id, { state: 'retired', retired_by: actor.accountId, retired_at: now() })
      return 'retired'
    },
  }
  return { id, state: await step[wanted]() }
}

async function propose(db: Db, actor: Actor, id: string): Promise<FormState> {
  const row = await getWorked(db, actor, id, 'draft')
  await mustBeSound(db, id, row)
  await set(db, row.id, { state: 'proposed', proposed_by: actor.accountId, proposed_at: now() })
  return 'proposed'
}

/** @throws Problem body-invalid with what stands in the way, field by field */
async function mustBeSound(db: Db, id: string, row: VersionRow): Promise<void> {
  const faults = checkForm(formOf(row), publishedBefore(await getVersionsOf(db, id), row))
  if (faults.length > 0)
    throw new Problem('body-invalid', {
      issues: faults.slice(0, 50).map(({ code, item, what, detail }) => ({
        path: [item, what].filter(Boolean).join('.') || 'form',
        message: [code, detail].filter(Boolean).join(' '),
      })),
    })
}

async function publish(db: Db, actor: Actor, id: string): Promise<FormState> {
  const rows = await getVersionsOf(db, id)
  const [newest] = rows
  if (!decides(actor, newest)) throw new Problem('not-allowed')
  if (newest.state !== 'proposed') throw new Problem('step-not-open')
  if (newest.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  await mustBeSound(db, id, newest)
  const before = rows.find(({ state }) => state === 'published')
  if (before) await set(db, before.id, { state: 'retired', retired_by: actor.accountId, retired_at: now() })
  await set(db, newest.id, { state: 'published', published_by: actor.accountId, published_at: now() })
  return 'published'
}

async function set(db: Db, versionId: string, values: Partial<Record<keyof VersionRow, string | null>>) {
  const row = await db
    .updateTable('cases.form_version')
    .set(values as object)
    .where('id', '=', versionId)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem('not-allowed')
}
