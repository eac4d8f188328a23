// How public pages are answered: read without an actor, in one of four languages, kept for a minute, with an ETag.
import { createHash } from 'node:crypto'
import { type Language, Language as LanguageShape } from '@oralu/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../../services.ts'
import { missingPage } from './frame.ts'
import { type Edition, memoryOf } from './memory.ts'

const policyOf = ({ elsewhere, personal }: Answered) =>
  `default-src 'none'; style-src 'self'; img-src 'self'; form-action ${personal ? "'self'" : "'none'"}; frame-ancestors ${elsewhere === 'framed' ? '*' : "'none'"}; base-uri 'none'`

/** What a page is made from: what is published, and nothing else. */
export interface Asked {
  rows: Edition['rows']
  claims: Edition['claims']
  language: Language
  params: Readonly<Record<string, string>>
  /** The installation holds generated people, which every page says. */
  demonstration: boolean
  /** The site's address without a slash at its end. */
  address: string
  /** What the installation says of how it is reached. */
  contact: string | undefined
}

export interface Answered {
  text: string | Buffer
  /** The address where the page stands instead. */
  movedTo?: string
  /** HTML unless another type is named. */
  type?: string
  status?: number
  /** Pages of other sites may show it in a frame, or read it. */
  elsewhere?: 'framed' | 'read'
  /** It holds a form, or what one reader alone may see: kept nowhere. */
  personal?: boolean
  /** Makes the ETag where the same content does not give the same bytes. */
  says?: string
}

type Make = (asked: Asked) => Promise<Answered | undefined> | Answered | undefined

export interface Site {
  /**
   * A page under /public/:language, answered from memory while nothing is published; undefined for an answer is a page that
   * is not there.
   */
  page(path: string, make: Make): void
  /** A file in no language, at /public and the path. */
  file(path: string, make: Make): void
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
export function send(request: FastifyRequest, reply: FastifyReply, answered: Tagged): FastifyReply {
  const { text, tag, type = 'text/html; charset=utf-8', status = 200, elsewhere, personal } = answered
  reply
    .header('content-security-policy', policyOf(answered))
    .header('cache-control', status === 404 || personal ? 'no-store' : 'public, max-age=60, must-revalidate')
  if (!personal) reply.header('etag', tag)
  if (elsewhere) reply.header('cross-origin-resource-policy', 'cross-origin')
  if (elsewhere === 'framed') reply.removeHeader('x-frame-options')
  if (elsewhere === 'read') reply.header('access-control-allow-origin', '*')
  const has = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (status === 200 && !personal && (has?.includes(tag) || has?.includes('*')))
    return reply.status(304).send()
  return reply.status(status).type(type).send(text)
}

export interface Tagged extends Answered {
  tag: string
}

export const tagged = (answered: Answered): Tagged => ({
  ...answered,
  tag: `"${createHash('sha256')
    .update(answered.says ?? answered.text)
    .digest('base64url')
    .slice(0, 27)}"`,
})

export function siteOf(app: FastifyInstance, services: Services): Site {
  const address = services.settings.publicUrl.replace(/\/$/, '')
  const memory = memoryOf(services)
  app.addHook('preClose', () => memory.close())
  const answer = async (request: FastifyRequest, reply: FastifyReply, make: Make) => {
    const { rows, claims, demonstration, pages } = await memory.edition()
    const params = (request.params ?? {}) as Record<string, string>
    const known = 'language' in params ? LanguageShape.safeParse(params.language).data : 'en'
    const language = known ?? languageAsked(request.headers['accept-language'])
    const place = JSON.stringify([request.routeOptions.url, params])
    let page = pages.get(place)
    if (!page) {
      const { contact } = services.settings
      const made = known && (await make({ rows, claims, language, params, demonstration, address, contact }))
      page = tagged(made ?? { text: missingPage(language, demonstration), status: 404 })
      // Addresses that are not there are without end.
      if (made) pages.set(place, page)
    }
    if (page.movedTo) return reply.redirect(page.movedTo, 301)
    return send(request, reply, page)
  }
  const route = (url: string, make: Make) =>
    app.route({
      method: 'GET',
      url,
      schema: { hide: true } as object,
      handler: (request, reply) => answer(request, reply, make),
    })
  return {
    page: (path, make) => void route(`/public/:language${path}`, make),
    file: (path, make) => void route(`/public${path}`, make),
  }
}
