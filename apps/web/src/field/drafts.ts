// What is being typed, kept in the vault so that a killed tab loses nothing.
import type { Vault } from './vault/vault.ts'

interface Draft {
  name: string
  draft: unknown
}

export class Drafts {
  private readonly vault: Vault
  private readonly known = new Map<string, { id: string; value: unknown }>()
  private readonly typed = new Map<string, unknown>()

  constructor(vault: Vault) {
    this.vault = vault
  }

  /** One that the vault held. */
  add(id: string, { name, draft }: Draft): void {
    this.known.set(name, { id, value: draft })
  }

  find(name: string): unknown {
    return this.known.get(name)?.value
  }

  /** Notes the newest text; undefined forgets it. It is on the disk after the next `write`. */
  note(name: string, draft: unknown): void {
    this.typed.set(name, draft)
  }

  /** Of a fast hand only the newest is written. */
  async write(name: string): Promise<void> {
    if (!this.typed.has(name)) return
    const value = this.typed.get(name)
    this.typed.delete(name)
    const id = this.known.get(name)?.id ?? crypto.randomUUID()
    if (value === undefined) {
      this.known.delete(name)
      return await this.vault.forget(id)
    }
    this.known.set(name, { id, value })
    await this.vault.keep('draft', { name, draft: value } satisfies Draft, id)
  }
}
