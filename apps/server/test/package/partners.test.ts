// docs/partners.md, command by command as it stands there: a partner without Oralu opens a package with Debian's age,
// OpenSSL and a JWS library, acknowledges it, and sends one back. Skipped where a tool is not to be had.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commands, inBash, missing } from './page.ts'
import { ask, format, liveConfig, makeFolder, removeFolders, root, told } from './support.ts'

const name = `a partner without Oralu${missing.map((tool) => ` (no ${tool} here)`).join('')}`

afterAll(removeFolders)

describe.skipIf(missing.length > 0)(name, { timeout: 120_000 }, () => {
  const us = makeFolder()
  const them = makeFolder()
  const bash = inBash(them)
  const send = (from: string, file: string, to: string, name: string) =>
    cpSync(join(from, file), join(to, name))
  let sealed: { file: string; package: string; manifestSha256: string }

  it('makes keys, whose fingerprints are ours', async () => {
    const theirs = bash(commands('1. Keys', 'sh')).trim().split('\n').slice(-2)
    const ours = [await ask(them, 'fingerprint', 'sign.pub.pem'), await ask(them, 'fingerprint', 'age.pub')]
    expect(ours.map(({ stdout }) => stdout.replace(/^\w+|\s/g, ''))).toEqual(theirs)
  })

  it('opens a package, proves it, and signs a receipt and a deletion that we verify', async () => {
    await ask(us, 'keys', '--out', 'our')
    send(us, 'our/sign.pub.pem', them, 'from.pem')
    mkdirSync(join(us, 'sent'))
    writeFileSync(join(us, 'config.json'), JSON.stringify(liveConfig()))
    sealed = await told(
      us,
      ...[
        'seal',
        'config.json',
        '--to',
        join(them, 'age.pub'),
        '--sign',
        'our/sign.key.pem',
        '--out',
        'sent',
      ],
    )
    const PACKAGE = join(us, sealed.file)
    const opening = ['2. Open', '3. Prove', '4. Prove'].map((heading) => commands(heading, 'sh')).join('')
    expect(bash(opening, { PACKAGE })).toMatch(/Signature Verified Successfully.*files\/statement\.txt: OK/s)
    expect(readFileSync(join(them, 'package/package.json'), 'utf8')).toContain('Generated Person One')
    const signing = ['5. Send a receipt', '6. When'].map((heading) => commands(heading, 'sh')).join('')
    bash(signing, { PACKAGE })
    for (const [name, kind] of [
      ['receipt.jws', 'received'],
      ['deleted.jws', 'deleted'],
    ]) {
      const verified = await told(
        us,
        ...['receipt', '--verify', join(them, name!), '--from', join(them, 'sign.pub.pem')],
        ...['--sealed', sealed.file, '--manifest', sealed.manifestSha256],
      )
      expect(verified).toMatchObject({ kind, package: sealed.package })
    }
  })

  it('gets the same manifest from a JWS library', () => {
    const before = readFileSync(join(them, 'manifest.json'))
    symlinkSync(join(root, 'node_modules'), join(them, 'node_modules'))
    writeFileSync(join(them, 'verify.mjs'), commands('3. Prove', 'js'))
    execFileSync(process.execPath, ['verify.mjs'], { cwd: them })
    expect(readFileSync(join(them, 'manifest.json')).equals(before)).toBe(true)
    z.fromJSONSchema(format('package-manifest.schema.json')).parse(JSON.parse(before.toString()))
  })

  it.each([
    ['3. Prove', 'another signed it', 'cp sign.pub.pem from.pem'],
    ['3. Prove', 'the manifest was changed', 'sed -i s/./X/200 package/manifest.jws'],
    [
      '4. Prove',
      'it was sealed for someone else',
      `jq '.sealedFor = ["age1x"]' manifest.json > m; mv m manifest.json`,
    ],
    [
      '4. Prove',
      'it has expired',
      `jq '.expiresAt = "2026-01-01T00:00:00Z"' manifest.json > m; mv m manifest.json`,
    ],
    ['4. Prove', 'a part is not listed', `jq '.parts |= .[1:]' manifest.json > m; mv m manifest.json`],
    [
      '4. Prove',
      'a part is another',
      `jq '.parts[0].sha256 = .parts[1].sha256' manifest.json > m; mv m manifest.json`,
    ],
  ])('by the commands under %s sees that %s', (heading, _, change) => {
    const copy = makeFolder()
    cpSync(them, copy, { recursive: true })
    const run = (script: string) =>
      spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: copy }).status
    expect(run(commands(heading, 'sh'))).toBe(0)
    expect(run(change)).toBe(0)
    expect(run(commands(heading, 'sh'))).not.toBe(0)
  })

  it('sends a package that Oralu opens', async () => {
    mkdirSync(join(them, 'outgoing/files'), { recursive: true })
    for (const name of ['package.json', 'persons.csv', 'files/statement.txt'])
      send(them, `package/${name}`, join(them, 'outgoing'), name)
    send(us, 'our/age.pub', them, 'to.pub')
    bash(commands('5. Send a receipt', 'sh', 1) + commands('7. Send a package', 'sh'))
    const file = join(them, `${sealed.package}.age`)
    expect(existsSync(file)).toBe(true)
    const opened = await told(
      us,
      ...['open', file, '--identity', 'our/age.key', '--from', join(them, 'sign.pub.pem'), '--out', 'got'],
    )
    expect(opened).toMatchObject({ package: sealed.package, persons: 2 })
    expect(readFileSync(join(us, 'got/files/statement.txt'), 'utf8')).toMatch(/generated/)
  })
})
