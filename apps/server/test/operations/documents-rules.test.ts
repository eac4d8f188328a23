import type { PersonBrief } from '@oralu/domain'
import { PAXLST_CODES } from '@oralu/interop'
import { describe, expect, it } from 'vitest'
import en from '../../../web/src/operations/messages/en.json' with { type: 'json' }
import {
  bornText,
  bornWithin,
  groupLetter,
  isTakenFrom,
  nameIn,
  placeOnPaper,
} from '../../src/operations/documents/rules.ts'
import { words } from '../../src/operations/documents/words.ts'

describe('rules of papers', () => {
  it('a name is taken from a form where all its words stand there, in any case', () => {
    expect(isTakenFrom('ӨМІРҰЛЫ', 'Өмірұлы Һарон')).toBe(true)
    expect(isTakenFrom('Һарон Өмірұлы', 'Өмірұлы Һарон')).toBe(true)
    expect(isTakenFrom('Өмір', 'Өмірұлы Һарон')).toBe(false)
    expect(isTakenFrom('عبد السلام', 'عبد السلام رياض')).toBe(true)
    expect(isTakenFrom('', 'anything')).toBe(true)
  })

  it('a birth, as far as it is known, lies within what the register leaves open', () => {
    const open = { bornFrom: '1990-01-01', bornTo: '1991-06-30' }
    for (const born of [null, '1990', '1991', '1991-06', '1990-05-05'])
      expect(bornWithin(born, open)).toBe(true)
    for (const born of ['1989', '1991-07', '1991-07-01', '2001']) expect(bornWithin(born, open)).toBe(false)
    expect(bornWithin('1950', { bornFrom: null, bornTo: null })).toBe(true)
  })

  it('a name is shown in the script of the language, else in Latin letters', () => {
    const person = {
      name: 'Һарон',
      names: [
        { form: 'Һарон', script: 'Cyrl', latin: 'Haron' },
        { form: 'هارون', script: 'Arab', latin: 'Harun' },
      ],
    } as PersonBrief
    expect([nameIn(person, 'kk'), nameIn(person, 'ar'), nameIn(person, 'en')]).toEqual([
      'Һарон',
      'هارون',
      'Haron',
    ])
    expect(nameIn(null, 'kk')).toBe('—')
  })

  it('a place that tells where people were held is not on a paper', () => {
    for (const place of ['Roj camp', 'Лагерь Тел-Наурас', 'مخيم روج', 'Central Prison', 'Тюрьма №3'])
      expect(placeOnPaper(place)).toBeNull()
    expect(placeOnPaper('Aktau')).toBe('Aktau')
  })

  it('groups and births in short', () => {
    expect([0, 25, 26, 51, 52].map(groupLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA'])
    expect(bornText({ bornFrom: '1990-01-01', bornTo: '1990-12-31' })).toBe('1990')
    expect(bornText({ bornFrom: '1990-01-01', bornTo: '1992-12-31' })).toBe('1990–1992')
    expect(bornText({ bornFrom: null, bornTo: null })).toBe('—')
  })
})

it('every word of a paper is there in every language', () => {
  for (const each of Object.values(words)) {
    expect(Object.keys(each).toSorted()).toEqual(Object.keys(words.en).toSorted())
    expect(Object.values(each).filter((word) => word.trim() === '')).toEqual([])
  }
})

it('every fault of a passenger list has words on the screen', () => {
  for (const code of [...PAXLST_CODES, 'expired', 'unreadable'])
    expect(en).toHaveProperty([`operations.fault.${code}`])
})
