// What is sealed is opened again, whole; the same goes in the same; nothing goes that the agreement does not allow.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose'
import { expect, it, vi } from 'vitest'
import {
  composeParts,
  keyId,
  type PackageDocument,
  type PackageFields,
  partOfBytes,
  partOfStream,
  publicJwk,
  sealPackage,
  withinAgreement,
} from '../../src/index.ts'
import { personsCsv } from '../../src/package/csv.ts'
import { paddedSize } from '../../src/package/padding.ts'
import {
  bytesOf,
  codeOf,
  content,
  example,
  inside,
  now,
  open,
  receiver,
  seal,
  sender,
  stranger,
} from './support.ts'

vi.setConfig({ testTimeout: 60_000 })

const words = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter((text) => /\S/.test(text))
const fieldNames = ['names', 'born', 'documentNumber', 'constructor']
const values = fc.dictionary(
  fc.constantFrom(...fieldNames),
  fc.oneof(
    words,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.array(words, { minLength: 1, maxLength: 3 }),
  ),
)
const documents: fc.Arbitrary<PackageDocument> = fc
  .record({
    purpose: words,
    basis: words,
    persons: fc.array(fc.record({ identity: values, health: values }), { maxLength: 5 }),
  })
  .map(({ purpose, basis, persons }) => ({
    ...example,
    purpose,
    agreement: { ...example.agreement, fields: { identity: fieldNames, health: fieldNames } },
    persons: persons.map((fields, at) => ({ ref: `p${at}`, basis, child: at % 2 === 1, fields })),
  }))
  // What JSON does not keep (-0) is nothing to compare.
  .map((document) => JSON.parse(JSON.stringify({ ...document, files: [] })))
const files = fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 4 })

it('what is sealed is opened again, whole', async () => {
  await fc.assert(
    fc.asyncProperty(documents, files, fc.boolean(), async (document, contents, pdf) => {
      const parts = contents.map((bytes, at) => partOfBytes(`files/${at}.bin`, bytes))
      const { sealed, told } = await seal({
        document: { ...document, files: contents.map((_, at) => ({ name: `${at}.bin`, title: `№ ${at}` })) },
        files: parts,
        ...(pdf && { pdf: partOfBytes('any', Buffer.from('%PDF-1.7')) }),
      })
      const opened = await open(sealed)
      expect(opened.document.persons).toEqual(document.persons)
      expect(opened.taken.map(({ name }) => name)).toEqual([
        'manifest.jws',
        'package.json',
        'persons.csv',
        ...(pdf ? ['package.pdf'] : []),
        ...parts.map(({ name }) => name),
      ])
      for (const [at, bytes] of contents.entries())
        expect(opened.taken.at(at - contents.length)!.bytes.equals(bytes)).toBe(true)
      const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
      expect(opened).toMatchObject({
        sealedSha256: sha256(sealed),
        manifestSha256: told.manifestSha256,
        expired: false,
      })
      expect(sha256(opened.taken[0]!.bytes)).toBe(told.manifestSha256)
      const plain = await inside(sealed)
      expect([plain.length, Math.log2(plain.length) % 1]).toEqual([told.inside, 0])
    }),
    { numRuns: 60 },
  )
})

it('the same goes in the same, though no two seals are alike', async () => {
  const [one, two] = [(await seal()).sealed, (await seal()).sealed]
  expect(one.equals(two)).toBe(false)
  expect((await inside(one)).equals(await inside(two))).toBe(true)
})

it('the archive is what GNU tar writes, filled up', async () => {
  const { sealed } = await seal()
  const { taken } = await open(sealed)
  const folder = mkdtempSync(join(tmpdir(), 'oralu-tar-'))
  execFileSync('mkdir', ['files'], { cwd: folder })
  for (const { name, bytes } of taken) writeFileSync(join(folder, name), bytes)
  const options = ['--format=ustar', '--owner=0', '--group=0', '--numeric-owner', '--mode=0600', '--mtime=@0']
  const made = spawnSync('tar', [...options, '-c', ...taken.map(({ name }) => name)], { cwd: folder })
  const plain = await inside(sealed)
  expect(plain.subarray(0, made.stdout.length).equals(made.stdout)).toBe(true)
  expect(plain.subarray(made.stdout.length).every((byte) => byte === 0)).toBe(true)
  rmSync(folder, { recursive: true })
})

it('sizes tell little: one person or forty, one size', async () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ ...example.persons[0]!, ref: `q${at}` }))
  const size = async (persons: PackageDocument['persons']) =>
    (await seal({ document: { ...example, persons, files: [] }, files: [] })).sealed.length
  expect(await size(many)).toBe(await size(many.slice(0, 1)))
  expect([1, 65_536, 65_537, 131_072, 131_073].map(paddedSize)).toEqual([
    65_536, 65_536, 131_072, 131_072, 262_144,
  ])
})

it('a JWS library verifies the manifest by the public key alone, and knows the key by its thumbprint', async () => {
  const { taken } = await open((await seal()).sealed)
  const jws = taken[0]!.bytes.toString()
  const jwk = publicJwk(sender.public)
  const { payload, protectedHeader } = await compactVerify(jws, await importJWK(jwk, 'EdDSA'))
  expect(protectedHeader).toEqual({
    alg: 'EdDSA',
    kid: await calculateJwkThumbprint(jwk),
    typ: 'oralu-package-manifest+jws',
  })
  expect(JSON.parse(Buffer.from(payload).toString()).package).toBe(example.id)
  expect(keyId(createPublicKey(sender.signing))).toBe(keyId(sender.signing))
})

it('each of several recipients opens it, and nobody else', async () => {
  const { sealed } = await sealPackage(content(), {
    recipients: [receiver.recipient, sender.recipient],
    signing: sender.signing,
    now,
  })
  const bytes = await bytesOf(sealed)
  for (const { identities } of [receiver, sender])
    expect((await open(bytes, { identities })).document.id).toBe(example.id)
  expect(await codeOf(open(bytes, { identities: stranger.identities }))).toBe('wrong-recipient')
})

const [first, second] = example.persons as [PackageDocument['persons'][0], PackageDocument['persons'][0]]
const about = (fields: PackageFields) => content({ persons: [{ ...first, fields }, second] })

it.each([
  ['a field outside the agreement', about({ identity: { motherName: 'x' } }), 'not-allowed'],
  ['a compartment outside the agreement', about({ legal: { names: 'x' } }), 'not-allowed'],
  ['a field allowed elsewhere', about({ health: { names: 'x' } }), 'not-allowed'],
  ['a person twice', content({ persons: [first, first] }), 'bad-document'],
  ['no basis', content({ persons: [{ ...first, basis: ' ' }, second] }), 'bad-document'],
  ['expiry before the making', content({ expiresAt: '2026-11-24T00:00:00Z' }), 'bad-document'],
  ['retention that ends before the expiry', content({ retainUntil: '2026-12-24' }), 'bad-document'],
  [
    'what is expired when it is made',
    content({ madeAt: '2026-11-01T00:00:00Z', expiresAt: '2026-11-26T12:00:00Z' }),
    'already-expired',
  ],
  ['a file that was not given', { ...content(), files: [] }, 'inconsistent'],
  ['a file that is not told of', content({ files: [] }), 'inconsistent'],
  ['one file given twice', { ...content(), files: [...content().files, ...content().files] }, 'inconsistent'],
  ['a name that climbs', content({ files: [{ name: '../x', title: 'x' }] }), 'bad-document'],
  ['the name of a device', content({ files: [{ name: 'NUL.txt', title: 'x' }] }), 'bad-document'],
  [
    'two names that Windows takes for one',
    content({
      files: [
        { name: 'a.txt', title: 'x' },
        { name: 'A.TXT', title: 'x' },
      ],
    }),
    'same-name',
  ],
  [
    'a file about nobody',
    content({ files: [{ name: 'statement.txt', title: 'x', persons: ['p9'] }] }),
    'bad-document',
  ],
])('refuses to seal %s', async (_, wrong, code) => {
  expect(await codeOf(seal(wrong))).toBe(code)
})

it('refuses a recipient that is none, or none at all', async () => {
  for (const recipients of [
    [],
    ['age1x'],
    [receiver.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))],
  ])
    expect(await codeOf(sealPackage(content(), { recipients, signing: sender.signing, now }))).toBe(
      'bad-recipient',
    )
})

it('a file that changes while it is sealed fails the seal', async () => {
  for (const later of ['later..', 'longer than it was', 'less']) {
    let reads = 0
    const part = await partOfStream('files/statement.txt', () => [
      Buffer.from(reads++ === 0 ? 'at once' : later),
    ])
    expect(await codeOf(seal({ ...content(), files: [part] }))).toBe('changed')
  }
})

it('parts what may go from what may not, for a preview', () => {
  const allowed = { identity: ['names', 'born'] }
  expect(withinAgreement({ identity: { names: 'x', phone: 'y' }, health: { names: 'z' } }, allowed)).toEqual({
    fields: { identity: { names: 'x' } },
    withheld: ['identity.phone', 'health.names'],
  })
})

it('the CSV runs nothing, and keeps each value in its cell', () => {
  const { document } = composeParts(
    about({ identity: { names: ['=1+1', 'A, "B"'], born: '@x\n', documentNumber: '٠١' } }),
  )
  expect(personsCsv(document).split('\r\n').slice(0, 2)).toEqual([
    '\ufeffref,child,basis,identity.names,identity.born,identity.sex,identity.documentNumber,health.vaccinations',
    `p1,no,${first.basis},"'=1+1; A, ""B""","'@x\n",,٠١,`,
  ])
})
