// Whose rows a statement of many rows writes: asked once. Left to the columns' defaults it would be asked for each row.
import { sql } from 'kysely'

export const ownAgency = sql<string>`(select access.agency())`
export const ownAccount = sql<string>`(select access.account())`
