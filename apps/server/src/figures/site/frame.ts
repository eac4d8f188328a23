// What every public page stands in: no script, every value escaped, one heading, a language switch that keeps the page.
import { dayInWords, dayOf, type Language, Language as LanguageShape } from '@oralu/domain'
import { pageWords, type SectionName } from './page-words.ts'
import { languageNames, siteWords } from './words.ts'

/** The parts of the site, from which its navigation is made: what follows /public/{lang}/, and the section's name. */
export const sections: readonly { path: string; name: SectionName }[] = [
  { path: '', name: 'overview' },
  { path: 'communiques/', name: 'communiques' },
  { path: 'figures/', name: 'figures' },
  { path: 'claims', name: 'claims' },
  { path: 'data/', name: 'data' },
  { path: 'enquiry', name: 'enquiry' },
  { path: 'contact/', name: 'contact' },
]

const siteLanguages = LanguageShape.options
export const locales: Record<Language, string> = { kk: 'ru-KZ', ru: 'ru-KZ', en: 'en-GB', ar: 'ar-u-nu-latn' }

/** Text as it stands in HTML, attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
const e = escapeHtml

export const time = (instant: string, language: Language) =>
  `<time datetime="${e(instant)}">${e(dayInWords(dayOf(instant), language))}</time>`

export interface Frame {
  language: Language
  title: string
  /** What follows /public/{lang}/ in this page's address, for the switch of languages. */
  rest: string
  demonstration: boolean
}

export function frame({ language, title, rest, demonstration }: Frame, main: string): string {
  const words = siteWords[language]
  const { name, sectionsName, sections: names } = pageWords[language]
  const parts = sections
    .map(
      ({ path, name: section }) =>
        `<li><a href="/public/${language}/${path}"${path === rest ? ' aria-current="page"' : ''}>${e(names[section])}</a></li>`,
    )
    .join('')
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
  return document(
    language,
    title,
    `<link rel="alternate" type="application/atom+xml" title="${e(words.feed)}" href="/public/${language}/feed.atom">
${alternates}`,
    `<body>
<a class="skip" href="#main">${e(words.skip)}</a>
${demonstration ? `<aside class="demonstration">${e(words.demonstration)}</aside>` : ''}
<header class="site">
<p class="name"><a href="/public/${language}/">${e(name)}</a></p>
<nav aria-label="${e(words.languages)}"><ul>${others}</ul></nav>
<nav class="sections" aria-label="${e(sectionsName)}"><ul>${parts}</ul></nav>
</header>
<main id="main">
${main}
</main>
<footer><p><a href="/public/${language}/feed.atom">${e(words.feed)}</a></p></footer>
</body>`,
  )
}

/** A whole document. `links` and `body` are HTML; the title is text. */
export function document(language: Language, title: string, links: string, body: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(title)}</title>
<link rel="stylesheet" href="/public/style.css">
${links}
</head>
${body}
</html>
`
}

export function missingPage(language: Language, demonstration: boolean): string {
  const words = siteWords[language]
  return frame(
    { language, title: words.missing, rest: '', demonstration },
    `<h1>${e(words.missing)}</h1><p>${e(words.missingHint)}</p><p><a href="/public/${language}/communiques/">${e(words.back)}</a></p>`,
  )
}

/** Blank lines part paragraphs; a single line break stays one. */
export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((each) => `<p>${e(each.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}
