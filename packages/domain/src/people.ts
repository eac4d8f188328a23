// The register: persons, each a grouping of records that people decided to be one.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, PageQuery, page } from './shapes.ts'

export const sexes = ['male', 'female', 'unknown'] as const
export const scripts = ['Cyrl', 'Latn', 'Arab', 'mixed', 'none'] as const
export const familyRoles = [
  'mother',
  'father',
  'child',
  'grandparent',
  'sibling',
  'guardian',
  'other kin',
] as const
export type FamilyRole = (typeof familyRoles)[number]

/** One spelling in one script, and readable Latin to show under it. */
export const NameForm = z.object({ form: z.string(), script: z.enum(scripts), latin: z.string() })
export type NameForm = z.infer<typeof NameForm>

/** A person in a few words, as other subjects show one. Made of the records that the reader may open. */
export const PersonBrief = z.object({
  /** The anchor asked for. */
  anchorId: Id,
  /** The person it is grouped under now. */
  personId: Id,
  /** The best-documented form; null when no source states a name. */
  name: z.string().nullable(),
  /** All forms of the full name, the best first. */
  names: z.array(NameForm),
  sex: z.enum(sexes),
  /** All days of birth that the sources leave open, or that a decision on age leaves; null: not stated. */
  bornFrom: Day.nullable(),
  bornTo: Day.nullable(),
  /** Today. Whoever may be under 18 is a child until a decision on age; birth not stated counts as a child. */
  child: z.boolean(),
})
export type PersonBrief = z.infer<typeof PersonBrief>

export const sourceKinds = [
  'camp list',
  'prison list',
  'enquiries',
  'civil registry',
  'partner list',
  'interview',
] as const

/** Where a fact comes from: a line of a source's list. */
export const LineOfSource = z.object({
  recordId: Id,
  sourceId: Id,
  source: z.string(),
  kind: z.enum(sourceKinds),
  listId: Id,
  rowNumber: z.number().int(),
  listedOn: Day.nullable(),
  recordedAt: Instant,
  by: z.string(),
  /** Of a partner's package: from whom, under which agreement, for what, and the last day on which it is kept. */
  given: z
    .object({
      partner: z.string(),
      agreement: z.string(),
      purpose: z.string(),
      onward: z.string(),
      until: Day,
    })
    .nullable(),
})
export type LineOfSource = z.infer<typeof LineOfSource>

/** A form of a name that a record states. */
export const StatedName = NameForm.extend({
  part: z.enum(['full', 'kunya', 'former', 'mother', 'father']),
  /** Superseded by a revised list. */
  ended: z.boolean(),
})
export type StatedName = z.infer<typeof StatedName>

/** What one source says of a person, as it was read. */
export const RecordFacts = z.object({
  anchorId: Id,
  personId: Id,
  line: LineOfSource,
  names: z.array(StatedName),
  sex: z.enum(sexes),
  bornText: z.string().nullable(),
  bornFrom: Day.nullable(),
  bornTo: Day.nullable(),
  birthPlace: z.string().nullable(),
  nationality: z.string().nullable(),
  documentNumber: z.string().nullable(),
  motherName: z.string().nullable(),
  fatherName: z.string().nullable(),
  familyGroup: z.string().nullable(),
  location: z.string().nullable(),
  phone: z.string().nullable(),
  revision: z.number().int(),
  /** The day on which the newest list of the source no longer had it. */
  droppedAt: Instant.nullable(),
  /** What it said is erased: that there was a line is all that is left. */
  erasedAt: Instant.nullable(),
})
export type RecordFacts = z.infer<typeof RecordFacts>

export const statuses = [
  'located',
  'detained',
  'whereabouts unknown',
  'deceased',
  'declined return',
  'in transit',
  'returned',
] as const
export type PersonStatus = (typeof statuses)[number]

export const findings = [
  'citizen',
  'not a citizen',
  'other nationality',
  'stateless',
  'at risk of statelessness',
  'not established',
  'unsupported claim',
] as const

/** Where the question of nationality stands: the finding that two confirmed last; until then it is undetermined. */
export const nationalityStates = [...findings, 'proposed', 'none'] as const
export type NationalityState = (typeof nationalityStates)[number]

/** How alike two names are, in words and absolutely: it says nothing about whether two people are one. */
export const closenesses = ['same', 'very alike', 'alike', 'part'] as const

/** A person as a line of the register. */
export const PersonLine = PersonBrief.extend({
  status: z.enum(statuses).nullable(),
  nationality: z.enum(nationalityStates),
  /** The sources that speak of the person, by name. */
  sources: z.array(z.string()),
  /** A family of at least two, if any. */
  familyId: Id.nullable(),
  /** Only in a search: how alike the name is to what was typed. */
  closeness: z.enum(closenesses).nullable(),
})
export type PersonLine = z.infer<typeof PersonLine>

export const listPeople = endpoint('GET', '/people', {
  grant: 'identity.read',
  summary: 'The register of persons, by filter; a search in any script gives the closest names first',
  query: PageQuery.extend({
    q: z.string().trim().max(200).optional(),
    sourceId: Id.optional(),
    familyId: Id.optional(),
    status: z.enum(statuses).optional(),
    nationality: z.enum(nationalityStates).optional(),
    child: z.enum(['yes', 'no']).optional(),
  }),
  answer: page(PersonLine),
})

export const elsewhere = endpoint('GET', '/people/elsewhere', {
  grant: 'identity.read',
  summary: 'Agencies that hold a record under a like name which you may not open: ask them',
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  answer: z.object({ agencies: z.array(z.object({ id: Id, name: z.string() })) }),
})

export const listSources = endpoint('GET', '/people/sources', {
  grant: 'identity.read',
  summary: 'The sources that the register is made from',
  answer: z.object({ items: z.array(z.object({ id: Id, name: z.string(), kind: z.enum(sourceKinds) })) }),
})
