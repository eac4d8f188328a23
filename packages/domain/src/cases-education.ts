// School: enrolment, of which only the facts go to a school; catching up; incidents, which are protection.
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { LanguagePair } from './operations-documents.ts'
import { Day, Id, Line, Paragraph, Written } from './shapes.ts'

export const teachingLanguages = ['kk', 'ru', 'en', 'ar', 'ug', 'uz', 'tg'] as const
export const incidentKinds = ['bullying', 'stigma', 'past told of', 'shut out', 'violence'] as const
export const incidentTellers = ['the child', 'carer', 'school', 'other'] as const

/** Words that tell where a child was, or why it is helped. No paper for a school holds one. */
const telling =
  /jusan|rusafa|\bcamp\b|\bcamps\b|al[- ]?hol\b|\broj\b|\bISIS\b|\bISIL\b|daesh|islamic state|syria|iraq|repatriat|reintegrat|rehabilitat|returnee|operation|programme|жусан|жұсан|лагер|аль-хол|эль-хол|даиш|игил|исламск\S* государств|сири[ияю]|ирак[аеу]?(?!\p{L})|репатриа|реинтегра|реабилит|возвращенц|операци|программ[аыеу](?!\p{L})|сирия|оңалту|қайта оралған|бағдарлама|операция|مخيم|الهول|داعش|سوريا|سورية|العراق|إعادة|تأهيل|برنامج|عملية|جوسان/iu

/**
 * Does a text for a school tell of the mission, a camp or the programme?
 * @param names further names that tell, such as those of operations
 */
export const tellsOfReturn = (text: string, names: readonly string[] = []): boolean =>
  telling.test(text) ||
  names.some(
    (name) => name.trim().length > 2 && text.toLocaleLowerCase('kk').includes(name.toLocaleLowerCase('kk')),
  )

export const Enrolment = z.object({
  id: Id,
  school: z.string(),
  /** 0: before school */
  classNumber: z.number().int(),
  classLetter: z.string().nullable(),
  language: z.enum(teachingLanguages),
  fromOn: Day,
  untilOn: Day.nullable(),
  /** Classes below that of the child's age; null where the birth is not known. */
  behind: z.number().int().nullable(),
  overAge: z.boolean(),
  own: z.boolean(),
})
export type Enrolment = z.infer<typeof Enrolment>

export const CatchUp = z.object({
  id: Id,
  subjects: z.string(),
  lessonsAWeek: z.number().int(),
  aimClass: z.number().int(),
  untilOn: Day,
  words: z.string().nullable(),
  by: Colleague,
  setOn: Day,
})
export type CatchUp = z.infer<typeof CatchUp>

export const SchoolIncident = z.object({
  id: Id,
  happenedOn: Day,
  kind: z.enum(incidentKinds),
  toldBy: z.enum(incidentTellers),
  words: z.string(),
  done: z.string().nullable(),
  by: Colleague,
  supersededBy: Id.nullable(),
})
export type SchoolIncident = z.infer<typeof SchoolIncident>

const ofPerson = z.object({ anchorId: Id })
const params = z.object({ id: Id })
const id = Id.optional()
const classNumber = z.number().int().min(0).max(12)

export const getEducation = endpoint('GET', '/cases/of/:anchorId/education', {
  grant: 'care.read',
  summary: 'Schools of a person, and what they catch up',
  params: ofPerson,
  answer: z.object({ enrolments: z.array(Enrolment), catchUps: z.array(CatchUp) }),
})
export const enrol = endpoint('POST', '/cases/of/:anchorId/enrolments', {
  grant: 'care.write',
  summary: 'Records an enrolment: facts alone, none of which may tell of the return',
  params: ofPerson,
  body: z.object({
    id,
    school: Line.max(200),
    classNumber,
    classLetter: Line.max(10).nullable(),
    language: z.enum(teachingLanguages),
    fromOn: Day,
  }),
  answer: Written,
})
export const endEnrolment = endpoint('POST', '/cases/enrolments/:id/end', {
  grant: 'care.write',
  summary: 'Records that an enrolment ended',
  params,
  body: z.object({ on: Day }),
  answer: Written,
})
/** Its name, its facts, and a place for the guardian's signature: no office, no mission, no camp, no programme. */
export const printEnrolment = endpoint('GET', '/cases/enrolments/:id/note', {
  grant: 'care.write',
  summary: 'The facts of an enrolment as a paper for the school, in two languages',
  params,
  query: z.object({ languages: LanguagePair }),
  answers: 'file',
})
export const planCatchUp = endpoint('POST', '/cases/of/:anchorId/catch-ups', {
  grant: 'care.write',
  summary: 'Plans what a pupil catches up; a newer plan replaces it',
  params: ofPerson,
  body: z.object({
    id,
    subjects: Paragraph,
    lessonsAWeek: z.number().int().min(1).max(60),
    aimClass: classNumber,
    untilOn: Day,
    words: Paragraph.nullable(),
  }),
  answer: Written,
})

export const listSchoolIncidents = endpoint('GET', '/cases/of/:anchorId/school-incidents', {
  grant: 'protection.read',
  summary: 'Bullying and stigma at school; the reading is in the ledger',
  params: ofPerson,
  answer: z.object({ items: z.array(SchoolIncident) }),
})
export const addSchoolIncident = endpoint('POST', '/cases/of/:anchorId/school-incidents', {
  grant: 'protection.write',
  summary: 'Records an incident at school; a correction names the one it supersedes',
  params: ofPerson,
  body: z.object({
    id,
    happenedOn: Day,
    kind: z.enum(incidentKinds),
    toldBy: z.enum(incidentTellers),
    words: Paragraph,
    done: Paragraph.nullable(),
    supersedes: Id.optional(),
  }),
  answer: Written,
})
