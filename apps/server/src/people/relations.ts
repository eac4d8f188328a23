// What a list's word for kinship says of a row's place in its family. What is not understood is 'other kin'.
import type { FamilyRole } from '@oralu/domain'

const words: readonly [FamilyRole, RegExp][] = [
  [
    'child',
    /^(ابن|ابنة|إبن|إبنة|بنت|ولد|طفل|طفلة|يتيم|يتيمة|رضيع|رضيعة|сын|дочь|реб[её]нок|сирота|ұлы|қызы|бала|баласы|son|daughter|child|orphan)$/iu,
  ],
  ['grandparent', /^(جد|جدة|дед|дедушка|бабушка|ата|әже|атасы|әжесі|grandmother|grandfather|grandparent)$/iu],
  ['sibling', /^(أخ|أخت|اخ|اخت|брат|сестра|аға|іні|әпке|қарындас|сіңлі|brother|sister|sibling)$/iu],
  ['mother', /^(أم|ام|الأم|والدة|ربة الأسرة|ربة الاسرة|زوجة|мать|жена|анасы|ана|әйелі|mother|wife)$/iu],
  ['father', /^(أب|اب|الأب|والد|رب الأسرة|رب الاسرة|زوج|отец|муж|әкесі|әке|күйеуі|father|husband)$/iu],
  ['guardian', /^(وصي|وصية|опекун|қамқоршы|guardian)$/iu],
]
const heading = /(صلة القرابة|القرابة|родств|кем приходится|туыстық|relation|kinship)/iu
/** In a letter, the word is about the writer: a daughter sought is a mother in her own family. */
const grandchild = /^(внук|внучка|немере|немересі|grandchild|grandson|granddaughter|حفيد|حفيدة)$/iu

/**
 * The place of a row in its family.
 * @param sourceKind of lists.source: in enquiries the word speaks of the enquirer, so only a grandchild is told
 */
export function roleOfRelation(word: string | undefined, sourceKind: string): FamilyRole {
  const said = word?.normalize('NFKC').trim() ?? ''
  if (grandchild.test(said)) return 'child'
  if (sourceKind === 'enquiries') return 'other kin'
  return words.find(([, form]) => form.test(said))?.[0] ?? 'other kin'
}

/** The list's word for kinship, from the column whose heading says so. */
export function relationAmong(said: Record<string, string>): string | undefined {
  return Object.entries(said).find(([column]) => heading.test(column))?.[1]
}
