// A referral under way in the demonstration: drafted to an organisation, under an agreement of whose person it is.
import { day, must, terms } from '../../apps/server/test/cooperation/states.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'

interface Office {
  liaison: Person
  consul: Person
  guard: Person
}

/** An organisation with an agreement in force on the persons of a source. @returns the agreement */
export async function agreeOnCare({ liaison, consul, guard }: Office, sourceId: string): Promise<string> {
  const partner = must(
    await liaison.post('/cooperation/partners', {
      name: 'An organisation for children (fictional)',
      kind: 'organisation',
      country: 'KZ',
      language: 'en',
      mailbox: null,
      note: null,
    }),
  ).id
  const agreement = must(
    await consul.post('/cooperation/agreements', {
      partnerId: partner,
      agreement: terms({
        reference: 'CARE-1',
        title: 'Referrals for care',
        gives: 'both',
        subjects: 'of a source',
        sourceId,
        fields: { identity: ['names', 'sex', 'born', 'family'] },
      }),
    }),
  ).id
  for (const officer of [liaison, consul, guard])
    must(await officer.post(`/cooperation/agreements/${agreement}/sign`))
  return agreement
}

/** A draft that waits for its consent. */
export const draftReferral = async (worker: Person, caseId: string, agreementId: string): Promise<string> =>
  must(
    await worker.post(`/cases/${caseId}/care-referrals`, {
      draft: {
        kind: 'referral',
        agreementId,
        addressee: null,
        service: 'family_tracing',
        reason: 'Kin may live elsewhere',
        notes: null,
        chosen: ['name', 'sex', 'born'],
        consent: {
          by: 'best interests',
          carerId: null,
          how: 'written',
          witness: null,
          on: day(-1),
          language: 'Kazakh',
          interpreter: null,
          privateRoom: true,
          guardPresent: false,
          alternatives: true,
          services: true,
          sharing: true,
          words: 'Nobody could be asked for the child.',
          childView: 'Would like to know.',
        },
      },
    }),
  ).id
