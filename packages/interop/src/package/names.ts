// Names of a package's parts: letters that are the same on every system, so that no name can climb out of a folder,
// hide behind another, or mean a device.
import { PackageError } from './errors.ts'

export const MANIFEST = 'manifest.jws'
export const DOCUMENT = 'package.json'
export const PERSONS = 'persons.csv'
export const PDF = 'package.pdf'
export const FILES = 'files/'

const FILE_NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Whether a file may be called so, within `files/`. */
export const isFileName = (name: string): boolean =>
  name.length <= 80 && FILE_NAME.test(name) && !DEVICE.test(name)

const isPartName = (name: string): boolean =>
  [DOCUMENT, PERSONS, PDF].includes(name) || (name.startsWith(FILES) && isFileName(name.slice(FILES.length)))

/**
 * Refuses names that a part cannot have, and names that are one on a system that does not tell A from a.
 * @throws PackageError bad-name, same-name
 */
export function checkNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (!isPartName(name)) throw new PackageError('bad-name', printable(name))
    const folded = name.toLowerCase()
    if (seen.has(folded)) throw new PackageError('same-name', name)
    seen.add(folded)
  }
}

/** A stranger's text, short and fit for a line of a log. */
export const printable = (text: string): string => text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?')
