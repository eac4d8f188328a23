// Receipts and keys: signed by the partner, for this package alone.
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { compactVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  keyFingerprint,
  makePackageKeys,
  openReceipt,
  type PackageReceipt,
  publicJwk,
  readIdentities,
  readPublicKey,
  readRecipients,
  readSigningKey,
  recipientFingerprint,
  signReceipt,
} from '../../src/index.ts'
import { jsonBytes } from '../../src/package/document.ts'
import { signJws } from '../../src/package/jws.ts'
import { codeOf, example, format, receiver, seal, sender, stranger } from './support.ts'

const received: PackageReceipt = format('package-receipt.example.json')
const { refused: _, accepted: __, ...common } = received as PackageReceipt & { kind: 'received' }
const deleted: PackageReceipt = { ...common, kind: 'deleted', why: 'recall', deleted: 'all' }
const all: PackageReceipt = { ...common, kind: 'received', accepted: 'all', refused: [] }

describe('a receipt', () => {
  it.each([received, all, deleted, { ...deleted, deleted: 'some', persons: ['p1'] } as PackageReceipt])(
    'of each kind is read again, by us and by a JWS library',
    async (receipt) => {
      const jws = await signReceipt(receipt, receiver.signing)
      expect(await openReceipt(`${jws}\n`, receiver.public)).toEqual(receipt)
      const { payload } = await compactVerify(jws, receiver.public)
      expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(receipt)
    },
  )

  it('counts only for what was sent', async () => {
    const jws = await signReceipt(received, receiver.signing)
    const { package: id, sealedSha256, manifestSha256 } = received
    expect(await openReceipt(jws, receiver.public, { package: id, sealedSha256, manifestSha256 })).toEqual(
      received,
    )
    for (const wrong of [
      { package: id.replace('0', '1') },
      { sealedSha256: manifestSha256 },
      { manifestSha256: sealedSha256 },
    ])
      expect(await codeOf(openReceipt(jws, receiver.public, wrong))).toBe('other-package')
  })

  it('is refused when another signed it, or it is a manifest', async () => {
    const jws = await signReceipt(received, receiver.signing)
    expect(await codeOf(openReceipt(jws, stranger.public))).toBe('wrong-signer')
    const manifest = await signJws(jsonBytes(received), 'oralu-package-manifest+jws', receiver.signing)
    expect(await codeOf(openReceipt(manifest, receiver.public))).toBe('bad-receipt')
    expect(await codeOf(openReceipt('x'.repeat(5_000_000), receiver.public))).toBe('too-large')
  })

  it('is refused in another writing of the same signature, which would have another hash', async () => {
    const jws = await signReceipt(received, receiver.signing)
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    // Of the last letter's six bits the signature uses two.
    const other = jws.slice(0, -1) + letters[letters.indexOf(jws.at(-1)!) ^ 1]
    await compactVerify(other, receiver.public)
    expect(await codeOf(openReceipt(other, receiver.public))).toBe('bad-receipt')
  })

  it('is refused when any letter of it was changed, and never otherwise than by a code', async () => {
    const jws = await signReceipt(received, receiver.signing)
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.string({ maxLength: 3 }), async (at, letters) => {
        const changed = jws.slice(0, at) + letters + jws.slice(at + 1)
        if (changed.trim() === jws) return
        expect(await codeOf(openReceipt(changed, receiver.public))).toMatch(/^(bad-|wrong-signer)/)
        expect(await codeOf(openReceipt(letters, receiver.public))).toBe('bad-receipt')
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['some, and nobody named', { ...received, refused: [] }],
    ['all, and somebody named', { ...received, accepted: 'all' }],
    ['a person twice', { ...deleted, deleted: 'some', persons: ['p1', 'p1'] }],
    ['some deleted, and nobody named', { ...deleted, deleted: 'some' }],
    ['no kind', { ...all, kind: 'retrieved' }],
    ['no role', { ...all, by: '' }],
  ])('with %s is none', async (_, wrong) => {
    expect(await codeOf(signReceipt(wrong as PackageReceipt, receiver.signing))).toBe('bad-receipt')
  })
})

describe('keys', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = (key: typeof ec.privateKey, type: 'pkcs8' | 'spki') =>
    key.export({ type, format: 'pem' }).toString()

  it('are read as PEM and as JWK', async () => {
    const { signing, signingPublic } = await makePackageKeys()
    const key = readSigningKey(signing)
    const jwk = JSON.stringify(key.export({ format: 'jwk' }))
    expect(readSigningKey(jwk).equals(key)).toBe(true)
    const open = JSON.stringify({ ...publicJwk(key), kid: 'any', use: 'sig' })
    expect(readPublicKey(open).equals(readPublicKey(signingPublic))).toBe(true)
    for (const secret of [signing, jwk]) expect(await codeOf(() => readPublicKey(secret))).toBe('private-key')
    for (const not of [signingPublic, open, '', '{', '{}', 'x', pem(ec.privateKey, 'pkcs8')])
      expect(await codeOf(() => readSigningKey(not))).toBe('bad-key')
    for (const not of ['', '{', '{}', 'x', pem(ec.publicKey, 'spki')])
      expect(await codeOf(() => readPublicKey(not))).toBe('bad-key')
    const halves = JSON.stringify({ ...key.export({ format: 'jwk' }), x: publicJwk(sender.public).x })
    expect(await codeOf(() => readSigningKey(halves))).toBe('bad-key')
  })

  it('have fingerprints that ordinary tools give too', async () => {
    const { signing, signingPublic, age } = await makePackageKeys()
    const shell = (line: string, input: string) =>
      execFileSync('sh', ['-c', line], { input, encoding: 'utf8' }).slice(0, 32)
    const flat = (fingerprint: string) => fingerprint.replaceAll(' ', '')
    expect(keyFingerprint(readPublicKey(signingPublic))).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    expect(keyFingerprint(readSigningKey(signing))).toBe(keyFingerprint(readPublicKey(signingPublic)))
    expect(flat(keyFingerprint(readPublicKey(signingPublic)))).toBe(
      shell('openssl pkey -pubin -outform DER | sha256sum', signingPublic),
    )
    expect(flat(recipientFingerprint(age.recipient))).toBe(shell('sha256sum', age.recipient))
  })

  it('of age are read as the age tool reads them', async () => {
    const { age } = await makePackageKeys()
    const file = `# created: 2026-11-25T09:00:00Z\n# public key: ${age.recipient}\n${age.identity}\r\n\n`
    expect(await readIdentities(file)).toEqual([age])
    expect(readRecipients(`# ours\n${age.recipient}\n\n${age.recipient}\n${sender.recipient}\n`)).toEqual([
      age.recipient,
      sender.recipient,
    ])
    const wrong = age.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))
    for (const not of ['', '# nobody', 'x', age.recipient, wrong, 'age-encryption.org/v1\n-> scrypt x 18'])
      expect(await codeOf(readIdentities(not))).toBe('bad-identity')
    const pq = `age1pq1${'q'.repeat(100)}`
    for (const not of [
      '',
      '# nobody',
      'x',
      age.identity,
      pq,
      Array.from({ length: 65 }, (_, n) => `x${n}`).join('\n'),
    ])
      expect(await codeOf(() => readRecipients(not))).toBe('bad-recipient')
  })
})

it('what seal tells is what a receipt must name', async () => {
  const { told } = await seal()
  const jws = await signReceipt(
    { ...all, package: example.id, manifestSha256: told.manifestSha256 },
    receiver.signing,
  )
  expect((await openReceipt(jws, receiver.public, { manifestSha256: told.manifestSha256 })).package).toBe(
    example.id,
  )
})
