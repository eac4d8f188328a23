// `oralu package`: the sealed packages that go from one state to another, and their receipts. Starts no database.
// Formats: docs/formats/package*.json; for partners: docs/partners.md.
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  keyFingerprint,
  keyId,
  makePackageKeys,
  PackageError,
  type PackagePart,
  parsePackageConfig,
  partOfStream,
  publicJwk,
  readPublicKey,
  readRecipients,
  readSigningKey,
  recipientFingerprint,
  sealPackage,
  toInstant,
} from '@oralu/interop'
import { BadInput, type Command } from './command.ts'
import { of, readSmall, refuseExisting, streamOf, writeFolder, writeWhole } from './package-files.ts'
import { open } from './package-open.ts'
import { receipt } from './package-receipt.ts'

const subcommands: Record<string, Command> = { keys, fingerprint, seal, open, receipt }

export const run: Command = async ([what, ...args]) => {
  const subcommand = what && Object.hasOwn(subcommands, what) ? subcommands[what] : undefined
  if (!subcommand)
    throw new BadInput(
      'Say oralu package seal, open, receipt, keys or fingerprint (docs/partners.md shows each).',
    )
  return subcommand(args)
}

async function seal(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: 'string', multiple: true },
      sign: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0 || !values.to || !values.sign || !values.out)
    throw new BadInput('Use: oralu package seal CONFIG.json --to RECIPIENTS --sign KEY --out FILE|FOLDER')
  const recipients = await readTo(values.to)
  const { sign } = values
  const signing = await of(sign, () => readSigningKey(readSmall(sign).toString()))
  const { document, paths, pdf } = await of(file, () =>
    parsePackageConfig(readConfig(file), { id: randomUUID(), madeAt: toInstant(new Date()) }),
  )
  const out = isFolder(values.out) ? join(values.out, `${document.id}.age`) : values.out
  refuseExisting(out)
  const part = (name: string, path: string) =>
    of(path, () => partOfStream(name, streamOf(resolve(dirname(file), path))))
  const files: PackagePart[] = []
  for (const { name, path } of paths) files.push(await part(`files/${name}`, path))
  const sealed = await of(file, async () =>
    sealPackage(
      { document, files, ...(pdf && { pdf: await part('package.pdf', pdf) }) },
      { recipients, signing },
    ),
  )
  const written = await of(file, () => writeWhole(out, sealed.sealed))
  console.log(
    JSON.stringify(
      {
        package: sealed.id,
        file: out,
        bytes: written.bytes,
        sealedSha256: written.sha256,
        manifestSha256: sealed.manifestSha256,
        persons: document.persons.length,
        parts: sealed.parts.map(({ name, size }) => ({ name, size })),
        signedBy: keyFingerprint(signing),
        sealedFor: recipients.map(recipientFingerprint),
      },
      null,
      2,
    ),
  )
  if (basename(out) !== `${sealed.id}.age`)
    console.error(
      `The name of a file travels in the clear. ${sealed.id}.age, which --out FOLDER gives, tells nothing.`,
    )
  return 0
}

/** Recipients as they are, or files of them. */
async function readTo(given: string[]): Promise<string[]> {
  const found = []
  for (const each of given)
    found.push(
      ...(await of(each, () => readRecipients(each.startsWith('age1') ? each : readSmall(each).toString()))),
    )
  return [...new Set(found)]
}

function readConfig(file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readSmall(file)))
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${file}: not JSON in UTF-8`)
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

async function keys(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: 'string' } } })
  if (!values.out) throw new BadInput('Use: oralu package keys --out FOLDER')
  const made = await makePackageKeys()
  const signing = readSigningKey(made.signing)
  const { identity, recipient } = made.age
  const files = {
    'sign.key.pem': made.signing,
    'sign.pub.pem': made.signingPublic,
    'sign.pub.jwk': `${JSON.stringify({ ...publicJwk(signing), alg: 'EdDSA', use: 'sig', kid: keyId(signing) })}\n`,
    'age.key': `# public key: ${recipient}\n${identity}\n`,
    'age.pub': `${recipient}\n`,
  }
  await writeFolder(values.out, async (write) => {
    for (const [name, text] of Object.entries(files)) await write(name, [Buffer.from(text)])
  })
  console.log(`sign ${keyFingerprint(signing)}\nage  ${recipientFingerprint(recipient)}`)
  console.error(
    `Give sign.pub.pem and age.pub of ${values.out} to the partner, and read the fingerprints to each other over the telephone.`,
  )
  return 0
}

async function fingerprint(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [file, ...more] = positionals
  if (!file || more.length > 0)
    throw new BadInput('Use: oralu package fingerprint FILE (a public key as JWK or PEM, or age recipients)')
  const text = readSmall(file).toString()
  try {
    for (const each of readRecipients(text)) console.log(`age  ${recipientFingerprint(each)}`)
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    console.log(`sign ${await of(file, () => keyFingerprint(readPublicKey(text)))}`)
  }
  return 0
}
