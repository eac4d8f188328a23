import { createContext, useContext, useEffect, useId } from 'react'

export const Waiting = createContext<(part: string, count: number | undefined) => void>(() => {})

/** A part of the home page says how many things wait in it; undefined while it does not know yet. */
export function useWaiting(count: number | undefined): void {
  const part = useId()
  const say = useContext(Waiting)
  useEffect(() => {
    say(part, count)
  }, [say, part, count])
}
