/**
 * Whom scopes speak of, as sets of atomic groups of people. A mission is one: missions share nobody. A group, or a claim
 * on everyone, that is more than its named parts has a rest of its own, which may share people with anyone outside of
 * those parts; what lies inside of what then stands as an inequality.
 */
import type { Claim } from '../claim.ts'
import { coveredByEveryone, samePeopleKey } from '../scope.ts'
import type { Group, StatedQuantity, StatedScope } from '../statement.ts'

/** One statement as read: the people of `scope`, or those of the claim `as`. */
export interface Spoken {
  readonly key: string
  readonly statedOn: Claim['statedOn']
  readonly scope: StatedScope
  readonly as?: string
  readonly quantities: readonly StatedQuantity[]
}

/** People of one event. */
export interface People {
  readonly id: string
  readonly event: string
  readonly atoms: ReadonlySet<string>
}

export interface Lattice {
  readonly peopleOf: (spoken: Spoken) => People
  readonly ofMissions: (event: string, missions: readonly string[]) => People
  /** Every set that some claim names. */
  readonly all: ReadonlyMap<string, People>
  /** Inner lies in outer, beyond what their atoms show. */
  readonly inside: readonly { readonly inner: People; readonly outer: People }[]
}

/** Marks an atom that is no mission: the rest of a group, or the people of a loose scope. */
const REST = '~'
export const isRest = (atom: string) => atom.startsWith(REST)

export function latticeOf(spoken: readonly Spoken[], groups: readonly Group[]): Lattice {
  const declared = new Map(groups.map((group) => [group.name, group]))
  const expanded = new Map<string, ReadonlySet<string>>()
  const expand = (name: string): ReadonlySet<string> => {
    const known = expanded.get(name)
    if (known) return known
    const group = declared.get(name)
    const atoms = new Set<string>(group ? [] : [name])
    for (const part of group?.parts ?? []) for (const atom of expand(part)) atoms.add(atom)
    if (group && !group.complete) {
      for (const held of group.holds ?? [])
        for (const atom of expand(held)) if (!isRest(atom)) atoms.add(atom)
      atoms.add(`${REST}group ${name}`)
    }
    expanded.set(name, atoms)
    return atoms
  }

  const all = new Map<string, People>()
  const keep = (id: string, event: string, atoms: () => ReadonlySet<string>): People => {
    const known = all.get(id)
    if (known) return known
    const people = { id, event, atoms: atoms() }
    all.set(id, people)
    return people
  }
  const ofMissions = (event: string, missions: readonly string[]): People => {
    const atoms = new Set(missions.flatMap((mission) => [...expand(mission)]).sort())
    return keep(`${event} ${JSON.stringify([...atoms])}`, event, () => atoms)
  }

  const byKey = new Map(spoken.filter(({ as }) => as === undefined).map((each) => [each.key, each]))
  // Claims on everyone are few; each is asked once about each explicit scope.
  const wholes = spoken.filter(({ scope, as }) => as === undefined && scope.everyone && !scope.missions)
  const explicit = spoken.filter(({ scope, as }) => as === undefined && scope.missions)
  const peopleOf = (each: Spoken): People => {
    const other = each.as === undefined ? undefined : byKey.get(each.as)
    if (other && other !== each) return peopleOf(other)
    const { event, missions, everyone } = each.scope
    if (missions) return ofMissions(event, missions)
    const id = (everyone && samePeopleKey(asClaim(each))) || `${event} ${each.key}`
    return keep(id, event, () => {
      const atoms = new Set([`${REST}${id}`])
      if (everyone)
        for (const part of explicit)
          if (coveredByEveryone(asClaim(part), asClaim(each)))
            for (const atom of peopleOf(part).atoms) if (!isRest(atom)) atoms.add(atom)
      return atoms
    })
  }
  for (const each of spoken) peopleOf(each)

  const inside: { inner: People; outer: People }[] = []
  for (const whole of wholes)
    for (const part of spoken) {
      if (part.as !== undefined || !coveredByEveryone(asClaim(part), asClaim(whole))) continue
      const [inner, outer] = [peopleOf(part), peopleOf(whole)]
      if (![...inner.atoms].every((atom) => outer.atoms.has(atom))) inside.push({ inner, outer })
    }
  for (const event of new Set([...all.values()].map((people) => people.event)))
    for (const { name, holds = [] } of groups)
      for (const held of holds) {
        const [inner, outer] = [ofMissions(event, [held]), ofMissions(event, [name])]
        if (![...inner.atoms].every((atom) => outer.atoms.has(atom))) inside.push({ inner, outer })
      }
  return { peopleOf, ofMissions, all, inside }
}

/** Scopes are compared by days, places and missions; which event it is only needs to be the same. */
const asClaim = (spoken: Spoken) => spoken as unknown as Claim
