// `oralu admin create --email E [--name N] [--agency A] [--role administrator|data_protection_officer] [--another]`:
// the first administrator, without the demonstration. Prints a one-time link to set the password.
import { parseArgs } from 'node:util'
import type { Role } from '@oralu/domain'
import { z } from 'zod'
import { makeFirstAccount } from '../access/first-account.ts'
import { addressOfLink } from '../access/password-links.ts'
import { openDatabase } from '../db/database.ts'
import { readSettings } from '../settings.ts'
import { BadInput, type Command } from './command.ts'

const usage =
  'Say: oralu admin create --email E [--name N] [--agency A] [--role administrator|data_protection_officer] [--another]'

export const run: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      agency: { type: 'string', default: 'Ministry of Foreign Affairs' },
      role: { type: 'string', default: 'administrator' },
      another: { type: 'boolean', default: false },
    },
  })
  if (positionals.join(' ') !== 'create') throw new BadInput(usage)
  const email = z.email().max(200).safeParse(values.email?.trim().toLowerCase())
  if (!email.success) throw new BadInput(values.email ? `'${values.email}' is not an e-mail address.` : usage)
  if (values.role !== 'administrator' && values.role !== 'data_protection_officer')
    throw new BadInput(
      `--role is '${values.role}': say administrator or data_protection_officer. An administrator invites all others.`,
    )
  const name = line(values.name ?? email.data.split('@')[0]!, '--name')
  const agency = line(values.agency, '--agency')

  const settings = readSettings()
  const database = await openDatabase(settings)
  try {
    const role: Role = values.role
    const link = await makeFirstAccount(database, {
      email: email.data,
      name,
      agency,
      role,
      another: values.another,
    })
    console.log(`${email.data} is ${role.replaceAll('_', '-')} of ${agency}.`)
    console.log('To set the password, open this link within three days; it works once:')
    console.log(addressOfLink(settings, link))
    return 0
  } finally {
    await database.close()
  }
}

function line(value: string, option: string): string {
  const read = z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]*$/u)
    .safeParse(value)
  if (!read.success) throw new BadInput(`${option} must be one line of 1 to 200 characters.`)
  return read.data
}
