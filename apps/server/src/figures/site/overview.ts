// Where the site begins: what this is, the newest communiqués, and the newest numbers in force.
import { dayInWords, type Language } from '@oralu/domain'
import { communiqueList } from './communiques.ts'
import { escapeHtml as e, frame } from './frame.ts'
import { numbersTable } from './numbers.ts'
import { pageWords } from './page-words.ts'
import { inForce, newestOf, type PublishedRow } from './published.ts'
import type { Site } from './site.ts'
import { siteWords } from './words.ts'

function figures(rows: readonly PublishedRow[], language: Language): string {
  const words = pageWords[language]
  const [row] = inForce(rows)
  if (!row) return ''
  return `<section><h2>${e(words.newestFigures)}</h2>
<p><a href="/public/${language}/${e(row.slug)}">${e(row.texts![language].title)}</a><br>
<span class="quiet">${e(siteWords[language].asItWas)} <time datetime="${row.as_it_was}">${e(dayInWords(row.as_it_was, language))}</time></span></p>
${numbersTable(row, language)}
<p><a href="/public/${language}/figures/">${e(words.allFigures)}</a></p></section>`
}

export function overviewPage(site: Site): void {
  site.page('/', ({ rows, language, demonstration }) => {
    const words = pageWords[language]
    return {
      text: frame(
        { language, title: words.name, rest: '', demonstration },
        `<h1>${e(words.title)}</h1>
${words.programme.map((each) => `<p>${e(each)}</p>`).join('\n')}
<section><h2>${e(words.newestCommuniques)}</h2>
${communiqueList(language, rows, newestOf(rows).slice(0, 3), 'h3')}
<p><a href="/public/${language}/communiques/">${e(siteWords[language].list)}</a></p></section>
${figures(rows, language)}`,
      ),
    }
  })
}
