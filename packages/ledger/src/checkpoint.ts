// A checkpoint: what the ledger was at a size, signed. The form is the C2SP signed note with a tlog checkpoint
// (c2sp.org/tlog-checkpoint): origin, size and root on three lines, an empty line, then one signature a line.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

export interface Checkpoint {
  /** Whose ledger this is. */
  origin: string
  /** Number of leaves. */
  size: number
  /** Root over them, 32 bytes. */
  root: Buffer
}

const textOf = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** The raw 32 bytes of an Ed25519 public key (of the private key's public half, if that is given). */
export function rawPublicKey(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
}

/** The key's hash in a signed note: the first 4 bytes of SHA-256(name || "\n" || 0x01 || key). */
export const keyHash = (name: string, key: KeyObject): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(1))
    .update(rawPublicKey(key))
    .digest()
    .subarray(0, 4)

/** Signs a checkpoint; the result is the note as a text, to be kept anywhere. */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const text = textOf(checkpoint)
  const signature = Buffer.concat([
    keyHash(checkpoint.origin, privateKey),
    sign(null, Buffer.from(text), privateKey),
  ])
  return `${text}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`
}

/**
 * Reads a signed checkpoint.
 * @param publicKey when given, one of the signatures must be by it
 * @throws Error that says in which way the note is not one, or is not signed by the key
 */
export function openCheckpoint(note: string, publicKey?: KeyObject): Checkpoint {
  const [body, signatures] = note.split('\n\n')
  const [origin, sizeText, rootText, ...more] = body?.split('\n') ?? []
  const root = Buffer.from(rootText ?? '', 'base64')
  const size = Number(sizeText)
  if (!origin || !/^\d+$/.test(sizeText ?? '') || root.length !== 32 || more.length > 0 || !signatures)
    throw new Error(
      'This is not a checkpoint: it wants an origin, a size, a root, an empty line and a signature.',
    )
  const checkpoint = { origin, size, root }
  if (!publicKey) return checkpoint
  const text = Buffer.from(textOf(checkpoint))
  const wanted = keyHash(origin, publicKey)
  const signed = signatures.split('\n').some((line) => {
    const bytes = Buffer.from(line.match(/^— \S+ (\S+)$/)?.[1] ?? '', 'base64')
    return bytes.subarray(0, 4).equals(wanted) && verify(null, text, publicKey, bytes.subarray(4))
  })
  if (!signed) throw new Error('This checkpoint is not signed by the given key.')
  return checkpoint
}
