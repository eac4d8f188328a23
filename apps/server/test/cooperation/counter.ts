// An agency whose partner has no system: keys compared, no mailbox, an agreement about those on one source's list.
import { keyFingerprint, makePackageKeys, readPublicKey, recipientFingerprint } from '@oralu/interop'
import { takeIn } from '../../src/people/intake.ts'
import { as, line, newList, newSource } from '../people/arrange.ts'
import { openStage, type Person } from '../support/oralu.ts'
import { addPartner, agree, compareKeys, compose, must, release, type State } from './states.ts'

export async function openCounter() {
  const stage = await openStage()
  const agency = await stage.agency('Ministry of A')
  const [consul, second, liaison, guard, admin] = (await Promise.all(
    (
      [
        'consular_officer',
        'consular_officer',
        'partner_liaison',
        'data_protection_officer',
        'administrator',
      ] as const
    ).map((role) => stage.person(role, agency)),
  )) as [Person, Person, Person, Person, Person]
  const partner = await addPartner(liaison, 'State B')
  const keys = await makePackageKeys()
  await compareKeys([liaison, consul], partner, [
    [keys.age.recipient, recipientFingerprint(keys.age.recipient)],
    [keys.signingPublic, keyFingerprint(readPublicKey(keys.signingPublic))],
  ])
  const state = { stage, agency, consul, second, liaison, guard, partner } as State
  const source = await newSource(stage, consul)
  const listId = await newList(stage, consul, source)
  await as(stage, consul, (db) =>
    takeIn(db, { listId, sourceId: source }, [
      line({ sourceKey: '1', fullName: 'Zhanbyrbek Aisulu', sex: 'female' }),
    ]),
  )
  const { rows } = await stage.root.query(
    'select a.person_id as id from people.record r join people.anchor a on a.id = r.anchor_id where r.list_id = $1',
    [listId],
  )
  const agreement = await agree(state, { subjects: 'of a source', sourceId: source })

  /** A request of ours that was sent. */
  async function sent(subject: string, dueOn: string | null = null): Promise<string> {
    const { id } = must(
      await liaison.post('/cooperation/requests', {
        partnerId: partner,
        kind: 'transport',
        subject,
        text: 'Two buses from the camp to the airfield.',
        missionId: null,
        dueOn,
      }),
    )
    must(await liaison.post(`/cooperation/requests/${id}/step`, { state: 'sent', text: null }))
    return id
  }

  /** A package that was released. */
  async function released(): Promise<string> {
    const { id } = must(await compose(state, agreement, [rows[0].id]))
    must(await release(state, id))
    return id
  }

  return { ...state, admin, keys, agreement, sent, released }
}
export type Counter = Awaited<ReturnType<typeof openCounter>>
