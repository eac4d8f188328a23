// The headers and types of an XLSForm (https://xlsform.org/en/ref-table/), as pyxform takes them: in any case, with one
// or two colons, under their old names too.
import type { FieldType } from '@oralu/domain'

export type LanguageCode = 'kk' | 'ru' | 'en' | 'ar'

const languages: Record<LanguageCode, string[]> = {
  kk: ['kk', 'kaz', 'kz', 'kazakh', 'қазақ', 'қазақша', 'қазақ тілі', 'казахский'],
  ru: ['ru', 'rus', 'russian', 'русский', 'орысша', 'орыс тілі'],
  en: ['en', 'eng', 'english', 'английский', 'ағылшынша'],
  ar: ['ar', 'ara', 'arabic', 'العربية', 'عربي', 'عربية', 'арабский'],
}

/** 'English (en)', 'english', 'Русский': the language that a header names; undefined where it is none of the four. */
export function languageOf(name: string): LanguageCode | undefined {
  const code = /\(([^)]+)\)\s*$/.exec(name)?.[1]
  const words = [code, name.replace(/\(.*$/, '')].flatMap((each) => (each ? [each.trim().toLowerCase()] : []))
  return (Object.keys(languages) as LanguageCode[]).find((each) =>
    words.some((word) => languages[each].includes(word.split('-')[0]!)),
  )
}

/** The language of a text by its letters. */
export function languageByLetters(text: string): LanguageCode {
  if (/[әғқңөұүһі]/iu.test(text)) return 'kk'
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru'
  return /\p{Script=Arabic}/u.test(text) ? 'ar' : 'en'
}

export interface Header {
  /** The column's kind: 'label', 'relevant'. */
  kind: string
  /** As it names its language; undefined where it names none. */
  language: string | undefined
  /** As it stands in the sheet. */
  title: string
}

const aliases: Record<string, string> = {
  caption: 'label',
  text: 'label',
  relevance: 'relevant',
  'constraint message': 'constraint_message',
  constraint_msg: 'constraint_message',
  calculate: 'calculation',
  'list name': 'list_name',
  value: 'name',
  'choice filter': 'choice_filter',
}

export function headerOf(title: string): Header {
  const [head = '', ...rest] = title.split(/::?/).map((each) => each.trim())
  const kind = head.toLowerCase().replace(/^bind$/, '')
  return {
    kind: Object.hasOwn(aliases, kind) ? aliases[kind]! : kind,
    language: rest.length > 0 ? rest.join(':') : undefined,
    title,
  }
}

/** Types that have a field of their own kind here. */
export const fieldOf: Record<string, FieldType> = {
  text: 'text',
  string: 'text',
  integer: 'whole number',
  int: 'whole number',
  decimal: 'decimal',
  date: 'date',
  note: 'note',
  calculate: 'calculated',
  image: 'photo',
  photo: 'photo',
}

/** Types that become another one, which is said. */
export const changedTo: Record<string, FieldType> = {
  acknowledge: 'yes or no',
  trigger: 'yes or no',
  time: 'text',
  datetime: 'text',
  'phone number': 'text',
  barcode: 'text',
  geopoint: 'place',
  location: 'place',
  gps: 'place',
  range: 'decimal',
}

/** What a device would note by itself; nothing is noted that nobody asked for. */
export const metadata =
  /^(start|end|today|deviceid|device id|subscriberid|simserial|sim id|phonenumber|username|email|audit|start-geopoint|uri:.*)$/

export const beginsGroup = /^begin[ _](group|repeat|loop)\b/
export const endsGroup = /^end[ _](group|repeat|loop)\b/
/** select_one LIST, also 'select one LIST', with or_other at the end. */
export const select =
  /^(select_one|select one|select1|select_multiple|select multiple|select all that apply)(?: from)? (\S+)( or_other| or specify other)?$/
