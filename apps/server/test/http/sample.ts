// Values that a zod shape accepts, made from its JSON Schema, so that a case can be wrong in just one place.
import { z } from 'zod'

export type Random = () => number
type Schema = Record<string, unknown>

/** The same seed gives the same numbers (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
  hex[12] = '4'
  hex[16] = pick(random, ['8', '9', 'a', 'b'])
  const text = hex.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}

const schemas = new WeakMap<z.ZodType, Schema>()

/** A value that the shape accepts, or something near it where the shape has rules of its own. */
export function sampleOf(shape: z.ZodType, random: Random): unknown {
  let schema = schemas.get(shape)
  if (!schema) {
    schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema
    schemas.set(shape, schema)
  }
  let value: unknown
  for (let i = 0; i < 10; i++) {
    value = make(schema, schema, random, 0)
    if (shape.safeParse(value).success) return value
  }
  return value
}

function make(schema: Schema, root: Schema, random: Random, depth: number): unknown {
  if (typeof schema['$ref'] === 'string') {
    const path = schema['$ref'].replace(/^#\/?/, '').split('/').filter(Boolean)
    const target = path.reduce<Schema>((at, key) => at[key] as Schema, root)
    return depth > 6 ? null : make(target, root, random, depth + 1)
  }
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return pick(random, schema['enum'])
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined
  if (choices) return make(pick(random, choices), root, random, depth + 1)
  if (Array.isArray(schema['allOf']))
    return Object.assign({}, ...schema['allOf'].map((each) => make(each as Schema, root, random, depth + 1)))
  switch (Array.isArray(schema['type']) ? schema['type'][0] : schema['type']) {
    case 'object':
      return makeObject(schema, root, random, depth)
    case 'array': {
      const least = Number(schema['minItems'] ?? 1)
      const items = (schema['items'] ?? {}) as Schema
      return Array.from({ length: Math.min(Number(schema['maxItems'] ?? 3), least + 1) }, () =>
        make(items, root, random, depth + 1),
      )
    }
    case 'integer':
    case 'number': {
      const least = Math.max(Number(schema['minimum'] ?? 0), -1e6)
      return Math.min(least + Math.floor(random() * 5), Number(schema['maximum'] ?? 1e6))
    }
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    case 'string':
      return makeText(schema, random)
    default:
      return 'x'
  }
}

function makeObject(schema: Schema, root: Schema, random: Random, depth: number): Record<string, unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>
  const required = new Set((schema['required'] ?? []) as string[])
  const made: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(properties))
    if (required.has(name) || random() < 0.5) made[name] = make(each, root, random, depth + 1)
  const more = schema['additionalProperties']
  if (more && typeof more === 'object' && Object.keys(properties).length === 0)
    made['column'] = make(more as Schema, root, random, depth + 1)
  return made
}

function makeText(schema: Schema, random: Random): string {
  switch (schema['format']) {
    case 'uuid':
      return uuid(random)
    case 'date':
      return `20${10 + Math.floor(random() * 16)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`
    case 'date-time':
      return '2024-02-06T08:00:00Z'
    case 'email':
      return `someone.${Math.floor(random() * 1e6)}@example.org`
    case 'uri':
      return 'https://example.org/statement'
    default: {
      const least = Number(schema['minLength'] ?? 1)
      return `words ${Math.floor(random() * 1e6)}`
        .padEnd(least, '.')
        .slice(0, Number(schema['maxLength'] ?? 200))
    }
  }
}
