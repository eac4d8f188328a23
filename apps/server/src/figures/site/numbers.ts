// How a page states the numbers of one text: each in a row, and what is withheld in words.
import type { Language } from '@oralu/domain'
import { escapeHtml as e, locales } from './frame.ts'
import { pageWords } from './page-words.ts'
import { type Cell, cellsOf, type PublishedRow } from './published.ts'
import { siteWords } from './words.ts'

export const digitsIn = (language: Language) => (value: number) =>
  new Intl.NumberFormat(locales[language]).format(value)

export const stated = ({ value }: Cell, language: Language) =>
  value === null ? pageWords[language].withheld : digitsIn(language)(value)

export function numbersTable(row: PublishedRow, language: Language): string {
  const lines = cellsOf(row)
    .map(
      (cell) =>
        `<tr><th scope="row">${e(siteWords[language].cells[cell.category])}</th><td>${e(stated(cell, language))}</td></tr>`,
    )
    .join('')
  return `<table><tbody>${lines}</tbody></table>${remarks([row], language)}`
}

/** Why a number is withheld or rounded, where one is. */
export function remarks(rows: readonly PublishedRow[], language: Language): string {
  const words = pageWords[language]
  const bases = new Set(rows.map((row) => row.rounded_to).filter((base) => base > 1))
  const said = [
    ...(rows.some((row) => cellsOf(row).some(({ value }) => value === null)) ? [words.withheldWhy] : []),
    ...[...bases].sort((a, b) => a - b).map((base) => words.rounded(digitsIn(language)(base))),
  ]
  return said.map((each) => `<p class="quiet">${e(each)}</p>`).join('')
}
