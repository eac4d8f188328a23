// How public pages are answered: read without an actor, in one of four languages, kept for a minute, with an ETag.
import { createHash } from 'node:crypto'
import { type Language, Language as LanguageShape } from '@oralu/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../../db/transaction.ts'
import type { Services } from '../../services.ts'
import { missingPage } from './frame.ts'

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

/** What a page is made from. */
export interface Asked {
  db: Db
  language: Language
  params: Readonly<Record<string, string>>
  /** The installation holds generated people, which every page says. */
  demonstration: boolean
  /** The site's address without a slash at its end. */
  address: string
}

export interface Answered {
  text: string
  /** The address where the page stands instead. */
  movedTo?: string
  /** HTML unless another type is named. */
  type?: string
  status?: number
}

export interface Site {
  /** A page under /public/:language; undefined for an answer is a page that is not there. */
  page(path: string, make: (asked: Asked) => Promise<Answered | undefined>): void
}

/** The language that the reader's browser asks for first, of the four. */
export function languageAsked(header: string | undefined): Language {
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
export function send(
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

export function siteOf(app: FastifyInstance, services: Services) {
  const address = services.settings.publicUrl.replace(/\/$/, '')
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    make: (asked: Asked) => Promise<Answered | undefined>,
  ) => {
    const params = (request.params ?? {}) as Record<string, string>
    const known = LanguageShape.safeParse(params.language).data
    const language = known ?? languageAsked(request.headers['accept-language'])
    const { text, type, status, movedTo } = await inTransaction(services.database.app, {}, async (db) => {
      const { rows } = await sql<{
        demonstration: boolean
      }>`select access.has_demonstration() as demonstration`.execute(db)
      const demonstration = rows[0]?.demonstration ?? false
      const made: Answered | undefined =
        known && (await make({ db, language, params, demonstration, address }))
      return made ?? { text: missingPage(language, demonstration), status: 404 }
    })
    if (movedTo) return reply.redirect(movedTo, 301)
    return send(request, reply, type ?? 'text/html; charset=utf-8', text, status)
  }
  const site: Site = {
    page(path, make) {
      app.route({
        method: 'GET',
        url: `/public/:language${path}`,
        schema: { hide: true } as object,
        handler: (request, reply) => answer(request, reply, make),
      })
    },
  }
  return site
}
