/** Numbers, sets and corrections in the form of the answer. */
import type { StatedCategory } from '../statement.ts'
import type { Change, InFour, IrreducibleSet, NumberSaid, ProofTerm } from './answer.ts'
import { rangeSaid, type Said } from './compile.ts'
import { missedBy, sumIn } from './component.ts'
import type { Proof, Term } from './proof.ts'
import type { Row } from './system.ts'
import { categoryWord, inFour, listed, rangeWords } from './words.ts'

/** A number as said: for a share, its range in per cent. */
export function numberOf({ claim, alsoSaidBy, category, quantity }: Said): NumberSaid {
  const { low, high } = quantity.kind === 'share' ? percents(quantity) : rangeSaid(quantity)
  return { claim, category, low, high: Number.isFinite(high) ? high : null, alsoSaidBy }
}

function percents({ value, tolerance }: { value: number; tolerance?: number | undefined }) {
  const slack = tolerance ?? 0.5 * 10 ** -(`${value}`.split('.')[1]?.length ?? 0)
  const tidy = (percent: number) => Number(Math.min(100, Math.max(0, percent)).toFixed(6))
  return { low: tidy(value - slack), high: tidy(value + slack) }
}

function rangeOf({ quantity }: Said, { low, high }: NumberSaid): InFour {
  if (quantity.kind !== 'share') return rangeWords(low, high)
  return inFour('share', { low, high: high ?? 100, of: categoryWord(quantity.of?.category ?? 'total') })
}

export function setOf(
  members: readonly Said[],
  proof: Proof | undefined,
  said: readonly Said[],
): IrreducibleSet {
  const numbers = members.map(numberOf)
  const named = numbers.map((number, i) =>
    inFour('number', {
      claim: number.claim,
      category: categoryWord(number.category),
      range: rangeOf(members[i]!, number),
    }),
  )
  const claims = [...new Set(numbers.map(({ claim }) => claim))]
  if (!proof) {
    const text = inFour('not-in-whole-people', { numbers: listed(named) })
    return { code: 'not-in-whole-people', claims, numbers, arithmetic: '', excess: null, proof: null, text }
  }
  // A share itself adds nobody: it says how often its whole is counted.
  const terms = (some: readonly Term[], end: 'low' | 'high') =>
    some
      .filter(({ row }) => row.unit === 1)
      .map(({ row, times }): ProofTerm => {
        const { claim, category } = said[row.member]!
        return { claim, category, value: row[end], times: tidy(times) }
      })
      .sort((a, b) => byKey(a, b))
  const least = terms(proof.least, 'low')
  const most = terms(proof.most, 'high')
  const [sumLeast, sumMost] = [tidy(proof.sumLeast), tidy(proof.sumMost)]
  const arithmetic = `${side(least, sumLeast, false)} > ${side(most, sumMost, true)}`
  const excess = tidy(sumLeast - sumMost)
  const text = inFour('cannot-all-hold', { numbers: listed(named), arithmetic, sumLeast, sumMost, excess })
  return {
    code: 'cannot-all-hold',
    claims,
    numbers,
    arithmetic,
    excess,
    proof: { least, sumLeast, most, sumMost },
    text,
  }
}

const tidy = (value: number) => Number(value.toFixed(6))

export function byKey(
  a: { claim: string; category: StatedCategory },
  b: { claim: string; category: StatedCategory },
): number {
  return a.claim < b.claim ? -1 : a.claim > b.claim ? 1 : place(a.category) - place(b.category)
}

const ORDER: readonly StatedCategory[] = [
  'total',
  'adults',
  'men',
  'fighters',
  'women',
  'children',
  'girls',
  'boys',
  'orphans',
]
const place = (category: StatedCategory) => ORDER.indexOf(category)

/** "33 + 187 + 490 = 710", or turned round: "46 = 5 + 11 + 30". */
function side(terms: readonly ProofTerm[], sum: number, turned: boolean): string {
  const parts = terms.map(({ value, times }) => (times === 1 ? `${value}` : `${times} × ${value}`))
  if (terms.length === 0 || (terms.length === 1 && terms[0]!.times === 1)) return `${sum}`
  return turned ? `${sum} = ${parts.join(' + ')}` : `${parts.join(' + ')} = ${sum}`
}

/** How a least correction changes one number, or undefined where it stands. */
export function changeOf(
  said: Said,
  rows: readonly Row[],
  people: ReadonlyMap<number, number>,
  weight: number,
): Change | undefined {
  const moved = Math.max(...rows.map((row) => missedBy(row, people)))
  if (moved === 0) return undefined
  const number = numberOf(said)
  const voices = 1 + said.alsoSaidBy.length
  const share = said.quantity.kind === 'share'
  const to = share ? null : sumIn(rows[0]!, people)
  const code = share ? 'share-corrected' : 'corrected'
  const persons = moved * voices
  const text = inFour(code, {
    claim: said.claim,
    category: categoryWord(said.category),
    range: rangeOf(said, number),
    persons,
    ...(to === null ? {} : { to }),
  })
  return { ...number, code, to, persons, weight: weight / voices, text }
}
