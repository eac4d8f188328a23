// English sentences for clashes and for why someone stays, for commands and logs; screens have their own words.
import type { Clash } from './clash.ts'
import type { Why } from './left.ts'
import type { Rule } from './rules.ts'

/** @param name what a person's id is called */
export function clashInWords({ rules }: Clash, name = (id: string) => id): string {
  const must = rules.filter(({ code }) => code === 'must')
  const many = must.length > MANY
  const told = many ? rules.filter(({ code }) => code !== 'must') : rules
  const parts = told.map((rule) => ruleInWords(rule, name))
  if (many) parts.unshift(`${must.length} people must travel`)
  return `These cannot all hold: ${parts.join('; ')}.`
}

/** More than so many who must travel are counted, not named. */
const MANY = 6

function ruleInWords(
  { code, people, flight, berth, day, limit }: Rule,
  name: (id: string) => string,
): string {
  const [first = '', ...others] = people.map(name)
  const all = [first, ...others].join(', ')
  switch (code) {
    case 'must':
      return `${first} must travel`
    case 'pin-flight':
      return `${first} is pinned to flight ${flight}`
    case 'pin-berth':
      return `${first} is pinned to berth ${berth} of flight ${flight}`
    case 'family':
      return `${all} are one family and travel together`
    case 'parent':
      return `${first} travels with own parents (${others.join(', ')})`
    case 'carer':
      return `${first} sits beside the named carer ${others[0]}`
    case 'no-carer':
      return `${first} is a child with neither an adult nor a named carer`
    case 'stretcher':
    case 'wheelchair':
      return `${first} needs a ${code} place, with own people near`
    case 'medic':
      return `${first} needs a medic near`
    case 'escort':
      return `${first} needs an escort beside them`
    case 'days':
      return `${first} may leave on certain days only`
    case 'day-limit':
      return `on ${day} at most ${limit} can fly`
    case 'seats':
      return `flight ${flight} has ${limit} seats for travellers`
    case 'payload':
      return `flight ${flight} carries ${limit} kg`
  }
}

export function whyInWords({ code, flight, need, free }: Why): string {
  const counted: Partial<Record<Why['code'], string>> = {
    stretcher: 'stretcher places',
    wheelchair: 'wheelchair places',
    escort: 'escorts',
    seats: 'seats',
    payload: 'kg',
  }
  if (counted[code]) return `${flight}: needs ${need} ${counted[code]}, ${free} free`
  const plain: Partial<Record<Why['code'], string>> = {
    'no-carer': 'a child with neither an adult nor a named carer',
    days: 'may not leave on that day',
    pinned: 'pinned to another flight',
    'no-medic': 'no medic goes along',
    'day-limit': 'no further flight on that day',
    cabin: 'cannot sit together, beside and near as needed, even in an empty cabin',
    berths: 'enough seats, but not together, beside or near as needed',
    order: 'others go first',
  }
  return flight === undefined ? plain[code]! : `${flight}: ${plain[code]}`
}
