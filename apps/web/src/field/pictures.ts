// Photos and signatures as bytes. A photo is drawn anew, so that no place, hour or device travels in it.
import type { BlobRef } from '@oralu/domain'
import type { Picture } from './tablet.ts'

const longestSide = 1280

/** @throws Error where the file is no picture */
export async function redrawn(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return await pictureOf(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 }))
}

export async function pictureOf(blob: Blob): Promise<Picture> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { bytes, blob: { sha256, size: bytes.length, mediaType: blob.type as BlobRef['mediaType'] } }
}
