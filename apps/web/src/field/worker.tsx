// The service worker: the application itself is kept on the tablet, no data ever is. A new version waits until the
// officer agrees, so that nothing changes under their hands.
import { store, useStore } from '../api/store.ts'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'

const waiting = store<ServiceWorker | null>(null)
let begun = false

export async function serveWithoutNetwork(): Promise<void> {
  if (begun || !('serviceWorker' in navigator) || import.meta.env.DEV) return
  begun = true
  // A page that began elsewhere, at signing in, never comes under the worker.
  const [began] = performance.getEntriesByType('navigation')
  if (began && new URL(began.name).pathname !== '/field') return location.reload()
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/field' }).catch(() => null)
  if (!registration) return
  const notice = () => {
    // The first one has nothing to replace.
    if (registration.waiting && registration.active) waiting.set(registration.waiting)
  }
  notice()
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', notice),
  )
}

export function NewVersion() {
  const t = useT()
  const worker = useStore(waiting)
  if (!worker) return null
  const agree = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    worker.postMessage({ type: 'SKIP_WAITING' })
  }
  return (
    <div className={classes.notice}>
      <p>{t('field.new-version')}</p>
      <button type="button" onClick={agree}>
        {t('field.new-version.take')}
      </button>
    </div>
  )
}
