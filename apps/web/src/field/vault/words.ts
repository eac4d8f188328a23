// Passphrases of words that are said and typed alike in Kazakh, Russian, English and Arabic: two syllables each, of
// sounds that all four have. 1,446 words; six of them, drawn by lot, are 63 bits.
const consonants = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'r', 's', 't', 'z']
const syllables = consonants.flatMap((each) => ['a', 'i', 'u'].map((vowel) => each + vowel))

/** Words that mean something coarse, or a faith, or a death, in one of the four languages. */
const unwanted =
  /^(dini|fani|gaga|haki|hara|hiza|huda|ka[fk]a|ka[ks]i|kafi|kara|ki[ks]i|kudu|ku[rst][aiu]|lati|lahi|mi[nk]a|mu[td]a|naga|niga|ni[kg][aiu]|pi.*|ribi|sa[hk]a|si[ksg][aiu]|suka|su[kn]i|taza|ti[tz][aiu]|tu[hm]a|zani|zi[bn][aiu]|zu[bl][aiu])$/

export const words: readonly string[] = syllables
  .flatMap((first) => syllables.map((second) => first + second))
  .filter((word) => !unwanted.test(word))

const inPhrase = 6

/** Six words by the system's random numbers, each as likely as the next. */
export function newPassphrase(): string {
  const fair = 2 ** 32 - (2 ** 32 % words.length)
  const draw = (): string => {
    const [number] = crypto.getRandomValues(new Uint32Array(1)) as unknown as [number]
    return number < fair ? words[number % words.length]! : draw()
  }
  return Array.from({ length: inPhrase }, draw).join(' ')
}

/** As typed by a hurried hand: case and spaces do not count. */
export const plainPassphrase = (text: string): string =>
  text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).join(' ')
