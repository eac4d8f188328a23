// Roles, compartments and the rights that join them. The database holds the same table (db/, schema access);
// a test compares the two.

export const compartments = [
  'identity',
  'mission',
  'care',
  'health',
  'protection',
  'legal',
  'press',
  'cooperation',
  'enquiry',
  'portal',
  'administration',
  'oversight',
] as const
export type Compartment = (typeof compartments)[number]

/** Compartments whose every reading is in the ledger. */
export const sensitive: readonly Compartment[] = ['health', 'protection', 'legal', 'enquiry']

/** read: see; write: record and propose; decide: confirm what another proposed, freeze, approve, publish. */
export const acts = ['read', 'write', 'decide'] as const
export type Act = (typeof acts)[number]
export type Right = `${Compartment}.${Act}`

/**
 * What a route states: a right, or that any officer ('signed-in'), any account about itself, a partner's guest too
 * ('own'), or anyone at all ('public') may.
 */
export type Grant = Right | 'signed-in' | 'own' | 'public'

export const roles = [
  'consular_officer',
  'identity_analyst',
  'mission_planner',
  'field_officer',
  'case_worker',
  'child_protection_officer',
  'clinician',
  'prosecutor_officer',
  'partner_liaison',
  'press_officer',
  'data_protection_officer',
  'administrator',
  'partner_guest',
] as const
export type Role = (typeof roles)[number]

/** Roles of an agency's own people. A guest of a partner is invited with the partner, not among them. */
export const officerRoles = roles.filter((role) => role !== 'partner_guest')

const all = ['read', 'write', 'decide'] as const
const record = ['read', 'write'] as const
const see = ['read'] as const

/** Which acts a role may do in which compartment. A compartment not named is invisible to the role. */
export const rightsOf: Record<Role, Partial<Record<Compartment, readonly Act[]>>> = {
  consular_officer: { identity: all, mission: all, press: see, cooperation: all, enquiry: all },
  identity_analyst: { identity: all },
  mission_planner: { identity: see, mission: all, cooperation: see },
  field_officer: { identity: see, mission: record },
  case_worker: { identity: see, mission: see, care: all, protection: record },
  child_protection_officer: {
    identity: see,
    mission: see,
    care: all,
    protection: all,
    enquiry: ['decide'],
  },
  clinician: { identity: see, care: see, health: all },
  prosecutor_officer: { identity: see, legal: all },
  partner_liaison: { mission: see, press: see, cooperation: all },
  press_officer: { press: all },
  data_protection_officer: { press: ['read', 'decide'], cooperation: ['read', 'decide'], oversight: all },
  administrator: { administration: all },
  partner_guest: { portal: record },
}

/** The rights of a role as strings, e.g. 'identity.read'. */
export function rights(role: Role): Right[] {
  return Object.entries(rightsOf[role]).flatMap(([compartment, list]) =>
    list.map((act) => `${compartment}.${act}` as Right),
  )
}
