/**
 * Rows for research without names: what others may know of a person (age, sex, when they came) is told so coarsely that
 * each combination is shared by at least k rows, or the row is left out. k-anonymity by full-domain generalisation and
 * suppression: Samarati, "Protecting respondents' identities in microdata release" (2001); Sweeney (2002).
 *
 * It keeps a row from being found by what others know. It does not keep from them what all the rows of a group have in
 * common: `alike` counts such groups, for whoever agrees to the release.
 */

/** One thing that others may know, and how coarsely it can be told. */
export interface Coarsening {
  readonly name: string
  /** From as it is to nothing at all; each is a function of the value as it is. At least one. */
  readonly levels: readonly ((value: string) => string)[]
}

export type Row = Readonly<Record<string, string>>

export interface Anonymous {
  /** In an order that says nothing of the one they came in. */
  readonly rows: readonly Row[]
  /** Of each thing, which of its levels is told. */
  readonly levels: Readonly<Record<string, number>>
  /** Rows left out. */
  readonly left: number
  /** Groups of rows that are told alike, and the rows of the smallest; 0 where no row is left. */
  readonly groups: number
  readonly smallest: number
  /** Groups in which all the rows have the same value of something else, by its name. */
  readonly alike: Readonly<Record<string, number>>
}

/**
 * The finest telling of the rows in which each group has `k` or more and no more than a share of them is left out.
 *
 * @param rows each with a value for every name in `known`; the other values are told as they are
 * @param k least rows of a group, 2 or more
 * @param mostLeft share of the rows, 0 to 1, that may be left out
 * @throws {RangeError} on a k or a share that cannot be, or a row that lacks a value
 */
export function anonymous(
  rows: readonly Row[],
  known: readonly Coarsening[],
  { k = 5, mostLeft = 0.05 }: { readonly k?: number; readonly mostLeft?: number } = {},
): Anonymous {
  if (!Number.isInteger(k) || k < 2) throw new RangeError(`a group has 2 rows or more, not ${k}`)
  if (!(mostLeft >= 0 && mostLeft <= 1)) throw new RangeError(`a share lies between 0 and 1, not ${mostLeft}`)
  for (const row of rows)
    for (const { name } of known) if (row[name] === undefined) throw new RangeError(`a row has no ${name}`)

  let best: { told: Row[]; chosen: number[]; coarse: number } | undefined
  for (const chosen of combinations(known)) {
    const told = keepGroups(rows, known, chosen, k)
    const coarse = chosen.reduce(
      (sum, level, at) => sum + level / Math.max(1, known[at]!.levels.length - 1),
      0,
    )
    if (rows.length - told.length > mostLeft * rows.length) continue
    // Of two that are as coarse, the one that leaves out fewer.
    if (!best || coarse < best.coarse || (coarse === best.coarse && told.length > best.told.length))
      best = { told, chosen, coarse }
  }
  // So few rows that nothing makes a group of them: none is told.
  const { told, chosen } = best ?? { told: [], chosen: known.map(({ levels }) => levels.length - 1) }
  const grouped = [...groupsOf(told, known).values()]
  const others = Object.keys(rows[0] ?? {}).filter((name) => !known.some((each) => each.name === name))
  return {
    rows: told.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b))),
    levels: Object.fromEntries(known.map(({ name }, at) => [name, chosen[at]!])),
    left: rows.length - told.length,
    groups: grouped.length,
    smallest: grouped.length === 0 ? 0 : Math.min(...grouped.map((group) => group.length)),
    alike: Object.fromEntries(
      others.map((name) => [
        name,
        grouped.filter((group) => new Set(group.map((row) => row[name])).size === 1).length,
      ]),
    ),
  }
}

/** Every choice of one level each. */
function* combinations(known: readonly Coarsening[], from: readonly number[] = []): Generator<number[]> {
  const next = known[from.length]
  if (!next) return yield [...from]
  for (let level = 0; level < next.levels.length; level++) yield* combinations(known, [...from, level])
}

/** The rows as they are told at these levels, without those whose group is too small. */
function keepGroups(
  rows: readonly Row[],
  known: readonly Coarsening[],
  chosen: readonly number[],
  k: number,
): Row[] {
  const told = rows.map((row) => {
    const coarser = known.map(({ name, levels }, at) => [name, levels[chosen[at]!]!(row[name]!)])
    return { ...row, ...Object.fromEntries(coarser) } as Row
  })
  return [...groupsOf(told, known).values()].filter((group) => group.length >= k).flat()
}

const groupsOf = (rows: readonly Row[], known: readonly Coarsening[]) =>
  Map.groupBy(rows, (row) => JSON.stringify(known.map(({ name }) => row[name])))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
