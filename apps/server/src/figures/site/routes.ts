// The public site: what is published, and nothing else, to anyone. Its pages carry no script.
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../../services.ts'
import { claimsPage } from './claims.ts'
import { communiquePages } from './communiques.ts'
import { contactPage } from './contact.ts'
import { dataPages } from './data.ts'
import { embedPage } from './embed.ts'
import { figuresPage } from './figures.ts'
import { overviewPage } from './overview.ts'
import { languageAsked, send, siteOf, tagged } from './site.ts'

const style = tagged({
  text: readFileSync(new URL('./site.css', import.meta.url), 'utf8'),
  type: 'text/css; charset=utf-8',
})

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
    app.get('/public/style.css', hidden, async (request, reply) => send(request, reply, style))
    const site = siteOf(app, services)
    // Without its last slash the page's own relative place would be another; one address for one page.
    site.page('', ({ language }) => ({ text: '', movedTo: `/public/${language}/` }))
    claimsPage(site)
    overviewPage(site)
    figuresPage(site)
    dataPages(site)
    contactPage(site)
    embedPage(site)
    communiquePages(site)
  }
}
