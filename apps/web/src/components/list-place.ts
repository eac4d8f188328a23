// The place in a list, kept in the address as the cursor after which the part on show begins.
import type { Endpoint } from '@oralu/domain'
import { useEffect, useRef } from 'react'
import { keyOf } from '../api/hooks.ts'
import { queryClient } from '../api/query-client.ts'
import type { useListAddress } from './list-address.ts'

/** Where reading begins: at the top, unless the address names a place that has not been read yet. */
export function useStart(
  endpoint: Endpoint,
  asked: unknown,
  id: string,
  from: string | undefined,
): string | undefined {
  const kept = useRef<{ id: string; start: string | undefined } | null>(null)
  if (kept.current?.id !== id || (kept.current.start !== undefined && from === undefined)) {
    const read = queryClient.getQueryData<{ pageParams: unknown[] }>([
      ...keyOf(endpoint, asked),
      'pages',
      null,
    ])
    kept.current = { id, start: read?.pageParams.includes(from) ? undefined : from }
  }
  return kept.current.start
}

/** Writes the cursor of the part on show into the address, once scrolling rests. */
export function usePlace(
  first: number,
  data: { pages: { items: unknown[] }[]; pageParams: unknown[] } | undefined,
  from: string | undefined,
  set: ReturnType<typeof useListAddress>['set'],
) {
  useEffect(() => {
    if (!data) return
    let before = 0
    const page = data.pages.findIndex(({ items }) => {
      before += items.length
      return first < before
    })
    const place = data.pageParams[page] as string | undefined
    if (page < 0 || place === from) return
    const timer = setTimeout(() => void set({ from: place }), 400)
    return () => clearTimeout(timer)
  }, [first, data, from, set])
}
