// The published schemas and our own reading of the same formats agree, on the examples and on a thousand spoilt ones.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openReceipt, PackageError, parseDocument, parsePackageConfig, signReceipt } from '../../src/index.ts'
import { openManifest, signManifest } from '../../src/package/manifest.ts'
import { codeOf, example, format, sender, signAnything } from './support.ts'

vi.setConfig({ testTimeout: 60_000 })

const names = ['package', 'package-config', 'package-manifest', 'package-receipt', 'package-opened'] as const
const schemas = new Map(names.map((name) => [name, z.fromJSONSchema(format(`${name}.schema.json`))]))
const fits = (name: (typeof names)[number], json: unknown) => schemas.get(name)!.safeParse(json).success

it.each(names)('the example of %s fits its schema', (name) => {
  expect(schemas.get(name)!.safeParse(format(`${name}.example.json`)).error).toBe(undefined)
})

it('the examples are read by us', async () => {
  expect(parseDocument(example)).toEqual(example)
  expect(parsePackageConfig(config, fresh)).toEqual({
    document: example,
    paths: [{ name: 'statement.txt', path: 'package.example.txt' }],
  })
  const manifest = format('package-manifest.example.json')
  expect(await openManifest(await signManifest(manifest, sender.signing), sender.public)).toEqual(manifest)
  const receipt = format('package-receipt.example.json')
  expect(await openReceipt(await signReceipt(receipt, sender.signing), sender.public)).toEqual(receipt)
})

/** Every place in a JSON value. */
function placesOf(json: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof json !== 'object' || json === null) return [path]
  return [
    path,
    ...Object.entries(json).flatMap(([key, each]) =>
      placesOf(each, [...path, Array.isArray(json) ? Number(key) : key]),
    ),
  ]
}

function spoilt(json: unknown, path: (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const copy = structuredClone(json) as Record<string | number, unknown>
  if (rest.length === 0 && value === undefined) delete copy[key]
  else copy[key] = spoilt(copy[key], rest, value)
  return Array.isArray(copy) ? copy.filter(() => true) : copy
}

const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  ' ',
  'x',
  'A b',
  '../x',
  'con.txt',
  0,
  -1,
  1.5,
  true,
  [],
  ['x'],
  [''],
  {},
  { x: 1 },
  'received',
  '2026-02-30',
  '2026-13-01T00:00:00Z',
  '2026-11-25T09:00:00Z',
  '2030-01-01',
  'f'.repeat(64),
  'ф',
  'x'.repeat(4001),
)

/** What the schema cannot say, and its description does. */
const beyondSchema =
  /not exist|is not after|is before the day|stands there twice|names nobody|does not allow|the same name|plain file name/

const config = format('package-config.example.json')
const fresh = { id: example.id, madeAt: example.madeAt }

it.each([
  ['package', example, parseDocument],
  ['package-config', config, (json: unknown) => parsePackageConfig(json, fresh)],
] as const)('%s: the schema and the reader refuse the same', (name, json, read) => {
  fc.assert(
    fc.property(fc.constantFrom(...placesOf(json)), junk, (path, value) => {
      const changed = spoilt(json, path, value)
      let refusal: PackageError | undefined
      try {
        read(changed)
      } catch (error) {
        if (!(error instanceof PackageError)) throw error
        refusal = error
      }
      if (!fits(name, changed)) expect(refusal).toBeInstanceOf(PackageError)
      else if (refusal) expect(refusal.message).toMatch(beyondSchema)
    }),
    { numRuns: 1000 },
  )
})

it('a manifest or receipt that its schema refuses is refused', async () => {
  for (const name of ['package-manifest', 'package-receipt'] as const) {
    const json = format(`${name}.example.json`)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...placesOf(json)), junk, async (path, value) => {
        const changed = spoilt(json, path, value) as never
        if (fits(name, changed)) return
        const code =
          name === 'package-receipt'
            ? await codeOf(signReceipt(changed, sender.signing))
            : await codeOf(async () => openManifest(await signAnything(changed), sender.public))
        expect(code).toMatch(/^bad-|^too-/)
      }),
      { numRuns: 300 },
    )
  }
})
