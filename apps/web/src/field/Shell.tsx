// The open kit: which mission, what waits to be sent, the way to lock; the screens and the bar under them.
import { useSearch } from '@tanstack/react-router'
import { type ComponentType, useEffect, useState } from 'react'
import { useStore } from '../api/store.ts'
import { InstantText, NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { AddPerson } from './AddPerson.tsx'
import { Counts } from './Counts.tsx'
import classes from './field.module.css'
import { useGo } from './go.ts'
import { HandoverView } from './HandoverView.tsx'
import { Home } from './Home.tsx'
import { lock, useTablet, useUnsent, wipe } from './kit.ts'
import { Languages } from './Languages.tsx'
import { More } from './More.tsx'
import { Notes } from './Notes.tsx'
import { Outbox } from './Outbox.tsx'
import { Papers } from './Papers.tsx'
import { People } from './People.tsx'
import { Notice } from './parts.tsx'
import { Received } from './Received.tsx'
import { Report } from './Report.tsx'
import type { View } from './routes.ts'
import { sync, syncing } from './sync.ts'
import { littleRoom } from './vault/room.ts'

const screens: Record<View, ComponentType> = {
  home: Home,
  people: People,
  counts: Counts,
  handover: HandoverView,
  more: More,
  add: AddPerson,
  received: Received,
  notes: Notes,
  report: Report,
  papers: Papers,
  outbox: Outbox,
}
const bar = ['home', 'people', 'counts', 'handover', 'more', 'outbox'] as const

const lockAfterMs = 5 * 60_000
const syncEveryMs = 60_000

export function Shell() {
  const t = useT()
  const go = useGo()
  const { tablet, operations, trouble } = useTablet()
  const { view = 'home' } = useSearch({ from: '/field' })
  const unsent = useUnsent()
  const room = useRoom(operations.length)
  useLockWhenIdle()
  const count = operations.length
  // Whatever is done is sent at once where there is a network.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new operation is what begins it
  useEffect(() => {
    const begin = () => void sync(tablet, () => void wipe())
    begin()
    const timer = setInterval(begin, syncEveryMs)
    addEventListener('online', begin)
    return () => {
      clearInterval(timer)
      removeEventListener('online', begin)
    }
  }, [tablet, count])
  useEffect(() => {
    const left = Date.parse(tablet.pack.expiresAt) - Date.now()
    const timer = setTimeout(() => void wipe(), Math.min(Math.max(0, left), 2 ** 31 - 1))
    return () => clearTimeout(timer)
  }, [tablet, tablet.pack.expiresAt])
  const Screen = screens[view]
  const { mission } = tablet.pack
  const soon = Date.parse(tablet.pack.expiresAt) - Date.now() < 24 * 3_600_000
  return (
    <>
      <header className={classes.top}>
        <span className={classes.mission}>
          {t('field.mission-of', { operation: mission.operation, number: mission.number })}
        </span>
        <SyncWord unsent={unsent.length} />
        <Languages />
        <button type="button" onClick={lock}>
          {t('field.lock')}
        </button>
      </header>
      <main className={classes.main} id="main">
        {trouble && <Notice loses>{t(`field.trouble.${trouble}`)}</Notice>}
        {room !== undefined && (
          <Notice>
            {t('field.little-room')} <NumberText value={Math.round(room / 1_000_000)} /> MB
          </Notice>
        )}
        {soon && (
          <Notice loses>
            {t('field.ends-soon')} <InstantText value={tablet.pack.expiresAt} />
          </Notice>
        )}
        <Screen />
      </main>
      <nav className={classes.nav} aria-label={t('field.nav')}>
        {bar.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === view ? 'page' : undefined}
            onClick={() => go(each)}
          >
            {t(`field.view.${each}`)}
            {each === 'outbox' && unsent.length > 0 && ` (${unsent.length})`}
          </button>
        ))}
      </nav>
    </>
  )
}

function SyncWord({ unsent }: { unsent: number }) {
  const t = useT()
  const { busy, problem } = useStore(syncing)
  return (
    <span role="status" data-unsent={unsent} data-busy={busy}>
      {busy
        ? t('field.sync.busy')
        : unsent > 0
          ? t('field.sync.waiting', { count: unsent })
          : t(problem ? 'field.sync.away' : 'field.sync.done')}
    </span>
  )
}

function useRoom(count: number): number | undefined {
  const [room, setRoom] = useState<number>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew when something was kept
  useEffect(() => void littleRoom().then(setRoom), [count])
  return room
}

function useLockWhenIdle(): void {
  useEffect(() => {
    let timer = setTimeout(lock, lockAfterMs)
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(lock, lockAfterMs)
    }
    const signs = ['pointerdown', 'keydown', 'scroll'] as const
    for (const sign of signs) addEventListener(sign, later, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) removeEventListener(sign, later)
    }
  }, [])
}
