/** Atomic groups: the coarsest parts from which every named set can be put together. Sets that tell none apart cost nothing. */

/** @returns for each element the name of its atom: elements that lie in the very same sets share one */
export function atomsOf(sets: Iterable<Iterable<string>>): Map<string, string> {
  const signature = new Map<string, number[]>()
  let index = 0
  for (const set of sets) {
    for (const element of new Set(set)) {
      const own = signature.get(element)
      if (own) own.push(index)
      else signature.set(element, [index])
    }
    index++
  }
  const first = new Map<string, string>()
  const atoms = new Map<string, string>()
  for (const element of [...signature.keys()].sort()) {
    const key = signature.get(element)!.join()
    if (!first.has(key)) first.set(key, element)
    atoms.set(element, first.get(key)!)
  }
  return atoms
}
