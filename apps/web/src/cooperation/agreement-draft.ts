// A draft of an agreement as its form holds it, and as it is sent.
import { type AgreementFields, type AgreementPage, AgreementFields as Shape } from '@oralu/domain'

/** A day so many days from today, by the reader's own clock. */
export function dayFromToday(days: number): string {
  const at = new Date()
  at.setDate(at.getDate() + days)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export const emptyAgreement = (): AgreementFields => ({
  reference: '',
  title: '',
  text: '',
  purpose: '',
  legalBasis: '',
  gives: 'we',
  subjects: 'own nationals',
  missionId: null,
  sourceId: null,
  fields: {},
  onward: 'forbidden',
  onwardTerms: '',
  retentionDays: 90,
  assurances: [],
  impactAssessment: '',
  startsOn: dayFromToday(0),
  endsOn: dayFromToday(365),
})

/** The rules of a page, without what the page adds. */
export const fieldsOf = (page: AgreementPage): AgreementFields => ({
  reference: page.reference,
  title: page.title,
  text: page.text,
  purpose: page.purpose,
  legalBasis: page.legalBasis,
  gives: page.gives,
  subjects: page.subjects,
  missionId: page.missionId,
  sourceId: page.sourceId,
  fields: page.fields,
  onward: page.onward,
  onwardTerms: page.onwardTerms,
  retentionDays: page.retentionDays,
  assurances: page.assurances,
  impactAssessment: page.impactAssessment,
  startsOn: page.startsOn,
  endsOn: page.endsOn,
})

export const isWhole = (draft: AgreementFields): boolean => Shape.safeParse(draft).success
