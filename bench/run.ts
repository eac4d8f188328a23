// `npm run bench -- NAME [options]`: each benchmark is one command and prints one table. README.md says what each
// measures, and holds the tables of real runs.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

const benches: Record<string, { file: string; about: string }> = {
  api: {
    file: 'bench/api.ts',
    about: '--people 10000,100000,1000000: requests per second beside a bare Fastify + pg',
  },
  arrival: {
    file: 'bench/arrival.ts',
    about: '--register 10000,100000,1000000 --rows 100000: a list arrives, the office works on',
  },
  cases: {
    file: 'bench/cases.ts',
    about: '--cases 1000,10000,100000: screens of case workers and supervisors, twenty facts a case',
  },
  hostile: { file: 'bench/hostile.ts', about: '--cases 2000: nonsense to every endpoint of a real server' },
  import: { file: 'bench/import.ts', about: '--rows 1000,10000,100000: lists into the register' },
  kill: { file: 'bench/kill.ts', about: '--cycles 20 --writes 1000: kill -9 under concurrent writes' },
  ledger: { file: 'bench/ledger.ts', about: '--entries 10000,100000,1000000: sealing and verifying' },
  public: {
    file: 'bench/public.ts',
    about: '--readers 10,100,1000: readers of the public site while the office works and a list arrives',
  },
  'public-pages': {
    file: 'bench/public-pages.ts',
    about:
      '--rows 250000: public pages as a browser takes them, with scripts and without, while a list arrives',
  },
  scroll: {
    file: 'bench/scroll.ts',
    about: '--people 100000: the list of people scrolled to its end in Chromium',
  },
  search: {
    file: 'bench/search.ts',
    about: '--people 10000,100000,1000000: search of the register beside pg_trgm',
  },
  simulation: {
    file: 'packages/domain/bench/simulation.ts',
    about: '--schedules 2000 | --seed N: seeded schedules of sync of three tablets and a server',
  },
  sync: {
    file: 'bench/sync.ts',
    about:
      '--operations 1000,10000,30000: operations queued on five tablets taken in, beside one request each',
  },
  workbench: {
    file: 'bench/workbench.ts',
    about: '--seeds 20190105,1,2,3,4 [--missed]: the queue of matches worked by the written rule, no browser',
  },
  spreadsheets: {
    file: 'bench/spreadsheets.ts',
    about: '--files 2000: broken spreadsheets uploaded and read',
  },
  assignment: {
    file: 'packages/assignment/bench/assignment.ts',
    about: '--sizes 100/2,400/4,800/6 --seeds 3: people to flights and berths beside a list filled by hand',
  },
  estimate: {
    file: 'packages/figures/bench/estimate.ts',
    about: '--people 300,3000,30000 --runs 200: how often the interval of an estimate holds the truth',
  },
  figures: {
    file: 'packages/figures/bench/check.ts',
    about: '--sizes 100/50,1000/500,10000/5000: claims/groups that cannot all hold, and the least correction',
  },
  'interop-readers': {
    file: 'packages/interop/bench/readers.ts',
    about: '[rows…]: reading and writing spreadsheets',
  },
  psi: {
    file: 'packages/interop/bench/psi.ts',
    about:
      '--theirs 1000,10000,100000 --ours 10000: private intersection beside the clear and beside Bloom filters',
  },
  linkage: {
    file: 'packages/linkage/bench/linkage.ts',
    about: '[--peers VENV] [--part 0|1]: public sets linked, with their truth',
  },
  'linkage-million': {
    file: 'packages/linkage/bench/million.ts',
    about: '--sizes 10000,100000,1000000: generated records deduplicated',
  },
  'names-kazakh': {
    file: 'packages/names/bench/kazakh.ts',
    about: '[--errors]: a public person among 1,000, Kazakh, Russian, Latin, töte jazu',
  },
  'names-pairs': {
    file: 'packages/names/bench/pairs.ts',
    about: '[FILE] (or ORALU_DATA_SETS): similarity of labelled pairs of names',
  },
  'names-retrieval': {
    file: 'packages/names/bench/retrieval.ts',
    about: '[FILE…] (or ORALU_DATA_SETS) --queries 500: tokens found across scripts',
  },
}

const [name, ...args] = process.argv.slice(2)
const bench = name ? benches[name] : undefined
if (!bench) {
  const lines = Object.entries(benches).map(([each, { about }]) => `  ${each.padEnd(16)} ${about}`)
  console.error(
    `${name ? `There is no benchmark '${name}'. ` : ''}npm run bench -- NAME [options]\n${lines.join('\n')}`,
  )
  process.exitCode = 2
} else {
  const child = spawn(process.execPath, [join(root, bench.file), ...args], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
