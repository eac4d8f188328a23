// What each role sees first. A subject adds a part to the roles whose work it holds; parts stand in the order given.
import type { Role } from '@oralu/domain'
import type { ComponentType } from 'react'

/**
 * A part of the home page: a heading with the few things that wait, each a link. It renders nothing when nothing
 * waits, and says so to the page by `useWaiting` (see README).
 */
export type Part = () => Promise<{ default: ComponentType }>

const cases: Part = () => import('../cases/TodayPart.tsx')
const course: Part = () => import('../course/TodayPart.tsx')
const places: Part = () => import('../places/TodayPart.tsx')

const communiques: Part = () => import('../figures/HomePart.tsx')

const people: Part = () => import('../people/WaitingPart.tsx')
const departures: Part = () => import('../operations/DeparturePart.tsx')
const cooperation: Part = () => import('../cooperation/HomePart.tsx')
const enquiries: Part = () => import('../enquiries/HomePart.tsx')
const assessments: Part = () => import('../enquiries/AssessPart.tsx')
const field: Part = () => import('../field-office/HomePart.tsx')
const rights: Part = () => import('../rights/HomePart.tsx')
const justice: Part = () => import('../justice/TodayPart.tsx')
const crossings: Part = () => import('../justice/OverseenPart.tsx')
const oversight: Part = () => import('../oversight/HomePart.tsx')

export const parts: Record<Role, readonly Part[]> = {
  consular_officer: [departures, field, enquiries, cooperation, people, rights],
  identity_analyst: [people, rights],
  mission_planner: [departures, field],
  field_officer: [departures],
  case_worker: [cases, course, places, rights],
  child_protection_officer: [cases, course, places, field, assessments, rights],
  clinician: [cases, places, rights],
  prosecutor_officer: [justice, rights],
  partner_liaison: [cooperation],
  press_officer: [communiques],
  data_protection_officer: [oversight, crossings, cooperation, communiques],
  administrator: [],
  // Their first page is the portal's.
  partner_guest: [],
}
