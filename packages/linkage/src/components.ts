export type Pair = { left: string; right: string; probability?: number }

/**
 * A pair that could not be joined: joining it would have put `notSame` into one group. A human must say
 * which of the two is wrong.
 */
export type Conflict = {
  left: string
  right: string
  probability?: number
  notSame: readonly [string, string]
}

export type Components = { groups: string[][]; conflicts: Conflict[] }

/**
 * Groups of ids connected by `pairs` (union-find), stronger pairs first (a pair without a probability is a
 * decision and counts as 1; ties by id), so that the result does not depend on the order of input. Two ids
 * of a `notSame` decision never end in one group, directly or through others: the pair that would do it is
 * given back as a conflict. Groups of two or more, members and groups sorted.
 */
export function components(
  pairs: Iterable<Pair>,
  notSame: Iterable<readonly [string, string]> = [],
): Components {
  const parent = new Map<string, string>()
  const members = new Map<string, string[]>()
  // for each root: the roots it must not meet, and the decision that says so
  const enemies = new Map<string, Map<string, readonly [string, string]>>()

  const find = (id: string): string => {
    let root = id
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = id; at !== root; ) {
      const up = parent.get(at) as string
      parent.set(at, root)
      at = up
    }
    if (!parent.has(root)) {
      parent.set(root, root)
      members.set(root, [root])
    }
    return root
  }
  const forbid = (a: string, b: string, decision: readonly [string, string]) => {
    const map = enemies.get(a) ?? new Map()
    if (!map.has(b)) map.set(b, decision)
    enemies.set(a, map)
  }
  for (const decision of notSame) {
    const [a, b] = decision
    if (a === b) continue
    find(a)
    find(b)
    forbid(a, b, decision)
    forbid(b, a, decision)
  }

  const conflicts: Conflict[] = []
  for (const pair of [...pairs].sort(stronger)) {
    const a = find(pair.left)
    const b = find(pair.right)
    const [ea, eb] = [enemies.get(a), enemies.get(b)]
    if (a === b) continue
    const decision = ea?.get(b)
    if (decision) {
      conflicts.push({ ...pair, notSame: decision })
      continue
    }
    const size = (root: string) => (members.get(root)?.length ?? 1) + (enemies.get(root)?.size ?? 0)
    const [keep, drop] = size(a) >= size(b) ? [a, b] : [b, a]
    parent.set(drop, keep)
    members.get(keep)?.push(...(members.get(drop) ?? []))
    members.delete(drop)
    for (const [enemy, why] of (keep === a ? eb : ea) ?? []) {
      forbid(keep, enemy, why)
      enemies.get(enemy)?.delete(drop)
      forbid(enemy, keep, why)
    }
    enemies.delete(drop)
  }
  const groups = [...members.values()].filter((g) => g.length > 1).map((g) => g.sort())
  return { groups: groups.sort((x, y) => ((x[0] as string) < (y[0] as string) ? -1 : 1)), conflicts }
}

function stronger(x: Pair, y: Pair): number {
  const [a, b] = [ordered(x), ordered(y)]
  return (y.probability ?? 1) - (x.probability ?? 1) || compare(a[0], b[0]) || compare(a[1], b[1])
}

const ordered = (p: Pair): [string, string] => (p.left < p.right ? [p.left, p.right] : [p.right, p.left])
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
