// An office with a partner of its own, and someone of each duty who has to do with meetings.
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addPartner } from './states.ts'

export interface Office {
  stage: Stage
  liaison: Person
  consul: Person
  planner: Person
  press: Person
  analyst: Person
  partner: string
}

export async function openOffice(name = 'Ministry of A', partnerName = 'State B'): Promise<Office> {
  const stage = await openStage()
  const agency = await stage.agency(name)
  const [liaison, consul, planner, press, analyst] = (await Promise.all(
    (
      ['partner_liaison', 'consular_officer', 'mission_planner', 'press_officer', 'identity_analyst'] as const
    ).map((role) => stage.person(role, agency)),
  )) as [Person, Person, Person, Person, Person]
  const partner = await addPartner(liaison, partnerName)
  return { stage, liaison, consul, planner, press, analyst, partner }
}
