// The day at a place: what is offered, who came, who is there in the evening, and what waits there in the morning.
import { z } from 'zod'
import { PlaceName, stayStandings } from './cases-places.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Line, Written } from './shapes.ts'

/** No belief among them: such hours are voluntary and kept elsewhere. */
export const programmeKinds = [
  'lessons',
  'skills',
  'play',
  'sport',
  'information',
  'family time',
  'outing',
] as const
export const dayAttendances = ['came', 'did not come', 'excused'] as const
/** Where someone is who is not there in the evening. */
export const absencesKnown = [
  'with family',
  'at an appointment',
  'at school or a course',
  'at work',
  'elsewhere known',
  'not known',
] as const
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:30')

export const ProgrammeHour = z.object({
  id: Id,
  kind: z.enum(programmeKinds),
  title: z.string(),
  starts: Clock,
  ends: Clock,
  where: z.string(),
  byWhom: z.string(),
  calledOff: z.boolean(),
  attendance: z.array(z.object({ anchorId: Id, attendance: z.enum(dayAttendances) })),
})
export type ProgrammeHour = z.infer<typeof ProgrammeHour>

export const ProgrammeDay = z.object({
  day: Day,
  name: PlaceName,
  worksHere: z.boolean(),
  hours: z.array(ProgrammeHour),
  /** Who stays there that day, by room. */
  people: z.array(z.object({ anchorId: Id, person: PersonBrief.nullable(), room: z.string().nullable() })),
  /** How many have a bed that night. */
  expected: z.number().int(),
  /** The last count of the evening. */
  evening: z
    .object({
      present: z.number().int(),
      absent: z.array(
        z.object({ anchorId: Id, person: PersonBrief.nullable(), known: z.enum(absencesKnown) }),
      ),
    })
    .nullable(),
})
export type ProgrammeDay = z.infer<typeof ProgrammeDay>

const params = z.object({ id: Id })

export const getProgramme = endpoint('GET', '/cases/places/:id/day', {
  grant: 'care.read',
  summary: 'A day at a place: its hours with who came, and the count of the evening',
  params,
  query: z.object({ on: Day }),
  answer: ProgrammeDay,
})
export const addHour = endpoint('POST', '/cases/places/:id/hours', {
  grant: 'care.write',
  summary: 'Adds an hour to the programme: what, where, when, by whom',
  params,
  body: z
    .object({
      id: Id.optional(),
      on: Day,
      kind: z.enum(programmeKinds),
      title: Line,
      starts: Clock,
      ends: Clock,
      where: Line,
      byWhom: Line,
    })
    .refine(({ starts, ends }) => ends > starts, { path: ['ends'], message: 'after it starts' }),
  answer: Written,
})
export const callOffHour = endpoint('POST', '/cases/hours/:id/called-off', {
  grant: 'care.write',
  summary: 'Calls an hour off',
  params,
  answer: Written,
})
export const noteAttendance = endpoint('PUT', '/cases/hours/:id/attendance', {
  grant: 'care.write',
  summary: 'Notes that someone came, did not come or was excused: a fact, never a mark',
  params,
  body: z.object({ anchorId: Id, attendance: z.enum(dayAttendances) }),
  answer: Written,
})
export const countEvening = endpoint('POST', '/cases/places/:id/evenings', {
  grant: 'care.write',
  summary: 'Records how many are there in the evening, and where those are known to be who are not',
  params,
  body: z.object({
    id: Id.optional(),
    on: Day,
    present: z.number().int().min(0).max(100_000),
    absent: z.array(z.object({ anchorId: Id, known: z.enum(absencesKnown) })).max(500),
  }),
  answer: Written,
})

/** What waits at a place: with its name, so that a morning says where. */
export const PlaceMorning = z.object({
  id: Id,
  name: PlaceName,
  arriving: z.number().int(),
  over: z.number().int(),
  near: z.number().int(),
  /** Extensions and partings that wait for a second person who may sign. */
  toSign: z.number().int(),
  /** Last evening nobody counted, though someone slept there. */
  uncounted: z.boolean(),
})
export type PlaceMorning = z.infer<typeof PlaceMorning>

export const getPlacesToday = endpoint('GET', '/cases/places-today', {
  grant: 'care.read',
  summary: 'What waits in the morning: at the places where one works, and of one’s own caseload at any place',
  answer: z.object({
    places: z.array(PlaceMorning),
    caseload: z.object({
      count: z.number().int(),
      items: z.array(
        z.object({
          caseId: Id,
          person: PersonBrief.nullable(),
          on: Day,
          standing: z.enum(stayStandings),
        }),
      ),
    }),
  }),
})
