/** The lattice of categories: everyone counted is a man, a woman, a girl or a boy; orphans are some of the children. */
import type { StatedCategory } from '../statement.ts'
import { atomsOf } from './atoms.ts'

const MADE_OF: Partial<Record<StatedCategory, readonly string[]>> = {
  total: ['man', 'woman', 'girl', 'boy'],
  adults: ['man', 'woman'],
  men: ['man'],
  women: ['woman'],
  children: ['girl', 'boy'],
  girls: ['girl'],
  boys: ['boy'],
}

/**
 * Categories that are some of another and cut across its parts. `fighters` is the word of a quoted claim, which counts
 * them beside women and children: some of the men.
 */
export const SOME_OF: Partial<Record<StatedCategory, StatedCategory>> = {
  orphans: 'children',
  fighters: 'men',
}

/** For each category its atoms, as coarse as the categories in use allow. */
export function categoriesIn(
  used: Iterable<StatedCategory>,
): (category: StatedCategory) => readonly string[] {
  const all = new Set<StatedCategory>()
  for (const category of used) all.add(category).add(SOME_OF[category] ?? category)
  const atoms = atomsOf([...all].sort().flatMap((category) => (MADE_OF[category] ? [MADE_OF[category]] : [])))
  return (category) => {
    const made = MADE_OF[category]
    return made ? [...new Set(made.map((part) => atoms.get(part)!))] : [category]
  }
}
