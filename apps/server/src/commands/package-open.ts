// `oralu package open`: all of a package is verified before its folder appears.
import { parseArgs } from 'node:util'
import {
  keyFingerprint,
  OPENED,
  type OpenPackageOptions,
  openedBytes,
  openPackage,
  readIdentities,
  readPublicKey,
} from '@oralu/interop'
import { BadInput } from './command.ts'
import { of, readSmall, streamOf, writeFolder } from './package-files.ts'

/** The keys that opening wants, from their files. */
export async function readOpeningKeys(identity: string, from: string) {
  return {
    identities: await of(identity, () => readIdentities(readSmall(identity).toString())),
    from: await of(from, () => readPublicKey(readSmall(from).toString())),
  }
}

export const openFile = (file: string, options: OpenPackageOptions) =>
  of(file, () => openPackage(streamOf(file)(), options))

export async function open(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      identity: { type: 'string' },
      from: { type: 'string' },
      out: { type: 'string' },
      'even-expired': { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  const { identity, from, out } = values
  if (!file || more.length > 0 || !identity || !from || !out)
    throw new BadInput(
      'Use: oralu package open FILE --identity AGE_KEY --from PUBLIC_KEY --out FOLDER [--even-expired]',
    )
  const keys = await readOpeningKeys(identity, from)
  const now = new Date()
  const opened = await writeFolder(out, async (write) => {
    const found = await openFile(file, {
      ...keys,
      now,
      evenExpired: values['even-expired'],
      take: async (name, bytes) => void (await write(name, bytes)),
    })
    await write(OPENED, [openedBytes(found, keys.from, now)])
    return found
  })
  const { document, sealedSha256, manifestSha256, expired } = opened
  const { id, agreement, purpose, expiresAt, retainUntil, onward, persons } = document
  console.log(
    JSON.stringify(
      {
        package: id,
        folder: out,
        from: document.from.name,
        agreement: agreement.text,
        purpose,
        expired,
        expiresAt,
        retainUntil,
        onward,
        persons: persons.length,
        children: persons.filter(({ child }) => child).length,
        signedBy: keyFingerprint(keys.from),
        sealedSha256,
        manifestSha256,
      },
      null,
      2,
    ),
  )
  if (expired)
    console.error(
      `It expired at ${expiresAt} and was opened because --even-expired was given; opened.json says so.`,
    )
  return 0
}
