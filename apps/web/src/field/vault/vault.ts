// The encrypted store of a tablet. On the disk: a salt, two doors, the day it ends, and sealed records under random
// ids. What a record is stands inside it.
import { Dexie, type Table } from 'dexie'
import {
  type Hardness,
  hardness,
  keyOfPassphrase,
  makeDoor,
  newDataKey,
  openDoor,
  padded,
  randomBytes,
  seal,
  unpadded,
  unseal,
} from './seal.ts'
import { plainPassphrase } from './words.ts'

type Bytes = Uint8Array<ArrayBuffer>
interface Head {
  id: 'head'
  salt: Bytes
  hardness: Hardness
  doors: Bytes[]
  /** After this it is wiped, whoever opens it. */
  endsAt: string
}
interface Sealed {
  id: string
  bytes: Bytes
}

const name = 'oralu-kit'

class Store extends Dexie {
  declare head: Table<Head, string>
  declare records: Table<Sealed, string>
  /** Photos and signatures, read when they are needed. */
  declare blobs: Table<Sealed, string>
  constructor() {
    // What is acknowledged is on the disk, even if the battery falls out.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ head: 'id', records: 'id', blobs: 'id' })
  }
}

export interface Kept<T = unknown> {
  id: string
  kind: string
  value: T
}

/** A write failed: the disk is full, or the browser took the store away. What was typed is still on the screen. */
export class NotKept extends Error {
  readonly full: boolean
  constructor(cause: unknown) {
    super('not kept', { cause })
    this.full = /quota/i.test(`${(cause as Error)?.name} ${(cause as Error)?.message}`)
  }
}

export class Vault {
  private readonly store: Store
  private readonly key: CryptoKey
  private constructor(store: Store, key: CryptoKey) {
    this.store = store
    this.key = key
  }

  /** What is here. One that has ended is wiped first. */
  static async look(now = Date.now()): Promise<'none' | 'ended' | 'locked'> {
    if (!(await Dexie.exists(name))) return 'none'
    const store = new Store()
    const head = await store.head.get('head')
    store.close()
    if (!head) return 'none'
    if (Date.parse(head.endsAt) > now) return 'locked'
    await Vault.wipe()
    return 'ended'
  }

  static async make(passphrase: string, duress: string, endsAt: string): Promise<Vault> {
    const salt = randomBytes(16)
    const { raw, key } = await newDataKey()
    const doors = [
      await makeDoor(await keyOfPassphrase(plainPassphrase(passphrase), salt, hardness), raw),
      await makeDoor(await keyOfPassphrase(plainPassphrase(duress), salt, hardness), 'wipe'),
    ]
    if (randomBytes(1)[0]! % 2) doors.reverse()
    await Vault.wipe()
    const store = new Store()
    await store.head.add({ id: 'head', salt, hardness, doors, endsAt })
    return new Vault(store, key)
  }

  /** @returns 'wrong', or 'wiped' where the passphrase was the one that wipes */
  static async open(passphrase: string): Promise<Vault | 'wrong' | 'wiped'> {
    const store = new Store()
    const head = await store.head.get('head')
    if (!head) return 'wiped'
    const phraseKey = await keyOfPassphrase(plainPassphrase(passphrase), head.salt, head.hardness)
    const opened = await Promise.all(head.doors.map((door) => openDoor(phraseKey, door)))
    const key = opened.find((each) => each !== undefined)
    if (key === 'wipe') {
      store.close()
      await Vault.wipe()
      return 'wiped'
    }
    if (key) return new Vault(store, key)
    store.close()
    return 'wrong'
  }

  /** The doors go first: without them the rest is noise, even where deleting it is cut off. */
  static async wipe(): Promise<void> {
    const store = new Store()
    await store.head.clear()
    store.close()
    await Dexie.delete(name)
  }

  async all(): Promise<Kept[]> {
    const rows = await this.store.records.toArray()
    return await Promise.all(
      rows.map(async ({ id, bytes }) => ({
        id,
        ...(unpadded(await unseal(this.key, bytes, id)) as Omit<Kept, 'id'>),
      })),
    )
  }

  /** Keeps a value; resolves when it is on the disk. @throws NotKept */
  async keep(kind: string, value: unknown, id: string = crypto.randomUUID()): Promise<string> {
    const bytes = await seal(this.key, padded({ kind, value }), id)
    await kept(this.store.records.put({ id, bytes }))
    return id
  }

  async forget(id: string): Promise<void> {
    await this.store.records.delete(id)
  }

  /** @throws NotKept */
  async keepBlob(id: string, plain: Bytes): Promise<void> {
    await kept(this.store.blobs.put({ id, bytes: await seal(this.key, plain, id) }))
  }

  async blob(id: string): Promise<Bytes | undefined> {
    const row = await this.store.blobs.get(id)
    return row && (await unseal(this.key, row.bytes, id))
  }

  async forgetBlob(id: string): Promise<void> {
    await this.store.blobs.delete(id)
  }

  async endAt(endsAt: string): Promise<void> {
    await kept(this.store.head.update('head', { endsAt }))
  }

  close(): void {
    this.store.close()
  }
}

async function kept(writing: PromiseLike<unknown>): Promise<void> {
  try {
    await writing
  } catch (error) {
    throw new NotKept(error)
  }
}
