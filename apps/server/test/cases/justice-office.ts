// A prosecutor's office at work over HTTP: proceedings opened, counsel offered, facts entered.
import type { JusticeKind } from '@oralu/domain'
import { today } from '@oralu/domain'
import { must } from '../cooperation/states.ts'
import type { Person } from '../support/oralu.ts'

export const instantIn = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

export function officeOf(prosecutor: Person) {
  const enter = (kind: JusticeKind, anchor: string, body: object) =>
    prosecutor.post(`/cases/justice/of/${anchor}/${kind}`, body)
  const add = async (kind: JusticeKind, anchor: string, body: object): Promise<string> =>
    must(await enter(kind, anchor, body)).id
  const act = (kind: JusticeKind, id: string, name: string, body: object) =>
    prosecutor.post(`/cases/justice/${kind}/${id}/${name}`, body)
  return {
    enter,
    add,
    act,
    done: async (kind: JusticeKind, id: string, name: string, body: object) =>
      must(await act(kind, id, name, body)),
    page: async (anchor: string) => must(await prosecutor.get(`/cases/justice/of/${anchor}`)),
    open: (anchor: string, more: object = {}) =>
      add('proceeding', anchor, {
        number: 'N-1',
        authority: 'Investigation department',
        openedOn: today(-30),
        legalBasis: 'CPC art. 180',
        ...more,
      }),
    offerCounsel: (anchor: string, proceedingId: string, more: object = {}) =>
      add('counsel', anchor, {
        proceedingId,
        offeredOn: today(-20),
        answer: 'assigned',
        name: 'A. Counsel',
        fromOn: today(-20),
        ...more,
      }),
    assess: (anchor: string, more: object = {}) =>
      add('individual_assessment', anchor, {
        assessedOn: today(-15),
        assessedBy: ['A. Lawyer', 'B. Psychologist'],
        circumstances: 'Taken there at seventeen by a husband.',
        victim: 'indications',
        victimWords: 'Married against her will; could not leave.',
        ...more,
      }),
    charge: (anchor: string, proceedingId: string, more: object = {}) =>
      enter('charge', anchor, {
        proceedingId,
        chargedOn: today(-10),
        law: 'Criminal Code',
        article: '257',
        part: '2',
        words: 'As the order says.',
        ...more,
      }),
    order: {
      place: 'Remand centre 1',
      orderedBy: 'District court',
      orderNumber: 'D-7',
      legalBasis: 'CPC art. 147',
    },
  }
}
