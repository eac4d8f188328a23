import type { MappingField } from './fields.ts'

const SEXES = new Set(
  'm|f|male|female|man|woman|boy|girl|м|ж|муж|жен|мужской|женский|мужчина|женщина|мальчик|девочка|е|ә|ер|әйел|ұл|қыз|еркек|ذكر|انثى|أنثى|انثي|رجل|امرأة|ذ|ا|أ|unknown|u|н/и|-'.split(
    '|',
  ),
)

export function isSex(value: string): boolean {
  return SEXES.has(value.toLowerCase().replace(/[.\s]/g, ''))
}

/** Western, Arabic and Persian digits to western ones. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

const NUMERIC_DATE = /^(\d{1,4})[./\-\s](\d{1,2})[./\-\s](\d{2,4})(?:\s*г\.?)?(?:[T\s]\d.*)?$/u

export function isDateLike(value: string): boolean {
  const text = westernDigits(value)
  if (NUMERIC_DATE.test(text)) return true
  return /^\d{1,2}[\s.-]\p{L}{3,}[\s.,-]+\d{4}/u.test(text) || /^\d{4}-\d{2}(-\d{2})?/.test(text)
}

function isYearOrAge(value: string): boolean {
  return /^(~|c\.?|около\s|approx\.?\s|حوالي\s)?\s*\d{1,4}(\s*[-–]\s*\d{1,4})?\s*(years?|y|yrs?|лет|год|года|г\.?|жас|жаста|سنة|سنوات|months?|мес\.?)?$/iu.test(
    westernDigits(value),
  )
}

const MOSTLY = 0.7

/**
 * Whether values look like what a heading says: true, false (they clearly do not), or null (nothing can be
 * said, as for names of places or for no values).
 */
export function looksLike(field: MappingField, values: string[]): boolean | null {
  if (values.length === 0) return null
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length
  const letters = (value: string): boolean => /\p{L}/u.test(value)
  switch (field) {
    case 'sex':
      return share(isSex) >= MOSTLY
    case 'born':
      return share((value) => isDateLike(value) || isYearOrAge(value)) >= MOSTLY
    case 'listedOn':
      return share(isDateLike) >= MOSTLY
    case 'fullName':
    case 'givenName':
    case 'familyName':
    case 'patronymic':
    case 'motherName':
    case 'fatherName':
      return share((value) => letters(value) && value.length <= 150) >= MOSTLY
    case 'phone':
      return share((value) => (westernDigits(value).match(/\d/g)?.length ?? 0) >= 5) >= MOSTLY
    case 'documentNumber':
      return share((value) => /\d/.test(westernDigits(value))) >= MOSTLY
    case 'sourceKey':
      // A key is a key because no two rows share it.
      return new Set(values).size / values.length >= 0.95 && share((value) => value.length <= 60) === 1
    default:
      return null
  }
}

/** How many dates written with two numbers before the year allow only one order, or both. */
export function orderEvidence(values: string[]): { dayFirst: number; monthFirst: number; either: number } {
  const evidence = { dayFirst: 0, monthFirst: 0, either: 0 }
  for (const value of values) {
    const match = NUMERIC_DATE.exec(westernDigits(value))
    if (!match || (match[1] as string).length > 2) continue
    const first = Number(match[1])
    const second = Number(match[2])
    if (first === 0 || second === 0 || first > 31 || second > 31) continue
    if (first > 12 && second <= 12) evidence.dayFirst++
    else if (second > 12 && first <= 12) evidence.monthFirst++
    // 07.07 says nothing, and 13/13 is no date.
    else if (first <= 12 && first !== second) evidence.either++
  }
  return evidence
}
