// The communiqués: the list, each text, and the feed.
import { createHash } from 'node:crypto'
import { dayInWords, dayOf, type Language } from '@oralu/domain'
import { type AtomEntry, atomFeed } from '@oralu/figures'
import { embedding } from './embed.ts'
import { escapeHtml as e, frame, paragraphs, time } from './frame.ts'
import { journeySaid } from './map.ts'
import { digitsIn, numbersTable } from './numbers.ts'
import { newestOf, type PublishedRow } from './published.ts'
import type { Site } from './site.ts'
import { siteWords } from './words.ts'

/** A line of a list for each communiqué named; `rows` are all published versions, newest first. */
export function communiqueList(
  language: Language,
  rows: readonly PublishedRow[],
  of: readonly PublishedRow[],
  heading: 'h2' | 'h3',
): string {
  const words = siteWords[language]
  const items = of
    .map((row) => {
      const first = rows.findLast((each) => each.communique_id === row.communique_id)!
      const state = row.withdrawn_at
        ? ` · <strong>${e(words.withdrawn)}: ${time(row.withdrawn_at, language)}</strong>`
        : row.number > 1
          ? ` · <strong>${e(words.corrected)}: ${time(row.published_at, language)}</strong>`
          : ''
      const title = row.texts?.[language].title ?? words.withdrawnNote
      return `<li><${heading}><a href="/public/${language}/${e(row.slug)}">${e(title)}</a></${heading}>
<p class="quiet">${e(words.published)}: ${time(first.published_at, language)}${state}</p></li>`
    })
    .join('\n')
  return items ? `<ul class="list">\n${items}\n</ul>` : `<p>${e(words.none)}</p>`
}

function listPage(language: Language, rows: readonly PublishedRow[], demonstration: boolean): string {
  const words = siteWords[language]
  return frame(
    { language, title: words.site, rest: 'communiques/', demonstration },
    `<h1>${e(words.site)}</h1>
<p class="lead">${e(words.about)}</p>
${communiqueList(language, rows, newestOf(rows), 'h2')}`,
  )
}

/** One text of a communiqué: the newest, or an earlier one that says that it was corrected. */
function communiquePage(
  language: Language,
  rows: readonly PublishedRow[],
  number: number | undefined,
  demonstration: boolean,
  address: string,
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
<p><a href="/public/${language}/communiques/">${e(words.back)}</a></p></article>`,
    )
  const { title, body } = shown.texts[language]
  const journey = journeySaid(shown, language)
  const corrections = rows.filter((row) => row.correction_note && row.number <= shown.number)
  return frame(
    { language, title, rest, demonstration },
    `<article>
${shown === newest ? '' : `<p class="notice">${e(words.earlierBanner)} <a href="/public/${language}/${e(newest.slug)}">${e(words.newest)}</a></p>`}
<h1>${e(title)}</h1>
<p class="quiet">${e(words.published)}: ${time(rows.at(-1)!.published_at, language)}${shown.number > 1 ? ` · ${e(words.corrected)}: ${time(shown.published_at, language)}` : ''}</p>
${corrections.map((row) => `<section class="notice"><h2>${e(words.correctionOf(dayInWords(dayOf(row.published_at), language)))}</h2>${paragraphs(row.correction_note![language])}</section>`).join('\n')}
${paragraphs(body)}
${journey && `<p>${e(journey)}</p>`}
${numbers(shown, language)}
${earlier(rows, language)}
${permanent(shown, language, address)}
${shown === newest ? embedding(newest, language, address) : ''}
</article>
<p class="back"><a href="/public/${language}/communiques/">${e(words.back)}</a></p>`,
  )
}

function numbers(row: PublishedRow, language: Language): string {
  const words = siteWords[language]
  const digits = digitsIn(language)
  const used = row.definitions.filter(({ id }) => words.definitions[id] && (row.breakdown || id === 'total'))
  return `<section class="facts"><h2>${e(words.numbers)}</h2>
${numbersTable(row, language)}
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

/** Which text this is, and the address where this very text is always read: on paper too. */
function permanent(
  { slug, number, published_at }: PublishedRow,
  language: Language,
  address: string,
): string {
  const words = siteWords[language]
  const place = `/public/${language}/${slug}/${number}`
  return `<p class="permanent quiet">${e(words.versionOf(number, dayInWords(dayOf(published_at), language)))}<br>
${e(words.permanent)}: <a href="${e(place)}"><bdi>${e(address + place)}</bdi></a></p>`
}

/** An id that never changes for one communiqué in one language (RFC 9562, version 5). */
function entryId(communiqueId: string, language: Language): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(communiqueId.replaceAll('-', ''), 'hex'))
    .update(language)
    .digest()
    .subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`
}

/** The feed of one language: the newest text of each communiqué, at most fifty. */
function feedOf(language: Language, rows: readonly PublishedRow[], site: string): string {
  const words = siteWords[language]
  const entries = newestOf(rows)
    .slice(0, 50)
    .map((row): AtomEntry => {
      const first = rows.findLast((each) => each.communique_id === row.communique_id)!
      const text = row.texts?.[language]
      const note = row.correction_note
        ? `<p><strong>${words.corrected}</strong></p>${paragraphs(row.correction_note[language])}`
        : ''
      return {
        id: entryId(row.communique_id, language),
        lang: language,
        title: text?.title ?? words.withdrawnNote,
        updated: row.withdrawn_at ?? row.published_at,
        published: first.published_at,
        authors: [{ name: row.agency }],
        links: [{ href: `${site}/public/${language}/${row.slug}`, type: 'text/html', hreflang: language }],
        content: text ? `${note}${paragraphs(text.body)}` : paragraphs(row.withdrawal_note?.[language] ?? ''),
        html: true,
      }
    })
  const times = entries.map((each) => Date.parse(each.updated))
  return atomFeed(
    {
      id: `${site}/public/${language}/feed.atom`,
      title: words.site,
      subtitle: words.about,
      self: `${site}/public/${language}/feed.atom`,
      lang: language,
      authors: [{ name: 'Oralu' }],
      // A feed with nothing in it yet still has a time.
      updated: new Date(times.length ? Math.max(...times) : Date.UTC(2021, 1, 4)).toISOString(),
      links: [{ href: `${site}/public/${language}/`, type: 'text/html', hreflang: language }],
    },
    entries,
  )
}

export function communiquePages(site: Site): void {
  site.page('/communiques/', ({ rows, language, demonstration }) => ({
    text: listPage(language, rows, demonstration),
  }))
  site.page('/feed.atom', ({ rows, language, address }) => ({
    text: feedOf(language, rows, address),
    type: 'application/atom+xml; charset=utf-8',
  }))
  for (const path of ['/:slug', '/:slug/:number'])
    site.page(path, ({ rows, language, params: { slug, number = '' }, demonstration, address }) => {
      const own = rows.filter((row) => row.slug === slug)
      if (own.length === 0 || !/^([1-9]\d{0,5})?$/.test(number)) return undefined
      if (number && !own.some((row) => row.number === Number(number))) return undefined
      return {
        text: communiquePage(language, own, number ? Number(number) : undefined, demonstration, address),
        status: own[0]!.withdrawn_at ? 410 : 200,
      }
    })
}
