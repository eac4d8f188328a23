// The public site: what is published, and nothing else, to anyone. It is read without an actor through
// figures.published(); pages carry no script and may be kept for a minute.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Language, Language as LanguageShape } from '@oralu/domain'
import { type AtomEntry, atomFeed } from '@oralu/figures'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { communiquePage, listPage, missingPage, type PublishedRow, paragraphs } from './site-page.ts'
import { siteWords } from './site-words.ts'

const style = readFileSync(new URL('./site.css', import.meta.url), 'utf8')
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

/** Every published version, or those of one address, newest first. */
async function published(db: Db, slug?: string): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`select * from figures.published(${slug ?? null})`.execute(db)
  return rows
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
  const newest = rows.filter(
    (row, index) => rows.findIndex((each) => each.communique_id === row.communique_id) === index,
  )
  const entries = newest.slice(0, 50).map((row): AtomEntry => {
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

/** The language that the reader's browser asks for first, of the four. */
function languageAsked(header: string | undefined): Language {
  const asked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((each) => {
      const [tag = '', ...parameters] = each.trim().split(';')
      const q = parameters
        .map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(one)?.[1])
        .find((one) => one !== undefined)
      return { language: tag.toLowerCase().split('-')[0], q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  return (
    asked.map(({ language }) => LanguageShape.safeParse(language).data).find((each) => each !== undefined) ??
    'kk'
  )
}

/** Sends a page with its ETag, or 304 to a reader who has it. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  text: string,
  status = 200,
): FastifyReply {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  reply
    .header('content-security-policy', policy)
    .header('cache-control', status === 404 ? 'no-store' : 'public, max-age=60, must-revalidate')
    .header('etag', tag)
  const has = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (status === 200 && (has?.includes(tag) || has?.includes('*'))) return reply.status(304).send()
  return reply.status(status).type(type).send(text)
}

export function publicSite(services: Services) {
  const html = 'text/html; charset=utf-8'
  const read = <T>(work: (rows: PublishedRow[], demonstration: boolean) => T, slug?: string): Promise<T> =>
    inTransaction(services.database.app, {}, async (db) => {
      const { rows } = await sql<{
        demonstration: boolean
      }>`select access.has_demonstration() as demonstration`.execute(db)
      return work(await published(db, slug), rows[0]?.demonstration ?? false)
    })

  return async (app: FastifyInstance) => {
    const route = (
      url: string,
      handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
    ) => app.route({ method: 'GET', url, schema: { hide: true } as object, handler })
    const languageOf = (request: FastifyRequest) =>
      LanguageShape.safeParse((request.params as { language?: string }).language).data
    const missing = async (
      request: FastifyRequest,
      reply: FastifyReply,
      language: Language = languageAsked(request.headers['accept-language']),
    ) =>
      send(
        request,
        reply,
        html,
        await read((_, demonstration) => missingPage(language, demonstration), ''),
        404,
      )

    for (const url of ['/public', '/public/'])
      route(url, async (request, reply) =>
        reply
          .header('vary', 'accept-language')
          .header('cache-control', 'public, max-age=60')
          .redirect(`/public/${languageAsked(request.headers['accept-language'])}/`, 302),
      )
    route('/public/style.css', async (request, reply) =>
      send(request, reply, 'text/css; charset=utf-8', style),
    )
    // Without its last slash the page's own relative place would be another; one address for one page.
    route('/public/:language', async (request, reply) => {
      const language = languageOf(request)
      return language ? reply.redirect(`/public/${language}/`, 301) : missing(request, reply)
    })
    route('/public/:language/', async (request, reply) => {
      const language = languageOf(request)
      if (!language) return missing(request, reply)
      return send(
        request,
        reply,
        html,
        await read((rows, demonstration) => listPage(language, rows, demonstration)),
      )
    })
    route('/public/:language/feed.atom', async (request, reply) => {
      const language = languageOf(request)
      if (!language) return missing(request, reply)
      const site = services.settings.publicUrl.replace(/\/$/, '')
      return send(
        request,
        reply,
        'application/atom+xml; charset=utf-8',
        await read((rows) => feedOf(language, rows, site)),
      )
    })
    const one = async (request: FastifyRequest, reply: FastifyReply) => {
      const language = languageOf(request)
      const { slug = '', number } = request.params as { slug?: string; number?: string }
      if (!language || !/^[a-z0-9-]{1,120}$/.test(slug)) return missing(request, reply, language)
      if (number !== undefined && !/^[1-9]\d{0,5}$/.test(number)) return missing(request, reply, language)
      const page = await read((rows, demonstration) => {
        const known =
          rows.length > 0 && (number === undefined || rows.some((row) => row.number === Number(number)))
        if (!known) return undefined
        const withdrawn = rows[0]!.withdrawn_at !== null
        return {
          text: communiquePage(
            language,
            rows,
            number === undefined ? undefined : Number(number),
            demonstration,
          ),
          status: withdrawn ? 410 : 200,
        }
      }, slug)
      return page ? send(request, reply, html, page.text, page.status) : missing(request, reply, language)
    }
    route('/public/:language/:slug', one)
    route('/public/:language/:slug/:number', one)
  }
}
