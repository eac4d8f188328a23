// An open tablet: its key, its pack, and the log of the mission that it keeps. What is done is first on the disk, then
// on the screen, then sent.
import {
  type BlobRef,
  FieldAct,
  type FieldOperation,
  type FieldState,
  fold,
  fromBase64Url,
  type Have,
  haveOf,
  headsOf,
  type MissionPack,
  place,
  signOperation,
  type UnsignedOperation,
  verifyOperation,
} from '@oralu/domain'
import { store } from '../api/store.ts'
import { Drafts } from './drafts.ts'
import { NotKept, type Vault } from './vault/vault.ts'

export interface Device {
  id: string
  mission: string
  officer: string
  /** Ed25519, PKCS 8, base64url. */
  key: string
}

/** A photo or a signature, and where it has got to. */
export interface Attachment {
  blob: BlobRef
  /** The operation that it belongs to. */
  of: string
  what: 'photo' | 'signature'
  /** Of a handover. */
  party: 'giver' | 'receiver' | null
  fileId: string | null
  done: boolean
}

/** The last talk with the office. */
export interface Contact {
  at: string
  have: Have
  aside: { operation: string | null; why: string }[]
}

export interface Shown {
  state: FieldState
  operations: readonly FieldOperation[]
  attachments: readonly Attachment[]
  contact: Contact | null
  /** A write to the disk failed. */
  trouble: 'full' | 'failed' | null
}

type Bytes = Uint8Array<ArrayBuffer>
export type Picture = { bytes: Bytes; blob: BlobRef }

export class Tablet {
  readonly vault: Vault
  readonly device: Device
  pack: MissionPack
  readonly log = new Map<string, FieldOperation>()
  readonly shown
  private readonly drafts: Drafts
  private readonly attachments = new Map<string, Attachment>()
  private contact: Contact | null = null
  private contactId = crypto.randomUUID() as string
  private packId = crypto.randomUUID() as string
  private signing: CryptoKey
  private queue: Promise<unknown> = Promise.resolve()

  private constructor(vault: Vault, device: Device, pack: MissionPack, signing: CryptoKey) {
    this.vault = vault
    this.drafts = new Drafts(vault)
    this.device = device
    this.pack = pack
    this.signing = signing
    this.shown = store<Shown>(this.picture(null))
  }

  static async make(vault: Vault, device: Device, pack: MissionPack): Promise<Tablet> {
    await vault.keep('device', device)
    const tablet = new Tablet(vault, device, pack, await signingKey(device))
    await tablet.renew(pack)
    return tablet
  }

  /** @returns undefined where the vault holds no tablet: its making was cut off */
  static async read(vault: Vault): Promise<Tablet | undefined> {
    const all = await vault.all()
    const device = all.find(({ kind }) => kind === 'device')?.value as Device | undefined
    const pack = all.find(({ kind }) => kind === 'pack')
    if (!device || !pack) return undefined
    const tablet = new Tablet(vault, device, pack.value as MissionPack, await signingKey(device))
    tablet.packId = pack.id
    for (const { id, kind, value } of all) {
      if (kind === 'operation') tablet.log.set(id, value as FieldOperation)
      if (kind === 'attachment') tablet.attachments.set(id, value as Attachment)
      if (kind === 'draft') tablet.drafts.add(id, value as Parameters<Drafts['add']>[1])
      if (kind === 'contact') {
        tablet.contact = value as Contact
        tablet.contactId = id
      }
    }
    tablet.refresh()
    return tablet
  }

  private picture(trouble: Shown['trouble']): Shown {
    const operations = [...this.log.values()]
    return {
      state: fold(operations),
      operations,
      attachments: [...this.attachments.values()],
      contact: this.contact,
      trouble,
    }
  }

  private refresh(): void {
    this.shown.set(this.picture(null))
  }

  /** One after another, so that no sequence is used twice. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work)
    this.queue = done.catch(() => {})
    done.catch((error) => {
      if (error instanceof NotKept)
        this.shown.set({ ...this.shown.get(), trouble: error.full ? 'full' : 'failed' })
    })
    return done
  }

  /** When all that was begun is on the disk. */
  close(): Promise<void> {
    return this.inTurn(async () => this.vault.close())
  }

  /**
   * Records acts, in their order; pictures are kept first. Resolves when all is on the disk.
   * @throws NotKept
   */
  act(given: FieldAct, pictures: readonly (Pick<Attachment, 'what' | 'party'> & Picture)[] = []) {
    return this.inTurn(async () => {
      const act = FieldAct.parse(given)
      const { placed } = place(this.log.values())
      const own = [...this.log.values()].filter(({ device }) => device === this.device.id)
      const operation: UnsignedOperation = {
        id: crypto.randomUUID(),
        mission: this.device.mission,
        device: this.device.id,
        sequence: Math.max(0, ...own.map(({ sequence }) => sequence)) + 1,
        parents: headsOf(placed, this.device.id),
        officer: this.device.officer,
        at: new Date().toISOString(),
        ...act,
      }
      const signed = (await signOperation(operation, this.signing)) as FieldOperation
      for (const { bytes, blob, what, party } of pictures) {
        const id = crypto.randomUUID()
        await this.vault.keepBlob(id, bytes)
        await this.keepAttachment(id, { blob, of: signed.id, what, party, fileId: null, done: false })
      }
      await this.vault.keep('operation', signed, signed.id)
      this.log.set(signed.id, signed)
      this.refresh()
      return signed
    })
  }

  /**
   * Takes in operations of others: only those signed by an enrolled tablet or the office.
   * @returns how many were new, and how many were refused
   */
  take(operations: readonly FieldOperation[]): Promise<{ fresh: number; refused: number }> {
    return this.inTurn(async () => {
      const { mission } = this.device
      let fresh = 0
      let refused = 0
      // The office's first: they say whose the other keys are.
      const ordered = [...operations].sort(
        (a, b) => Number(b.device === mission) - Number(a.device === mission),
      )
      for (const each of ordered) {
        if (this.log.has(each.id)) continue
        const key = each.device === mission ? this.pack.officeKey : this.keyOf(each.device)
        if (each.mission !== mission || !key || !(await verifyOperation(each, key))) {
          refused++
          continue
        }
        await this.vault.keep('operation', each, each.id)
        this.log.set(each.id, each)
        fresh++
      }
      this.refresh()
      return { fresh, refused }
    })
  }

  /** The public key with which the office enrolled a tablet. */
  private keyOf(device: string): string | undefined {
    for (const each of this.log.values())
      if (each.kind === 'enrolled' && each.device === this.device.mission && each.body.device === device)
        return each.body.key
    return undefined
  }

  draft<T>(name: string): T | undefined {
    return this.drafts.find(name) as T | undefined
  }

  /** Keeps what is being typed; undefined forgets it. */
  keepDraft(name: string, draft: unknown): Promise<void> {
    this.drafts.note(name, draft)
    return this.inTurn(() => this.drafts.write(name))
  }

  noteContact(contact: Omit<Contact, 'at'>): Promise<void> {
    return this.inTurn(async () => {
      this.contact = { at: new Date().toISOString(), ...contact }
      await this.vault.keep('contact', this.contact, this.contactId)
      this.refresh()
    })
  }

  /** Another pack, with all that is on the manifest now. */
  async renew(pack: MissionPack): Promise<void> {
    await this.vault.keep('pack', pack, this.packId)
    await this.vault.endAt(pack.expiresAt)
    this.pack = pack
    this.refresh()
  }

  /** Photos and signatures not yet with the office, by the id of their bytes. */
  waitingAttachments(): [string, Attachment][] {
    return [...this.attachments].filter(([, { done }]) => !done)
  }

  async keepAttachment(id: string, attachment: Attachment): Promise<void> {
    await this.vault.keep('attachment', attachment, id)
    this.attachments.set(id, attachment)
    this.refresh()
  }

  have(): Have {
    return haveOf(this.log.values())
  }
}

const signingKey = ({ key }: Device) =>
  crypto.subtle.importKey('pkcs8', fromBase64Url(key), { name: 'Ed25519' }, false, ['sign'])
