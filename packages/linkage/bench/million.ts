/**
 * Generated records deduplicated by `oralu link`, from the file to the pairs:
 * npm run bench -- linkage-million [--sizes 10000,100000,1000000]
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { GENERATED_FIELDS, generated } from './generate.ts'
import { calibrationError, link, pairsOf, score } from './measure.ts'

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' } } })
const folder = mkdtempSync(join(process.env['ORALU_BENCH_FOLDER'] ?? tmpdir(), 'oralu-million-'))
const config = { id: 'rec_id', fields: GENERATED_FIELDS }
console.log(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} before\n`)
console.log('| records | precision | recall | F1 | calibration error | seconds | CPU seconds | peak MB |')
console.log('|---|---|---|---|---|---|---|---|')
try {
  for (const size of values.sizes.split(',').map(Number)) {
    const file = join(folder, `${size}.csv`)
    const truth = new Map<string, number>()
    write(file, generated(size, truth))
    const person = (id: string) => truth.get(id)
    const run = link([file], config, folder, 0.01)
    const { precision, recall, f1 } = score(run.pairs, person, pairsOf(truth.values()), 0.5)
    const error = calibrationError(run.pairs, person)
    const shares = [precision, recall, f1, error].map((x) => x.toFixed(4)).join(' | ')
    console.log(
      `| ${size} | ${shares} | ${run.seconds.toFixed(1)} | ${run.cpu.toFixed(1)} | ${run.megabytes.toFixed(0)} |`,
    )
  }
} finally {
  rmSync(folder, { recursive: true })
}

function write(file: string, rows: Iterable<string>) {
  const out = openSync(file, 'w')
  let text = ''
  for (const row of rows) {
    text += row
    if (text.length > 1 << 20) {
      writeSync(out, text)
      text = ''
    }
  }
  writeSync(out, text)
  closeSync(out)
}
