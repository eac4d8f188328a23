// The same calls as hooks: reading once, reading page by page, writing.
import type { AnswerOf, Endpoint } from '@oralu/domain'
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Args, call, type Input } from './call.ts'

/** The key under which an answer is kept: method and path first, so that a write can name what it makes stale. */
export function keyOf(endpoint: Endpoint, input?: unknown): readonly unknown[] {
  return [`${endpoint.method} ${endpoint.path}`, input ?? {}]
}

/** Options of a reading, for `queryClient.ensureQueryData` in a route's loader. */
export function answer<E extends Endpoint>(endpoint: E, ...[input]: Args<E, []>) {
  return queryOptions({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }): Promise<AnswerOf<E>> =>
      call(endpoint, ...([input, { signal }] as unknown as Args<E, [{ signal: AbortSignal }]>)),
  })
}

interface Watching {
  /** false: do not ask yet */
  enabled?: boolean
  /** ask again every so many milliseconds, e.g. for a job under way */
  every?: number | undefined
  /** keep showing the answer for the last input until the next one is there (default true) */
  keep?: boolean
}

/** Reads an endpoint: `const person = useAnswer(getPerson, { params: { id } })`, then `<Loaded from={person}>`. */
export function useAnswer<E extends Endpoint>(
  endpoint: E,
  ...[input, watching]: Args<E, [watching?: Watching]>
) {
  const { enabled = true, every, keep = true } = watching ?? {}
  return useQuery({
    ...answer(endpoint, ...([input] as Args<E, []>)),
    enabled,
    refetchInterval: every ?? false,
    ...(keep ? { placeholderData: <T>(before: T) => before } : {}),
  })
}

/** What a list holds. */
export type ItemOf<E> = AnswerOf<E> extends { items: (infer I)[] } ? I : never

interface Page<I> {
  items: I[]
  next: string | null
  total?: number | undefined
}

/** Options of a list read by cursor, from `start` (the first page when left out). */
export function pages<E extends Endpoint>(endpoint: E, input: Input<E>, start?: string) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(endpoint, input), 'pages', start ?? null],
    initialPageParam: start,
    queryFn: ({ pageParam, signal }) => {
      // The first page is soon there; the further ones are large, since each has the whole list placed anew.
      const limit = pageParam === undefined ? 100 : 200
      const query = { limit, ...(input as { query?: object }).query, after: pageParam }
      return call(
        endpoint,
        ...([{ ...input, query }, { signal }] as unknown as Args<E, [{ signal: AbortSignal }]>),
      ) as Promise<Page<ItemOf<E>>>
    },
    getNextPageParam: (last: Page<ItemOf<E>>) => last.next ?? undefined,
    // Comparing 100,000 rows with themselves at each page would be felt.
    structuralSharing: false,
  })
}

const none: never[] = []

/** Reads a list page by page. `items` is all that has been read; `more()` reads on. */
export function usePages<E extends Endpoint>(endpoint: E, input: Input<E>, start?: string) {
  // Under another filter the rows stay until the new ones are there.
  const query = useInfiniteQuery({ ...pages(endpoint, input, start), placeholderData: keepPreviousData })
  const kept = useRef<{ pages: Page<ItemOf<E>>[]; items: ItemOf<E>[] }>({ pages: [], items: [] })
  const read = query.data?.pages ?? none
  if (kept.current.pages !== read) {
    const { pages: before, items } = kept.current
    const longer = before.every((page, i) => page === read[i])
    const fresh = read.slice(longer ? before.length : 0).map((page) => page.items)
    kept.current = { pages: read, items: (longer ? items : []).concat(...fresh) }
  }
  return {
    query,
    items: kept.current.items,
    total: query.data?.pages[0]?.total,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && !query.isError) void query.fetchNextPage()
    },
  }
}

interface Sending<E extends Endpoint> {
  /** What is stale afterwards: endpoints, or the beginning of a path ('/people' is everything under it). */
  invalidates?: readonly (Endpoint | string)[]
  onDone?: (answer: AnswerOf<E>, input: Input<E>) => void
}

/**
 * Writes to an endpoint. One intent has one Idempotency-Key: the same input sent again after no clear answer (or
 * after signing in anew) goes under the same key, so that nothing is done twice; after an answer, or when the input
 * changes, a new key is made. A file tells `progress` (0 to 1), and `cancel()` stops it.
 */
export function useSend<E extends Endpoint>(endpoint: E, { invalidates = [], onDone }: Sending<E> = {}) {
  const client = useQueryClient()
  const intent = useRef<{ key: string; input: unknown } | null>(null)
  const stop = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<number | null>(null)

  const mutation = useMutation({
    mutationFn: async (input: Input<E>): Promise<AnswerOf<E>> => {
      const same = intent.current && sameInput(intent.current.input, input)
      if (!same) intent.current = { key: crypto.randomUUID(), input }
      stop.current = new AbortController()
      const options = {
        intent: intent.current?.key,
        signal: stop.current.signal,
        onProgress: setProgress,
      }
      return await call(endpoint, ...([input, options] as unknown as Args<E, [typeof options]>))
    },
    onSuccess: async (result, input) => {
      intent.current = null
      await Promise.all(
        invalidates.map((what) =>
          client.invalidateQueries({
            predicate: ({ queryKey: [head] }) =>
              typeof what === 'string' ? under(String(head), what) : head === keyOf(what)[0],
          }),
        ),
      )
      onDone?.(result, input)
    },
    onError: (error) => {
      if ('mayBeSentAgain' in error && !error.mayBeSentAgain) intent.current = null
    },
    onSettled: () => setProgress(null),
  })
  return { ...mutation, progress, cancel: () => stop.current?.abort() }
}

const under = (head: string, path: string) => {
  const rest = head.slice(head.indexOf(' ') + 1)
  return rest === path || rest.startsWith(`${path}/`)
}

const sameInput = (a: unknown, b: unknown) => a === b || written(a) === written(b)

/** An input as text; two files are the same when name, size and time are, a nameless blob only with itself. */
const written = (input: unknown) =>
  JSON.stringify(input, (_, value: unknown) => {
    if (value instanceof File) return [value.name, value.size, value.lastModified, value.type]
    return value instanceof Blob ? crypto.randomUUID() : value
  })
