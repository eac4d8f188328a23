// Who answers for what is published here, and how they are reached.
import { escapeHtml as e, frame, paragraphs } from './frame.ts'
import { pageWords } from './page-words.ts'
import type { Site } from './site.ts'

export function contactPage(site: Site): void {
  site.page('/contact/', ({ rows, language, demonstration, contact }) => {
    const words = pageWords[language]
    const agencies = [...new Set(rows.map(({ agency }) => agency))].sort()
    return {
      text: frame(
        { language, title: words.sections.contact, rest: 'contact/', demonstration },
        `<h1>${e(words.sections.contact)}</h1>
<p class="lead">${e(words.contactAbout)}</p>
${contact ? `<section><h2>${e(words.reached)}</h2>${paragraphs(contact.replaceAll('\\n', '\n'))}</section>` : ''}
<section><h2>${e(words.agencies)}</h2>
${agencies.length ? `<ul>${agencies.map((each) => `<li>${e(each)}</li>`).join('')}</ul>` : `<p>${e(words.noAgencies)}</p>`}</section>
${contact ? '' : `<p>${e(words.noContact)}</p>`}`,
      ),
    }
  })
}
