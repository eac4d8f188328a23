// How much script a page needs, gzipped: `node scripts/size.ts` after a build prints a table, and exits 1 when the
// sign-in page needs more than it may. Read from the build's manifest, so nothing has to be started.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
}

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>

/** Script that the sign-in page may need, in bytes gzipped. */
export const allowed = 250_000

const keyOf = (source: string): string => {
  const key = Object.keys(manifest).find((one) => one === source || one.endsWith(source))
  if (!key) throw new Error(`${source} is not in the manifest`)
  return key
}

/** The files that a set of modules needs before it runs. */
function needed(keys: string[], found = new Set<string>()): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk || found.has(chunk.file)) continue
    found.add(chunk.file)
    needed(chunk.imports ?? [], found)
  }
  return found
}

export function bytes(modules: string[]): number {
  const files = [...needed(modules.map(keyOf))].filter((file) => file.endsWith('.js'))
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length, 0)
}

const words = (language: string) =>
  ['words', 'shell', 'components', 'sign-in'].map((subject) => `src/${subject}/messages/${language}.json`)

/** The pages measured: the entry, what it takes by itself, and the words of the longest language. */
export const pages = {
  'sign-in page': ['index.html', 'src/sign-in/SignInPage.tsx', ...words('ru')],
  'home page': [
    'index.html',
    'src/frame/me.ts',
    'src/frame/Frame.tsx',
    'src/home/HomePage.tsx',
    ...words('ru'),
  ],
}

if (import.meta.main) {
  for (const [page, modules] of Object.entries(pages)) {
    process.stdout.write(`${page.padEnd(16)}${(bytes(modules) / 1000).toFixed(1).padStart(8)} kB\n`)
  }
  if (bytes(pages['sign-in page']) > allowed) {
    process.stdout.write(`the sign-in page may need ${allowed / 1000} kB of script\n`)
    process.exitCode = 1
  }
}
