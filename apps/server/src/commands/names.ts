// `oralu names compare A B`: how alike two spelled names are, and why, as JSON. `oralu names search`: names-search.ts.
// Neither starts a database.
import { parseArgs } from 'node:util'
import { compareNames } from '@oralu/names'
import { BadInput, type Command } from './command.ts'
import { search } from './names-search.ts'

const subcommands: Record<string, Command> = { compare, search }
const use =
  'Use: oralu names compare A B, or oralu names search (--registry R.csv --queries Q.csv [--top 10] --out O.csv)'

export const run: Command = async ([what, ...args]) => {
  const subcommand = what && Object.hasOwn(subcommands, what) ? subcommands[what] : undefined
  if (!subcommand) throw new BadInput(use)
  return subcommand(args)
}

async function compare(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [a, b, ...more] = positionals
  if (a === undefined || b === undefined || more.length > 0) throw new BadInput(use)
  for (const name of [a, b])
    if (!/\p{L}/u.test(name)) throw new BadInput(`'${name.slice(0, 40)}' has no letters: no name to compare`)
  console.log(JSON.stringify(compareNames(a, b), null, 2))
  return 0
}
