import { tokenSimilarity } from './align.ts'
import { similarityOf } from './compare.ts'
import { compareDates, type Dated } from './dates/compare.ts'
import { type PreparedToken, prepareName } from './prepare.ts'
import { ASKED, neighbours, packed, readings, type Skeleton, STORED } from './skeleton.ts'

/** Words of the register that are compared with a word asked for, and that are kept as like it. */
const LOOKED_AT = 6_000
const KEPT = 400
/** With fewer words one letter off, those two letters off are looked at too. */
const FEW = 400
const UNLIKE = 0.45
/** A word that is so like another is not taken for two words written as one; what each of the two would count. */
const CERTAIN = 0.75
const HALF = 0.4
/** Names compared as wholes. */
const COMPARED = 120
/** What a word counts less that nobody asked for, and a name whose birth does not fit or does. */
const EXTRA = 0.03
const BORN = { same: 0.2, compatible: 0.1, near: 0, missing: 0, different: -0.07 }
const REMEMBERED = 20_000

/** Names to be found, by row from 0. `bornAt` gives what is known of a birth, if anything. */
export interface NameSource {
  count: number
  nameAt(row: number): string
  bornAt?: ((row: number) => Dated | undefined) | undefined
}

export interface NameHit {
  row: number
  /** 0..1, absolute: the similarity of the names, moved a little where both births are known */
  score: number
}

/** Words alike, the likest first. */
interface Alike {
  ids: Int32Array
  likeness: Float32Array
}

/**
 * Names in memory, found in any of the three scripts: each word asked for is set against the words of the register
 * whose consonants are one or two letters off, the names with the likest words are compared as wholes. Holds about
 * 100 bytes a name and 1 kB a different word besides the names themselves. Deterministic; equals in order of rows.
 */
export class NameIndex {
  private readonly words: PreparedToken[] = []
  private readonly bySkeleton = new Map<number, number[]>()
  private readonly first: Int32Array
  private readonly at: Int32Array
  private readonly rows: Int32Array
  private readonly known = new Map<string, Alike>()
  private readonly gained: Float32Array
  private readonly stamp: Int32Array
  private stamps = 0
  private readonly source: NameSource

  /** @param progress called now and then with the rows read so far */
  constructor(source: NameSource, progress?: (rows: number) => void) {
    this.source = source
    const { count } = source
    this.first = new Int32Array(count + 1)
    let wordOf = new Int32Array(Math.max(16, count * 4))
    const numbers = new Map<string, number>()
    let filled = 0
    for (let row = 0; row < count; row++) {
      if (progress && row % 10_000 === 0) progress(row)
      for (const token of prepareName(source.nameAt(row)).tokens) {
        const name = wordOfIndex(token)
        let id = numbers.get(name)
        if (id === undefined) {
          id = this.addWord(token)
          numbers.set(name, id)
        }
        if (filled === wordOf.length) {
          const wider = new Int32Array(wordOf.length * 2)
          wider.set(wordOf)
          wordOf = wider
        }
        wordOf[filled++] = id
      }
      this.first[row + 1] = filled
    }
    this.at = new Int32Array(this.words.length + 1)
    for (let i = 0; i < filled; i++) this.at[wordOf[i]! + 1]!++
    for (let id = 0; id < this.words.length; id++) this.at[id + 1]! += this.at[id]!
    this.rows = new Int32Array(filled)
    const next = this.at.slice()
    for (let row = 0; row < count; row++)
      for (let i = this.first[row]!; i < this.first[row + 1]!; i++) this.rows[next[wordOf[i]!]!++] = row
    this.gained = new Float32Array(count)
    this.stamp = new Int32Array(count)
  }

  private addWord(token: PreparedToken): number {
    const id = this.words.push(token) - 1
    for (const reading of readings(token, STORED)) {
      const key = packed(reading)
      const same = this.bySkeleton.get(key)
      if (same) same.push(id)
      else this.bySkeleton.set(key, [id])
    }
    return id
  }

  /** The `top` closest names, the closest first. */
  search(name: string, top: number, born?: Dated): NameHit[] {
    const asked = prepareName(name)
    const found = this.likeliest(asked.tokens, born)
    const hits = found.map((row) => {
      const similarity = similarityOf(asked, prepareName(this.source.nameAt(row)))
      return { row, score: withBirth(similarity, born, this.source.bornAt?.(row)) }
    })
    return hits.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, top)
  }

  /** Rows by how many of the words asked for they have and how like these are. */
  private likeliest(tokens: PreparedToken[], born: Dated | undefined): number[] {
    const touched: number[] = []
    const begun = this.stamps
    for (const { ids, likeness, weight } of this.askedFor(tokens)) {
      const stamp = ++this.stamps
      for (let i = 0; i < ids.length; i++) {
        const gain = weight * likeness[i]!
        for (let k = this.at[ids[i]!]!; k < this.at[ids[i]! + 1]!; k++) {
          const row = this.rows[k]!
          const before = this.stamp[row]!
          // a word asked for counts once, by the likest word of the name
          if (before === stamp) continue
          if (before <= begun) {
            touched.push(row)
            this.gained[row] = -EXTRA * (this.first[row + 1]! - this.first[row]!)
          }
          this.stamp[row] = stamp
          this.gained[row]! += gain
        }
      }
    }
    const least = this.levelOf(touched, COMPARED * (born ? 4 : 1))
    const kept = touched.filter((row) => this.gained[row]! >= least)
    if (born)
      for (const row of kept)
        this.gained[row]! += BORN[compareDates(born, this.source.bornAt?.(row)).agreement]
    return kept.sort((a, b) => this.gained[b]! - this.gained[a]! || a - b).slice(0, COMPARED)
  }

  /** The words, neighbours written as one, and the halves of a word that is like no other. */
  private askedFor(tokens: PreparedToken[]): (Alike & { weight: number })[] {
    const found = tokens.map((token) => ({ ...this.alike(token), weight: token.weight }))
    for (let i = 0; i + 1 < tokens.length; i++) {
      const [word, ...more] = prepareName(tokens[i]!.text + tokens[i + 1]!.text).tokens
      if (word && more.length === 0) found.push({ ...this.alike(word), weight: 1 })
    }
    for (const [i, token] of tokens.entries()) {
      const { letters } = readings(token, 1)[0] ?? { letters: '' }
      if ((found[i]!.likeness[0] ?? 0) >= CERTAIN || letters.length < 3) continue
      for (let at = 1; at < letters.length; at++)
        for (const half of [letters.slice(0, at), letters.slice(at)]) {
          const ids = Int32Array.from(this.bySkeleton.get(packed({ head: 0, letters: half })) ?? [])
          found.push({ ids, likeness: new Float32Array(ids.length).fill(1), weight: HALF })
        }
    }
    return found
  }

  /** A level above which there are at least so many. */
  private levelOf(rows: number[], wanted: number): number {
    if (rows.length <= wanted) return Number.NEGATIVE_INFINITY
    const counts = new Int32Array(1024)
    const slot = (row: number) => Math.min(1023, Math.max(0, Math.floor((this.gained[row]! + 1) * 64)))
    for (const row of rows) counts[slot(row)]!++
    let level = 1023
    for (let sum = counts[level]!; sum < wanted && level > 0; ) sum += counts[--level]!
    return level === 0 ? Number.NEGATIVE_INFINITY : level / 64 - 1
  }

  private alike(asked: PreparedToken): Alike {
    const name = wordOfIndex(asked)
    let found = this.known.get(name)
    if (!found) {
      if (this.known.size >= REMEMBERED) this.known.clear()
      found = this.compareWords(asked)
      this.known.set(name, found)
    }
    return found
  }

  private compareWords(asked: PreparedToken): Alike {
    const like: { id: number; likeness: number }[] = []
    for (const id of this.wordsAround(readings(asked, ASKED))) {
      const likeness = tokenSimilarity(asked, this.words[id]!)
      if (likeness > UNLIKE) like.push({ id, likeness })
    }
    like.sort((a, b) => b.likeness - a.likeness || a.id - b.id)
    const kept = like.slice(0, KEPT)
    return {
      ids: Int32Array.from(kept, ({ id }) => id),
      likeness: Float32Array.from(kept, (each) => each.likeness),
    }
  }

  private wordsAround(asked: Skeleton[]): Set<number> {
    const found = new Set<number>()
    const seen = new Set<number>()
    const look = (skeletons: Skeleton[]) => {
      for (const skeleton of skeletons) {
        const key = packed(skeleton)
        if (seen.has(key)) continue
        seen.add(key)
        for (const id of this.bySkeleton.get(key) ?? []) {
          if (found.size >= LOOKED_AT) return
          found.add(id)
        }
      }
    }
    look(asked)
    const near = asked.flatMap(neighbours)
    look(near)
    if (found.size < FEW) for (const one of near) look(neighbours(one))
    return found
  }
}

/** Words that are compared alike are one. */
function wordOfIndex({ role, script, gender, stem, otherwise }: PreparedToken): string {
  return [role, script, gender, stem, otherwise].join(' ')
}

function withBirth(similarity: number, asked: Dated | undefined, known: Dated | undefined): number {
  const moved = BORN[compareDates(asked, known).agreement]
  return moved < 0 ? similarity * (1 + moved) : similarity + (1 - similarity) * moved
}
