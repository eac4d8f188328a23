// `oralu package receipt`: what a partner signs about a package, and how its sender verifies that.
import { createHash, type KeyObject } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  DELETION_REASONS,
  type DeletionReason,
  keyFingerprint,
  openReceipt,
  type PackageReceipt,
  readOpened,
  readPublicKey,
  readSigningKey,
  signReceipt,
  toInstant,
} from '@oralu/interop'
import { BadInput } from './command.ts'
import { of, readSmall, streamOf, writeWhole } from './package-files.ts'
import { openFile, readOpeningKeys } from './package-open.ts'

const use = `Use: oralu package receipt FOLDER|FILE|RECEIPT --sign KEY --by ROLE --out R [--refuse REF=REASON …] [--deleted ${DELETION_REASONS.join('|')} [--person REF …]] [--note TEXT] [--identity AGE_KEY --from PUBLIC_KEY], or oralu package receipt --verify R --from PUBLIC_KEY [--sealed FILE] [--manifest SHA256]`

const options = {
  sign: { type: 'string' },
  by: { type: 'string' },
  out: { type: 'string' },
  refuse: { type: 'string', multiple: true },
  deleted: { type: 'string' },
  person: { type: 'string', multiple: true },
  note: { type: 'string' },
  identity: { type: 'string' },
  from: { type: 'string' },
  verify: { type: 'string' },
  sealed: { type: 'string' },
  manifest: { type: 'string' },
} as const
type Given = ReturnType<typeof parse>['values']
const parse = (args: string[]) => parseArgs({ args, allowPositionals: true, options })

export async function receipt(args: string[]): Promise<number> {
  const { values, positionals } = parse(args)
  if (values.verify !== undefined && positionals.length === 0) return verify(values.verify, values)
  const [what, ...more] = positionals
  const { sign, by, out } = values
  if (!what || more.length > 0 || values.verify !== undefined || !sign || !by || !out) throw new BadInput(use)
  const signing = await of(sign, () => readSigningKey(readSmall(sign).toString()))
  const subject = await readSubject(what, values, signing)
  const { persons, ...hashes } = subject
  const common = {
    format: 'oralu-package-receipt' as const,
    version: 1 as const,
    ...hashes,
    at: toInstant(new Date()),
    by,
    ...(values.note !== undefined && { note: values.note }),
  }
  const made = values.deleted === undefined ? received(values, persons) : deleted(values, persons)
  const jws = await of(what, () => signReceipt({ ...common, ...made } as PackageReceipt, signing))
  await writeWhole(out, [Buffer.from(`${jws}\n`)])
  console.log(JSON.stringify({ ...common, ...made, signedBy: keyFingerprint(signing) }, null, 2))
  return 0
}

interface Subject {
  package: string
  sealedSha256: string
  manifestSha256: string
  /** Their references; unknown where only an earlier receipt is left. */
  persons?: string[]
}

/** What the receipt is for: an opened folder, a sealed file, or, when nothing else is left, an earlier receipt. */
async function readSubject(what: string, values: Given, signing: KeyObject): Promise<Subject> {
  if (statSync(what, { throwIfNoEntry: false })?.isDirectory())
    return of(what, () => {
      const [opened, manifest, document] = ['opened.json', 'manifest.jws', 'package.json'].map((name) =>
        readSmall(join(what, name)),
      ) as [Buffer, Buffer, Buffer]
      const read = readOpened({ opened, manifest, document })
      const { package: id, sealedSha256, manifestSha256 } = read.opened
      return {
        package: id,
        sealedSha256,
        manifestSha256,
        persons: read.document.persons.map(({ ref }) => ref),
      }
    })
  for await (const beginning of streamOf(what)())
    if (Buffer.from(beginning).toString('latin1', 0, 2) === 'ey') {
      const earlier = await of(what, () => openReceipt(readSmall(what).toString(), signing))
      const { package: id, sealedSha256, manifestSha256 } = earlier
      return { package: id, sealedSha256, manifestSha256 }
    } else break
  if (!values.identity || !values.from)
    throw new BadInput(`${what}: a sealed file is opened for its receipt; give --identity and --from`)
  const keys = await readOpeningKeys(values.identity, values.from)
  const { document, sealedSha256, manifestSha256 } = await openFile(what, { ...keys, evenExpired: true })
  return {
    package: document.id,
    sealedSha256,
    manifestSha256,
    persons: document.persons.map(({ ref }) => ref),
  }
}

function received({ refuse = [], person }: Given, persons: string[] | undefined) {
  if (person)
    throw new BadInput(
      '--person belongs to --deleted; a person who was not taken over is --refuse REF=REASON',
    )
  if (!persons)
    throw new BadInput('An earlier receipt serves only for --deleted; give the folder or the sealed file')
  const refused = refuse.map((each) => {
    const [, ref, reason] = /^([^=]+)=(.*\S.*)$/s.exec(each) ?? []
    if (!ref || !reason) throw new BadInput(`--refuse ${each}: REF=REASON is needed`)
    return { person: known(ref, persons), reason }
  })
  const none = refused.length > 0 && new Set(refused.map(({ person: ref }) => ref)).size === persons.length
  return {
    kind: 'received',
    accepted: refused.length === 0 ? 'all' : none ? 'none' : 'some',
    refused,
  } as const
}

function deleted({ deleted: why, person, refuse }: Given, persons: string[] | undefined) {
  if (refuse) throw new BadInput('--refuse belongs to a receipt of what was received, not to --deleted')
  if (!DELETION_REASONS.includes(why as DeletionReason))
    throw new BadInput(`--deleted ${why}: ${DELETION_REASONS.join(', ')} are the reasons`)
  for (const ref of person ?? []) known(ref, persons)
  return {
    kind: 'deleted',
    why: why as DeletionReason,
    deleted: person ? 'some' : 'all',
    ...(person && { persons: person }),
  } as const
}

function known(ref: string, persons: string[] | undefined): string {
  if (persons && !persons.includes(ref)) throw new BadInput(`${ref}: is nobody of this package`)
  return ref
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of streamOf(file)()) hash.update(piece)
  return hash.digest('hex')
}

async function verify(file: string, { from, sealed, manifest }: Given): Promise<number> {
  if (!from) throw new BadInput(use)
  if (manifest !== undefined && !/^[0-9a-f]{64}$/.test(manifest))
    throw new BadInput(`--manifest ${manifest}: a SHA-256 as seal printed it is needed`)
  const key = await of(from, () => readPublicKey(readSmall(from).toString()))
  const sent = {
    ...(sealed !== undefined && { sealedSha256: await sha256Of(sealed) }),
    ...(manifest !== undefined && { manifestSha256: manifest }),
  }
  const found = await of(file, () => openReceipt(readSmall(file).toString(), key, sent))
  console.log(JSON.stringify({ ...found, signedBy: keyFingerprint(key) }, null, 2))
  return 0
}
