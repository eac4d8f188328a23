// `oralu package`: keys, seal, open, receipt, from one side to the other. Refusals: refusals.test.ts.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { keyId, parsePackageConfig, readPublicKey, readSigningKey, sealPackage } from '@oralu/interop'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  ask,
  format,
  liveConfig,
  makeFolder,
  openArgs,
  removeFolders,
  runOutside,
  sealArgs,
  told,
} from './support.ts'

const folder = makeFolder()
const at = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(at(name))
const shape = (name: string) => z.fromJSONSchema(format(`${name}.schema.json`))
const cli = join(import.meta.dirname, '../../src/cli.ts')

let sealed: { package: string; file: string; sealedSha256: string; manifestSha256: string }
let fingerprints: string

afterAll(removeFolders)

beforeAll(async () => {
  fingerprints = (await ask(folder, 'keys', '--out', 'a')).stdout
  await ask(folder, 'keys', '--out', 'b')
  writeFileSync(at('config.json'), JSON.stringify(liveConfig()))
  writeFileSync(at('paper.pdf'), '%PDF-1.7 generated')
  mkdirSync(at('sent'))
  sealed = await told(folder, 'seal', 'config.json', ...sealArgs, '--out', 'sent')
})

it('keys are for their owner alone, never overwritten, and told by fingerprints', async () => {
  const names = readdirSync(at('a')).sort()
  expect(names).toEqual(['age.key', 'age.pub', 'sign.key.pem', 'sign.pub.jwk', 'sign.pub.pem'])
  expect(statSync(at('a')).mode & 0o777).toBe(0o700)
  for (const name of names) expect(statSync(at(`a/${name}`)).mode & 0o777).toBe(0o600)
  expect(fingerprints).toMatch(/^sign ([0-9a-f]{4} ){7}[0-9a-f]{4}\nage {2}([0-9a-f]{4} ){7}[0-9a-f]{4}\n$/)
  const of = async (name: string) => (await ask(folder, 'fingerprint', `a/${name}`)).stdout
  expect((await of('sign.pub.pem')) + (await of('age.pub'))).toBe(fingerprints)
  expect((await of('sign.pub.jwk')) + (await of('age.pub'))).toBe(fingerprints)
  expect(JSON.parse(read('a/sign.pub.jwk').toString()).kid).toBe(
    keyId(readPublicKey(read('a/sign.pub.pem').toString())),
  )
  const before = read('a/sign.key.pem')
  await expect(ask(folder, 'keys', '--out', 'a')).rejects.toThrow(/exists already/)
  expect(read('a/sign.key.pem').equals(before)).toBe(true)
})

describe('seal and open', () => {
  it('carry a package over', async () => {
    expect(sealed.file).toBe(join('sent', `${sealed.package}.age`))
    const sha256 = (name: string) => createHash('sha256').update(read(name)).digest('hex')
    expect(sha256(sealed.file)).toBe(sealed.sealedSha256)
    const opened = await told(folder, 'open', sealed.file, ...openArgs, '--out', 'got')
    expect(opened).toMatchObject({ package: sealed.package, persons: 2, children: 1, expired: false })
    expect(sha256('got/manifest.jws')).toBe(sealed.manifestSha256)
    const names = readdirSync(at('got')).sort()
    expect(names).toEqual(['files', 'manifest.jws', 'opened.json', 'package.json', 'persons.csv'])
    expect(statSync(at('got')).mode & 0o777).toBe(0o700)
    expect(statSync(at('got/package.json')).mode & 0o777).toBe(0o600)
    shape('package').parse(JSON.parse(read('got/package.json').toString()))
    shape('package-opened').parse(JSON.parse(read('got/opened.json').toString()))
    expect(read('got/files/statement.txt').toString()).toMatch(/generated statement/)
  })

  it('take a PDF, a name of one’s own (and say that it shows), and recipients as they are', async () => {
    writeFileSync(at('pdf.json'), JSON.stringify(liveConfig({ pdf: 'paper.pdf' })))
    const to = ['--to', 'a/age.pub', '--to', read('b/age.pub').toString().trim()]
    const { stdout, stderr } = await ask(
      folder,
      ...['seal', 'pdf.json', ...to, '--sign', 'a/sign.key.pem', '--out', 'to-b.age'],
    )
    expect(JSON.parse(stdout).sealedFor).toHaveLength(2)
    expect(stderr).toMatch(/in the clear/)
    await told(folder, 'open', 'to-b.age', ...openArgs, '--out', 'with-pdf')
    expect(read('with-pdf/package.pdf').toString()).toBe('%PDF-1.7 generated')
  })

  it('an expired package is opened only when one insists, and it is said', async () => {
    const config = { ...liveConfig({ files: [] }), expiresAt: '2026-11-02T00:00:00Z' }
    const { document } = parsePackageConfig(config, { id: sealed.package, madeAt: '2026-11-01T00:00:00Z' })
    const old = await sealPackage(
      { document, files: [] },
      {
        recipients: [read('b/age.pub').toString().trim()],
        signing: readSigningKey(read('a/sign.key.pem').toString()),
        now: new Date('2026-11-01'),
      },
    )
    const pieces: Uint8Array[] = []
    for await (const piece of old.sealed) pieces.push(piece)
    writeFileSync(at('old.age'), Buffer.concat(pieces))
    const opening = ['open', 'old.age', ...openArgs, '--out', 'old']
    await expect(ask(folder, ...opening)).rejects.toThrow(/\[expired\]$/)
    expect(existsSync(at('old'))).toBe(false)
    const { stdout, stderr } = await ask(folder, ...opening, '--even-expired')
    expect(JSON.parse(stdout).expired).toBe(true)
    expect(stderr).toMatch(/expired/)
    expect(JSON.parse(read('old/opened.json').toString()).expired).toBe(true)
  })
})

describe('receipts', () => {
  const by = ['--sign', 'b/sign.key.pem', '--by', 'Duty officer']

  it('are signed by the partner and verified by the sender, for what was sent', async () => {
    const made = await told(folder, 'receipt', 'got', ...by, '--out', 'r.jws')
    const { signedBy: _, ...receipt } = made
    shape('package-receipt').parse(receipt)
    const sent = ['--sealed', sealed.file, '--manifest', sealed.manifestSha256]
    const verified = await told(folder, 'receipt', '--verify', 'r.jws', '--from', 'b/sign.pub.pem', ...sent)
    expect(verified).toEqual(made)
    expect(verified).toMatchObject({ kind: 'received', accepted: 'all', package: sealed.package })
    for (const [args, code] of [
      [['--from', 'a/sign.pub.pem'], 'wrong-signer'],
      [['--from', 'b/sign.pub.pem', '--sealed', 'to-b.age'], 'other-package'],
      [['--from', 'b/sign.pub.pem', '--manifest', sealed.sealedSha256], 'other-package'],
      [['--from', 'b/sign.key.pem'], 'private-key'],
    ] as const)
      await expect(ask(folder, 'receipt', '--verify', 'r.jws', ...args)).rejects.toThrow(`[${code}]`)
  })

  it('say who was not taken over, from the sealed file too', async () => {
    const refuse = ['--refuse', 'p2=Not in our registry']
    expect(
      await told(folder, 'receipt', sealed.file, ...openArgs, ...by, ...refuse, '--out', 's.jws'),
    ).toMatchObject({
      accepted: 'some',
      refused: [{ person: 'p2', reason: 'Not in our registry' }],
      sealedSha256: sealed.sealedSha256,
      manifestSha256: sealed.manifestSha256,
    })
    const both = ['--refuse', 'p1=a=b', '--refuse', 'p2=x']
    expect(await told(folder, 'receipt', 'got', ...by, ...both, '--out', 'n.jws')).toMatchObject({
      accepted: 'none',
      refused: [{ person: 'p1', reason: 'a=b' }, { person: 'p2' }],
    })
  })

  it('confirm a deletion, also when nothing but the first receipt is left', async () => {
    await told(
      folder,
      ...['receipt', 'r.jws', ...by, '--deleted', 'recall', '--note', 'Copies too', '--out', 'd.jws'],
    )
    expect(
      await told(
        folder,
        ...['receipt', '--verify', 'd.jws', '--from', 'b/sign.pub.pem', '--sealed', sealed.file],
      ),
    ).toMatchObject({ kind: 'deleted', why: 'recall', deleted: 'all', note: 'Copies too' })
    const some = ['--deleted', 'retention', '--person', 'p1', '--out', 'e.jws']
    expect(await told(folder, 'receipt', 'got', ...by, ...some)).toMatchObject({
      deleted: 'some',
      persons: ['p1'],
    })
  })
})

describe('from outside', () => {
  it('exit 0 and JSON, exit 2 and one line; no database is started', { timeout: 120_000 }, () => {
    const opening = ['open', sealed.file, ...openArgs, '--out', 'outside']
    const good = runOutside(folder, ...opening)
    expect([good.status, JSON.parse(good.stdout).package, good.stderr]).toEqual([0, sealed.package, ''])
    const bad = runOutside(folder, ...opening)
    expect([bad.status, bad.stdout]).toEqual([2, ''])
    expect(bad.stderr.trim().split('\n')).toHaveLength(1)
    for (const name of ['data', 'keys']) expect(existsSync(at(name))).toBe(false)
  })

  it('100 MB of files go in and out of a heap of 48', { timeout: 300_000 }, async () => {
    writeFileSync(at('big.bin'), 'begins')
    truncateSync(at('big.bin'), 100 * 1024 * 1024)
    writeFileSync(
      at('big.json'),
      JSON.stringify(liveConfig({ files: [{ path: 'big.bin', title: 'Large' }] })),
    )
    const capped = async (...args: string[]) => {
      const child = spawn(process.execPath, ['--max-old-space-size=48', cli, 'package', ...args], {
        cwd: folder,
        stdio: 'ignore',
      })
      let peak = 0
      const watch = setInterval(() => {
        if (!existsSync(`/proc/${child.pid}/status`)) return
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
      }, 50)
      const [code] = await once(child, 'exit')
      clearInterval(watch)
      expect(code).toBe(0)
      // Buffers lie outside the heap. Node and what it loads take some 150 MB; the files' 100 would come on top.
      expect(peak / 1024).toBeLessThan(230)
    }
    await capped('seal', 'big.json', ...sealArgs, '--out', 'big.age')
    await capped('open', 'big.age', ...openArgs, '--out', 'big')
    expect(statSync(at('big/files/big.bin')).size).toBe(100 * 1024 * 1024)
  })

  it('interrupted, it leaves nothing', { timeout: 120_000 }, async () => {
    const before = readdirSync(folder).sort()
    const child = spawn(
      process.execPath,
      [cli, 'package', 'seal', 'big.json', ...sealArgs, '--out', 'x.age'],
      {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const ended = once(child, 'exit')
    while (!readdirSync(folder).some((name) => name.endsWith('.part')) && child.exitCode === null)
      await new Promise((resume) => setTimeout(resume, 20))
    child.kill('SIGINT')
    expect([(await ended)[0], said]).toEqual([2, 'Interrupted; nothing was written.\n'])
    expect(readdirSync(folder).sort()).toEqual(before)
  })
})
