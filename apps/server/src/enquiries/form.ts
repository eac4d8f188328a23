// What a family typed: read, checked, and shown again with what is wrong beside it.
import { Enquirer, type EnquiryDoubt, type Language, Line, Paragraph, relations, Sought } from '@oralu/domain'
import type { z } from 'zod'
import { escapeHtml as e, frame } from '../figures/site/frame.ts'
import { enquiryWords } from './words.ts'

/** Everything that the form has, as text; what was not sent is empty. */
export const fields = [
  'name',
  'relation',
  'email',
  'phone',
  'soughtName',
  'otherNames',
  'born',
  'place',
  'lastHeard',
  'children',
  'told',
  'agree',
  'website',
  'token',
] as const
export type Field = (typeof fields)[number]
export type Typed = Record<Field, string>

/** Digits as an Arabic or a Persian keyboard writes them. */
export const plainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))

/** @param body application/x-www-form-urlencoded */
export function readTyped(body: string): Typed {
  const sent = new URLSearchParams(body)
  const typed = Object.fromEntries(
    fields.map((field) => [field, (sent.get(field) ?? '').normalize('NFC')]),
  ) as Typed
  return { ...typed, phone: plainDigits(typed.phone) }
}

type Fault = keyof (typeof enquiryWords)['en']['faults']
export type Faults = Partial<Record<Field, Fault>>

/** Free words, under the form and under a code. */
export const Told = Paragraph.max(5_000)

interface Read {
  enquirer: Enquirer
  sought: Sought
  told: string | null
}

const shapes: Partial<Record<Field, z.ZodType>> = {
  name: Line,
  soughtName: Line,
  otherNames: Line,
  born: Line,
  place: Line,
  lastHeard: Line,
  children: Line,
  email: Enquirer.shape.email,
  phone: Enquirer.shape.phone,
  told: Told,
}
const needed: readonly Field[] = ['name', 'relation', 'soughtName']
const most: Partial<Record<Field, number>> = { email: 254, told: 5_000 }

/** Either what is wrong, by field, or what was written. */
export function check(typed: Typed): { faults: Faults } | { read: Read } {
  const faults: Faults = {}
  for (const field of needed) if (typed[field].trim() === '') faults[field] = 'missing'
  if (typed.relation && !relations.some((each) => each === typed.relation)) faults.relation = 'missing'
  for (const [field, shape] of Object.entries(shapes) as [Field, z.ZodType][]) {
    const text = typed[field].trim()
    if (text === '' || faults[field]) continue
    if (text.length > (most[field] ?? 500)) faults[field] = 'long'
    else if (!shape.safeParse(text).success)
      faults[field] = field === 'email' || field === 'phone' ? field : 'characters'
  }
  if (!typed.email.trim() && !typed.phone.trim()) faults.email = 'reach'
  if (typed.agree !== 'yes') faults.agree = 'agree'
  if (Object.keys(faults).length > 0) return { faults }
  const given = (field: Field) => typed[field].trim() || undefined
  return {
    read: {
      enquirer: Enquirer.parse({
        name: typed.name,
        relation: typed.relation,
        email: given('email'),
        phone: given('phone'),
      }),
      sought: Sought.parse({
        name: typed.soughtName,
        otherNames: given('otherNames'),
        born: given('born'),
        place: given('place'),
        lastHeard: given('lastHeard'),
        children: given('children'),
      }),
      told: typed.told.trim() || null,
    },
  }
}

/** Quicker than anyone types. */
const quickest = 4_000
/** More addresses than a family gives. */
const mostLinks = 2

/** Why an officer had better look first. Nothing is dropped for it. */
export function doubtsOf(typed: Typed, openMs: number): EnquiryDoubt[] {
  const links = fields.reduce(
    (sum, field) => sum + (typed[field].match(/https?:\/\/|www\./gi)?.length ?? 0),
    0,
  )
  return [
    ...(links > mostLinks ? (['links'] as const) : []),
    ...(typed.website.trim() ? (['hidden field'] as const) : []),
    ...(openMs < quickest ? (['too fast'] as const) : []),
  ]
}

interface Shown {
  language: Language
  demonstration: boolean
  token: string
  typed?: Typed
  faults?: Faults
  /** Said on top, instead of that something is wrong. */
  notice?: string
}

/** The form, empty or as it was sent. */
export function formPage({ language, demonstration, token, typed, faults = {}, notice }: Shown): string {
  const words = enquiryWords[language]
  const value = (field: Field) => e(typed?.[field] ?? '')
  const told = (field: Field) => {
    const fault = faults[field]
    return fault ? `<span class="fault" id="${field}-fault">${e(words.faults[fault])}</span>` : ''
  }
  const marks = (field: Field, hint?: string) => {
    const by = [...(hint ? [`${field}-hint`] : []), ...(faults[field] ? [`${field}-fault`] : [])]
    return `${faults[field] ? ' aria-invalid="true"' : ''}${by.length ? ` aria-describedby="${by.join(' ')}"` : ''}`
  }
  const label = (field: Field, text: string, hint?: string) =>
    `<label for="${field}">${e(text)}${needed.includes(field) ? '' : ` <span class="quiet">(${e(words.optional)})</span>`}</label>
${hint ? `<span class="quiet" id="${field}-hint">${e(hint)}</span>` : ''}${told(field)}`
  const input = (field: Field, text: string, more: { hint?: string; type?: string; auto?: string } = {}) =>
    `<p>${label(field, text, more.hint)}
<input id="${field}" name="${field}" type="${more.type ?? 'text'}" value="${value(field)}" maxlength="${most[field] ?? 500}" autocomplete="${more.auto ?? 'off'}"${needed.includes(field) ? ' required' : ''}${marks(field, more.hint)} dir="auto"></p>`
  const options = relations
    .map(
      (each) =>
        `<option value="${each}"${typed?.relation === each ? ' selected' : ''}>${e(words.relations[each])}</option>`,
    )
    .join('')
  const said = notice ?? (Object.keys(faults).length > 0 ? words.wrong : undefined)
  return frame(
    { language, title: words.title, rest: 'enquiry', demonstration },
    `<h1>${e(words.title)}</h1>
${said ? `<p class="notice" role="alert">${e(said)}</p>` : ''}
<p class="lead">${e(words.lead)}</p>
${words.promises.map((each) => `<p>${e(each)}</p>`).join('\n')}
<p><a href="/public/${language}/enquiry/status">${e(words.toStatus)}</a></p>
<form method="post" action="/public/${language}/enquiry" accept-charset="utf-8" novalidate>
<fieldset><legend>${e(words.whoAsks)}</legend>
${input('name', words.name, { auto: 'name' })}
<p>${label('relation', words.relation)}
<select id="relation" name="relation" required${marks('relation')}><option value=""></option>${options}</select></p>
<p class="quiet">${e(words.reach)}</p>
${input('email', words.email, { type: 'email', auto: 'email' })}
${input('phone', words.phone, { type: 'tel', auto: 'tel' })}
</fieldset>
<fieldset><legend>${e(words.whoIsSought)}</legend>
${input('soughtName', words.soughtName, { hint: words.soughtNameHint })}
${input('otherNames', words.otherNames)}
${input('born', words.born, { hint: words.bornHint })}
${input('place', words.place, { hint: words.placeHint })}
${input('lastHeard', words.lastHeard)}
${input('children', words.children)}
<p>${label('told', words.told)}
<textarea id="told" name="told" rows="6" maxlength="5000"${marks('told')} dir="auto">${value('told')}</textarea></p>
</fieldset>
<p class="trap" aria-hidden="true"><label for="website">${e(words.leaveEmpty)}</label>
<input id="website" name="website" type="text" value="" tabindex="-1" autocomplete="off"></p>
<p>${told('agree')}<label class="check"><input type="checkbox" name="agree" value="yes"${typed?.agree === 'yes' ? ' checked' : ''}${marks('agree')} required> ${e(words.agree)}</label></p>
<input type="hidden" name="token" value="${e(token)}">
<p><button type="submit">${e(words.send)}</button></p>
</form>`,
  )
}
