// Rules about cases that need no database.
import { type CasePartName, type Role, rightsOf, type Urgency } from '@oralu/domain'

/** May someone of this role be given a task, or be named, where the compartment is worked in? */
export const mayWorkIn = (role: Role, part: CasePartName): boolean =>
  rightsOf[role][part]?.includes('write') ?? false

/** May someone of this role sign a closure? */
export const maySign = (role: Role): boolean => rightsOf[role].care?.includes('decide') ?? false

export interface OpenNeed {
  urgency: Urgency
  follow_up_by: string
}

const weight: Record<Urgency, number> = { high: 0, medium: 1, low: 2 }

/** Which need is to be met first: those whose day has passed, then the more urgent, then the earlier day. */
export function pressing(a: OpenNeed, b: OpenNeed, day: string): number {
  const late = (need: OpenNeed) => (need.follow_up_by < day ? 0 : 1)
  return (
    late(a) - late(b) || weight[a.urgency] - weight[b.urgency] || (a.follow_up_by < b.follow_up_by ? -1 : 1)
  )
}
