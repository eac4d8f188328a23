// A side's set: its persons' keys as elements, each once, filled up, in an order that tells nothing.
import { randomBytes } from 'node:crypto'
import { IntersectionError } from './errors.ts'
import { UNIFORM, uniformBytes } from './group.ts'
import { type IntersectionPerson, intersectionKeys } from './keys.ts'
import { ELEMENT } from './limits.ts'
import type { IntersectionRole, IntersectionTerms } from './terms.ts'
import { inThreads } from './threads.ts'

/** Whose key an element is: the person's position in the list, and which of that person's words; padding is nobody's. */
export type Owner = [person: number, words: number]

export interface OwnSet {
  /** Ascending, each once. */
  elements: Uint8Array
  /** In the order of the elements. */
  owners: Owner[][]
}

/** The sizes that are sent: quarters of powers of two from 1,024, so that a size tells the number of keys to a fourth. */
export function filledUp(count: number, most: number): number {
  let quarter = 256
  while (quarter * 8 <= count) quarter *= 2
  const size = Math.max(1024, Math.ceil(count / quarter) * quarter)
  return Math.min(size, most)
}

/**
 * Keys are sent as a set, each once: who sees it learns neither how many persons share a key nor which keys are of one
 * person, which would give common names away.
 * @throws IntersectionError not-covered, too-many
 */
export async function ownSet(
  persons: readonly IntersectionPerson[],
  role: IntersectionRole,
  terms: IntersectionTerms,
  secret: Uint8Array,
  threads: number,
): Promise<OwnSet> {
  const byKey = new Map<string, Owner[]>()
  persons.forEach((person, position) => {
    if (person.coveredBy !== terms.agreement)
      throw new IntersectionError('not-covered', `position ${position}`)
    const known = new Map<string, number>()
    for (const { text, words } of intersectionKeys(person, role)) {
      const at = known.get(words) ?? known.size
      known.set(words, at)
      const owners = byKey.get(text)
      if (owners) owners.push([position, at])
      else byKey.set(text, [[position, at]])
    }
  })
  const most = terms[role].elements
  if (byKey.size > most) throw new IntersectionError('too-many', `${byKey.size} keys of ${most}`)
  const count = filledUp(byKey.size, most)
  const source = new Uint8Array(count * UNIFORM)
  const owners: Owner[][] = []
  for (const [text, of] of byKey) {
    source.set(uniformBytes(`${terms.agreement} ${terms.session} ${text}`), owners.length * UNIFORM)
    owners.push(of)
  }
  // An element of random bytes is like any other to whoever does not know the secret.
  source.set(randomBytes((count - byKey.size) * UNIFORM), byKey.size * UNIFORM)
  const elements = await inThreads('blind', source, secret, threads)
  const order = Array.from({ length: count }, (_, at) => at)
  const buffer = Buffer.from(elements.buffer, elements.byteOffset, elements.length)
  const start = (at: number) => at * ELEMENT
  order.sort((a, b) => buffer.compare(buffer, start(b), start(b + 1), start(a), start(a + 1)))
  const sorted = new Uint8Array(elements.length)
  order.forEach((from, to) => {
    sorted.set(buffer.subarray(start(from), start(from + 1)), start(to))
  })
  return { elements: sorted, owners: order.map((at) => owners[at] ?? []) }
}

/**
 * Elements of the other side's own set must ascend: so none stands there twice, and their order says nothing.
 * @throws IntersectionError bad-order
 */
export function checkOrder(elements: Uint8Array): void {
  const buffer = Buffer.from(elements.buffer, elements.byteOffset, elements.length)
  for (let at = ELEMENT; at < buffer.length; at += ELEMENT)
    if (buffer.compare(buffer, at - ELEMENT, at, at, at + ELEMENT) <= 0)
      throw new IntersectionError('bad-order', `element ${at / ELEMENT}`)
}

/** Where each element stands. */
export function placesOf(elements: Uint8Array): Map<string, number> {
  const places = new Map<string, number>()
  const text = Buffer.from(elements.buffer, elements.byteOffset, elements.length).toString('latin1')
  for (let at = 0; at < text.length; at += ELEMENT) places.set(text.slice(at, at + ELEMENT), at / ELEMENT)
  return places
}
