// Keys that work anywhere in the frame, and the list of them that '?' shows. Letters are told by their place on the
// keyboard, so that they work under a Kazakh, Russian or Arabic layout too.
import { useEffect, useRef } from 'react'
import { type Store, store } from '../api/store.ts'

export interface Shortcut {
  /** '?', '/', 'Escape', 'ArrowDown', a capital letter ('S'), a digit, or 'mod+K' with a letter. */
  keys: string
  /** The message that says what it does. */
  title: string
}

/** In the order in which they came; those of the page on show are last. */
export const shortcuts: Store<readonly Shortcut[]> = store<readonly Shortcut[]>([])

const kept = 'oralu-single-keys'

/** Whether keys without Ctrl work; who uses speech input turns them off (WCAG 2.1.4). */
export const singleKeys = store(localStorage.getItem(kept) !== 'off')

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(kept, on ? 'on' : 'off')
  singleKeys.set(on)
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function pressed(keys: string, event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey
  if (keys.startsWith('mod+')) return mod && event.code === `Key${keys.slice(4)}`
  if (mod || event.altKey || typing(event.target) || !singleKeys.get()) return false
  if (keys === '?') return event.key === '?' || event.key === '؟'
  if (keys === '/') return event.key === '/' || (event.code === 'Slash' && !event.shiftKey)
  if (/^[A-Z]$/.test(keys)) return event.code === `Key${keys}`
  if (/^[0-9]$/.test(keys)) return event.code === `Digit${keys}` || event.code === `Numpad${keys}`
  return event.key === keys
}

/** Does something at a key while the component is on show, and lists it in the help. */
export function useShortcut(keys: string, title: string, act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const mine = { keys, title }
    shortcuts.set([...shortcuts.get(), mine])
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !pressed(keys, event)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', listen)
      shortcuts.set(shortcuts.get().filter((one) => one !== mine))
    }
  }, [keys, title])
}
