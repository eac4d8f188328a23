// How PostgreSQL's values arrive: days as 'YYYY-MM-DD' (a Date would shift them by the time zone), instants as ISO
// text, counts as numbers.
import pg from 'pg'

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`A count is too large: ${text}`)
  return value
})
