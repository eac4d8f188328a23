// `oralu serve`: what `npm start` runs.

import { demoHint } from '../demo/hint.ts'
import { startOralu } from '../serve.ts'
import { readSettings } from '../settings.ts'
import type { Command } from './command.ts'

export const run: Command = async () => {
  const settings = readSettings()
  const running = await startOralu(settings)
  console.log(`Oralu serves ${settings.publicUrl}`)
  const hint = await demoHint(running.services.database)
  if (hint) console.log(hint)
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
    // Started through the shim: when that is killed, the server does not stay behind.
    process.once('disconnect', () => done())
    process.channel?.unref()
  })
  await running.stop()
  return 0
}
