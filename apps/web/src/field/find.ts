// Finding people of the pack as a name is typed, in any of three scripts; families stay together.
import type { MissionPack } from '@oralu/domain'
import { type KeyRange, type PreparedName, prepareName, searchKeys, similarityOf } from '@oralu/names'

export type PackLine = MissionPack['lines'][number]

/** @returns lines that fit, the likeliest first; all of them for an empty query */
export function finder(lines: readonly PackLine[]): (query: string) => readonly PackLine[] {
  const keys = lines
    .flatMap((line) => line.keys.map((key) => ({ key: BigInt(key), line })))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const prepared = new Map<PackLine, PreparedName[]>()
  const formsOf = (line: PackLine) => {
    const known = prepared.get(line) ?? line.names.map(({ form }) => prepareName(form))
    prepared.set(line, known)
    return known
  }
  const within = ([from, to]: KeyRange) => {
    let low = 0
    for (let high = keys.length; low < high; ) {
      const middle = (low + high) >> 1
      if (keys[middle]!.key < from) low = middle + 1
      else high = middle
    }
    const found: PackLine[] = []
    for (let at = low; at < keys.length && keys[at]!.key <= to; at++) found.push(keys[at]!.line)
    return found
  }
  return (query) => {
    if (query.trim() === '') return lines
    const { close, near, part } = searchKeys(query)
    const asked = prepareName(query)
    const likeness = (line: PackLine) =>
      Math.max(0, ...formsOf(line).map((form) => similarityOf(asked, form)))
    const found = new Set<PackLine>()
    for (const ranges of [close, near, part]) {
      const tier = new Map([...new Set(ranges.flatMap(within))].map((line) => [line, likeness(line)]))
      for (const [line] of [...tier].sort((a, b) => b[1] - a[1])) found.add(line)
    }
    const seat = query.trim().toUpperCase()
    return [...found, ...lines.filter((line) => line.seat === seat && !found.has(line))]
  }
}
