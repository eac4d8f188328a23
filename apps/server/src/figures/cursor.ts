// Lists of this subject go on after a row, named by its id alone: PostgreSQL knows its place to the microsecond.
import { Id, Problem } from '@oralu/domain'

/** The cursor of the page that ends with row `limit`, when there are more rows. */
export function cursorOf(rows: readonly { id: string }[], limit: number): string | null {
  const last = rows[limit - 1]
  return rows.length > limit && last ? Buffer.from(JSON.stringify([last.id])).toString('base64url') : null
}

/** @throws Problem body-invalid on a cursor that is not ours */
export function readCursor(cursor: string): string {
  try {
    const [id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Id.parse(id)
  } catch {
    throw new Problem('body-invalid', {
      issues: [{ path: 'query.after', message: 'is not a cursor of this list' }],
    })
  }
}
