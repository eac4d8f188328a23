// Whether the server answers. `navigator.onLine` would not do: Oralu often runs on a local network without internet.
import { store } from './store.ts'

export const serverReachable = store(true)

let asking: ReturnType<typeof setTimeout> | undefined

export function reached(): void {
  clearTimeout(asking)
  asking = undefined
  serverReachable.set(true)
}

/** Notes that no answer came, and asks again every few seconds until one does. */
export function unreachable(): void {
  serverReachable.set(false)
  asking ??= setTimeout(ask, 4000)
}

async function ask(): Promise<void> {
  asking = undefined
  try {
    const answer = await fetch('/healthz', { cache: 'no-store' })
    if (answer.ok) return reached()
  } catch {
    // still away
  }
  unreachable()
}
