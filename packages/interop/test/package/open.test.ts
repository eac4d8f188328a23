// Whatever was done to a package on its way, it is refused with a stable code; nothing else is ever thrown.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { partOfBytes } from '../../src/index.ts'
import { jsonBytes } from '../../src/package/document.ts'
import { signJws } from '../../src/package/jws.ts'
import type { PackageManifest } from '../../src/package/manifest.ts'
import { writeTar } from '../../src/package/tar.ts'
import {
  bytesOf,
  codeOf,
  content,
  example,
  inside,
  now,
  open,
  receiver,
  type Side,
  seal,
  sealAnything,
  sender,
  signAnything,
  stranger,
  type Taken,
} from './support.ts'

vi.setConfig({ testTimeout: 60_000 })

const { sealed } = await seal()
const plain = await inside(sealed)
const { taken, manifest } = await open(sealed)

const refusal = (bytes: Uint8Array, options?: Parameters<typeof open>[1]) => codeOf(open(bytes, options))
/** Packs such parts, whether they belong together or not, and seals them. */
const packed = async (parts: Taken[]) =>
  sealAnything(
    await bytesOf(
      writeTar(parts.map(({ name, bytes }) => ({ name, size: bytes.length, bytes: () => [bytes] }))),
    ),
  )
/** The same package with a manifest that its sender (or another) signed after a change. */
async function resigned(
  change: (manifest: PackageManifest) => unknown,
  { by = sender, parts = taken.slice(1) }: { by?: Side; parts?: Taken[] } = {},
) {
  const jws = await signAnything(change(structuredClone(manifest)), by)
  return packed([{ name: 'manifest.jws', bytes: Buffer.from(jws) }, ...parts])
}
/** Parts whose manifest fits them, by a sender who writes what ours would not. */
function honestAbout(parts: Taken[], more: Partial<PackageManifest> = {}) {
  const listed = parts.map(({ name, bytes }) => {
    const { size, sha256 } = partOfBytes(name, bytes)
    return { name, size, sha256 }
  })
  return resigned((it) => ({ ...it, ...more, parts: listed }), { parts })
}
const withDocument = (json: unknown) => [{ name: 'package.json', bytes: jsonBytes(json) }, ...taken.slice(2)]

describe('by who sent it and to whom', () => {
  it('a wrong recipient', async () => {
    expect(await refusal(sealed, { identities: stranger.identities })).toBe('wrong-recipient')
  })

  it('another signer than the pinned one, also when he claims its key id', async () => {
    expect(await refusal(sealed, { from: stranger.public })).toBe('wrong-signer')
    expect(await refusal(await resigned((it) => it, { by: stranger }))).toBe('wrong-signer')
    const [header] = taken[0]!.bytes.toString().split('.')
    const [, body, signature] = (await signAnything(manifest, stranger)).split('.')
    const claimed = Buffer.from([header, body, signature].join('.'))
    expect(await refusal(await packed([{ name: 'manifest.jws', bytes: claimed }, ...taken.slice(1)]))).toBe(
      'bad-signature',
    )
  })

  it('a package that its recipient sealed anew for another', async () => {
    const passedOn = await sealAnything(plain, stranger.recipient)
    expect(await refusal(passedOn, { identities: stranger.identities })).toBe('not-addressed')
  })

  it('a signature for something else, or a header with more in it', async () => {
    const receipt = await signJws(jsonBytes(manifest), 'oralu-package-receipt+jws', sender.signing)
    const [, body, signature] = receipt.split('.')
    const headers = [
      { alg: 'none', typ: 'oralu-package-manifest+jws', kid: 'x' },
      { alg: 'EdDSA', typ: 'oralu-package-manifest+jws' },
      { alg: 'EdDSA', typ: 'oralu-package-manifest+jws', kid: 'x', jwk: {} },
      { alg: 'EdDSA', typ: 'oralu-package-manifest+jws', kid: 'x', crit: ['b64'], b64: false },
    ].map((header) => `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${body}.${signature}`)
    for (const jws of [receipt, ...headers, '', '..', 'x', `${receipt}.x`])
      expect(await refusal(await packed([{ name: 'manifest.jws', bytes: Buffer.from(jws) }]))).toBe(
        'not-signed',
      )
  })
})

describe('by time', () => {
  it('an expired package, unless the caller insists, and then it is said', async () => {
    const later = new Date(example.expiresAt)
    expect(await refusal(sealed, { now: later })).toBe('expired')
    expect(await open(sealed, { now: later, evenExpired: true })).toMatchObject({ expired: true })
    expect(await open(sealed, { now: new Date(later.getTime() - 1) })).toMatchObject({ expired: false })
  })
})

describe('by what is inside', () => {
  it('a swapped, a longer, a shorter, a left-out, an added, a moved part', async () => {
    const [signed, document, csv, file] = taken as [Taken, Taken, Taken, Taken]
    const other = { ...csv, bytes: Buffer.from(csv.bytes) }
    other.bytes[10]! ^= 1
    expect(await refusal(await packed([signed, document, other, file]))).toBe('part-differs')
    for (const bytes of [Buffer.concat([csv.bytes, Buffer.from('x')]), csv.bytes.subarray(1)])
      expect(await refusal(await packed([signed, document, { ...csv, bytes }, file]))).toBe('part-differs')
    expect(await refusal(await packed([signed, document, csv]))).toBe('missing')
    expect(await refusal(await packed([signed, document, file]))).toBe('missing')
    expect(await refusal(await packed([signed, document, file, csv]))).toBe('missing')
    expect(await refusal(await packed([signed, document, csv, file, file]))).toBe('unlisted')
    expect(
      await refusal(await packed([signed, document, csv, { ...file, name: 'files/more.txt' }, file])),
    ).toBe('unlisted')
    expect(await refusal(await packed([document, csv, file]))).toBe('not-signed')
    expect(await refusal(await packed([]))).toBe('not-signed')
  })

  it('a part of another package of the same sender', async () => {
    const other = await open((await seal(content({ purpose: 'Another purpose' }))).sealed)
    expect(await refusal(await packed([taken[0]!, other.taken[1]!, ...taken.slice(2)]))).toBe('part-differs')
  })

  it.each([
    '../x',
    '/x',
    'files/../x',
    'files/',
    'files/.x',
    'files/a/b',
    'files\\x',
    'files/con',
    'FILES/x',
    'x',
    'manifest.jws',
    'files/ x',
    'files/x ',
    'files/й',
    'opened.json',
  ])('a part called %j, though its sender signed it', async (name) => {
    const parts = [...taken.slice(1), { name, bytes: Buffer.from('x') }]
    expect(await refusal(await honestAbout(parts))).toBe('bad-name')
  })

  it('names twice', async () => {
    const twice = (name: string) => honestAbout([...taken.slice(1), { name, bytes: Buffer.from('x') }])
    for (const name of ['files/statement.txt', 'files/Statement.TXT'])
      expect(await refusal(await twice(name))).toBe('same-name')
  })

  it('records that contradict the manifest, the files or their own agreement, though signed', async () => {
    const inspected: [unknown, string][] = [
      [{ ...example, id: example.id.replace('0', '1') }, 'inconsistent'],
      [{ ...example, expiresAt: '2026-12-26T00:00:00Z' }, 'inconsistent'],
      [{ ...example, files: [] }, 'inconsistent'],
      [{ ...example, files: [{ name: 'other.txt', title: 'x' }] }, 'inconsistent'],
      [{ ...example, agreement: { ...example.agreement, fields: {} } }, 'not-allowed'],
      [{ ...example, more: 1 }, 'bad-document'],
      [{ ...example, version: 2 }, 'bad-document'],
    ]
    for (const [json, code] of inspected)
      expect(await refusal(await honestAbout(withDocument(json)))).toBe(code)
    const hidden = Buffer.from(
      jsonBytes(example).toString().replace('"names":', '"__proto__": { "phone": "x" }, "names":'),
    )
    for (const bytes of [hidden, Buffer.from([0xff]), Buffer.from('['.repeat(1_000_000))])
      expect(await refusal(await honestAbout([{ name: 'package.json', bytes }, ...taken.slice(2)]))).toBe(
        'bad-document',
      )
  })

  it('a manifest that is not as its schema asks, though signed', async () => {
    const changes: ((it: PackageManifest) => unknown)[] = [
      () => null,
      (it) => ({ ...it, version: 2 }),
      (it) => ({ ...it, sealedFor: [] }),
      (it) => ({ ...it, parts: it.parts.toReversed() }),
      (it) => ({ ...it, parts: it.parts.map((part) => ({ ...part, size: 2 ** 40 })) }),
    ]
    for (const change of changes) expect(await refusal(await resigned(change))).toBe('bad-manifest')
  })
})

describe('by the container', () => {
  const changed = async (change: (bytes: Buffer) => Uint8Array | undefined) => {
    const copy = Buffer.from(plain)
    return refusal(await sealAnything(change(copy) ?? copy))
  }
  /** Sets the checksum of the header at `at` right again. */
  const summed = (bytes: Buffer, at: number) => {
    bytes.fill(' ', at + 148, at + 156)
    const sum = bytes.subarray(at, at + 512).reduce((total, byte) => total + byte, 0)
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1')
  }

  it('links, folders, devices, long names, owners and times', async () => {
    const second = 512 + Math.ceil(taken[0]!.bytes.length / 512) * 512
    for (const [at, byte] of [
      [156, '1'],
      [156, '2'],
      [156, '3'],
      [156, '5'],
      [156, 'L'],
      [156, 'x'],
      [156, '\0'],
      [108, '1'],
      [136, '1'],
      [157, 'x'],
      [265, 'r'],
      [345, 'p'],
      [500, 'x'],
    ] as const) {
      const code = await changed((bytes) => {
        bytes.write(byte, second + at, 'latin1')
        summed(bytes, second)
        return undefined
      })
      expect([at, code]).toEqual([at, 'bad-container'])
    }
  })

  it('a size that is larger than all, is not a number, or is written in base 256', async () => {
    const size = (written: string) =>
      changed((bytes) => {
        bytes.write(written, 124, 'latin1')
        summed(bytes, 0)
        return undefined
      })
    expect(await size('77777777777')).toBe('too-large')
    expect(await size('xxxxxxxxxxx')).toBe('bad-container')
    expect(await size('\x80\0\0\0\0\0\0\0\0\0\x01')).toBe('bad-container')
    expect(await size('00000177777')).toBe('damaged')
  })

  it('anything between or after the parts, or another filling', async () => {
    expect(await changed((bytes) => void bytes.writeUInt8(1, 512 + taken[0]!.bytes.length))).toBe(
      'bad-container',
    )
    expect(await changed((bytes) => void bytes.writeUInt8(1, bytes.length - 1))).toBe('bad-padding')
    expect(await changed((bytes) => Buffer.concat([bytes, Buffer.alloc(512)]))).toBe('bad-padding')
    expect(await changed((bytes) => Buffer.concat([bytes, Buffer.alloc(bytes.length)]))).toBe('bad-padding')
    expect(await changed((bytes) => bytes.subarray(0, -512))).toBe('bad-padding')
    expect(await changed((bytes) => bytes.subarray(0, 1000))).toBe('damaged')
    expect(await changed((bytes) => bytes.subarray(0, 700))).toBe('damaged')
    expect(await changed(() => Buffer.alloc(0))).toBe('damaged')
  })

  it('zeros without an end are read to the cap and no further', async () => {
    const piece = new Uint8Array(1024 * 1024)
    let given = 0
    const endless = async function* () {
      for await (const part of writeTar([])) yield part
      for (; given < 1000; given++) yield piece
    }
    const { readTar } = await import('../../src/package/tar.ts')
    const reading = (async () => {
      for await (const _ of readTar(endless())) void _
    })()
    expect(await codeOf(reading)).toBe('too-large')
    expect(given).toBeLessThan(300)
  })
})

describe('by the seal', () => {
  it('a flipped bit anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const copy = Buffer.from(sealed)
        copy[bit >> 3]! ^= 1 << (bit & 7)
        expect(await refusal(copy)).toMatch(/^(damaged|not-sealed|wrong-recipient)$/)
      }),
      { numRuns: 300, examples: Array.from({ length: 200 }, (_, at) => [at * 8] as [number]) },
    )
  })

  it('a file cut off anywhere, or with something after it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), async (length) => {
        expect(await refusal(sealed.subarray(0, length))).toMatch(/^(damaged|not-sealed)$/)
      }),
      { numRuns: 100 },
    )
    expect(await refusal(Buffer.concat([sealed, Buffer.from('x')]))).toBe('damaged')
    expect(await refusal(Buffer.concat([sealed, sealed]))).toBe('damaged')
  })

  it('any bytes at all, also behind a true beginning', async () => {
    const beginning = Buffer.from('age-encryption.org/v1\n')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        expect(await refusal(noise)).toBe('not-sealed')
        expect(await refusal(Buffer.concat([beginning, noise]))).toMatch(
          /^(not-sealed|damaged|wrong-recipient)$/,
        )
        const behind = Buffer.concat([
          beginning,
          Buffer.from('-> X25519 '),
          noise,
          Buffer.from('\n--- '),
          noise,
        ])
        expect(await refusal(behind)).toMatch(/^(damaged|wrong-recipient)$/)
        expect(await refusal(await sealAnything(noise))).toMatch(/^(damaged|bad-container)$/)
      }),
      { numRuns: 150 },
    )
  })

  it('a header without an end', async () => {
    const endless = Buffer.concat([
      Buffer.from('age-encryption.org/v1\n-> X25519 '),
      Buffer.alloc(10_000_000, 'a'),
    ])
    expect(await refusal(endless)).toBe('not-sealed')
  })

  it('bytes changed inside by whoever knows the recipient', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4095), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const copy = Buffer.from(plain)
        copy[at]! ^= by
        expect(await refusal(await sealAnything(copy))).not.toBe('taken')
      }),
      { numRuns: 150 },
    )
  })
})

it('failures of the file itself are told as they are', async () => {
  const { openPackage } = await import('../../src/index.ts')
  const broken = async function* () {
    yield sealed.subarray(0, 40_000)
    throw Object.assign(new Error('the disk'), { code: 'EIO' })
  }
  const options = { identities: receiver.identities, from: sender.public, now }
  await expect(openPackage(broken(), options)).rejects.toThrow('the disk')
  const full = () => Promise.reject(new Error('no space'))
  await expect(openPackage([sealed], { ...options, take: full })).rejects.toThrow('no space')
})

it('a part that is not read to its end is not taken', async () => {
  const never = async () => {}
  const atFirst = async (_: string, bytes: AsyncIterable<Uint8Array>) => {
    for await (const _ of bytes) break
  }
  for (const take of [never, atFirst]) expect(await refusal(sealed, { take })).toBe('part-differs')
})
