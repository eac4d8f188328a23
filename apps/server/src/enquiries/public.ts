// The family's pages: the form, the code that it gives, and what the code opens. They work without script, set no cookie
// and ask nobody else. Whether a code is known is told by nothing: not by what is said, and not by how long it takes.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type EnquiryStatus,
  type EnquiryTemplate,
  type Language,
  Language as LanguageShape,
} from '@oralu/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../db/transaction.ts'
import { escapeHtml as e, frame, missingPage, paragraphs, time } from '../figures/site/frame.ts'
import { languageAsked, send, tagged } from '../figures/site/site.ts'
import type { Services } from '../services.ts'
import { codeOf, hashOfAddress, hashOfCode, newToken, readToken } from './codes.ts'
import { check, doubtsOf, formPage, plainDigits, readTyped, Told } from './form.ts'
import { enquiryWords } from './words.ts'

/** What one address may do in a day: send forms and messages, and ask after codes. */
const most = { write: 20, look: 300 }
/** No answer to a code comes sooner, whatever was found. */
const floorMs = 300

interface Asked {
  db: Db
  language: Language
  demonstration: boolean
  /** The body as it was sent. */
  body: string
  address: string
}
interface Page {
  text: string
  status?: number
}

interface Message {
  side: 'office' | 'family'
  template: EnquiryTemplate | null
  text: string | null
  at: string
}

export function familyPages(services: Services) {
  const { settings } = services

  const mayStill = async (db: Db, act: keyof typeof most, address: string): Promise<boolean> => {
    const { rows } = await sql<{ may: boolean }>`
      select enquiries.may_write(${hashOfAddress(settings, act, address)}, ${most[act]}) as may`.execute(db)
    return rows[0]!.may
  }

  const refused = (language: Language, demonstration: boolean, text: string, status: number): Page => ({
    text: frame(
      { language, title: enquiryWords[language].title, rest: 'enquiry', demonstration },
      `<h1>${e(enquiryWords[language].title)}</h1><p>${e(text)}</p>`,
    ),
    status,
  })

  const take = async ({ db, language, demonstration, body, address }: Asked): Promise<Page> => {
    const words = enquiryWords[language]
    const typed = readTyped(body)
    const again = (more: Partial<Parameters<typeof formPage>[0]>, status: number): Page => ({
      text: formPage({ language, demonstration, typed, token: typed.token, ...more }),
      status,
    })
    const checked = check(typed)
    const opened = readToken(settings, typed.token)
    if ('faults' in checked)
      return again({ faults: checked.faults, ...(opened ? {} : { token: newToken(settings) }) }, 422)
    if (!opened) return again({ token: newToken(settings), notice: words.stale }, 422)
    if (!(await mayStill(db, 'write', address))) return again({ notice: words.tooMany }, 429)
    const code = codeOf(settings, opened.enquiryId)
    const { enquirer, sought, told } = checked.read
    const { rows } = await sql<{
      answer: 'taken' | 'nobody' | 'another'
    }>`select enquiries.send(${opened.enquiryId}::uuid,
      ${hashOfCode(settings, code)}, ${language}, ${JSON.stringify(enquirer)}::jsonb, ${JSON.stringify(sought)}::jsonb,
      ${told}, ${doubtsOf(typed, opened.openMs)}::text[]) as answer`.execute(db)
    const { answer } = rows[0]!
    if (answer === 'nobody') return again({ notice: words.nobody }, 503)
    // Whoever goes back to ask after a second relative asks anew, and gets a code of its own.
    if (answer === 'another') return again({ token: newToken(settings), notice: words.sentBefore }, 422)
    return {
      text: frame(
        { language, title: words.sent, rest: 'enquiry', demonstration },
        `<h1>${e(words.sent)}</h1>
<p class="code"><span>${e(words.code)}</span> <strong dir="ltr">${e(code)}</strong></p>
${words.sentText.map((each) => `<p>${e(each)}</p>`).join('\n')}
<p><a href="/public/${language}/enquiry/status">${e(words.toStatus)}</a></p>`,
      ),
    }
  }

  const codeForm = (language: Language, code: string) => {
    const words = enquiryWords[language]
    return `<form method="post" action="/public/${language}/enquiry/status" accept-charset="utf-8">
<p><label for="code">${e(words.code)}</label>
<span class="quiet" id="code-hint">${e(words.codeHint)}</span>
<input id="code" name="code" type="text" value="${e(code)}" maxlength="60" required autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="code-hint"></p>
<p><button type="submit">${e(words.ask)}</button></p></form>`
  }

  const look = async ({ db, language, demonstration, body, address }: Asked): Promise<Page> => {
    const words = enquiryWords[language]
    const sent = new URLSearchParams(body)
    const code = (sent.get('code') ?? '').slice(0, 60)
    const typed = (sent.get('text') ?? '').normalize('NFC').replaceAll('\r\n', '\n')
    if (!(await mayStill(db, 'look', address))) return refused(language, demonstration, words.tooMany, 429)
    const hash = hashOfCode(settings, plainDigits(code))
    const said = Told.safeParse(typed).data
    const may = said !== undefined && (await mayStill(db, 'write', address))
    if (may) await sql`select enquiries.say(${hash}, ${randomUUID()}::uuid, ${said})`.execute(db)
    const { rows } = await sql<{ state: EnquiryStatus; messages: Message[] }>`
      select * from enquiries.status(${hash})`.execute(db)
    const { state, messages } = rows[0]!
    const items = messages.map(
      ({ side, template, text, at }) =>
        `<li><p class="quiet">${e(side === 'office' ? words.office : words.you)} · ${time(at, language)}</p><div dir="auto">${paragraphs(
          template ? words.templates[template] : (text ?? ''),
        )}</div></li>`,
    )
    const outcome = may
      ? words.written
      : typed.trim() === ''
        ? undefined
        : said === undefined
          ? words.faults.characters
          : words.tooMany
    return {
      text: frame(
        { language, title: words.statusTitle, rest: 'enquiry/status', demonstration },
        `<h1>${e(words.statusTitle)}</h1>
<p class="notice" role="status">${e(words.statuses[state])}</p>
${outcome ? `<p>${e(outcome)}</p>` : ''}
<section><h2>${e(words.messages)}</h2>
${items.length ? `<ul class="list">${items.join('\n')}</ul>` : `<p>${e(words.noMessages)}</p>`}</section>
<section class="act"><h2>${e(words.write)}</h2>
<form method="post" action="/public/${language}/enquiry/status" accept-charset="utf-8">
<input type="hidden" name="code" value="${e(code)}">
<p><label for="text">${e(words.yourMessage)}</label><textarea id="text" name="text" rows="4" maxlength="5000" required dir="auto">${may ? '' : e(typed)}</textarea></p>
<p><button type="submit">${e(words.writeAct)}</button></p></form></section>`,
      ),
    }
  }

  return async (app: FastifyInstance) => {
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 64 * 1024 },
      (_request, body, done) => done(null, body),
    )
    const route = (
      method: 'GET' | 'POST',
      path: string,
      make: (asked: Asked) => Promise<Page> | Page,
      notBeforeMs = 0,
    ) =>
      app.route({
        method,
        url: `/public/:language/${path}`,
        schema: { hide: true } as object,
        handler: async (request: FastifyRequest, reply: FastifyReply) => {
          const known = LanguageShape.safeParse((request.params as { language: string }).language).data
          const language = known ?? languageAsked(request.headers['accept-language'])
          const made = inTransaction(services.database.app, {}, async (db) => {
            const { rows } = await sql<{ demonstration: boolean }>`
              select access.has_demonstration() as demonstration`.execute(db)
            const demonstration = rows[0]?.demonstration ?? false
            if (!known) return { text: missingPage(language, demonstration), status: 404 }
            return make({
              db,
              language,
              demonstration,
              body: typeof request.body === 'string' ? request.body : '',
              address: request.ip,
            })
          })
          // The floor is waited for beside the transaction, not within it: it holds no connection.
          const [page] = await Promise.all([made, sleep(notBeforeMs)])
          return send(request, reply, tagged({ ...page, personal: true }))
        },
      })
    route('GET', 'enquiry', ({ language, demonstration }) => ({
      text: formPage({ language, demonstration, token: newToken(settings) }),
    }))
    route('POST', 'enquiry', take)
    route('GET', 'enquiry/status', ({ language, demonstration }) => {
      const words = enquiryWords[language]
      return {
        text: frame(
          { language, title: words.statusTitle, rest: 'enquiry/status', demonstration },
          `<h1>${e(words.statusTitle)}</h1><p class="lead">${e(words.statusLead)}</p>
${codeForm(language, '')}
<p><a href="/public/${language}/enquiry">${e(words.toForm)}</a></p>`,
        ),
      }
    })
    route('POST', 'enquiry/status', look, floorMs)
  }
}
