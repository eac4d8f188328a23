// Names of fields as they can be here, and how the sheet called them.
import { isFieldName } from '@oralu/domain'
import type { Note } from './read.ts'
import type { Row } from './sheets.ts'

export class Names {
  readonly #note: Note
  readonly #taken = new Set<string>()
  /** Theirs → ours. */
  readonly ours = new Map<string, string>()

  constructor(note: Note) {
    this.#note = note
  }

  take(row: Row, kind: string): string {
    const theirs = row.get('name')
    const wanted = theirs === '' ? kind.replaceAll(' ', '_') : theirs
    const name = this.#free(wanted)
    if (theirs === '') this.#note(row, 'named', name)
    else if (name !== theirs) this.#note(row, 'renamed', `${theirs} → ${name}`)
    if (theirs !== '' && !this.ours.has(theirs)) this.ours.set(theirs, name)
    return name
  }

  section(theirs: string): string {
    return this.#free(`section_${theirs}`)
  }

  #free(wanted: string): string {
    let plain = wanted.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 55)
    if (!/^[A-Za-z]/.test(plain)) plain = `f${plain}`
    if (!isFieldName(plain)) plain = `${plain}_1`
    let name = plain
    for (let n = 2; this.#taken.has(name); n += 1) name = `${plain}_${n}`
    this.#taken.add(name)
    return name
  }
}
