// Pairs of persons under comparison, each weighed once.
import type { Reason } from '@oralu/names'
import { type Weighing, weighPair } from './compare.ts'
import type { KinRecord } from './kin.ts'
import type { LinkModel } from './model.ts'
import type { Person } from './persons.ts'
import type { Prepare } from './prepare.ts'

/** Nothing is certain: the probability stays this far from 0 and 1. */
const MARGIN = 1e-6
/** What moves the odds less than this, in bits, is not worth a reason. */
const NOTHING = 0.5

export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability))
const held = (probability: number) => Math.min(1 - MARGIN, Math.max(MARGIN, probability))

export class Pair {
  readonly left: Person
  readonly right: Person
  readonly alone: Weighing
  private moved: number | undefined
  private readonly around: Reason[] = []

  constructor(left: Person, right: Person, alone: Weighing) {
    this.left = left
    this.right = right
    this.alone = alone
  }

  get probability(): number {
    return this.moved ?? probabilityOf(this.alone.rest().weight)
  }

  /** @param relatives how many other pairs of relatives are alike */
  inFamily(probability: number, relatives: number): void {
    this.move(probability, (bits) => ({
      code: bits < 0 ? 'link.kin_other' : 'link.kin',
      params: { pairs: relatives, bits },
      text:
        bits < 0
          ? `Their families do not fit, or fit otherwise (${bits} bits)`
          : `${relatives} pairs of relatives are alike (+${bits} bits)`,
    }))
  }

  /** @param against bits that they are two of one list; `place` bits that both are where few are */
  inOneList(against: number, place: number): void {
    this.shift(-against, (bits) => ({
      code: 'link.one_list',
      params: { bits },
      text: `Both are lines of one list (${bits} bits)`,
    }))
    this.shift(place, (bits) => ({
      code: 'link.one_place',
      params: { bits },
      text: `Both are in the same place on that list (+${bits} bits)`,
    }))
  }

  besideRivals(probability: number): void {
    this.move(probability, (bits) => ({
      code: 'link.rivals',
      params: { bits },
      text: `Another record of the same list fits as well (${bits} bits)`,
    }))
  }

  why(): Reason[] {
    return [...this.alone.rest().why(), ...this.around]
  }

  private shift(bits: number, reason: (bits: number) => Reason): void {
    if (bits !== 0) this.move(probabilityOf(bitsOf(held(this.probability)) + bits), reason)
  }

  private move(probability: number, reason: (bits: number) => Reason): void {
    const bits = Math.round((bitsOf(held(probability)) - bitsOf(held(this.probability))) * 10) / 10
    this.moved = held(probability)
    if (Math.abs(bits) >= NOTHING) this.around.push(reason(bits))
  }
}

/** Each pair of persons once, from whichever side it is asked for. */
export class Pairs {
  private readonly model: LinkModel
  private readonly prepare: Prepare
  private readonly kept = new Map<string, Pair>()
  private readonly looked = new Map<string, Pair>()

  constructor(model: LinkModel, prepare: Prepare) {
    this.model = model
    this.prepare = prepare
  }

  /** A pair that is compared but not kept, unless it is already. */
  look(a: Person, b: Person): Pair {
    const key = keyOf(a, b)
    const [left, right] = a.id < b.id ? [a, b] : [b, a]
    const pair =
      this.looked.get(key) ?? new Pair(left, right, weighPair(left.prepared(), right.prepared(), this.model))
    this.looked.set(key, pair)
    return pair
  }

  keeps = (pair: Pair): boolean => this.kept.has(keyOf(pair.left, pair.right))

  keep(pair: Pair): void {
    this.kept.set(keyOf(pair.left, pair.right), pair)
  }

  /** Bits of two records by themselves. */
  ofRecords(a: KinRecord, b: KinRecord): number {
    return weighPair(this.prepare(a), this.prepare(b), this.model).rest().weight
  }

  all(): Iterable<Pair> {
    return this.kept.values()
  }
}

/** Of two persons, from whichever side. */
export const keyOf = (a: Person, b: Person): string => (a.id < b.id ? `${a.id}\n${b.id}` : `${b.id}\n${a.id}`)
