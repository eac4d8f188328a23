// Which rules cannot all hold: an irreducible set, so that taking any one away would let the others hold.
import type { Rule } from './rules.ts'

export interface Clash {
  rules: Rule[]
  /** false: time ran out, and the set may hold a rule too many. */
  irreducible: boolean
}

/**
 * QuickXplain (Junker, AAAI 2004), with each rule of its answer left out once more to see that none is too many.
 * @param holds whether some of the rules can all hold: `false` must be true, and the more rules, the less
 * @param surely the same, and true both ways
 */
export function clashOf(
  rules: readonly Rule[],
  holds: (some: readonly Rule[]) => boolean,
  surely: (some: readonly Rule[]) => boolean,
  deadline: number,
): Clash {
  const late = () => performance.now() > deadline
  const explain = (known: readonly Rule[], added: boolean, open: readonly Rule[]): readonly Rule[] => {
    if (added && !late() && !holds(known)) return []
    if (open.length === 1 || late()) return open
    const half = Math.floor(open.length / 2)
    const [one, two] = [open.slice(0, half), open.slice(half)]
    const fromTwo = explain([...known, ...one], true, two)
    const fromOne = explain([...known, ...fromTwo], fromTwo.length > 0, one)
    return [...fromOne, ...fromTwo]
  }
  let found = [...explain([], false, rules)]
  for (const rule of found) {
    const without = found.filter((each) => each !== rule)
    if (!late() && !surely(without)) found = without
  }
  return { rules: rules.filter((rule) => found.includes(rule)), irreducible: !late() }
}
