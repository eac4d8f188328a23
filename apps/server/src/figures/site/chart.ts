// The picture of a composition: one bar a text, in parts; drawn by the server as SVG, mirrored where one reads from the
// right. It says the same in words for who does not see it, and every number stands in a table beside it.
import { dayInWords, type FigureCell, type Language } from '@oralu/domain'
import { escapeHtml as e } from './frame.ts'
import { digitsIn, stated } from './numbers.ts'
import { pageWords } from './page-words.ts'
import { cellsOf, type PublishedRow } from './published.ts'
import { siteWords } from './words.ts'

const width = 640
const rowHeight = 62
const barHeight = 24
/** Narrower parts carry no number of their own. */
const narrowest = 40

type Part = Exclude<FigureCell, 'total'> | 'withheld'

/** What of each text is drawn: parts that are stated, and what is left of the total where a part is withheld. */
function partsOf(row: PublishedRow): { part: Part; value: number }[] {
  const cells = cellsOf(row).filter(({ category }) => category !== 'total')
  const parts: { part: Part; value: number }[] = cells.flatMap(({ category, value }) =>
    value ? [{ part: category as Part, value }] : [],
  )
  const rest = (cellsOf(row)[0]?.value ?? 0) - parts.reduce((sum, { value }) => sum + value, 0)
  if (rest > 0 && cells.some(({ value }) => value === null)) parts.push({ part: 'withheld', value: rest })
  return parts
}

const inWords = (row: PublishedRow, language: Language) =>
  `${dayInWords(row.as_it_was, language)}: ${cellsOf(row)
    .map((cell) => `${siteWords[language].cells[cell.category]}: ${stated(cell, language)}`)
    .join('; ')}.`

/** @param name told apart from other charts of the page */
export function compositionChart(rows: readonly PublishedRow[], language: Language, name: string): string {
  const words = pageWords[language]
  const digits = digitsIn(language)
  const drawn = rows.map((row) => ({ row, parts: partsOf(row) })).filter(({ parts }) => parts.length > 0)
  if (drawn.length === 0) return ''
  const lengths = drawn.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0))
  const scale = width / Math.max(...lengths)
  // From where one begins to read.
  const mirrored = language === 'ar'
  const from = (start: number, size: number) => (mirrored ? width - start - size : start)
  const bars = drawn.map(({ row, parts }, at) => {
    const top = at * rowHeight
    let start = 0
    const pieces = parts.map(({ part, value }) => {
      const size = value * scale
      const x = from(start, size)
      start += size
      const label =
        part !== 'withheld' && size >= narrowest
          ? `<text class="in-${part}" x="${(x + size / 2).toFixed(1)}" y="${top + 40}" text-anchor="middle" dominant-baseline="central">${e(digits(value))}</text>`
          : ''
      return `<rect class="part-${part}" x="${x.toFixed(1)}" y="${top + 28}" width="${size.toFixed(1)}" height="${barHeight}"${part === 'withheld' ? ` fill="url(#${name}-hatch)"` : ''}/>${label}`
    })
    const [total] = cellsOf(row)
    return `<text class="of" x="${mirrored ? width : 0}" y="${top + 20}" text-anchor="start">${e(dayInWords(row.as_it_was, language))} · ${e(siteWords[language].cells.total)}: ${e(stated(total!, language))}</text>${pieces.join('')}`
  })
  const present = (['men', 'women', 'children', 'adultsSexUnknown', 'withheld'] as const).filter((part) =>
    drawn.some(({ parts }) => parts.some((each) => each.part === part)),
  )
  const legend = present.map((part) => {
    const says = part === 'withheld' ? words.withheld : siteWords[language].cells[part]
    return `<li><svg class="key" viewBox="0 0 16 16" aria-hidden="true"><rect class="part-${part}" x="1" y="1" width="14" height="14"${part === 'withheld' ? ` fill="url(#${name}-hatch)"` : ''}/></svg>${e(says)}</li>`
  })
  return `<svg class="chart" viewBox="0 0 ${width} ${drawn.length * rowHeight}" role="img" aria-labelledby="${name}-title ${name}-desc">
<title id="${name}-title">${e(words.composition)}</title>
<desc id="${name}-desc">${e(drawn.map(({ row }) => inWords(row, language)).join(' '))}</desc>
<defs><pattern id="${name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="#51584f" stroke-width="1"/></pattern></defs>
${bars.join('\n')}
</svg>
<ul class="legend">${legend.join('')}</ul>`
}
