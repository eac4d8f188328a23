// The public site: what is published, and nothing else, to anyone. Its pages carry no script.
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../../services.ts'
import { claimsPages } from './claims.ts'
import { communiquePages } from './communiques.ts'
import { languageAsked, send, siteOf } from './site.ts'

const style = readFileSync(new URL('./site.css', import.meta.url), 'utf8')

export function publicSite(services: Services) {
  return async (app: FastifyInstance) => {
    const hidden = { schema: { hide: true } as object }
    for (const url of ['/public', '/public/'])
      app.get(url, hidden, async (request, reply) =>
        reply
          .header('vary', 'accept-language')
          .header('cache-control', 'public, max-age=60')
          .redirect(`/public/${languageAsked(request.headers['accept-language'])}/`, 302),
      )
    app.get('/public/style.css', hidden, async (request, reply) =>
      send(request, reply, 'text/css; charset=utf-8', style),
    )
    const site = siteOf(app, services)
    // Without its last slash the page's own relative place would be another; one address for one page.
    site.page('', async ({ language }) => ({ text: '', movedTo: `/public/${language}/` }))
    claimsPages(site)
    communiquePages(site)
  }
}
