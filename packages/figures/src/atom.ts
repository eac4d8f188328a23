/** An Atom feed as text (RFC 4287), for published communiqués and their corrections. */

export type AtomAuthor = { readonly name: string; readonly uri?: string; readonly email?: string }

/** RFC 4287 §4.2.7. `rel` is "alternate" unless told; `related` or `via` may point at what is corrected. */
export type AtomLink = {
  readonly href: string
  readonly rel?: string
  readonly type?: string
  readonly hreflang?: string
  readonly title?: string
}

/**
 * One entry in one language (xml:lang on the entry, BCP 47). A communiqué in four languages is four entries.
 * - `id`: an absolute IRI that never changes, through corrections too (a correction changes `updated`)
 * - `updated`, `published`: RFC 3339 with an offset
 * - `content`: plain text, or HTML where `html` is true (carried escaped, as §3.1.1.2 has it)
 */
export type AtomEntry = {
  readonly id: string
  readonly lang: string
  readonly title: string
  readonly updated: string
  readonly published?: string
  readonly links?: readonly AtomLink[]
  readonly summary?: string
  readonly content?: string
  readonly html?: boolean
  readonly authors?: readonly AtomAuthor[]
  readonly categories?: readonly string[]
  readonly rights?: string
}

/** `self` is the feed's own address. `updated` is the latest of the entries' unless given; an empty feed needs it. */
export type AtomFeed = {
  readonly id: string
  readonly title: string
  readonly self: string
  readonly authors: readonly AtomAuthor[]
  readonly updated?: string
  readonly lang?: string
  readonly subtitle?: string
  readonly links?: readonly AtomLink[]
  readonly rights?: string
}

/**
 * The feed document, UTF-8, entries in the order given. Every text and attribute is escaped, and characters
 * that XML 1.0 cannot carry are dropped.
 *
 * @throws {RangeError} where RFC 4287 would not be met: an id that is no absolute IRI, a time without an
 *   offset, no author, an entry with neither content nor an alternate link, or the same id and `updated` twice
 */
export function atomFeed(feed: AtomFeed, entries: readonly AtomEntry[]): string {
  if (feed.authors.length === 0) throw new RangeError('a feed needs an author (RFC 4287, 4.1.1)')
  const seen = new Set<string>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.id, instant(entry.updated)])
    if (seen.has(key)) throw new RangeError(`entry ${entry.id} stands twice with the same time`)
    seen.add(key)
  }
  const updated = feed.updated ?? latest(entries.map((e) => e.updated))
  if (updated === undefined) throw new RangeError('a feed without entries needs a time of its own')
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${feed.lang === undefined ? '' : attribute('xml:lang', feed.lang)}>`,
    element('id', iri(feed.id)),
    element('title', feed.title),
    ...optional('subtitle', feed.subtitle),
    element('updated', time(updated)),
    ...feed.authors.map(author),
    link({ href: feed.self, rel: 'self', type: 'application/atom+xml' }),
    ...(feed.links ?? []).map(link),
    ...optional('rights', feed.rights),
    ...entries.map(entryElement),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function entryElement(entry: AtomEntry): string {
  const links = entry.links ?? []
  if (entry.content === undefined && !links.some((l) => (l.rel ?? 'alternate') === 'alternate'))
    throw new RangeError(`entry ${entry.id} needs content or an alternate link (RFC 4287, 4.1.2)`)
  return [
    `<entry${attribute('xml:lang', entry.lang)}>`,
    element('id', iri(entry.id)),
    element('title', entry.title),
    element('updated', time(entry.updated)),
    ...(entry.published === undefined ? [] : [element('published', time(entry.published))]),
    ...(entry.authors ?? []).map(author),
    ...links.map(link),
    ...(entry.categories ?? []).map((term) => `<category${attribute('term', term)}/>`),
    ...optional('summary', entry.summary),
    ...(entry.content === undefined
      ? []
      : [`<content type="${entry.html ? 'html' : 'text'}">${text(entry.content)}</content>`]),
    ...optional('rights', entry.rights),
    '</entry>',
  ].join('\n')
}

function author({ name, uri, email }: AtomAuthor): string {
  return `<author>${element('name', name)}${optional('uri', uri).join('')}${optional('email', email).join('')}</author>`
}

function link({ href, rel, type, hreflang, title }: AtomLink): string {
  const attributes = { rel: rel ?? 'alternate', href, type, hreflang, title }
  const written = Object.entries(attributes).map(([k, v]) => (v === undefined ? '' : attribute(k, v)))
  return `<link${written.join('')}/>`
}

function element(name: string, value: string): string {
  return `<${name}>${text(value)}</${name}>`
}

function optional(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [element(name, value)]
}

function attribute(name: string, value: string): string {
  // Line breaks and tabs in an attribute would come back as blanks (XML 1.0, 3.3.3), hence the references.
  const kept = text(value).replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)
  return ` ${name}="${kept.replaceAll('"', '&quot;')}"`
}

function text(value: string): string {
  return xmlCharacters(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Drops what production [2] Char of XML 1.0 excludes: most controls, lone surrogates, U+FFFE and U+FFFF. */
function xmlCharacters(value: string): string {
  let kept = ''
  for (const character of value) {
    const code = character.codePointAt(0)!
    const control = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d
    const surrogate = code >= 0xd800 && code <= 0xdfff
    if (!control && !surrogate && code !== 0xfffe && code !== 0xffff) kept += character
  }
  return kept
}

function iri(id: string): string {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"]+$/.test(id)) throw new RangeError(`"${id}" is not an absolute IRI`)
  return id
}

function time(value: string): string {
  instant(value)
  return value
}

function instant(value: string): number {
  const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value)
  const at = shaped ? Date.parse(value) : Number.NaN
  // Date.parse reads 30 February as 2 March.
  const day = value.slice(0, 10)
  const exists = !Number.isNaN(at) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
  if (!exists) throw new RangeError(`"${value}" is not a time with an offset (RFC 3339)`)
  return at
}

function latest(times: readonly string[]): string | undefined {
  return times.reduce<string | undefined>(
    (last, t) => (last === undefined || instant(t) > instant(last) ? t : last),
    undefined,
  )
}
