// Talking with the office when there is a network: what it lacks goes out in batches, what this tablet lacks comes in,
// photos and signatures follow their operations. Cut off anywhere, the next time goes on from there.
import {
  type AnswerOf,
  addFile,
  batchesOf,
  decodeBatch,
  encodeBatch,
  getOperations,
  getPack,
  type Have,
  makePack,
  missingFrom,
  sendBatch,
  signHandover,
} from '@oralu/domain'
import { call } from '../api/call.ts'
import { store } from '../api/store.ts'
import type { Attachment, Contact, Tablet } from './tablet.ts'

export interface Syncing {
  busy: boolean
  /** Why the last try did not come through: a code of the API's problems. */
  problem: string | null
}
export const syncing = store<Syncing>({ busy: false, problem: null })

let again = false

/**
 * Syncs; while one is under way, another follows it.
 * @param onWipe the office gave this tablet up
 */
export async function sync(tablet: Tablet, onWipe: () => void): Promise<void> {
  if (syncing.get().busy) {
    again = true
    return
  }
  syncing.set({ busy: true, problem: null })
  let problem: string | null = null
  try {
    do {
      again = false
      await exchange(tablet, onWipe)
    } while (again)
  } catch (error) {
    problem = (error as { code?: string }).code ?? 'failed'
  }
  syncing.set({ busy: false, problem })
}

async function exchange(tablet: Tablet, onWipe: () => void): Promise<void> {
  const { id, mission } = tablet.device
  let have: Have = await fetchAll(tablet, onWipe)
  const aside: Contact['aside'] = [...(tablet.shown.get().contact?.aside ?? [])]
  await tablet.noteContact({ have, aside })
  for (const batch of batchesOf(missingFrom([...tablet.log.values()], have))) {
    const bytes = await encodeBatch(mission, batch)
    const answer = await call(sendBatch, {
      params: { id: mission },
      body: { device: id, batch: base64(bytes) },
    })
    if (answer.wipe) return onWipe()
    have = answer.have
    const known = new Set(aside.map(({ operation }) => operation))
    aside.push(...answer.quarantined.filter(({ operation }) => !known.has(operation)))
    await tablet.noteContact({ have, aside })
  }
  await fetchAll(tablet, onWipe)
  for (const [blobId, attachment] of tablet.waitingAttachments()) await upload(tablet, blobId, attachment)
}

async function fetchAll(tablet: Tablet, onWipe: () => void): Promise<Have> {
  let after: string | null = null
  for (;;) {
    const { id, mission } = tablet.device
    const query = { device: id, have: JSON.stringify(tablet.have()), ...(after ? { after } : {}) }
    const answer: AnswerOf<typeof getOperations> = await call(getOperations, {
      params: { id: mission },
      query,
    })
    if (answer.wipe) {
      onWipe()
      throw new Error('wiped')
    }
    const { operations } = await decodeBatch(fromBase64(answer.batch))
    await tablet.take(operations)
    if (!answer.more) return answer.have
    after = answer.next
  }
}

/** The bytes, and of a handover's signature whose it is. */
async function upload(tablet: Tablet, blobId: string, attachment: Attachment): Promise<void> {
  const { blob, what, party, of } = attachment
  let { fileId } = attachment
  if (!fileId) {
    const bytes = await tablet.vault.blob(blobId)
    if (!bytes) return
    const name = `${what} ${blob.sha256.slice(0, 16)}`
    const body = new Blob([bytes], { type: blob.mediaType })
    fileId = (await call(addFile, { query: { compartment: 'mission', name }, body } as never)).id
    await tablet.keepAttachment(blobId, { ...attachment, fileId })
  }
  if (party)
    await call(signHandover, { params: { id: of }, body: { party, fileId } }).catch((error) => {
      // The handover waits for an answer in the office, or was signed there.
      if ((error as { mayBeSentAgain?: boolean }).mayBeSentAgain) throw error
    })
  await tablet.keepAttachment(blobId, { ...attachment, fileId, done: true })
  await tablet.vault.forgetBlob(blobId)
}

/** A new pack: everyone on the manifest now, for some days more. */
export async function fetchPack(device: string, days: number) {
  const { id } = await call(makePack, { params: { id: device }, body: { days } })
  return await call(getPack, { params: { id } })
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
