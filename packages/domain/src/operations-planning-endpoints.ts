// The endpoints of planning: vehicles on legs, other ways, checklists, what an authority sets aside, and the acts by
// which a failing plan is mended.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CheckBody, CheckChange, ChecklistItem } from './operations-checklist.ts'
import {
  AlternativeBody,
  NewBornBody,
  SplitBody,
  StockBody,
  StockRow,
  waivableCodes,
} from './operations-planning.ts'
import { AttendantBody, CarriageBody, Vehicle, VehicleBody } from './operations-vehicles.ts'
import { Id, Line, Paragraph, Written } from './shapes.ts'

const params = z.object({ id: Id })
const optionalId = { id: Id.optional() }
const reason = z.object({ reason: Paragraph })

export const listVehicles = endpoint('GET', '/operations/vehicles', {
  grant: 'mission.read',
  summary: 'Aircraft and vehicles of operators, with their berths',
  answer: z.object({ items: z.array(Vehicle) }),
})
export const addVehicle = endpoint('POST', '/operations/vehicles', {
  grant: 'mission.write',
  summary: 'A further aircraft or vehicle',
  body: z.intersection(VehicleBody, z.object(optionalId)),
  answer: Written,
})
export const changeVehicle = endpoint('PUT', '/operations/vehicles/:id', {
  grant: 'mission.write',
  summary: 'What is known of an aircraft or vehicle',
  params,
  body: VehicleBody,
  answer: Written,
})
export const withdrawVehicle = endpoint('POST', '/operations/vehicles/:id/withdraw', {
  grant: 'mission.write',
  summary: 'No longer to be had; refused while it stands on a leg',
  params,
  answer: Written,
})
export const addCarriage = endpoint('POST', '/operations/legs/:id/carriages', {
  grant: 'mission.write',
  summary: 'A vehicle on a leg',
  params,
  body: z.intersection(CarriageBody, z.object({ ...optionalId, vehicleId: Id })),
  answer: Written,
})
export const changeCarriage = endpoint('PUT', '/operations/carriages/:id', {
  grant: 'mission.write',
  summary: 'When the vehicle is held ready',
  params,
  body: CarriageBody,
  answer: Written,
})
export const withdrawCarriage = endpoint('POST', '/operations/carriages/:id/withdraw', {
  grant: 'mission.write',
  summary: 'Takes a vehicle off a leg',
  params,
  answer: Written,
})
export const addAttendant = endpoint('POST', '/operations/carriages/:id/attendants', {
  grant: 'mission.write',
  summary: 'Crew, escort, medic, psychologist or interpreter in a vehicle on a leg',
  params,
  body: AttendantBody.extend(optionalId),
  answer: Written,
})
export const withdrawAttendant = endpoint('POST', '/operations/attendants/:id/withdraw', {
  grant: 'mission.write',
  summary: 'Does not go along after all',
  params,
  answer: Written,
})

export const addAlternative = endpoint('POST', '/operations/legs/:id/alternatives', {
  grant: 'mission.write',
  summary: 'Another airport or route for a leg, prepared before it is needed',
  params,
  body: AlternativeBody.extend(optionalId),
  answer: Written,
})
export const withdrawAlternative = endpoint('POST', '/operations/alternatives/:id/withdraw', {
  grant: 'mission.write',
  summary: 'No longer prepared',
  params,
  answer: Written,
})
export const takeAlternative = endpoint('POST', '/operations/alternatives/:id/take', {
  grant: 'mission.write',
  summary: 'The leg goes the other way; a frozen manifest gets a new version',
  params,
  body: reason,
  answer: Written,
})
export const refusePermission = endpoint('POST', '/operations/permissions/:id/refuse', {
  grant: 'mission.write',
  summary: 'Marks a permission as refused, which stops the legs under it',
  params,
  body: reason,
  answer: Written,
})
export const splitLeg = endpoint('POST', '/operations/legs/:id/split', {
  grant: 'mission.write',
  summary: 'A leg becomes two; a frozen manifest gets a new version',
  params,
  body: SplitBody,
  answer: Written,
})
export const addNewBorn = endpoint('POST', '/operations/lines/:id/new-born', {
  grant: 'identity.write',
  summary:
    'A child born on the way: a provisional record, in the mother’s family, beside her on the manifest',
  params,
  body: NewBornBody,
  answer: Written,
})

export const getChecklist = endpoint('GET', '/operations/:id/checklist', {
  grant: 'mission.read',
  summary: 'The checklist from which the missions of an operation take theirs',
  params,
  answer: z.object({ items: z.array(ChecklistItem) }),
})
export const takeStandardChecklist = endpoint('POST', '/operations/:id/checklist/standard', {
  grant: 'mission.write',
  summary: 'Takes in the standard items that the checklist lacks',
  params,
  answer: Written,
})
export const addChecklistItem = endpoint('POST', '/operations/:id/checklist', {
  grant: 'mission.write',
  summary: 'An item in the office’s own words',
  params,
  body: CheckBody.extend(optionalId),
  answer: Written,
})
export const changeChecklistItem = endpoint('PUT', '/operations/checklist/:id', {
  grant: 'mission.write',
  summary: 'Words, owner, phase or hour of an item; missions keep what they took',
  params,
  body: CheckChange,
  answer: Written,
})
export const withdrawChecklistItem = endpoint('POST', '/operations/checklist/:id/withdraw', {
  grant: 'mission.write',
  summary: 'Takes an item out of the checklist',
  params,
  answer: Written,
})
export const startChecks = endpoint('POST', '/operations/missions/:id/checks/start', {
  grant: 'mission.write',
  summary: 'Takes over the items of the operation’s checklist that the mission lacks',
  params,
  answer: Written,
})
export const addCheck = endpoint('POST', '/operations/missions/:id/checks', {
  grant: 'mission.write',
  summary: 'An item of this mission alone',
  params,
  body: CheckBody.extend(optionalId),
  answer: Written,
})
export const changeCheck = endpoint('PUT', '/operations/checks/:id', {
  grant: 'mission.write',
  summary: 'Owner, phase, hour or words of an item of the mission',
  params,
  body: CheckChange,
  answer: Written,
})
export const settleCheck = endpoint('POST', '/operations/checks/:id/done', {
  grant: 'mission.write',
  summary: 'Done, or not done after all',
  params,
  body: z.object({ done: z.boolean(), note: Line.nullish() }),
  answer: Written,
})
export const withdrawCheck = endpoint('POST', '/operations/checks/:id/withdraw', {
  grant: 'mission.write',
  summary: 'The mission does not need this item',
  params,
  answer: Written,
})

export const waive = endpoint('POST', '/operations/missions/:id/waivers', {
  grant: 'mission.decide',
  summary: 'A named authority lets the mission go though something of the plan is missing, with the reason',
  params,
  body: z.object({ ...optionalId, code: z.enum(waivableCodes), aboutId: Id.nullish(), reason: Paragraph }),
  answer: Written,
})
export const revalidate = endpoint('POST', '/operations/missions/:id/revalidate', {
  grant: 'mission.write',
  summary: 'Judges all gates and the plan again now, and keeps the result',
  params,
  answer: Written.extend({ go: z.boolean() }),
})

export const getStock = endpoint('GET', '/operations/stock', {
  grant: 'mission.read',
  summary: 'Blank travel documents on hand, by place',
  answer: z.object({ items: z.array(StockRow) }),
})
export const changeStock = endpoint('POST', '/operations/stock', {
  grant: 'mission.write',
  summary: 'Blanks that came, were issued, spoiled or sent away',
  body: StockBody.extend(optionalId),
  answer: Written,
})
