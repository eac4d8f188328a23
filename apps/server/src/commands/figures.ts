// `oralu figures check CLAIMS.json`: what the sums of published statements give away, as JSON. Starts no database.
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ClaimsError, compareSums, parseClaims } from '@oralu/figures'
import { BadInput, type Command } from './command.ts'

/** Far above any body of claims; a larger file is a mistake. */
const most = 64 * 1024 * 1024

export const run: Command = async (args) => {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [what, file, ...more] = positionals
  if (what !== 'check' || !file || more.length > 0) throw new BadInput('Use: oralu figures check CLAIMS.json')
  const claims = readClaims(file)
  const findings = compareSums(claims)
  const count = (verdict: string) => findings.filter((each) => each.verdict === verdict).length
  const result = {
    claims: claims.length,
    conflicts: count('conflicts'),
    deduced: count('deduced'),
    agrees: count('agrees'),
    findings,
  }
  console.log(JSON.stringify(result, null, 2))
  return 0
}

function readClaims(file: string) {
  let text: string
  try {
    const about = statSync(file)
    if (!about.isFile()) throw new BadInput(`${file}: not a file`)
    if (about.size > most) throw new BadInput(`${file}: larger than ${most / 1024 / 1024} MB`)
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof BadInput) throw error
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new BadInput(`${file}: no such file`)
    throw new BadInput(`${file}: ${code?.startsWith('ERR_ENCODING') ? 'not UTF-8' : 'cannot be read'}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new BadInput(`${file}: not JSON (${(error as Error).message.split('\n')[0]})`)
  }
  try {
    return parseClaims(json)
  } catch (error) {
    if (error instanceof ClaimsError) throw new BadInput(`${file}: ${error.message.replaceAll('\n', ' ')}`)
    throw error
  }
}
