// One communiqué's numbers, small, for the pages of others: the only page of Oralu that may stand in their frames. It
// follows corrections and withdrawals by itself.
import { dayInWords, type Language } from '@oralu/domain'
import { compositionChart } from './chart.ts'
import { document, escapeHtml as e, paragraphs, time } from './frame.ts'
import { numbersTable } from './numbers.ts'
import { pageWords } from './page-words.ts'
import type { PublishedRow } from './published.ts'
import type { Site } from './site.ts'
import { siteWords } from './words.ts'

/** What to copy into a page of one's own. */
export function embedding(row: PublishedRow, language: Language, address: string): string {
  const words = pageWords[language]
  const title = row.texts![language].title
  const snippet = `<iframe src="${address}/public/${language}/embed/${row.slug}" title="${e(title)}" width="100%" height="420" loading="lazy"></iframe>`
  return `<details class="embedding"><summary>${e(words.embed)}</summary>
<p>${e(words.embedAbout)}</p>
<pre tabindex="0" dir="ltr" aria-label="${e(words.embed)}"><code>${e(snippet)}</code></pre>
<p><a href="/public/${language}/embed/${e(row.slug)}">${e(words.embedSee)}</a></p></details>`
}

function small(language: Language, row: PublishedRow, demonstration: boolean): string {
  const words = siteWords[language]
  const title = row.texts?.[language].title ?? words.withdrawnNote
  const said = row.texts
    ? `<p class="quiet">${e(words.asItWas)} <time datetime="${row.as_it_was}">${e(dayInWords(row.as_it_was, language))}</time>${row.number > 1 ? ` · ${e(words.corrected)}: ${time(row.published_at, language)}` : ''}</p>
${compositionChart([row], language, 'composition')}
${numbersTable(row, language)}`
    : `<p class="quiet">${e(words.withdrawn)}: ${time(row.withdrawn_at!, language)}</p>${paragraphs(row.withdrawal_note?.[language] ?? '')}`
  return document(
    language,
    title,
    '',
    `<body class="embedded">
${demonstration ? `<aside class="demonstration">${e(words.demonstration)}</aside>` : ''}
<main>
<h1><a href="/public/${language}/${e(row.slug)}" target="_blank" rel="noopener">${e(title)}</a></h1>
${said}
<p class="quiet">${e(row.agency)}</p>
</main>
</body>`,
  )
}

export function embedPage(site: Site): void {
  site.page('/embed/:slug', ({ rows, language, params, demonstration }) => {
    const row = rows.find(({ slug }) => slug === params.slug)
    return (
      row && {
        text: small(language, row, demonstration),
        status: row.withdrawn_at ? 410 : 200,
        elsewhere: 'framed',
      }
    )
  })
}
