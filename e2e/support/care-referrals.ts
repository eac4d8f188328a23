// A referral under way in the demonstration: drafted to an organisation, under an agreement of whose person it is.
import { consent, draftOf } from '../../apps/server/test/cases/care-drafts.ts'
import { addPartner, agree, must } from '../../apps/server/test/cooperation/states.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'

interface Office {
  liaison: Person
  consul: Person
  guard: Person
}

/** An organisation with an agreement in force on the persons of a source. @returns the agreement */
export async function agreeOnCare(office: Office, sourceId: string): Promise<string> {
  const partner = await addPartner(office.liaison, 'An organisation for children (fictional)', {
    kind: 'organisation',
    country: 'KZ',
  })
  return agree(
    { ...office, partner },
    {
      reference: 'CARE-1',
      title: 'Referrals for care',
      gives: 'both',
      subjects: 'of a source',
      sourceId,
      fields: { identity: ['names', 'sex', 'born', 'family'] },
    },
  )
}

/** A draft that waits for a decision in the child's best interests. */
export const draftReferral = async (worker: Person, caseId: string, agreementId: string): Promise<string> =>
  must(
    await worker.post(`/cases/${caseId}/care-referrals`, {
      draft: draftOf(agreementId, {
        addressee: null,
        notes: null,
        consent: consent({ by: 'best interests', childView: 'Would like to know.' }),
      }),
    }),
  ).id
