// The key after which a list goes on, opaque to clients.
import { Id, Problem } from '@oralu/domain'
import { z } from 'zod'

type Part = string | number | boolean | null

/** Packs the sort key of the last row of a page. */
export const cursorOf = (...key: Part[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key of a list that goes on after a row named by its id alone. */
export const idKey = z.tuple([Id])

const anyKey: z.ZodType<string[]> = z.array(z.union([z.string(), z.number(), z.null()])) as never

/**
 * @param shape of the key, a tuple; without one, parts that are texts, numbers or null
 * @throws Problem body-invalid when it is not one that we made
 */
export function readCursor(cursor: string | undefined): string[] | undefined
export function readCursor<Key>(cursor: string | undefined, shape: z.ZodType<Key>): Key | undefined
export function readCursor(cursor: string | undefined, shape: z.ZodType = anyKey): unknown {
  if (!cursor) return undefined
  try {
    const key = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (key.success) return key.data
  } catch {
    // falls through to the problem
  }
  throw new Problem('body-invalid', {
    detail: 'The place in the list is not one that Oralu gave. Start the list again.',
    issues: [{ path: 'query.after', message: 'not a cursor of this list' }],
  })
}
