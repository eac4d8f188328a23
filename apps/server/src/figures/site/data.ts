// Open data: the numbers of the texts in force as CSV, JSON and XLSX, each with its definition, its dates and the
// address of the text that states it; the page that explains the columns. Format: docs/formats/public-figures.schema.json.
import { type FigureCell, type Language, Language as LanguageShape } from '@oralu/domain'
import { csvText, xlsxBytes } from '@oralu/interop'
import { escapeHtml as e, frame } from './frame.ts'
import { type Column, pageWords } from './page-words.ts'
import { cellsOf, definitionOf, newestOf, type PublishedRow } from './published.ts'
import type { Answered, Asked, Site } from './site.ts'
import { siteWords } from './words.ts'

/** The columns with their HXL 1.1 hashtags, in the order of the files. */
const hashtags: Record<Column, string> = {
  address: '#meta+url',
  communique: '#meta+id',
  version: '#meta+version',
  agency: '#org+name',
  category: '#indicator+code',
  value: '#affected+returnees+ind',
  value_state: '#meta+status',
  rounded_to: '#meta+rounding',
  definition: '#meta+definition+code',
  definition_version: '#meta+definition+version',
  as_it_was: '#date+reference',
  known_at: '#date+known',
  ledger_size: '#meta+ledger',
  published_at: '#date+published',
  withdrawn_at: '#date+withdrawn',
}
const columns = Object.keys(hashtags) as Column[]

/** As files name the categories. */
const codes: Record<FigureCell, string> = {
  total: 'total',
  men: 'men',
  women: 'women',
  children: 'children',
  adultsSexUnknown: 'adults_sex_unknown',
}

type Line = Record<Column, string | number | null>

/** A line for each number of a text in force; for a withdrawn communiqué one that says so. */
function linesOf(rows: readonly PublishedRow[], address: string): Line[] {
  return newestOf(rows).flatMap((row): Line[] => {
    const common = {
      address: `${address}/public/en/${row.slug}`,
      communique: row.slug,
      version: row.number,
      agency: row.agency,
      category: null,
      value: null,
      rounded_to: null,
      definition: null,
      definition_version: null,
      as_it_was: null,
      known_at: null,
      ledger_size: null,
      published_at: instant(row.published_at),
      withdrawn_at: null,
    }
    if (row.withdrawn_at)
      return [{ ...common, value_state: 'withdrawn', withdrawn_at: instant(row.withdrawn_at) }]
    return cellsOf(row).map(({ category, value }) => {
      const definition = definitionOf(row, category)
      return {
        ...common,
        category: codes[category],
        value,
        value_state: value === null ? 'withheld' : 'published',
        rounded_to: row.rounded_to,
        definition: definition?.id ?? null,
        definition_version: definition?.version ?? null,
        as_it_was: row.as_it_was,
        known_at: instant(row.known_at),
        ledger_size: Number(row.ledger_size),
      }
    })
  })
}

const instant = (text: string) => new Date(text).toISOString()

function* sheet(lines: readonly Line[]) {
  yield columns.map((column) => hashtags[column])
  for (const line of lines) yield columns.map((column) => line[column])
}

const csvOf = (lines: readonly Line[]) => csvText([columns, ...sheet(lines)])

function jsonOf(lines: readonly Line[]): string {
  const definitions = Object.fromEntries(
    Object.keys(siteWords.en.definitions).map((id) => [
      id,
      Object.fromEntries(LanguageShape.options.map((each) => [each, siteWords[each].definitions[id]])),
    ]),
  )
  const numbers = lines.map((line) => Object.fromEntries(columns.map((column) => [column, line[column]])))
  return `${JSON.stringify({ version: 1, definitions, numbers }, null, 2)}\n`
}

function page({ language, demonstration }: Asked): string {
  const words = pageWords[language]
  const files = (['csv', 'json', 'xlsx'] as const).map(
    (kind) =>
      `<li><a href="/public/data/figures.${kind}">${kind.toUpperCase()}</a> — ${e(words.files[kind])}</li>`,
  )
  const explained = columns.map(
    (column) =>
      `<tr><th scope="row"><code>${column}</code><br><code class="quiet">${e(hashtags[column])}</code></th><td class="text">${e(words.columns[column])}</td></tr>`,
  )
  return frame(
    { language, title: words.sections.data, rest: 'data/', demonstration },
    `<h1>${e(words.sections.data)}</h1>
<p class="lead">${e(words.dataAbout)}</p>
<ul>${files.join('')}</ul>
<p>${e(words.dataStates)}</p>
<section><h2>${e(words.columnsTitle)}</h2>
<p>${e(words.hxl)}</p>
<table class="columns"><tbody>${explained.join('\n')}</tbody></table></section>
${definitions(language)}`,
  )
}

function definitions(language: Language): string {
  const words = siteWords[language]
  const items = Object.entries(words.definitions).map(
    ([id, text]) => `<dt><code>${e(id)}</code></dt><dd>${e(text)}</dd>`,
  )
  return `<section><h2>${e(words.counted)}</h2><dl>${items.join('')}</dl></section>`
}

export function dataPages(site: Site): void {
  site.page('/data/', (asked) => ({ text: page(asked) }))
  const files: Record<string, (lines: readonly Line[]) => Answered | Promise<Answered>> = {
    csv: (lines) => ({ text: csvOf(lines), type: 'text/csv; charset=utf-8' }),
    json: (lines) => ({ text: jsonOf(lines), type: 'application/json; charset=utf-8' }),
    xlsx: async (lines) => ({
      text: await xlsxBytes({
        sheetName: 'figures',
        columns: columns.map((header) => ({ header })),
        rows: sheet(lines),
      }),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      says: csvOf(lines),
    }),
  }
  for (const [kind, make] of Object.entries(files))
    site.file(`/data/figures.${kind}`, async ({ rows, address }) => ({
      ...(await make(linesOf(rows, address))),
      elsewhere: 'read',
    }))
}
