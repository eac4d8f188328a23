// Agencies and accounts: invited by an administrator, confirmed by a second person, ended by either.
import { z } from 'zod'
import { officerRoles, roles } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Id, Instant, Language, Line, PageQuery, page, Written } from './shapes.ts'

export const Agency = z.object({ id: Id, name: z.string(), country: z.string(), createdAt: Instant })
export type Agency = z.infer<typeof Agency>

export const listAgencies = endpoint('GET', '/agencies', {
  grant: 'signed-in',
  summary: 'All agencies by name, to choose one from',
  answer: z.object({ items: z.array(Agency) }),
})

export const createAgency = endpoint('POST', '/administration/agencies', {
  grant: 'administration.write',
  summary: 'Adds an agency',
  body: z.object({
    id: Id.optional(),
    name: Line.max(200),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('KZ'),
  }),
  answer: Written,
})

export const accountStates = ['invited', 'active', 'ended'] as const

/** An account as those who administer or oversee it see it. */
export const Account = z.object({
  id: Id,
  agency: z.object({ id: Id, name: z.string() }),
  role: z.enum(roles),
  name: z.string(),
  email: z.string(),
  state: z.enum(accountStates),
  demonstration: z.boolean(),
  proposedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  createdAt: Instant,
})
export type Account = z.infer<typeof Account>

const AccountQuery = PageQuery.extend({
  search: z.string().trim().max(200).optional(),
  state: z.enum(accountStates).optional(),
  role: z.enum(roles).optional(),
  agency: Id.optional(),
})

export const listAccounts = endpoint('GET', '/administration/accounts', {
  grant: 'administration.read',
  summary: 'Accounts of all agencies',
  query: AccountQuery,
  answer: page(Account),
})

export const listOverseenAccounts = endpoint('GET', '/oversight/accounts', {
  grant: 'oversight.read',
  summary: 'Accounts of one’s own agency, to confirm them and to oversee them',
  query: AccountQuery,
  answer: page(Account),
})

export const inviteAccount = endpoint('POST', '/administration/accounts', {
  grant: 'administration.write',
  summary: 'Invites an account; a data-protection officer of its agency confirms it',
  body: z.object({
    id: Id.optional(),
    agencyId: Id,
    role: z.enum(officerRoles),
    name: Line.max(200),
    email: z.email().max(200),
    language: Language.default('kk'),
  }),
  answer: Written,
})

const ofAccount = z.object({ id: Id })
const AccountState = z.object({ id: Id, state: z.enum(accountStates) })

export const confirmAccount = endpoint('POST', '/oversight/accounts/:id/confirm', {
  grant: 'oversight.decide',
  summary: 'Confirms an invited account, as the second person',
  params: ofAccount,
  answer: AccountState,
})

export const endAccount = endpoint('POST', '/administration/accounts/:id/end', {
  grant: 'administration.write',
  summary: 'Ends an account and its sessions at once',
  params: ofAccount,
  answer: AccountState,
})

export const endOverseenAccount = endpoint('POST', '/oversight/accounts/:id/end', {
  grant: 'oversight.decide',
  summary: 'Ends an account of one’s own agency and its sessions at once',
  params: ofAccount,
  answer: AccountState,
})

/** What an account may see and do: rights and live grants, never data. */
export const RightsOfAccount = z.object({
  account: z.object({ id: Id, name: z.string(), role: z.enum(roles), state: z.enum(accountStates) }),
  agency: z.object({ id: Id, name: z.string() }),
  rights: z.array(z.string()),
})
export type RightsOfAccount = z.infer<typeof RightsOfAccount>

export const getRightsOf = endpoint('GET', '/administration/accounts/:id/rights', {
  grant: 'administration.read',
  summary: 'See as: which rights an account has. Noted in the ledger',
  params: ofAccount,
  answer: RightsOfAccount,
})

export const getOverseenRightsOf = endpoint('GET', '/oversight/accounts/:id/rights', {
  grant: 'oversight.read',
  summary: 'See as: which rights an account of one’s own agency has. Noted in the ledger',
  params: ofAccount,
  answer: RightsOfAccount,
})

// --- The link by which an account's holder sets a password, and its code

export const makePasswordLink = endpoint('POST', '/administration/accounts/:id/password-link', {
  grant: 'administration.write',
  summary: 'Makes a one-time link to set a password; an earlier one ends',
  params: ofAccount,
  body: z.object({ id: Id.optional() }),
  answer: Written,
})

export const getPasswordLink = endpoint('GET', '/administration/accounts/:id/password-link', {
  grant: 'administration.read',
  summary: 'The open link of an account, to the administrator who made it',
  params: ofAccount,
  answer: z.object({ link: z.object({ address: z.string(), expiresAt: Instant }).nullable() }),
})

export const getPasswordCode = endpoint('GET', '/oversight/accounts/:id/password-code', {
  grant: 'oversight.decide',
  summary: 'The code that goes with the open link of an account, to be told to its holder',
  params: ofAccount,
  answer: z.object({ code: z.object({ digits: z.string(), expiresAt: Instant }).nullable() }),
})

/** What a password must be: long; nothing else makes it better. */
export const Password = z.string().min(12).max(200)
const LinkToken = z.string().regex(/^[A-Za-z0-9_.-]{20,200}$/)

export const lookAtPasswordLink = endpoint('POST', '/password-links/look', {
  grant: 'public',
  summary: 'Whose link it is, for its holder',
  body: z.object({ token: LinkToken }),
  answer: z.object({ name: z.string(), language: Language, needsCode: z.boolean() }),
})

export const setPasswordByLink = endpoint('POST', '/password-links/use', {
  grant: 'public',
  summary: 'Sets a password by a one-time link and, where asked, its code',
  body: z.object({ token: LinkToken, code: z.string().trim().max(20).optional(), password: Password }),
  answer: z.object({ email: z.string() }),
})
