// The filter, the order, the place and the open row of a list stand in its address, so that a reload, a link or the
// way back lead to the same view.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export interface ListSearch {
  /** 'name' ascending, '-name' descending; the server knows which. */
  sort?: string | undefined
  /** The row shown in the side panel. */
  open?: string | undefined
  /** The cursor after which the part on show begins. */
  from?: string | undefined
  [filter: string]: string | string[] | undefined
}

/** `validateSearch: listSearch` of a route that holds a DataList. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => typeof value === 'string' || Array.isArray(value)),
  ) as ListSearch
}

export function useListAddress() {
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  const set = useCallback(
    (change: ListSearch, { push = false }: { push?: boolean } = {}) =>
      navigate({
        to: '.',
        search: (before: ListSearch) => ({ ...before, ...change }),
        replace: !push,
        resetScroll: false,
      } as never),
    [navigate],
  )
  return { search, set }
}
