/** Published tables of capture histories, each with where it stands. */
import type { HistoryTable } from '../../src/estimate/table.ts'

/** A table from rows like `'110': 54`, a digit a list. */
export function tableOf(lists: readonly string[], rows: Readonly<Record<string, number>>): HistoryTable {
  const counts = new Array<number>(1 << lists.length).fill(0)
  for (const [digits, people] of Object.entries(rows))
    counts[[...digits].reduce((bits, digit, i) => bits | (Number(digit) << i), 0)]! += people
  return { lists, counts }
}

/** A set of lists by their names, as bits: `of(kosovo, 'EXH', 'ABA')`. */
export function of(table: HistoryTable, ...names: string[]): number {
  return names.reduce((bits, name) => bits | (1 << table.lists.indexOf(name)), 0)
}

/** Korean women held in Palembang: Ball, Shin, Yang 2018; in the R package MultipleSystemsEstimation as `Korea`. */
export const korea = tableOf(['b', 'c', 'd'], {
  '001': 41,
  '010': 5,
  '100': 5,
  '110': 54,
  '101': 6,
  '111': 12,
})

/** Chan, Silverman, Vincent 2021, Table 2 (`Artificial_3` in SparseMSE). */
export const artificial = tableOf(['A', 'B', 'C'], { '100': 40, '010': 30, '001': 20, '110': 6 })

/** Killings in Kosovo, March to June 1999: Ball et al. 2002, report to the ICTY; `Kosovo` in the same package. */
export const kosovo = tableOf(['EXH', 'ABA', 'OSCE', 'HRW'], {
  '1000': 1131,
  '0100': 845,
  '0010': 936,
  '0001': 306,
  '1100': 177,
  '1010': 228,
  '1001': 106,
  '0110': 217,
  '0101': 31,
  '0011': 123,
  '1110': 181,
  '1101': 18,
  '1011': 42,
  '0111': 32,
  '1111': 27,
})

/** Potential victims of trafficking in the United Kingdom, 2013: Silverman, Home Office 2014; `UKdat` in SparseMSE. */
export const uk = tableOf(['LA', 'NG', 'PF', 'GO', 'GP', 'NCA'], {
  '100000': 54,
  '010000': 463,
  '001000': 907,
  '000100': 695,
  '000010': 316,
  '000001': 57,
  '110000': 15,
  '101000': 19,
  '100100': 3,
  '011000': 56,
  '010100': 19,
  '010010': 1,
  '010001': 3,
  '001100': 69,
  '001010': 10,
  '001001': 31,
  '000110': 8,
  '000101': 6,
  '000011': 1,
  '111000': 1,
  '110100': 1,
  '011100': 4,
  '011001': 3,
  '001101': 1,
  '111100': 1,
})

/** The same with the lists PF and NCA joined (`UKdat_5`). */
export const ukFive = tableOf(
  ['LA', 'NG', 'PFNCA', 'GO', 'GP'],
  uk.counts.reduce<Record<string, number>>((rows, people, h) => {
    const on = (i: number) => (h >> i) & 1
    const digits = [on(0), on(1), on(2) | on(5), on(3), on(4)].join('')
    if (people > 0) rows[digits] = (rows[digits] ?? 0) + people
    return rows
  }, {}),
)

/** Diabetes in Casale Monferrato, 2,069 patients: Bruno et al. 1994; counts as Rivest 2011 has them. */
export const diabetes = tableOf(['1', '2', '3', '4'], {
  '1111': 58,
  '1110': 157,
  '1101': 18,
  '1100': 104,
  '1011': 46,
  '1010': 650,
  '1001': 12,
  '1000': 709,
  '0111': 14,
  '0110': 20,
  '0101': 7,
  '0100': 74,
  '0011': 8,
  '0010': 182,
  '0001': 10,
})

/** Data R3 of Darroch et al. 1993 (a census and its follow-up surveys), as Rivest 2011 has them. */
export const census = tableOf(['1', '2', '3'], {
  '111': 72,
  '110': 155,
  '101': 7,
  '100': 71,
  '011': 13,
  '010': 53,
  '001': 43,
})

/** Fatal occupational injuries: Cormack, Chang, Smith 2000, Table 3a (four lists) and 3b (three). */
export const injuriesFour = tableOf(['death', 'NTOF', 'WCC', 'MOSH'], {
  '1111': 72,
  '1110': 5,
  '1101': 29,
  '1100': 53,
  '1011': 24,
  '1010': 3,
  '1001': 12,
  '1000': 14,
  '0100': 1,
  '0001': 2,
})
export const injuriesThree = tableOf(['1', '2', '3'], {
  '111': 72,
  '110': 5,
  '101': 29,
  '100': 54,
  '011': 24,
  '010': 3,
  '001': 14,
})

/** Seber 1982, page 107: two occasions of capture. */
export const seber = tableOf(['1', '2'], { '11': 167, '10': 781, '01': 254 })
