// What is kept of an outcome: ids and codes, in the words of the domain.
import type { Outcome, Rule, Seat, Why } from '@oralu/assignment'
import type { AssignmentPage, ClashingRule, WhyLeft } from '@oralu/domain'

export type Content = Pick<AssignmentPage, 'seats' | 'staff' | 'leftBehind' | 'clash'>

export function contentOf(outcome: Outcome): Content {
  const clash = 'clash' in outcome ? outcome.clash : null
  const { seats, staff, left } = 'plan' in outcome ? outcome.plan : { seats: [], staff: [], left: [] }
  return {
    seats: seats.map((seat) => ({ lineId: seat.person, ...placeOf(seat) })),
    staff: staff.map(({ flight, medics, escorts, others }) => ({
      carriageId: flight,
      medics: [...medics],
      escorts: escorts.map(({ person, berth }) => ({ lineId: person, berth })),
      others: [...others],
    })),
    leftBehind: left.map(({ people, why }) => ({ lines: people, why: why.map(whyOf) })),
    clash: clash && { rules: clash.rules.map(ruleOf), irreducible: clash.irreducible },
  }
}

export function placeOf({ flight, berth, lapOf }: Seat) {
  return { carriageId: flight, berth, lapOf: lapOf ?? null }
}

function whyOf({ code, flight, need, free }: Why): WhyLeft {
  return { code, carriageId: flight ?? null, need: need ?? null, free: free ?? null }
}

function ruleOf({ code, people, flight, berth, day, limit }: Rule): ClashingRule {
  return {
    code,
    lines: [...people],
    carriageId: flight ?? null,
    berth: berth ?? null,
    day: day ?? null,
    limit: limit ?? null,
  }
}
