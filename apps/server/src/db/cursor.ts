// The key after which a list goes on, opaque to clients.
import { Problem } from '@oralu/domain'

/** Packs the sort key of the last row of a page. */
export const cursorOf = (...key: (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** @throws Problem body-invalid when it is not one that we made */
export function readCursor(cursor: string | undefined): string[] | undefined {
  if (!cursor) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(key) &&
      key.every((part) => ['string', 'number'].includes(typeof part) || part === null)
    )
      return key
  } catch {
    // falls through to the problem
  }
  throw new Problem('body-invalid', {
    detail: 'The place in the list is not one that Oralu gave. Start the list again.',
  })
}
