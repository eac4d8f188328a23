// Rules about nationality that need nothing but what is stated. They say what is missing and what the evidence points
// to; none of them decides: that takes two officers.
import { z } from 'zod'
import type { findings } from './people.ts'

/** Kinds of evidence, the strong before the weak: a ladder of what was looked for, not a measure of a person. */
export const evidenceLadder = [
  'passport',
  'identity card',
  'birth record',
  'consular registration',
  'parent record',
  'dna',
  'witness',
  'own statement',
  'other',
] as const
export type EvidenceRung = (typeof evidenceLadder)[number]
export type NationalityFinding = (typeof findings)[number]

export const parentsAtBirth = ['citizen', 'other nationality', 'stateless', 'not known'] as const
export type ParentAtBirth = (typeof parentsAtBirth)[number]

// Cyrillic letters that look like those of marker names, or name the same bases.
const latin: Record<string, string> = Object.fromEntries(
  Array.from('АВСЕНОРТХІЅГЦ', (letter, i) => [letter, 'ABCEHOPTXISGC'[i]!]),
)
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toUpperCase()
    .replace(/[АВСЕНОРТХІЅГЦ]/g, (letter) => latin[letter]!)

/** Names of loci: autosomal and of X (D3S1358, DXS10103), of Y (DYS391), and those with names of their own. */
const loci =
  /(?<![A-Z0-9])(?:D(?:\d{1,2}|X)[ -]?S[ -]?\d{2,5}|DYS[ -]?\d{3}|Y-?GATA|TH[O0]1|TP[O0]X|CSF1P[O0]|PENTA[ -]?[DE]|SE33|AMELOGENIN|(?:FGA|[BV]WA|AMEL)\W{0,3}[\dXY])(?![A-Z])/
/** Two single-nucleotide names and more, or three differences from the mitochondrial reference and more. */
const snps = /(?<![A-Z0-9])RS\d{4,}\b.{1,40}(?<![A-Z0-9])RS\d{4,}/s
const mitochondrial = /(?:(?<![A-Z0-9])[ACGT]?(?:16[0-5]\d\d|[1-5]\d\d|[6-9]\d)[ACGT](?![A-Z0-9])[\s,;]*){3}/
/** Twelve bases and more, also in groups. */
const sequence = /(?<![A-Z])(?:[ACGT][\s-]?){12,}(?![A-Z])/
/** Five pairs of repeat numbers and more ("14,16"); a day of a calendar is none. */
const allele = /(?<![\d./-])\d{1,2}(?:\.[1-3])?\s?[,/|]\s?\d{1,2}(?:\.[1-3])?(?![\d./-]\d|\d)/g

/**
 * Whether a text holds what looks like a DNA profile: names of loci, pairs of alleles, a sequence. Oralu keeps a
 * laboratory's conclusion alone. Loci as in CODIS and the European Standard Set (ENFSI); case, spaces and Cyrillic
 * letters that look the same do not hide one.
 */
export function looksLikeProfile(text: string): boolean {
  const said = plain(text)
  return (
    loci.test(said) ||
    snps.test(said) ||
    mitochondrial.test(said) ||
    sequence.test(said) ||
    (said.match(allele)?.length ?? 0) >= 5
  )
}

/** What a rule needs to know of a piece of evidence. */
export interface PieceFacts {
  kind: EvidenceRung
  direction: 'for' | 'against' | 'neither'
  /** Of which state's nationality it speaks; null: of one's own. */
  otherState: string | null
  withdrawn: boolean
  kinship: string | null
  atBirth: ParentAtBirth | null
  conclusion: string | null
}

/**
 * Whether nothing points to any nationality: found by two, or to be looked into. A laboratory's conclusion does not
 * count, since not every reader sees it.
 * @param standing the finding that stands, null when there is none
 */
export function statelessness(
  standing: NationalityFinding | null,
  pieces: readonly PieceFacts[],
): 'found' | 'at risk' | 'possible' | null {
  if (standing === 'stateless') return 'found'
  if (standing === 'at risk of statelessness') return 'at risk'
  if (standing === 'citizen' || standing === 'other nationality') return null
  const live = pieces.filter((piece) => !piece.withdrawn && piece.kind !== 'dna')
  const speaks = (direction: PieceFacts['direction'], own: boolean) =>
    live.some((piece) => piece.direction === direction && (piece.otherState === null) === own)
  if (speaks('for', false)) return null
  if (standing === 'not a citizen' || standing === 'unsupported claim') return 'possible'
  return speaks('against', true) && !speaks('for', true) ? 'possible' : null
}

export const birthGaps = [
  'birth record',
  'mother at birth',
  'father at birth',
  'parents contradict',
  'consular registration',
  'residence or agreement',
] as const

const parent = z.enum([...parentsAtBirth, 'contradicts']).nullable()
export const BornAbroad = z.object({
  mother: parent,
  father: parent,
  birthRecord: z.boolean(),
  /** null: nothing says. */
  registered: z.boolean().nullable(),
  /** Which rule the parents' nationality leads to. */
  rule: z.enum(['both parents', 'one parent, the other of none', 'one parent', 'no parent', 'open']),
  missing: z.array(z.enum(birthGaps)),
})
export type BornAbroad = z.infer<typeof BornAbroad>

/**
 * A child born abroad: what is stated of the parents' nationality at the birth, and what is missing for the rule it
 * leads to. Law of Kazakhstan on citizenship (1991), articles 11 and 12: both parents; one parent and the other without
 * or of unknown nationality; one parent, and residence or a written agreement.
 */
export function bornAbroad(pieces: readonly PieceFacts[]): BornAbroad {
  const live = pieces.filter((piece) => !piece.withdrawn)
  const stated = (which: 'mother' | 'father') => {
    const said = new Set(
      live
        .filter((piece) => piece.kind === 'parent record' && piece.kinship === which)
        .flatMap((piece) => piece.atBirth ?? []),
    )
    // What is not known gives way to what is.
    if (said.size > 1) said.delete('not known')
    return said.size > 1 ? ('contradicts' as const) : ([...said][0] ?? null)
  }
  const [mother, father] = [stated('mother'), stated('father')]
  const registrations = live.filter(
    (piece) => piece.kind === 'consular registration' && piece.otherState === null,
  )
  const registered = registrations.some((piece) => piece.direction === 'for')
    ? true
    : registrations.some((piece) => piece.direction === 'against')
      ? false
      : null
  const rule = ruleOf(mother, father)
  const birthRecord = live.some((piece) => piece.kind === 'birth record')
  const unclear = mother === 'contradicts' || father === 'contradicts'
  const gaps: Record<(typeof birthGaps)[number], boolean> = {
    'birth record': !birthRecord,
    'mother at birth': mother === null,
    'father at birth': father === null,
    'parents contradict': unclear,
    'consular registration': registered !== true,
    'residence or agreement': rule === 'one parent',
  }
  return { mother, father, birthRecord, registered, rule, missing: birthGaps.filter((gap) => gaps[gap]) }
}

function ruleOf(mother: BornAbroad['mother'], father: BornAbroad['father']): BornAbroad['rule'] {
  const said = [mother, father]
  if (said.some((each) => each === null || each === 'contradicts')) return 'open'
  const citizens = said.filter((each) => each === 'citizen').length
  if (citizens === 2) return 'both parents'
  if (citizens === 0) return said.includes('not known') ? 'open' : 'no parent'
  return said.includes('other nationality') ? 'one parent' : 'one parent, the other of none'
}
