// The figures: every number of the texts in force, as a picture and as a table; and what was published when. Nothing
// here is counted anew: each number left the house in a communiqué, which is one click away.
import { dayInWords, figureCells, type Language } from '@oralu/domain'
import { compositionChart } from './chart.ts'
import { escapeHtml as e, frame, time } from './frame.ts'
import { missionsMap } from './map.ts'
import { remarks, stated } from './numbers.ts'
import { pageWords } from './page-words.ts'
import { cellsOf, inForce, type PublishedRow } from './published.ts'
import type { Site } from './site.ts'
import { siteWords } from './words.ts'

function table(rows: readonly PublishedRow[], language: Language): string {
  const words = siteWords[language]
  const used = figureCells.filter((each) =>
    rows.some((row) => cellsOf(row).some(({ category }) => category === each)),
  )
  const lines = rows.map((row) => {
    const cells = cellsOf(row)
    const numbers = used.map((category) => {
      const cell = cells.find((each) => each.category === category)
      const none = row.breakdown && category === 'adultsSexUnknown' ? '0' : '—'
      return `<td>${cell ? e(stated(cell, language)) : none}</td>`
    })
    return `<tr><th scope="row"><a href="/public/${language}/${e(row.slug)}">${e(row.texts![language].title)}</a><br><span class="quiet">${e(dayInWords(row.as_it_was, language))}</span></th>${numbers.join('')}</tr>`
  })
  const gaps = rows.some((row) => !row.breakdown) && used.length > 1
  return `<div class="wide" role="region" tabindex="0" aria-label="${e(pageWords[language].tableCaption)}"><table class="numbers">
<caption>${e(pageWords[language].tableCaption)}</caption>
<thead><tr><th scope="col">${e(pageWords[language].communique)}</th>${used.map((each) => `<th scope="col">${e(words.cells[each])}</th>`).join('')}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table></div>
${gaps ? `<p class="quiet">${e(pageWords[language].notStated)}</p>` : ''}${remarks(rows, language)}`
}

/** What was published, corrected and withdrawn, the newest first. */
function timeline(rows: readonly PublishedRow[], language: Language): string {
  const { events } = pageWords[language]
  const happened = rows.flatMap((row) => [
    { at: row.published_at, what: row.number === 1 ? events.published : events.corrected, row },
    ...(row.withdrawn_at && row.number === 1 ? [{ at: row.withdrawn_at, what: events.withdrawn, row }] : []),
  ])
  const items = happened
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map(({ at, what, row }) => {
      const title = row.texts?.[language].title ?? siteWords[language].withdrawnNote
      const address = `/public/${language}/${row.slug}${row.texts ? `/${row.number}` : ''}`
      return `<li>${time(at, language)} <strong>${e(what)}</strong> <a href="${e(address)}">${e(title)}</a></li>`
    })
  return `<section><h2>${e(pageWords[language].timeline)}</h2><ol class="timeline">${items.join('\n')}</ol></section>`
}

export function figuresPage(site: Site): void {
  site.page('/figures/', ({ rows, language, demonstration }) => {
    const words = pageWords[language]
    const now = inForce(rows)
    const chart = compositionChart(now, language, 'composition')
    return {
      text: frame(
        { language, title: words.sections.figures, rest: 'figures/', demonstration },
        `<h1>${e(words.sections.figures)}</h1>
<p class="lead">${e(words.figuresAbout)}</p>
${chart ? `<figure><figcaption><h2>${e(words.composition)}</h2><p class="quiet">${e(words.compositionAbout)}</p></figcaption>\n${chart}</figure>` : ''}
${now.length ? table(now, language) : `<p>${e(siteWords[language].none)}</p>`}
${missionsMap(now, language)}
<p><a href="/public/${language}/data/">${e(words.asData)}</a></p>
${rows.length ? timeline(rows, language) : ''}`,
      ),
    }
  })
}
