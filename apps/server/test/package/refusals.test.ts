// Bad input to `oralu package`: one line that says what to do, and nothing written.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, liveConfig, makeFolder, openArgs, removeFolders, sealArgs, told } from './support.ts'

const folder = makeFolder()
const at = (name: string) => join(folder, name)
let sealed: Buffer

/** Writes a configuration and gives the arguments that seal it. */
const sealing = (change: object) => {
  writeFileSync(at('changed.json'), JSON.stringify(liveConfig(change)))
  return ['seal', 'changed.json', ...sealArgs, '--out', 'x']
}
/** Writes such a file and gives the arguments that open it. */
const opening = (bytes: Uint8Array) => {
  writeFileSync(at('changed.age'), bytes)
  return ['open', 'changed.age', ...openArgs, '--out', 'x']
}
const withKeys = (identity: string, from: string) => [
  ...['open', 'sent.age', '--identity', identity, '--from', from, '--out', 'x'],
]
const sealWith = (to: string, sign: string) => [
  'seal',
  'config.json',
  '--to',
  to,
  '--sign',
  sign,
  '--out',
  'x',
]
const receipt = (what: string, ...more: string[]) => [
  ...['receipt', what, '--sign', 'b/sign.key.pem', '--by', 'Duty officer', '--out', 'x', ...more],
]

afterAll(removeFolders)

beforeAll(async () => {
  for (const side of ['a', 'b']) await ask(folder, 'keys', '--out', side)
  writeFileSync(at('config.json'), JSON.stringify(liveConfig()))
  await told(folder, 'seal', 'config.json', ...sealArgs, '--out', 'sent.age')
  sealed = readFileSync(at('sent.age'))
  await told(folder, 'open', 'sent.age', ...openArgs, '--out', 'got')
  await told(folder, 'receipt', 'got', '--sign', 'b/sign.key.pem', '--by', 'x', '--out', 'r.jws')
  mkdirSync(at('swapped'))
  for (const name of ['opened.json', 'package.json'])
    writeFileSync(at(`swapped/${name}`), readFileSync(at(`got/${name}`)))
  writeFileSync(at('swapped/manifest.jws'), 'x')
})

const cases: Record<string, [what: string, args: () => string[], reason: RegExp][]> = {
  'the call': [
    ['no subcommand', () => [], /seal, open, receipt/],
    ['another subcommand', () => ['constructor'], /seal, open, receipt/],
    ['an unknown option', () => ['seal', '--loud'], /loud/],
    ['two configurations', () => ['seal', 'config.json', 'config.json', ...sealArgs, '--out', 'x'], /Use:/],
    ['no output', () => ['open', 'sent.age', ...openArgs], /Use:/],
  ],
  'what is to be sealed': [
    ['no such file', () => ['seal', 'none.json', ...sealArgs, '--out', 'x'], /no such file/],
    ['what is not JSON', () => ['seal', 'a/age.pub', ...sealArgs, '--out', 'x'], /not JSON/],
    [
      'a field outside the agreement',
      () => sealing({ agreement: { ...liveConfig().agreement, fields: {} } }),
      /persons\.0\.fields\.identity\.names\) \[not-allowed\]$/,
    ],
    [
      'what has expired',
      () => sealing({ madeAt: '2026-11-01T00:00:00Z', expiresAt: '2026-11-02T00:00:00Z' }),
      /\[already-expired\]$/,
    ],
    ['keys that move the cursor', () => sealing({ '\x1b[2Jx': 1 }), /Unrecognized key.*\[bad-document\]$/],
    [
      'a file that is not there',
      () => sealing({ files: [{ path: 'none.txt', title: 'x' }] }),
      /none\.txt: no such/,
    ],
    ['a folder as a file', () => sealing({ files: [{ path: 'a', title: 'x' }] }), /not a file/],
    ['a device as a file', () => sealing({ files: [{ path: '/dev/zero', title: 'x' }] }), /not a file/],
    [
      'a name that is not plain',
      () => sealing({ files: [{ path: 'заявление.txt', title: 'x' }] }),
      /plain file name/,
    ],
    ['a PDF that is not there', () => sealing({ pdf: 'none.pdf' }), /none\.pdf: no such/],
  ],
  keys: [
    ['a public key to sign with', () => sealWith('b/age.pub', 'a/sign.pub.pem'), /\[bad-key\]$/],
    ['identities as recipients', () => sealWith('b/age.key', 'a/sign.key.pem'), /\[bad-recipient\]$/],
    ['a recipient that is none', () => sealWith('age1x', 'a/sign.key.pem'), /\[bad-recipient\]$/],
    ['recipients as identities', () => withKeys('b/age.pub', 'a/sign.pub.pem'), /\[bad-identity\]$/],
    ['a wrong recipient', () => withKeys('a/age.key', 'a/sign.pub.pem'), /\[wrong-recipient\]$/],
    ['another signer', () => withKeys('b/age.key', 'b/sign.pub.pem'), /\[wrong-signer\]$/],
    ['a private key to verify by', () => withKeys('b/age.key', 'a/sign.key.pem'), /\[private-key\]$/],
    ['the fingerprint of a secret', () => ['fingerprint', 'a/sign.key.pem'], /\[private-key\]$/],
  ],
  'places to write': [
    [
      'a file that is there',
      () => ['seal', 'config.json', ...sealArgs, '--out', 'config.json'],
      /never overwritten/,
    ],
    ['a folder that is there', () => ['open', 'sent.age', ...openArgs, '--out', 'got'], /never overwritten/],
    ['no folder', () => ['seal', 'config.json', ...sealArgs, '--out', 'no/x.age'], /no such folder/],
    ['keys that are there', () => ['keys', '--out', 'a'], /never overwritten/],
  ],
  'what arrived': [
    ['no package', () => opening(Buffer.from('{}')), /\[not-sealed\]$/],
    ['an empty file', () => opening(Buffer.alloc(0)), /\[not-sealed\]$/],
    ['a file cut off', () => opening(sealed.subarray(0, -1)), /\[damaged\]$/],
    [
      'a flipped bit at the end',
      () => {
        const bytes = Buffer.from(sealed)
        bytes[bytes.length - 1]! ^= 1
        return opening(bytes)
      },
      /\[damaged\]$/,
    ],
    ['a folder', () => ['open', 'got', ...openArgs, '--out', 'x'], /not a file/],
  ],
  receipts: [
    ['without a role', () => ['receipt', 'got', '--sign', 'b/sign.key.pem', '--out', 'x'], /--by ROLE/],
    ['about nobody of the package', () => receipt('got', '--refuse', 'p9=x'), /p9: is nobody/],
    ['without a reason', () => receipt('got', '--refuse', 'p1'), /REF=REASON/],
    [
      'that refuse a person twice',
      () => receipt('got', '--refuse', 'p1=x', '--refuse', 'p1=y'),
      /\[bad-receipt\]$/,
    ],
    ['of a sealed file without keys', () => receipt('sent.age'), /--identity and --from/],
    ['of a receipt, for what was received', () => receipt('r.jws'), /only for --deleted/],
    [
      'of another’s receipt',
      () => [
        'receipt',
        'r.jws',
        '--sign',
        'a/sign.key.pem',
        '--by',
        'x',
        '--deleted',
        'recall',
        '--out',
        'x',
      ],
      /\[wrong-signer\]$/,
    ],
    [
      'of a deletion for no known reason',
      () => receipt('got', '--deleted', 'retrieved'),
      /recall, retention/,
    ],
    [
      'of both kinds at once',
      () => receipt('got', '--deleted', 'recall', '--refuse', 'p1=x'),
      /--refuse belongs/,
    ],
    ['of a folder that is no opened package', () => receipt('a'), /opened\.json: no such file/],
    ['of a folder whose manifest is another', () => receipt('swapped'), /\[part-differs\]$/],
    [
      'that are none',
      () => ['receipt', '--verify', 'config.json', '--from', 'b/sign.pub.pem'],
      /\[bad-receipt\]$/,
    ],
    [
      'with a hash that is none',
      () => ['receipt', '--verify', 'r.jws', '--from', 'b/sign.pub.pem', '--manifest', 'x'],
      /SHA-256/,
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (_, each) => {
  it.each(each)('%s', async (_, args, reason) => {
    const given = args()
    const before = readdirSync(folder).sort()
    const failure: Error & { code?: string } = await ask(folder, ...given).then(
      () => expect.fail('It was taken.'),
      (error) => error,
    )
    expect(failure.constructor.name === 'BadInput' || failure.code?.startsWith('ERR_PARSE_ARGS')).toBe(true)
    const line = failure.message.split('\n')[0]!
    expect(line).toMatch(reason)
    expect(line).not.toMatch(/AGE-SECRET-KEY-1[A-Z0-9]|BEGIN|\p{Cc}/u)
    expect(readdirSync(folder).sort()).toEqual(before)
  })
})
