// Brings what is missing: Node 24, the packages, the built web application, and for the tests a Chromium and the tools
// with which partners open packages. Plain JavaScript that runs on any Node from 20.19, before anything is installed;
// run again it costs a moment.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium, headlessShell } from './chromium.js'
import { bringNode24, root } from './runtime.js'

const stamps = join(root, '.runtime')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`Oralu needs Node 20.19 or newer to set itself up; this is ${process.versions.node}.`)

try {
  mkdirSync(stamps, { recursive: true })
  const node = bringNode24()
  whenStale('packages', hashOf(['package-lock.json']), existsSync(join(root, 'node_modules', 'pg')), () => {
    console.log('Installing packages …')
    // Not `npm ci`: it refuses a lock file made where the packages of other platforms were not to be had.
    npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  })
  const sources = [
    'apps/web/src',
    'apps/web/public',
    'apps/web/index.html',
    'apps/web/vite.config.ts',
    'packages/domain/src',
    'package-lock.json',
  ]
  whenStale('web', hashOf(sources), existsSync(join(root, 'apps/web/dist/index.html')), () => {
    console.log('Building the web application …')
    execFileSync(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'apps/web'),
      stdio: 'inherit',
    })
  })
  if (process.argv.includes('--test')) {
    bring(
      ['chromium-headless-shell'],
      () => findChromium() === headlessShell || process.env.CHROMIUM,
      findChromium()
        ? 'No headless shell of Chromium: the browser tests take longer.'
        : 'No Chromium: the browser tests are skipped. Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM to its path.',
    )
    const tools = ['age', 'jq', 'openssl']
    bring(
      tools,
      () => tools.every(isOnPath),
      'No age, jq or openssl: the tests of docs/partners.md are skipped. Install them (Debian: apt-get install age jq openssl).',
    )
    bring(
      ['faketime'],
      () => isOnPath('faketime'),
      'No faketime: the tests of clocks over years are skipped. Install it (Debian: apt-get install faketime).',
    )
  }
} catch (error) {
  fail(error.message)
}

/** Does the work when the stamp of its inputs has changed, or its result is not there. */
function whenStale(name, hash, there, work) {
  const file = join(stamps, `${name}.stamp`)
  if (there && existsSync(file) && readFileSync(file, 'utf8') === hash) return
  work()
  writeFileSync(file, hash)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) for (const each of readdirSync(full).sort()) add(join(path, each))
    else hash.update(path).update(readFileSync(full))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

function npm(args) {
  execFileSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
}

/** What some tests want beside npm: on Debian, as root, it is installed; elsewhere those tests are counted as skipped. */
function bring(packages, areThere, without) {
  if (areThere()) return
  const debian = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid() === 0
  if (debian) {
    console.log(`Installing ${packages.join(', ')} for the tests …`)
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
  }
  if (!areThere()) console.log(without)
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

function fail(message) {
  console.error(message)
  process.exit(2)
}
