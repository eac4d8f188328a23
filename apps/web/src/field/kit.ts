// Where the field kit stands: nothing here, locked, or open; and the ways between.
import { enrolDevice, type FieldOperation, holdsSequence, makeDeviceKey, toBase64Url } from '@oralu/domain'
import { call } from '../api/call.ts'
import { queryClient } from '../api/query-client.ts'
import { store, useStore } from '../api/store.ts'
import { endSession } from '../sign-in/accounts.ts'
import { fetchPack, sync } from './sync.ts'
import { type Shown, Tablet } from './tablet.ts'
import { askForRoom } from './vault/room.ts'
import { Vault } from './vault/vault.ts'

export type Kit =
  | { at: 'looking' }
  /** Open in another tab, which would use the same numbers. */
  | { at: 'elsewhere' }
  | { at: 'none'; ended?: boolean }
  | { at: 'locked'; wrong?: boolean }
  | { at: 'open'; tablet: Tablet }

export const kit = store<Kit>({ at: 'looking' })

/** The open tablet. @throws Error outside of the open kit */
export function useTablet(): { tablet: Tablet } & Shown {
  const at = useStore(kit)
  if (at.at !== 'open') throw new Error('useTablet is for the open kit')
  return { tablet: at.tablet, ...useStore(at.tablet.shown) }
}

/** Operations held here that the office has not acknowledged, others' included. */
export function useUnsent(): FieldOperation[] {
  const { operations, contact } = useTablet()
  return operations.filter(({ device, sequence }) => !holdsSequence(contact?.have ?? {}, device, sequence))
}

let looked = false

/** Looks what is here; only one tab at a time works with it. */
export async function look(): Promise<void> {
  if (looked) return
  looked = true
  const mine = await new Promise<boolean>((done) => {
    void navigator.locks.request('oralu-kit', { ifAvailable: true }, (lock) => {
      done(lock !== null)
      return lock && new Promise(() => {})
    })
  })
  if (!mine) return kit.set({ at: 'elsewhere' })
  const found = await Vault.look()
  kit.set(found === 'locked' ? { at: 'locked' } : { at: 'none', ended: found === 'ended' })
}

export interface Enrolment {
  mission: string
  officer: string
  name: string
  days: number
  passphrase: string
  duress: string
}

/** Enrols this tablet and fetches all that the mission needs. Online. */
export async function enrol({ mission, officer, name, days, passphrase, duress }: Enrolment): Promise<void> {
  await askForRoom()
  const id = crypto.randomUUID()
  const { key, publicKey } = await makeDeviceKey(true)
  await call(enrolDevice, { params: { id: mission }, body: { id, name, key: publicKey } })
  const pack = await fetchPack(id, days)
  const vault = await Vault.make(passphrase, duress, pack.expiresAt)
  const kept = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', key.privateKey)))
  const tablet = await Tablet.make(vault, { id, mission, officer, key: kept }, pack)
  await sync(tablet, () => void wipe())
  kit.set({ at: 'open', tablet })
}

export async function unlock(passphrase: string): Promise<void> {
  const vault = await Vault.open(passphrase)
  if (vault === 'wrong') return kit.set({ at: 'locked', wrong: true })
  if (vault === 'wiped') return leave()
  const tablet = await Tablet.read(vault)
  if (!tablet) return await wipe()
  kit.set({ at: 'open', tablet })
}

export function lock(): void {
  const at = kit.get()
  if (at.at !== 'open') return
  void at.tablet.close()
  kit.set({ at: 'locked' })
}

export async function wipe(): Promise<void> {
  const at = kit.get()
  if (at.at === 'open') await at.tablet.close()
  await Vault.wipe()
  leave()
}

/** Nothing is here any more; nor may this browser go on as the officer. */
function leave(): void {
  kit.set({ at: 'none' })
  void endSession().then(() => queryClient.resetQueries())
}
