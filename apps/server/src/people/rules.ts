// Rules about persons that need no database.
import type { NameForm, PersonBrief } from '@oralu/domain'
import { isChildOn } from '@oralu/figures'

export interface SaidOfBirth {
  born_from: string | null
  born_to: string | null
}

/** All days of birth that several sources leave open together; what says nothing adds nothing. */
export function bornOf(
  said: readonly SaidOfBirth[],
  decided?: SaidOfBirth,
): { bornFrom: string | null; bornTo: string | null } {
  if (decided) return { bornFrom: decided.born_from, bornTo: decided.born_to }
  const stating = said.filter((each) => each.born_from || each.born_to)
  if (stating.length === 0) return { bornFrom: null, bornTo: null }
  // One end left open by one source leaves it open for all.
  const from = stating.map((each) => each.born_from)
  const to = stating.map((each) => each.born_to)
  return {
    bornFrom: from.includes(null) ? null : from.toSorted()[0]!,
    bornTo: to.includes(null) ? null : to.toSorted().at(-1)!,
  }
}

/** Whether the person is a child on a day: if the range of birth allows under 18, or birth is not stated. */
export function childOn(born: { bornFrom: string | null; bornTo: string | null }, day: string): boolean {
  return isChildOn(null, born.bornTo, day)
}

/** The sex that the sources agree on. */
export function sexOf(said: readonly string[]): PersonBrief['sex'] {
  const stated = new Set(said.filter((sex) => sex !== 'unknown'))
  return stated.size === 1 ? ([...stated][0] as PersonBrief['sex']) : 'unknown'
}

export interface FormOfSource extends NameForm {
  part: string
  sourceKind: string
}

const kinds = ['civil registry', 'interview', 'enquiries', 'partner list', 'camp list', 'prison list']
const order = ['Cyrl', 'Latn', 'Arab', 'mixed', 'none']

/** The forms of a full name, the best-documented first; a kunya stands in only where nothing else is stated. */
export function bestForms(forms: readonly FormOfSource[]): NameForm[] {
  const full = forms.filter(({ part }) => part === 'full')
  const ranked = (full.length > 0 ? full : forms.filter(({ part }) => part === 'kunya')).toSorted(
    (a, b) =>
      kinds.indexOf(a.sourceKind) - kinds.indexOf(b.sourceKind) ||
      order.indexOf(a.script) - order.indexOf(b.script) ||
      b.form.length - a.form.length ||
      (a.form < b.form ? -1 : 1),
  )
  const once = new Map(ranked.toReversed().map((each) => [each.form, each]))
  return ranked
    .filter((each) => once.get(each.form) === each)
    .map(({ form, script, latin }) => ({ form, script, latin }))
}
