// Which characters of two texts differ, word by word: words are set against their like wherever they stand, letters
// are aligned within them. Case, accents of Latin and marks that are not written do not count as differences.

export interface Piece {
  text: string
  differs: boolean
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const LIKE = 0.45
/** A text longer than this is not compared letter by letter. */
const LONG = 300

const graphemes = (text: string) => [...letters.segment(text)].map(({ segment }) => segment)

/** A letter as it counts: Latin without accents, Arabic without vowel marks; й, ё, ғ and the like are letters of their own. */
function folded(letter: string): string {
  const lower = letter.toLowerCase().normalize('NFC')
  return /^\p{Script=Cyrillic}/u.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '')
}

/** The two texts in pieces, each marked where the other has no like. */
export function differences(a: string, b: string): [Piece[], Piece[]] {
  if (a.length > LONG || b.length > LONG)
    return [[{ text: a, differs: false }], [{ text: b, differs: false }]]
  const [left, right] = [wordsOf(a), wordsOf(b)]
  const partner = new Map<number, number>()
  const candidates = left.flatMap((x, i) =>
    right.flatMap((y, j) => {
      const like = likeness(x.letters, y.letters)
      return like >= LIKE ? [{ i, j, like }] : []
    }),
  )
  const taken = new Set<number>()
  for (const { i, j } of candidates.sort((p, q) => q.like - p.like || p.i - q.i)) {
    if (partner.has(i) || taken.has(j)) continue
    partner.set(i, j)
    taken.add(j)
  }
  const common = { left: new Set<string>(), right: new Set<string>() }
  for (const [i, j] of partner)
    for (const [x, y] of aligned(left[i]!.letters, right[j]!.letters)) {
      common.left.add(`${i} ${x}`)
      common.right.add(`${j} ${y}`)
    }
  return [pieces(a, left, common.left), pieces(b, right, common.right)]
}

interface Word {
  at: number
  /** As written, and as compared. */
  written: string[]
  letters: string[]
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => {
    const written = graphemes(found[0])
    return { at: found.index, written, letters: written.map(folded) }
  })
}

/** Places of letters that the two have in common, in order (longest common subsequence). */
function aligned(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const best = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        a[i] === b[j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}

const likeness = (a: readonly string[], b: readonly string[]) =>
  (2 * aligned(a, b).length) / Math.max(1, a.length + b.length)

/** How alike two texts are in their letters, 0 to 1: which forms to set against each other. */
export function alike(a: string, b: string): number {
  const [left, right] = differences(a, b)
  const part = (list: Piece[]) => {
    const same = list.filter(({ differs }) => !differs).reduce((sum, { text }) => sum + text.length, 0)
    return (
      same /
      Math.max(
        1,
        list.reduce((sum, { text }) => sum + text.length, 0),
      )
    )
  }
  return (part(left) + part(right)) / 2
}

function pieces(text: string, words: readonly Word[], common: ReadonlySet<string>): Piece[] {
  const found: Piece[] = []
  const add = (part: string, differs: boolean) => {
    const last = found.at(-1)
    if (last?.differs === differs) last.text += part
    else if (part) found.push({ text: part, differs })
  }
  let at = 0
  words.forEach(({ at: from, written }, i) => {
    add(text.slice(at, from), false)
    written.forEach((letter, k) => {
      add(letter, !common.has(`${i} ${k}`))
    })
    at = from + written.join('').length
  })
  add(text.slice(at), false)
  return found
}
