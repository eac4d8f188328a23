// Reception on arrival: who rides in which bus and sleeps in which room. The unit is those who travel together, so that
// no list can part a family.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { lineStates } from './operations-states.ts'
import { PersonBrief } from './people.ts'
import { Id, Line, Written } from './shapes.ts'

export const ReceptionGroup = z.object({
  together: Id,
  bus: z.string().nullable(),
  room: z.string().nullable(),
  /** Who looks after children that have no grown-up among them. */
  carer: z.string().nullable(),
  /** All of them may be under 18: a carer must be named. */
  needsCarer: z.boolean(),
  members: z.array(
    z.object({
      lineId: Id,
      /** null: identity is not open to the reader */
      person: PersonBrief.nullable(),
      child: z.boolean(),
      state: z.enum(lineStates),
    }),
  ),
})
export type ReceptionGroup = z.infer<typeof ReceptionGroup>

const params = z.object({ id: Id })
const short = Line.max(60)

export const listReception = endpoint('GET', '/operations/missions/:id/reception', {
  grant: 'mission.read',
  summary: 'Who travels or has arrived, by families, with bus and room',
  params,
  answer: z.object({ groups: z.array(ReceptionGroup) }),
})
export const placeGroup = endpoint('PUT', '/operations/missions/:id/reception', {
  grant: 'mission.write',
  summary: 'The bus and the room of those who travel together; for children alone, with a named carer',
  params,
  body: z.object({
    together: Id,
    bus: short.nullable(),
    room: short.nullable(),
    carer: Line.max(200).nullable(),
  }),
  answer: Written,
})
