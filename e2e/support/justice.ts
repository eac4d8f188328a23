// A matter under way in the demonstration, and a question of the court to care, so that each page has something to show.
import { today } from '@oralu/domain'
import { instantIn, officeOf } from '../../apps/server/test/cases/justice-office.ts'
import { must } from '../../apps/server/test/cooperation/states.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'

/** @returns the request for a disclosure */
export async function arrangeMatter(prosecutor: Person, anchor: string): Promise<string> {
  const office = officeOf(prosecutor)
  const p = await office.open(anchor)
  await office.add('suspicion', anchor, {
    proceedingId: p,
    suspectedOn: today(-25),
    suspectedBy: 'An investigator',
    ground: 'A statement of another person.',
  })
  await office.offerCounsel(anchor, p)
  await office.add('interpreter', anchor, {
    proceedingId: p,
    language: 'Arabic',
    name: 'I. Interpreter',
    fromOn: today(-20),
  })
  await office.assess(anchor)
  await office.add('detention', anchor, {
    proceedingId: p,
    kind: 'pre-trial',
    ...office.order,
    fromAt: instantIn(-240),
    untilAt: instantIn(240),
  })
  await office.add('hearing', anchor, {
    proceedingId: p,
    at: instantIn(72),
    court: 'District court',
    purpose: 'Preliminary',
    counsel: 'A. Counsel',
    guardian: 'A. Relative',
  })
  await office.add('legal_measure', anchor, {
    proceedingId: p,
    kind: 'no contact',
    words: 'With those named in the order.',
    ...office.order,
    orderNumber: 'M-2',
    fromOn: today(-10),
    untilOn: today(40),
  })
  return must(
    await prosecutor.post('/cases/legal/crossings', {
      anchorId: anchor,
      compartment: 'care',
      authority: 'District court 2',
      basisKind: 'court order',
      basis: 'Order 41/26',
      basisOn: today(-1),
      purpose: 'Whether help was given at the address.',
      fields: [
        { field: 'visits', why: 'The days on which somebody was met there.' },
        { field: 'case', why: 'Whether anyone can be heard about it.' },
      ],
    }),
  ).id
}
