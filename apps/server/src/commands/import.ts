// `oralu import FILE --source NAME --as USER [--kind "camp list"] [--mapping M.json] [--listed-on DAY] [--complete]
// [--dry-run]`: a list into the register, as the account USER. Prints counts as JSON.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ListMapping, type ListPreview, Problem, type Role, roles, sourceKinds } from '@oralu/domain'
import { validateMapping } from '@oralu/interop'
import { pino } from 'pino'
import { z } from 'zod'
import { commandSession } from '../access/command-session.ts'
import { openDatabase } from '../db/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { FileStore } from '../files/store.ts'
import { roleHolds } from '../http/serve.ts'
import { importFile } from '../lists/import-file.ts'
import type { Services } from '../services.ts'
import { readSettings } from '../settings.ts'
import { BadInput, type Command } from './command.ts'

const usage =
  'Say: oralu import FILE --source NAME --as USER [--kind "camp list"] [--mapping M.json] [--listed-on YYYY-MM-DD] [--complete] [--dry-run]'
const troublesPrinted = 200

export const run: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      as: { type: 'string' },
      kind: { type: 'string' },
      mapping: { type: 'string' },
      'listed-on': { type: 'string' },
      complete: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0 || !values.source?.trim() || !values.as?.trim()) throw new BadInput(usage)
  const path = resolve(file)
  if (!existsSync(path) || !statSync(path).isFile())
    throw new BadInput(`${file} is not there, or is not a file.`)
  const kind = values.kind ?? 'partner list'
  if (!sourceKinds.includes(kind as never))
    throw new BadInput(`--kind is '${kind}': say ${sourceKinds.join(', ')}.`)
  const listedOn = values['listed-on']
  if (listedOn !== undefined && !z.iso.date().safeParse(listedOn).success)
    throw new BadInput(`--listed-on is '${listedOn}': give a day as YYYY-MM-DD.`)
  const given = values.mapping === undefined ? undefined : readMapping(values.mapping)

  const settings = readSettings()
  const database = await openDatabase(settings)
  try {
    const token = await commandSession(database, values.as)
    const services: Services = {
      settings,
      database,
      files: new FileStore(join(settings.dataDir, 'files')),
      log: pino({ level: 'silent' }),
    }
    await checkRole(services, token, values.as)
    const dry = values['dry-run']
    const { counts, troubles, withheld, listId } = await importFile(services, token, {
      path,
      source: values.source.trim(),
      kind,
      listedOn,
      complete: values.complete,
      dry,
      mapping: (preview) => (given === undefined ? certainMapping(preview) : fitting(given, preview)),
      onProgress: (read) => void (process.stderr.isTTY && process.stderr.write(`\r${read} lines read`)),
    }).catch((error) => {
      // A refusal is about the file or the mapping; whatever else is a fault of ours.
      throw error instanceof Problem && error.status < 500 ? new BadInput(`${file}: ${error.message}`) : error
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    const rejections = troubles
      .filter(({ kept }) => !kept)
      .slice(0, troublesPrinted)
      .map(({ row, column, code }) => ({ row, ...(column ? { column } : {}), code }))
    console.log(
      JSON.stringify(
        {
          source: values.source.trim(),
          ...(dry ? {} : { list: listId }),
          ...counts,
          rejections,
          withheld,
          dryRun: dry,
        },
        null,
        2,
      ),
    )
    return 0
  } finally {
    await database.close()
  }
}

function readMapping(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new BadInput(`${file} cannot be read.`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new BadInput(`${file} is not JSON. docs/formats/mapping.example.json shows a mapping.`)
  }
}

function fitting(mapping: unknown, { reading }: ListPreview): ListMapping {
  const valid = validateMapping(mapping, reading.columns)
  if (!valid.ok) throw new BadInput(`The mapping does not fit the list: ${valid.reasons.join(' ')}`)
  return valid.mapping as ListMapping
}

/** The guess, where nothing in it needs a person's eye. Unknown headings and free text are withheld. */
function certainMapping({ guess, columns }: ListPreview): ListMapping {
  const placed = new Set(
    guess.columns.flatMap((each): string[] => (each.compartment === 'withheld' ? [] : [each.field])),
  )
  const unsure = guess.columns.flatMap((each) =>
    each.compartment === 'withheld' &&
    each.suggestion &&
    each.suggestion.field !== 'notes' &&
    !placed.has(each.suggestion.field)
      ? [`'${each.column}'`]
      : [],
  )
  if (unsure.length > 0)
    throw new BadInput(
      `It is not certain what these columns are: ${unsure.join(', ')}. Give --mapping M.json (docs/formats/mapping.example.json).`,
    )
  const named = guess.columns.some(
    (each) => each.compartment === 'identity' && ['fullName', 'givenName', 'familyName'].includes(each.field),
  )
  if (!named)
    throw new BadInput(
      `No column is known as a name among ${columns.map(({ column }) => `'${column}'`).join(', ')}. Give --mapping M.json (docs/formats/mapping.example.json).`,
    )
  return guess
}

async function checkRole({ database }: Services, token: string, user: string): Promise<void> {
  const role = await inTransaction(database.app, { token }, async (_db, actor) => actor?.role)
  if (!role || !roles.includes(role as Role) || !roleHolds(role, 'identity.write'))
    throw new BadInput(
      `${user} does not hold the right to write identity records. A consular officer or an identity analyst does.`,
    )
}
