// The public pages as text: no script, every value escaped, one heading a page, a language switch that keeps the page.
import { dayInWords, type InFourLanguages, type Language, Language as LanguageShape } from '@oralu/domain'
import { languageNames, siteWords } from './site-words.ts'

/** A row of figures.published(). */
export interface PublishedRow {
  communique_id: string
  slug: string
  agency: string
  number: number
  texts: Record<Language, { title: string; body: string }> | null
  breakdown: boolean
  correction_note: InFourLanguages | null
  published_at: string
  total: number | null
  men: number | null
  women: number | null
  children: number | null
  adults_sex_unknown: number | null
  definitions: { id: string; version: number }[]
  as_it_was: string
  known_at: string
  ledger_size: number
  manifests: number
  withdrawn_at: string | null
  withdrawal_note: InFourLanguages | null
}

const siteLanguages = LanguageShape.options
const locales: Record<Language, string> = { kk: 'ru-KZ', ru: 'ru-KZ', en: 'en-GB', ar: 'ar-u-nu-latn' }

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
const e = escapeHtml

/** The day of an instant where the communiqués are made. */
const dayOf = (instant: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Almaty',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant))

const time = (instant: string, language: Language) =>
  `<time datetime="${e(instant)}">${e(dayInWords(dayOf(instant), language))}</time>`

interface Frame {
  language: Language
  title: string
  /** What follows /public/{lang}/ in this page's address, for the switch of languages. */
  rest: string
  demonstration: boolean
}

function frame({ language, title, rest, demonstration }: Frame, main: string): string {
  const words = siteWords[language]
  const others = siteLanguages
    .map((each) =>
      each === language
        ? `<li><span lang="${each}" aria-current="true">${languageNames[each]}</span></li>`
        : `<li><a href="/public/${each}/${rest}" lang="${each}" hreflang="${each}">${languageNames[each]}</a></li>`,
    )
    .join('')
  const alternates = siteLanguages
    .map((each) => `<link rel="alternate" hreflang="${each}" href="/public/${each}/${rest}">`)
    .join('\n')
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(title)}</title>
<link rel="stylesheet" href="/public/style.css">
<link rel="alternate" type="application/atom+xml" title="${e(words.feed)}" href="/public/${language}/feed.atom">
${alternates}
</head>
<body>
<a class="skip" href="#main">${e(words.skip)}</a>
${demonstration ? `<aside class="demonstration">${e(words.demonstration)}</aside>` : ''}
<header class="site">
<p class="name"><a href="/public/${language}/">${e(words.site)}</a></p>
<nav aria-label="${e(words.languages)}"><ul>${others}</ul></nav>
</header>
<main id="main">
${main}
</main>
<footer><p><a href="/public/${language}/feed.atom">${e(words.feed)}</a></p></footer>
</body>
</html>
`
}

/** One entry a communiqué: `rows` are all published versions, newest first. */
export function listPage(language: Language, rows: readonly PublishedRow[], demonstration: boolean): string {
  const words = siteWords[language]
  const newest = rows.filter(
    (row, index) => rows.findIndex((each) => each.communique_id === row.communique_id) === index,
  )
  const items = newest
    .map((row) => {
      const first = rows.findLast((each) => each.communique_id === row.communique_id)!
      const state = row.withdrawn_at
        ? ` · <strong>${e(words.withdrawn)}: ${time(row.withdrawn_at, language)}</strong>`
        : row.number > 1
          ? ` · <strong>${e(words.corrected)}: ${time(row.published_at, language)}</strong>`
          : ''
      const title = row.texts?.[language].title ?? words.withdrawnNote
      return `<li><h2><a href="/public/${language}/${e(row.slug)}">${e(title)}</a></h2>
<p class="quiet">${e(words.published)}: ${time(first.published_at, language)}${state}</p></li>`
    })
    .join('\n')
  return frame(
    { language, title: words.site, rest: '', demonstration },
    `<h1>${e(words.site)}</h1>
<p class="lead">${e(words.about)}</p>
${items ? `<ul class="list">\n${items}\n</ul>` : `<p>${e(words.none)}</p>`}`,
  )
}

/** One text of a communiqué: the newest, or an earlier one that says that it was corrected. */
export function communiquePage(
  language: Language,
  rows: readonly PublishedRow[],
  number: number | undefined,
  demonstration: boolean,
): string {
  const words = siteWords[language]
  const newest = rows[0]!
  const shown = rows.find((row) => row.number === number) ?? newest
  const rest = `${shown.slug}${shown === newest ? '' : `/${shown.number}`}`
  if (newest.withdrawn_at || !shown.texts)
    return frame(
      { language, title: words.withdrawnNote, rest, demonstration },
      `<article><h1>${e(words.withdrawnNote)}</h1>
<p class="quiet">${e(words.withdrawn)}: ${time(newest.withdrawn_at ?? newest.published_at, language)}</p>
${paragraphs(newest.withdrawal_note?.[language] ?? '')}
<p><a href="/public/${language}/">${e(words.back)}</a></p></article>`,
    )
  const { title, body } = shown.texts[language]
  const corrections = rows.filter((row) => row.correction_note && row.number <= shown.number)
  return frame(
    { language, title, rest, demonstration },
    `<article>
${shown === newest ? '' : `<p class="notice">${e(words.earlierBanner)} <a href="/public/${language}/${e(newest.slug)}">${e(words.newest)}</a></p>`}
<h1>${e(title)}</h1>
<p class="quiet">${e(words.published)}: ${time(rows.at(-1)!.published_at, language)}${shown.number > 1 ? ` · ${e(words.corrected)}: ${time(shown.published_at, language)}` : ''}</p>
${corrections.map((row) => `<section class="notice"><h2>${e(words.correctionOf(dayInWords(dayOf(row.published_at), language)))}</h2>${paragraphs(row.correction_note![language])}</section>`).join('\n')}
${paragraphs(body)}
${numbers(shown, language)}
${earlier(rows, language)}
</article>
<p class="back"><a href="/public/${language}/">${e(words.back)}</a></p>`,
  )
}

function numbers(row: PublishedRow, language: Language): string {
  const words = siteWords[language]
  const digits = (value: number) => new Intl.NumberFormat(locales[language]).format(value)
  const cells = [
    ['total', row.total],
    ['men', row.men],
    ['women', row.women],
    ['children', row.children],
    ['adultsSexUnknown', row.adults_sex_unknown || null],
  ] as const
  const lines = cells
    .filter(([, value]) => value !== null)
    .map(([cell, value]) => `<tr><th scope="row">${e(words.cells[cell])}</th><td>${digits(value!)}</td></tr>`)
    .join('')
  const used = row.definitions.filter(({ id }) => words.definitions[id] && (row.breakdown || id === 'total'))
  return `<section class="facts"><h2>${e(words.numbers)}</h2>
<table><tbody>${lines}</tbody></table>
<h2>${e(words.counted)}</h2>
<ul>${used.map(({ id, version }) => `<li>${e(words.definitions[id]!)} <span class="quiet">(${e(words.definitionVersion(version))})</span></li>`).join('')}</ul>
<dl>
<dt>${e(words.asItWas)}</dt><dd><time datetime="${row.as_it_was}">${e(dayInWords(row.as_it_was, language))}</time></dd>
<dt>${e(words.asKnownOn)}</dt><dd>${time(row.known_at, language)}. ${e(words.ledger(digits(row.ledger_size)))}</dd>
<dt>${e(words.source)}</dt><dd>${e(words.sourceIs(row.agency, row.manifests))}</dd>
</dl></section>`
}

function earlier(rows: readonly PublishedRow[], language: Language): string {
  const words = siteWords[language]
  if (rows.length < 2) return ''
  const items = rows
    .slice(1)
    .map(
      (row) =>
        `<li><a href="/public/${language}/${e(row.slug)}/${row.number}">${e(words.versionOf(row.number, dayInWords(dayOf(row.published_at), language)))}</a></li>`,
    )
  return `<section><h2>${e(words.earlier)}</h2><ul>${items.join('')}</ul></section>`
}

export function missingPage(language: Language, demonstration: boolean): string {
  const words = siteWords[language]
  return frame(
    { language, title: words.missing, rest: '', demonstration },
    `<h1>${e(words.missing)}</h1><p>${e(words.missingHint)}</p><p><a href="/public/${language}/">${e(words.back)}</a></p>`,
  )
}

/** Blank lines part paragraphs; a single line break stays one. */
export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((each) => `<p>${e(each.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}
