// `oralu <command>`: exit 0 on success, 2 with a one-line reason on bad input. A command's module is loaded only when
// it is called, so that `names` or `figures` start no database.

import { BadInput, type Command } from './commands/command.ts'

const commands: Record<string, { about: string; load: () => Promise<{ run: Command }> }> = {
  backup: { about: 'write a whole, encrypted backup', load: () => import('./commands/backup.ts') },
  restore: {
    about: 'restore a backup into an empty installation',
    load: () => import('./commands/restore.ts'),
  },
  admin: { about: 'create the first administrator', load: () => import('./commands/admin.ts') },
  ledger: {
    about: 'verify the ledger; give its checkpoint or key',
    load: () => import('./commands/ledger.ts'),
  },
  figures: {
    about: 'check published numbers against each other; estimate whom no list holds',
    load: () => import('./commands/figures.ts'),
  },
  names: {
    about: 'compare two spelled names; search a file for names, in any scripts',
    load: () => import('./commands/names.ts'),
  },
  link: {
    about: 'which rows of two files, or of one, are of one person',
    load: () => import('./commands/link.ts'),
  },
  package: {
    about: 'seal, open and acknowledge packages between states; make keys for them',
    load: () => import('./commands/package.ts'),
  },
  import: { about: 'take a list into the register', load: () => import('./commands/import.ts') },
  demo: {
    about: 'load the demonstration, or write its lists as files',
    load: () => import('./commands/demo.ts'),
  },
  serve: { about: 'start Oralu', load: () => import('./commands/serve.ts') },
}

async function main([name, ...args]: string[]): Promise<number> {
  const command = name ? commands[name] : undefined
  if (!command) {
    const lines = Object.entries(commands).map(([each, { about }]) => `  ${each.padEnd(10)} ${about}`)
    console.error(
      `${name && name !== '--help' ? `There is no command '${name}'. ` : ''}oralu <command>\n${lines.join('\n')}`,
    )
    return name === '--help' ? 0 : 2
  }
  const { run } = await command.load()
  return (await run(args)) ?? 0
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: Error & { code?: string }) => {
    const input = error instanceof BadInput || error.code?.startsWith('ERR_PARSE_ARGS')
    console.error(input || !process.env['ORALU_TRACE'] ? error.message.split('\n')[0] : error.stack)
    process.exitCode = input ? 2 : 1
  },
)
