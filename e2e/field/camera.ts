// A camera that sees a boarding card: what Chromium shows instead of one; and a photo as a telephone takes it.
import { writeFileSync } from 'node:fs'
import { qrCode } from '../../apps/web/src/session/qr.ts'
import { openBrowser } from '../support/browser.ts'

/** A JPEG of 640 by 480 with dark squares on white, drawn by a browser. */
async function drawn(squares: readonly (readonly boolean[])[], side: number): Promise<Buffer> {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const url = await page.evaluate<string>(`{
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 640, 480)
    pen.fillStyle = '#000'
    ;${JSON.stringify(squares)}.forEach((row, y) =>
      row.forEach((dark, x) => dark && pen.fillRect(160 + x * ${side}, 80 + y * ${side}, ${side}, ${side})))
    canvas.toDataURL('image/jpeg', 0.95)
  }`)
  await browser.close()
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

/**
 * @param path where the film lies; its pictures may be others by the time a camera is opened
 * @returns options of Chromium with which every camera sees the code of this text
 */
export async function cameraSeeing(text: string, path: string): Promise<string[]> {
  film(path, [await drawn(qrCode(text), 10)])
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${path}`,
  ]
}

/** Pictures of 640 by 480 as a film that shows each for half a second. */
export function film(path: string, pictures: readonly Buffer[]): void {
  writeFileSync(path, Buffer.concat(pictures.flatMap((each) => Array<Buffer>(15).fill(each))))
}

/** A photo with a segment of metadata (EXIF, APP1) that names the place. */
export async function photoWithPlace(): Promise<Buffer> {
  const plain = await drawn([[true]], 100)
  const said = Buffer.from('Exif\0\0secret place')
  const head = Buffer.from([0xff, 0xe1, 0, said.length + 2])
  return Buffer.concat([plain.subarray(0, 2), head, said, plain.subarray(2)])
}
