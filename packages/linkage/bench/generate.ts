/**
 * Made-up records with errors like real ones, the same for the same seed: a register in which one record in ten is a
 * second record of somebody else's in it. Names and places are made of syllables, common and rare as real ones are
 * (Zipf); dates are even over 70 years. Of a repeated record each field is mistyped, shortened, missing or exchanged
 * about as often as in Febrl's files.
 */
export const GENERATED_FIELDS = [
  { column: 'given_name', as: 'name' },
  { column: 'surname', as: 'name' },
  { column: 'date_of_birth', as: 'date' },
  { column: 'street', as: 'text' },
  { column: 'place', as: 'text' },
  { column: 'postcode', as: 'code' },
  { column: 'sex', as: 'code' },
] as const

const HEADER = ['rec_id', ...GENERATED_FIELDS.map(({ column }) => column)]
const BEGINNINGS = 'b br ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w y z'.split(' ')
const VOWELS = 'a e i o u ai ea ou'.split(' ')
const ENDINGS = 'n r l s t m ck nd rt ng w y ll ss th'.split(' ')

/** Rows of a CSV file, header first; `truth` gets the person of each record's id. */
export function* generated(records: number, truth: Map<string, number>, seed = 1): Generator<string> {
  const random = generator(seed)
  const given = new Words(2_000, 1, random)
  const family = new Words(30_000, 2, random)
  const streets = new Words(20_000, 2, random)
  const places = new Words(5_000, 2, random)
  yield `${HEADER.join(',')}\n`
  const persons = Math.round(records * 0.9)
  const made: string[][] = []
  for (let k = 0; k < persons; k++) {
    const place = Math.floor(places.count * random() ** 3)
    const person = [
      given.any(),
      family.any(),
      `${1935 + Math.floor(random() * 70)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
      `${1 + Math.floor(random() * 150)} ${streets.any()} street`,
      places.list[place]!,
      `${1000 + ((place * 7) % 8000) + Math.floor(random() * 3)}`,
      random() < 0.5 ? 'male' : 'female',
    ]
    // one in nine has a second record
    if (k % 9 === 0) made.push(person)
    const id = `r${k}`
    truth.set(id, k)
    yield row(id, random() < 0.1 ? spoilt(person, random, family) : person)
  }
  for (let k = 0; k < records - persons; k++) {
    const id = `s${k}`
    truth.set(id, (k % made.length) * 9)
    yield row(id, spoilt(made[k % made.length]!, random, family))
  }
}

const row = (id: string, cells: string[]) => `${id},${cells.join(',')}\n`
const two = (n: number) => String(n).padStart(2, '0')

function spoilt(person: string[], random: () => number, family: Words): string[] {
  const cells = person.slice()
  for (let f = 0; f < cells.length; f++) {
    const r = random()
    if (r < 0.06) cells[f] = ''
    else if (r < 0.18 && f !== 6) cells[f] = mistyped(cells[f]!, random, f === 2 || f === 5)
  }
  if (random() < 0.04) [cells[0], cells[1]] = [cells[1]!, cells[0]!]
  if (random() < 0.05) cells[1] = family.any()
  if (random() < 0.04 && cells[0]) cells[0] = cells[0].slice(0, 1)
  if (random() < 0.03 && cells[2])
    cells[2] = `${cells[2].slice(0, 5)}${cells[2].slice(8)}-${cells[2].slice(5, 7)}`
  return cells
}

function mistyped(text: string, random: () => number, digits: boolean): string {
  if (text === '') return text
  const at = Math.floor(random() * text.length)
  if (digits && !/\d/.test(text[at]!)) return text
  const other = digits
    ? String(Math.floor(random() * 10))
    : String.fromCharCode(97 + Math.floor(random() * 26))
  const kind = digits ? 0 : Math.floor(random() * 4)
  if (kind === 0) return text.slice(0, at) + other + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 2) return text.slice(0, at) + other + text.slice(at)
  return text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2)
}

/** Distinct words, the first ones common. */
class Words {
  readonly list: string[]
  readonly count: number
  private readonly random: () => number
  constructor(count: number, syllables: number, random: () => number) {
    const words = new Set<string>()
    const pick = (from: string[]) => from[Math.floor(random() * from.length)]!
    while (words.size < count) {
      let word = ''
      for (let s = 0; s < syllables + (random() < 0.4 ? 1 : 0); s++) word += pick(BEGINNINGS) + pick(VOWELS)
      words.add(word + pick(ENDINGS))
    }
    this.list = [...words]
    this.count = count
    this.random = random
  }
  /** Rank by a truncated Zipf law: log-uniform. */
  any(): string {
    return this.list[Math.floor(this.count ** this.random()) - 1]!
  }
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
