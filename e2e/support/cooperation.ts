// Work with a partner under way in the demonstration: keys compared, an agreement in force, a request sent, a package
// that waits for its release, a comparison that waits for approval, a meeting with a commitment.
import { keyFingerprint, makePackageKeys, readPublicKey, recipientFingerprint } from '@oralu/interop'
import {
  addPartner,
  agree,
  compareKeys,
  compose,
  day,
  must,
  release,
} from '../../apps/server/test/cooperation/states.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'
import type { Workers } from './demonstration.ts'

export async function arrangeCooperation(workers: Workers, second: Person, person: string, source: string) {
  const { partner_liaison: liaison, consular_officer: consul, data_protection_officer: guard } = workers
  const theirs = await makePackageKeys()
  const partner = await addPartner(liaison, 'A partner state (fictional)', {
    country: 'XK',
    note: 'Reached by day and by night.',
  })
  await compareKeys([liaison, consul], partner, [
    [theirs.age.recipient, recipientFingerprint(theirs.age.recipient)],
    [theirs.signingPublic, keyFingerprint(readPublicKey(theirs.signingPublic))],
  ])
  const agreement = await agree(
    { liaison, consul, guard, partner },
    { gives: 'both', subjects: 'of a source', sourceId: source },
  )
  const request = must(
    await liaison.post('/cooperation/requests', {
      partnerId: partner,
      kind: 'transit or overflight',
      subject: 'Overflight of a joint flight',
      text: 'One aircraft, on the day named below.',
      missionId: null,
      dueOn: day(12),
    }),
  ).id
  must(await liaison.post(`/cooperation/requests/${request}/step`, { state: 'sent', text: null }))
  const made = async (): Promise<string> => must(await compose({ consul }, agreement, [person])).id
  const [composed, released] = [await made(), await made()]
  must(await release({ second }, released))
  const guest: string = must(
    await liaison.post(`/cooperation/partners/${partner}/guests`, {
      name: 'Duty officer (fictional)',
      email: 'duty@partner.example',
      language: 'en',
      focalPointId: null,
    }),
  ).id
  must(await consul.post(`/cooperation/guests/${guest}/confirm`))
  const run = must(
    await liaison.post('/cooperation/intersections', {
      agreementId: agreement,
      purpose: 'Who of the list may be theirs',
      terms: {
        threshold: 2,
        ours: 4096,
        theirs: 65_536,
        runsMost: 3,
        runsDays: 30,
        until: `${day(14)}T00:00:00Z`,
      },
    }),
  ).id
  const meeting = must(
    await liaison.post('/cooperation/meetings', {
      partnerIds: [partner],
      title: 'Call on the joint flight',
      startsAt: `${day(3)}T09:00:00Z`,
      lastsMinutes: 60,
      zone: 'Asia/Almaty',
      place: null,
      participants: [{ side: 'ours', office: 'Consular department', name: null }],
      agenda: 'Seats',
    }),
  ).id
  const commitment = must(
    await liaison.post('/cooperation/commitments', {
      partnerId: partner,
      meetingId: meeting,
      side: 'ours',
      office: 'Consular department',
      what: 'Send the list of seats',
      dueOn: day(2),
      missionId: null,
      requestId: request,
      followsId: null,
    }),
  ).id
  return { partner, agreement, request, composed, released, guest, run, meeting, commitment }
}
