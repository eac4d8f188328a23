// Takes in one file: its true type is read from its bytes, a picture loses its metadata, and only sealed bytes touch
// the disk.
import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '@oralu/domain'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { newFileKey, sealBytes, sealStream } from './seal.ts'
import type { FileStore } from './store.ts'

export interface Received {
  id: string
  mediaType: string
  size: number
  sha256: Buffer
  /** The file's identity, wrapped for the installation. */
  wrappedKey: Buffer
  thumbnail: Buffer | undefined
  /** Removes the sealed bytes, when what they belong to came to nothing. */
  discard(): void
}

export interface ReceiveLimits {
  /** Bytes. */
  most: number
}

const sniffed = 4_100
const mostPixels = 60_000_000
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp'])
const documents = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])

/**
 * Seals a stream into the store.
 * @param installation the recipient for which the file's identity is wrapped
 * @throws Problem too-large, or wrong-type when the bytes are of no kind that is taken (pictures, PDF, XLSX, DOCX,
 *   plain text such as CSV)
 */
export async function receiveFile(
  store: FileStore,
  installation: string,
  input: Readable,
  { most }: ReceiveLimits,
): Promise<Received> {
  const id = randomUUID()
  const key = await newFileKey()
  const hash = createHash('sha256')
  let size = 0
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > most) throw new Problem('too-large', { params: { most } })
      hash.update(chunk)
      yield chunk
    }
  }
  const place = store.create(id)
  try {
    const { head, whole } = await peek(input)
    const mediaType = await typeOf(head)
    let thumbnail: Buffer | undefined
    let plain: Readable
    if (pictures.has(mediaType)) {
      const picture = await cleaned(await readAll(whole, most))
      thumbnail = await sealBytes(picture.small, key.recipient)
      plain = Readable.from(picture.bytes)
    } else {
      plain = whole
    }
    const sealed = await sealStream(Readable.from(counted(plain)), key.recipient)
    await pipeline(sealed, place.stream)
    await place.keep()
    if (size === 0)
      throw new Problem('file-unreadable', { detail: 'The file is empty. Choose the file again.' })
    const wrappedKey = await sealBytes(key.identity, installation)
    return {
      id,
      mediaType,
      size,
      sha256: hash.digest(),
      wrappedKey,
      thumbnail,
      discard: () => store.remove(id),
    }
  } catch (error) {
    await place.discard()
    store.remove(id)
    throw error
  }
}

/** The first bytes, and a stream of all of them. */
async function peek(input: Readable): Promise<{ head: Buffer; whole: Readable }> {
  const chunks = input[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let length = 0
  while (length < sniffed) {
    const { done, value } = await chunks.next()
    if (done) break
    first.push(value)
    length += value.length
  }
  const head = Buffer.concat(first)
  const rest = async function* () {
    if (head.length) yield head
    for (;;) {
      const { done, value } = await chunks.next()
      if (done) return
      yield value
    }
  }
  return { head, whole: Readable.from(rest()) }
}

async function typeOf(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head)
  if (found) {
    // A workbook is a zip whose nature can lie beyond the first bytes; its reader decides.
    const mime =
      found.mime === 'application/zip'
        ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
        : found.mime
    if (pictures.has(mime) || documents.has(mime)) return mime
    // A workbook with macros is read as one without: they are never run.
    if (mime === 'application/vnd.ms-excel.sheet.macroenabled.12')
      return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    // Two letters can begin a list as well as a picture or a sound; those hold bytes that no text does.
    if (shortSigns.has(mime) && isText(head)) return 'text/plain'
    throw new Problem('wrong-type', { params: { found: found.mime } })
  }
  const start = head.subarray(0, 512).toString('latin1').trimStart().toLowerCase()
  if (/^<(!doctype|html|script|svg|\?xml)/.test(start))
    throw new Problem('wrong-type', { params: { found: 'markup' } })
  return 'text/plain'
}

/** Kinds that are told by two bytes, which a text in some encoding may begin with. */
const shortSigns = new Set([
  'image/bmp',
  'audio/mpeg',
  'audio/aac',
  'application/x-msdownload',
  'application/x-compress',
  'application/gzip',
  'application/x-lzh-compressed',
])
const isText = (head: Buffer): boolean =>
  !head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)

async function readAll(input: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input) {
    size += chunk.length
    if (size > Math.min(most, 40_000_000))
      throw new Problem('too-large', { params: { most: Math.min(most, 40_000_000) } })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A picture drawn anew, upright, without place, time, device or any other metadata; and a small one. */
async function cleaned(bytes: Buffer): Promise<{ bytes: Buffer; small: Buffer }> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).rotate()
    return {
      bytes: await picture.clone().toBuffer(),
      small: await picture
        .clone()
        .resize(256, 256, { fit: 'inside', withoutEnlargement: true })
        .webp()
        .toBuffer(),
    }
  } catch {
    throw new Problem('file-unreadable', {
      detail: 'The picture is damaged or too large to draw. Export it again as JPEG or PNG.',
    })
  }
}
