// A text places numbers and never holds one of its own.
import { expect, it } from 'vitest'
import { placedIn, readText, renderParts, typedNumbers } from '../src/figures-text.ts'

const values = {
  total: 1234,
  men: 1,
  women: 2,
  children: 5,
  adultsSexUnknown: 0,
  day: '2021-02-04',
  knownOn: '2021-03-01',
}
const say = (text: string, language: 'kk' | 'ru' | 'en' | 'ar' = 'en') =>
  renderParts(readText(text).parts!, language, values)
const fault = (text: string) => readText(text).fault?.code

it('puts a number and a day in place, by the habits of each language', () => {
  expect(say('{total} on {day}')).toBe('1,234 on 4 February 2021')
  expect(say('{total}', 'ru')).toMatch(/^1\s234$/)
  expect(say('{ total }', 'ar')).toBe('1,234')
  expect(say('{day}', 'ru')).toBe('4 февраля 2021 года')
  expect(say('{day}', 'kk')).toBe('2021 жылғы 4 ақпан')
  expect(say('{day}', 'ar')).toBe('4 فبراير 2021')
})

it('chooses the form that the number asks for', () => {
  const russian = '{n, plural, one {# ребёнок} few {# ребёнка} many {# детей} other {# ребёнка}}'
  expect(say(russian.replace('n', 'men'), 'ru')).toBe('1 ребёнок')
  expect(say(russian.replace('n', 'women'), 'ru')).toBe('2 ребёнка')
  expect(say(russian.replace('n', 'children'), 'ru')).toBe('5 детей')
  expect(say('{women, plural, two {طفلان} other {# طفلًا}}', 'ar')).toBe('طفلان')
  expect(say('{adultsSexUnknown, plural, =0 {nobody} other {#}}')).toBe('nobody')
})

it('says what is wrong with a text', () => {
  expect(fault('{total')).toBe('unclosed')
  expect(fault('a } b')).toBe('stray-brace')
  expect(fault('{names}')).toBe('unknown-name')
  expect(fault('{}')).toBe('unknown-name')
  expect(fault('{constructor}')).toBe('unknown-name')
  expect(fault('{day, plural, other {x}}')).toBe('not-plural')
  expect(fault('{total, number}')).toBe('not-plural')
  expect(fault('{total, plural, one {x}}')).toBe('no-other')
  expect(fault('{total, plural, several {x} other {y}}')).toBe('unknown-form')
  expect(fault('{total, plural, other {{men}}}')).toBe('nested')
  expect(fault('plain words')).toBeUndefined()
})

it('names what is placed, and numbers that someone typed', () => {
  const { parts } = readText('On {day} 12 came, in 2021: {men, plural, one {1 man} other {# men}}')
  expect([...placedIn(parts!)]).toEqual(['day', 'men'])
  expect(typedNumbers(parts!)).toEqual(['12', '1'])
})

it('reads a long text in time that grows with its length', () => {
  const began = performance.now()
  readText('{'.repeat(10_000))
  readText('{total, plural, '.repeat(600))
  readText('{total, plural, other {x}}'.repeat(380))
  expect(performance.now() - began).toBeLessThan(500)
})
