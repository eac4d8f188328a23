import { KINDS, type LinkConfig } from './types.ts'

/** The configuration is not of the form of docs/formats/link-config.schema.json; the message says where. */
export class LinkConfigError extends Error {}

const MOST_FIELDS = 64

/** Checks a configuration from outside. */
export function parseLinkConfig(json: unknown): LinkConfig {
  const config = object(json, 'the configuration', ['$schema', 'id', 'fields'])
  const id = text(config['id'], 'id')
  const { fields } = config
  if (!Array.isArray(fields) || fields.length === 0)
    throw new LinkConfigError('fields: a list of one or more is needed')
  if (fields.length > MOST_FIELDS) throw new LinkConfigError(`fields: at most ${MOST_FIELDS}`)
  const seen = new Set([id])
  return {
    id,
    fields: fields.map((each: unknown, k) => {
      const field = object(each, `fields[${k}]`, ['column', 'as'])
      const column = text(field['column'], `fields[${k}].column`)
      if (seen.has(column)) throw new LinkConfigError(`fields[${k}].column: '${column}' is named twice`)
      seen.add(column)
      const as = KINDS.find((kind) => kind === field['as'])
      if (!as) throw new LinkConfigError(`fields[${k}].as: one of ${KINDS.join(', ')}`)
      return { column, as }
    }),
  }
}

function object(value: unknown, where: string, keys: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new LinkConfigError(`${where}: not an object`)
  const unknown = Object.keys(value).find((key) => !keys.includes(key))
  if (unknown !== undefined)
    throw new LinkConfigError(`${where}: '${unknown}' is not known (known: ${keys.join(', ')})`)
  return value as Record<string, unknown>
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new LinkConfigError(`${where}: the name of a column is needed`)
  return value
}
