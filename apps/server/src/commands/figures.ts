// `oralu figures check CLAIMS.json`: what the sums of published statements give away, which of them cannot all hold, the
// least correction, what the unpublished can be, and readings that remove a conflict, as JSON
// (docs/formats/figures-check.schema.json). Starts no database.
// `oralu figures estimate HISTORIES.csv` is in figures-estimate.ts.
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type Asked,
  ClaimsError,
  checkConsistency,
  compareSums,
  parseStatements,
  plainClaims,
  StatedCategory,
  type Statements,
  TooHard,
} from '@oralu/figures'
import { BadInput, type Command } from './command.ts'
import { estimatePeople } from './figures-estimate.ts'

/** Far above any body of claims; a larger file is a mistake. */
const most = 64 * 1024 * 1024

export const run: Command = async (args) => {
  if (args[0] === 'estimate') return await estimatePeople(args.slice(1))
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      cap: { type: 'string', default: '100' },
      bound: { type: 'string', multiple: true },
    },
  })
  const [what, file, ...more] = positionals
  if (what !== 'check' || !file || more.length > 0)
    throw new BadInput(
      'Use: oralu figures check CLAIMS.json [--cap 100] [--bound MISSION[+MISSION]/CATEGORY], or oralu figures estimate HISTORIES.csv',
    )
  const cap = Number(values.cap)
  if (!/^\d+$/.test(values.cap) || cap > 10_000)
    throw new BadInput(`--cap is '${values.cap}': give a whole number from 0 to 10000`)
  const statements = readClaims(file)
  const asked = values.bound?.flatMap((bound) => askedOf(bound, statements))
  const claims = statements.claims
  const findings = compareSums(plainClaims(claims))
  const count = (verdict: string) => findings.filter((each) => each.verdict === verdict).length
  const result = {
    claims: claims.length,
    conflicts: count('conflicts'),
    deduced: count('deduced'),
    agrees: count('agrees'),
    findings,
    consistency: await consistencyOf(statements, cap, asked),
  }
  console.log(JSON.stringify(result, null, 2))
  return 0
}

async function consistencyOf(statements: Statements, cap: number, asked: Asked[] | undefined) {
  try {
    return await checkConsistency(statements, { cap, ...(asked ? { asked } : {}) })
  } catch (error) {
    if (error instanceof TooHard)
      throw new BadInput(`these claims could not be checked together (${error.message}): check fewer at once`)
    throw error
  }
}

/** "jusan-3/men", "jusan-3+jusan-4/total": the group in each event that has such missions. */
function askedOf(bound: string, { claims }: Statements): Asked[] {
  const at = bound.lastIndexOf('/')
  const category = StatedCategory.safeParse(bound.slice(at + 1))
  const missions = at > 0 ? bound.slice(0, at).split('+') : []
  const all = new Set(claims.flatMap(({ scope }) => scope.missions ?? []))
  const unknown = missions.find((mission) => !all.has(mission))
  if (!category.success || missions.length === 0 || unknown !== undefined)
    throw new BadInput(
      `--bound is '${bound}': give missions that the claims name and a category, such as jusan-3+jusan-4/men`,
    )
  const events = claims.filter(({ scope }) =>
    missions.every((mission) => inEvent(claims, scope.event, mission)),
  )
  return [...new Set(events.map(({ scope }) => scope.event))].map((event) => ({
    event,
    missions,
    category: category.data,
  }))
}

const inEvent = (claims: Statements['claims'], event: string, mission: string) =>
  claims.some(({ scope }) => scope.event === event && scope.missions?.includes(mission))

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
    return parseStatements(json)
  } catch (error) {
    if (error instanceof ClaimsError) throw new BadInput(`${file}: ${error.message.replaceAll('\n', ' ')}`)
    throw error
  }
}
