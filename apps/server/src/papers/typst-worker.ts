// Sets papers, in a thread of its own: a long manifest takes seconds, and the office goes on answering.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import encodeQR from 'qr'
import type { Order } from '../jobs/standing-thread.ts'
import type { Paper } from './typst.ts'

const require = createRequire(import.meta.url)
const workspace = fileURLToPath(new URL('./templates', import.meta.url))
const faces = ['400Regular', '700Bold'].flatMap((face) => [
  `@expo-google-fonts/noto-sans/${face}/NotoSans_${face}.ttf`,
  `@expo-google-fonts/amiri/${face}/Amiri_${face}.ttf`,
])
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(require.resolve(face))) }],
})

/** An opaque number as a picture: an id says nothing to whoever has not the mission's data. */
const codeOf = (id: string) => encodeQR(id, 'svg', { ecc: 'medium', border: 1 })

parentPort!.on('message', ({ id, of: { template, data, codes } }: Order<Paper>) => {
  try {
    const pictures = JSON.stringify(Object.fromEntries(codes.map((code) => [code, codeOf(code)])))
    // The data reach the template as JSON text: a name is never read as markup.
    const made = compiler.compile({
      mainFilePath: `${workspace}/${template}.typ`,
      inputs: { data, pictures },
    })
    if (!made.result) throw new Error(JSON.stringify(made.takeDiagnostics()?.shortDiagnostics ?? 'no result'))
    parentPort!.postMessage({ id, answer: compiler.pdf(made.result) })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
  compiler.evictCache(10)
})
