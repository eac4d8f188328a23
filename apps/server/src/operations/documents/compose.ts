// A passenger list made of a frozen version and the travellers' documents, with what is missing.
import { type ComposeListBody, Problem, type TravelPaper, today } from '@oralu/domain'
import { checkPassengerList, type ListPerson, type PassengerList, readMrz, writePaxlst } from '@oralu/interop'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'

import { holdMission } from '../manifest.ts'
import type { VersionLineRow } from '../rules.ts'
import { legsOf } from '../whole.ts'
import { getFrozen } from './signatures.ts'
import { documentsOf } from './travel.ts'

/** Something missing, of whom. */
export interface Fault {
  line: string | null
  code: string
  field: string
  found: string | null
  message: string
}

/** Someone on the list: by a line of the manifest, or an escort or medic by the document that they hold. */
interface Aboard {
  line: VersionLineRow | null
  document: Held | undefined
}
type Held = Pick<
  TravelPaper,
  'code' | 'issuer' | 'number' | 'nationality' | 'born' | 'sex' | 'expiresOn' | 'mrz'
>

export async function compose(db: Db, actor: Actor, missionId: string, body: ComposeListBody) {
  await holdMission(db, actor, missionId)
  if (!roleHolds(actor.role, 'identity.read')) throw new Problem('not-allowed')
  const version = await getFrozen(db, missionId, body.version)
  const lines = version.lines as unknown as VersionLineRow[]
  const documents = await documentsOf(
    db,
    lines.map(({ anchor }) => anchor),
  )
  const read = body.others.map((text) => ({ text, held: heldBy(text) }))
  const aboard: Aboard[] = [
    ...lines.map((line) => ({ line, document: documents.get(line.anchor) })),
    ...read.flatMap(({ held }) => (held ? [{ line: null, document: held }] : [])),
  ]
  const list = await listOf(db, missionId, aboard, body)
  const faults = [
    ...read.flatMap(({ text, held }): Fault[] => (held ? [] : [unreadable(text)])),
    ...faultsOf(list, aboard),
  ]
  return await db
    .insertInto('operations.passenger_list')
    .values({
      mission_id: missionId,
      version: body.version,
      asked: JSON.stringify(body),
      people: aboard.length,
      faults: JSON.stringify(faults),
      parts: faults.length > 0 ? [] : writePaxlst(list),
      control: list.control,
      // The database seals the content with its hash.
      content_hash: Buffer.alloc(0),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** What a machine-readable zone says, if it says all that a list needs. */
function heldBy(text: string): Held | undefined {
  const { ok, document, lines } = readMrz(text, { today: today() })
  return ok && document?.expires ? { ...document, expiresOn: document.expires, mrz: lines } : undefined
}

const unreadable = (text: string): Fault => ({
  line: null,
  code: 'unreadable',
  field: 'others',
  found: text.slice(0, 44),
  message: 'This machine-readable zone does not read without a fault. Type it again.',
})

function faultsOf(list: PassengerList, aboard: readonly Aboard[]): Fault[] {
  const lands = list.legs.at(-1)!.arrives.slice(0, 10)
  const of = (person: number | undefined) => (person === undefined ? undefined : aboard[person])
  const found = (person: number | undefined, what: string | null) => {
    const held = of(person)
    // Who holds no line is named by what they hold.
    return held && !held.line ? [...new Set([held.document?.number, what].filter(Boolean))].join(': ') : what
  }
  const faults = checkPassengerList(list).map(({ person, code, field, found: what, message }) => ({
    line: of(person)?.line?.line ?? null,
    code: code as string,
    field,
    found: found(person, what ?? null),
    message,
  }))
  const ended = aboard.flatMap(({ line, document }, at): Fault[] =>
    document && document.expiresOn < lands
      ? [
          {
            line: line?.line ?? null,
            code: 'expired',
            field: 'documents.0.expires',
            found: found(at, document.expiresOn),
            message: 'The document ends before the arrival. Issue or enter another.',
          },
        ]
      : [],
  )
  // Without a document everything that it would say is missing too: that is one thing to do, not seven.
  const none = faults.filter(({ code, field }) => code === 'missing' && field === 'documents')
  const undocumented = new Set(none.map(({ line }) => line))
  return [...none, ...faults.filter(({ line }) => !line || !undocumented.has(line)), ...ended]
}

async function listOf(
  db: Db,
  missionId: string,
  aboard: readonly Aboard[],
  { sender, recipient, contact, flights }: ComposeListBody,
): Promise<PassengerList> {
  const legs = new Map(((await legsOf(db, [missionId])).get(missionId) ?? []).map((leg) => [leg.id, leg]))
  const flown = flights
    .map((flight) => {
      const leg = legs.get(flight.legId)
      if (leg?.mode !== 'air') throw new Problem('refers-to-nothing')
      return { flight, leg }
    })
    .toSorted((a, b) => a.leg.seq - b.leg.seq)
  const now = new Date()
  return {
    kind: 'passengers',
    sender: party(sender),
    recipient: party(recipient),
    preparedAt: now.toISOString().slice(0, 16),
    control: now.getTime().toString(36).toUpperCase(),
    contact: {
      name: contact.name,
      ...(contact.phone ? { phone: contact.phone } : {}),
      ...(contact.mail ? { mail: contact.mail } : {}),
    },
    legs: flown.map(({ flight, leg }) => ({
      flight: flight.flight,
      ...(flight.carrier ? { carrier: flight.carrier } : {}),
      from: flight.from,
      to: flight.to,
      departs: localTime(leg.departsAt, leg.fromZone),
      arrives: localTime(leg.arrivesAt, leg.toZone),
      crossing: flight.crossing,
    })),
    people: aboard.map((each) => personOf(each, flown[0]!.flight.from, flown.at(-1)!.flight.to)),
  }
}

const party = ({ id, qualifier }: ComposeListBody['sender']) => ({ id, ...(qualifier ? { qualifier } : {}) })

/** 'YYYY-MM-DDTHH:MM' on the clocks of the place. */
function localTime(at: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(at))
    .replace(' ', 'T')
}

/** A name goes as the machine-readable zone writes it: A to Z, components parted by spaces. */
function personOf({ line, document }: Aboard, embarks: string, lands: string): ListPerson {
  return {
    role: 'passenger',
    ...namesOf(document),
    sex: document?.sex ?? 'X',
    born: document?.born ?? '',
    embarks,
    lands,
    nationality: document?.nationality === 'D' ? 'DEU' : (document?.nationality ?? ''),
    // Opaque, and the same on every list of this line.
    ...(line ? { reference: line.line.replaceAll('-', '').slice(0, 12).toUpperCase() } : {}),
    ...(line?.seat ? { seat: line.seat.toUpperCase() } : {}),
    documents: document
      ? [
          {
            type: document.code[0]!,
            number: document.number,
            expires: document.expiresOn,
            issuer: document.issuer,
          },
        ]
      : [],
  }
}

function namesOf(document: Held | undefined): { surname: string; given?: string } {
  const zone =
    document?.mrz[document.mrz.length === 3 ? 2 : 0]?.slice(document.mrz.length === 3 ? 0 : 5) ?? ''
  const [surname = '', given = ''] = zone
    .replace(/<+$/, '')
    .split('<<')
    .map((each) => each.replaceAll('<', ' ').trim())
  return { surname, ...(given ? { given } : {}) }
}
