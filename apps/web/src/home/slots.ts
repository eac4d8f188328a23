// What each role sees first. A subject adds a part to the roles whose work it holds; parts stand in the order given.
import type { Role } from '@oralu/domain'
import type { ComponentType } from 'react'

/**
 * A part of the home page: a heading with the few things that wait, each a link. It renders nothing when nothing
 * waits, and says so to the page by `useWaiting` (see README).
 */
export type Part = () => Promise<{ default: ComponentType }>

export const parts: Record<Role, readonly Part[]> = {
  consular_officer: [],
  identity_analyst: [],
  mission_planner: [],
  field_officer: [],
  case_worker: [],
  child_protection_officer: [],
  clinician: [],
  prosecutor_officer: [],
  partner_liaison: [],
  press_officer: [],
  data_protection_officer: [],
  administrator: [],
}
