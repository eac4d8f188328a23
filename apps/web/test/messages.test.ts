// Every message exists in four languages, is valid ICU, takes the same values in each, and is used; every message
// that the code names exists. A message is used when its id stands in the code as a string, or when a template such
// as t(`role.${role}`) begins with its beginning.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { acts, compartments, problems, roles } from '@oralu/domain'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))
const languages = ['kk', 'ru', 'en', 'ar'] as const
type Language = (typeof languages)[number]

/** Words of the domain that no single subject owns stand in src/words under these heads. */
const shared = ['problem', 'role', 'compartment']

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).sort()
const subjects = [...new Set(files.flatMap((file) => /^([^/\\]+)[/\\]messages[/\\]/.exec(file)?.[1] ?? []))]
const read = (subject: string, language: Language): Record<string, string> =>
  JSON.parse(readFileSync(join(src, subject, 'messages', `${language}.json`), 'utf8'))

const all = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...subjects.map((one) => read(one, language)))]),
) as Record<Language, Record<string, string>>
const known = new Set(Object.keys(all.en))

/** Code without its comments, whose examples name messages that need not exist. */
const code = files
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({
    file,
    text: readFileSync(join(src, file), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, ''),
  }))

/** Names of the values that a message takes, tags with their brackets. */
function values(elements: MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value)
    if (element.type === TYPE.tag) values(element.children, found)
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const { value } of Object.values(element.options)) values(value, found)
    }
  }
  return found
}

test.each(subjects)('%s says the same in four languages', (subject) => {
  const english = read(subject, 'en')
  const heads = subject === 'words' ? shared : [subject]
  const wrong: string[] = []
  for (const language of languages) {
    const mine = read(subject, language)
    for (const id of Object.keys(english)) if (!(id in mine)) wrong.push(`${language}: ${id} is missing`)
    for (const [id, message] of Object.entries(mine)) {
      if (!(id in english)) wrong.push(`${language}: ${id} is not in en`)
      if (!heads.some((head) => id.startsWith(`${head}.`)))
        wrong.push(`${id} does not begin with ${heads.join(' or ')}`)
      if (message.trim() === '') wrong.push(`${language}: ${id} is empty`)
      try {
        const takes = [...values(parse(message))].sort().join(', ')
        const expected = [...values(parse(english[id] ?? ''))].sort().join(', ')
        if (id in english && takes !== expected)
          wrong.push(`${language}: ${id} takes (${takes}), en (${expected})`)
      } catch (error) {
        wrong.push(`${language}: ${id} is not valid ICU: ${error}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('no id stands in two subjects', () => {
  const ids = subjects.flatMap((subject) => Object.keys(read(subject, 'en')))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

/** Two compartments are named like the folders of their screens: 'oversight.read' is a right, not a message. */
const rightNames = new Set<string>(compartments.flatMap((one) => acts.map((act) => `${one}.${act}`)))

test('every message that the code names exists', () => {
  const wrong: string[] = []
  const heads = [...subjects.filter((subject) => subject !== 'words'), ...shared].join('|')
  const literal = new RegExp(`(['"])((?:${heads})\\.[\\w.-]+)\\1`, 'g')
  for (const { file, text } of code) {
    const named = [...text.matchAll(/\bt\(\s*(['"])([^'"]+)\1|<T\s+id=(['"])([^'"]+)\3/g)]
    const ids = [
      ...named.map((match) => match[2] ?? match[4] ?? ''),
      ...Array.from(text.matchAll(literal), ([, , id = '']) => id),
    ]
    for (const id of new Set(ids)) if (!known.has(id) && !rightNames.has(id)) wrong.push(`${file}: ${id}`)
    for (const [, head = ''] of text.matchAll(/(?:\bt\(|<T\s+id=\{)\s*`([^`$]*)\$\{/g)) {
      if (![...known].some((id) => id.startsWith(head))) wrong.push(`${file}: ${head}…`)
    }
  }
  expect(wrong).toEqual([])
})

test('every message is used', () => {
  const text = code.map((one) => one.text).join('\n')
  const heads = [...text.matchAll(/`([a-z][a-z-]*\.[^`$]*)\$\{/g)].map(([, head = '']) => head)
  const used = (id: string) =>
    text.includes(`'${id}'`) || text.includes(`"${id}"`) || heads.some((head) => id.startsWith(head))
  const byDomain = (id: string) => shared.some((head) => id.startsWith(`${head}.`))
  expect([...known].filter((id) => !byDomain(id) && !used(id))).toEqual([])
})

test('every problem, role and compartment of the domain has its words, and no other has', () => {
  const expected = [
    ...Object.keys(problems).map((name) => `problem.${name}`),
    'problem.unreachable',
    ...roles.map((name) => `role.${name}`),
    ...compartments.map((name) => `compartment.${name}`),
  ]
  expect(Object.keys(read('words', 'en')).sort()).toEqual(expected.sort())
})

test('messages stand only in <subject>/messages/<language>.json', () => {
  const strange = files
    .filter((file) => file.endsWith('.json'))
    .filter((file) => !/^[^/\\]+[/\\]messages[/\\](kk|ru|en|ar)\.json$/.test(file))
  expect(strange.map((file) => relative(src, join(src, file)))).toEqual([])
})

test('every table that the ledger covers has words', () => {
  const types = fileURLToPath(new URL('../../server/src/db/types.generated.ts', import.meta.url))
  const covered = [...readFileSync(types, 'utf8').matchAll(/^ {2}"([\w.]+)_history":/gm)].map(
    ([, name]) => name!,
  )
  expect(covered.length).toBeGreaterThan(40)
  const ids = covered.map((table) => `oversight.about.${table.replaceAll(/[._]/g, '-')}`)
  expect(ids.filter((id) => !known.has(id))).toEqual([])
})
