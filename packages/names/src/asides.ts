import type { Aside } from './types.ts'

/** A piece of what a list calls a name: the name itself, or another that it says the person has or had. */
export type Segment = { text: string; aside?: Aside }

// the words stand between spaces or brackets; a bare small `nee` and `aka` only between two words
const FORMER =
  /(?:^|[\s,;([-])(?:née|geb\.|geborene|born as|formerly|maiden name|(?<=\s)nee(?=\s)|до (?:брака|замужества)|урожд[её]нная|урожд?\.|в девичестве|дев(?:ичья)?\.? фам(?:илия)?\.?|прежн(?:яя|ие) фам(?:илия|илии)|ранее|бывшая|бывш\.|қыз кезіндегі(?: тегі| аты)?|бұрынғы тегі|سابقا|المولودة|اسمها قبل الزواج)(?=[\s:])[\s:]*/u
const ALIAS =
  /(?:^|[\s,;([-])(?:a\.\s?k\.\s?a\.?|A\.\s?K\.\s?A\.?|(?<=\s)(?:aka|AKA)(?=\s)|also known as|alias|(?:он|она) же|извест(?:ен|на|ный|ная)(?: также)? как|по прозвищу|прозвище|псевдоним|лақап аты|бүркеншік аты|المعروفة?(?: باسم)?|الملقبة?|الشهيرة?(?= ب)|المكناة?|كنيته|كنيتها|المدعوة?)(?=[\s:.])[\s:.]*(?:بـ?(?=\p{L}{4}))?/u
const BRACKETED = /[(["«“„]([^()[\]"«»“”„]*)[)\]"»”“]/u
/** The same name once more, in another script or spelling: `Токаева Айгерим / Tokayeva Aigerim`. */
const SLASH = /\s*[/|;=]\s*/u

/**
 * Takes apart what stands for one person: a name, former names (née, урожд., қыз кезіндегі тегі), other names
 * (a.k.a., он же, المعروف ب), and what stands in brackets or quotation marks. At most four; the name itself first.
 */
export function segmentsOf(source: string): Segment[] {
  if (!/[(["«“„/|;=]/u.test(source) && !FORMER.test(source) && !ALIAS.test(source)) return [{ text: source }]
  const found: Segment[] = []
  let rest = source
  for (let n = 0; n < 3; n++) {
    const bracket = BRACKETED.exec(rest)
    if (!bracket) break
    rest = `${rest.slice(0, bracket.index)} ${rest.slice(bracket.index + bracket[0].length)}`
    found.push(...marked(bracket[1] as string, 'bracket'))
  }
  const named = marked(rest, undefined).flatMap((s) => (s.aside ? [s] : slashed(s.text)))
  const all = [...named, ...found].filter((s) => /\p{L}/u.test(s.text)).slice(0, 4)
  if (all.length === 0) return [{ text: source }]
  // all of it stood in brackets
  if (all.every((s) => s.aside)) return [{ text: (all[0] as Segment).text }, ...all.slice(1)]
  return all
}

function marked(text: string, otherwise: Aside | undefined): Segment[] {
  for (const [aside, marker] of [
    ['former', FORMER],
    ['alias', ALIAS],
  ] as const) {
    const m = marker.exec(text)
    if (!m) continue
    const after = text.slice(m.index + m[0].length)
    return [...marked(text.slice(0, m.index), otherwise), ...marked(after, aside)]
  }
  return [otherwise ? { text, aside: otherwise } : { text }]
}

function slashed(text: string): Segment[] {
  const parts = text.split(SLASH)
  const whole = parts.length > 1 && parts.every((p) => /\p{L}{2,}\P{L}+\p{L}/u.test(p))
  return whole ? parts.map((p, i) => (i === 0 ? { text: p } : { text: p, aside: 'alias' })) : [{ text }]
}
