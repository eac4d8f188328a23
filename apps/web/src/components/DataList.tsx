// A list of any length: read by cursor, drawn only where it is seen. TanStack Table gets the rows on the screen and
// no more, so that the 100,000th row costs what the first did.
import { Button } from '@mantine/core'
import type { Endpoint, Sent } from '@oralu/domain'
import { type ReactTable, useTable } from '@tanstack/react-table'
import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual'
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Input } from '../api/call.ts'
import { type ItemOf, usePages } from '../api/hooks.ts'
import { useT } from '../i18n/index.tsx'
import { type Columns, features } from './columns.ts'
import classes from './DataList.module.css'
import { Empty } from './Empty.tsx'
import { type ListFilter, ListFilters } from './ListFilters.tsx'
import { Header } from './ListHeader.tsx'
import { ListRow } from './ListRow.tsx'
import { Refused, Waiting } from './ListStates.tsx'
import { useListAddress } from './list-address.ts'
import { usePlace, useStart } from './list-place.ts'

type Filter<E extends Endpoint> = ListFilter<keyof Sent<E>['query'] & string>

interface Props<E extends Endpoint> {
  /** An endpoint whose answer is a page; `sort` in its query when columns can be sorted. */
  endpoint: E
  /** Params and query that do not change, e.g. of which operation. */
  input?: { params?: Sent<E>['params']; query?: Partial<Sent<E>['query']> }
  columns: Columns<ItemOf<E> & object>
  rowId: (row: ItemOf<E>) => string
  /** What the list holds, for a screen reader. */
  label: string
  filters?: readonly Filter<E>[]
  /** Beside the filters: quiet acts on the list as a whole. */
  aside?: ReactNode
  /** Shown when the list has nothing at all (not: nothing that fits the filter); says what to do first. */
  empty: Pick<ComponentProps<typeof Empty>, 'title' | 'hint' | 'action'>
  /** The side panel of a row; give `focusOn` and `onClose` on to SidePanel. */
  panel?: (open: {
    id: string
    row: ItemOf<E> | undefined
    onClose: () => void
    focusOn: number
  }) => ReactNode
}

export function DataList<E extends Endpoint>(props: Props<E>) {
  const { endpoint, input, filters = [] } = props
  const { search, set } = useListAddress()
  const query: Record<string, unknown> = { ...input?.query }
  for (const { name } of filters) if (search[name]) query[name] = search[name]
  if (search.sort) query.sort = search.sort
  const asked = { ...(input?.params ? { params: input.params } : {}), query } as Input<E>
  const id = JSON.stringify(asked)
  const start = useStart(endpoint, asked, id, search.from)
  const [opened, setOpened] = useState(0)
  const close = useCallback(() => {
    void set({ open: undefined })
    document.getElementById('list')?.focus()
  }, [set])
  const [row, setRow] = useState<ItemOf<E>>()

  return (
    <div className={classes.root}>
      {(filters.length > 0 || props.aside) && <ListFilters filters={filters}>{props.aside}</ListFilters>}
      <div className={classes.beside}>
        <Rows
          {...props}
          view={id + (start ?? '')}
          asked={asked}
          start={start}
          onEnter={() => setOpened((count) => count + 1)}
          onRow={setRow}
          filtered={filters.some(({ name }) => search[name])}
        />
        {search.open && props.panel?.({ id: search.open, row, onClose: close, focusOn: opened })}
      </div>
    </div>
  )
}

interface RowsProps<E extends Endpoint> extends Props<E> {
  /** Changes with the filter, the order and the start: the list then begins anew. */
  view: string
  asked: Input<E>
  start: string | undefined
  filtered: boolean
  onEnter: () => void
  onRow: (row: ItemOf<E> | undefined) => void
}

/** Of a row with one line. */
const height = 42
const SHORT = 60

function Rows<E extends Endpoint>(props: RowsProps<E>) {
  const { view, endpoint, asked, start, columns, rowId, label, empty, panel, filtered, onEnter, onRow } =
    props
  const t = useT()
  const id = useId()
  const { search, set } = useListAddress()
  const { query, items, total, more } = usePages(endpoint, asked, start)
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const open = search.open
  const viewed = useRef(view)
  useEffect(() => {
    if (viewed.current === view) return
    viewed.current = view
    setActive(-1)
    scroller.current?.scrollTo({ top: 0 })
  }, [view])

  // As high as the first row turns out, the others mostly are: what is guessed right is not laid out twice.
  const typical = useRef<number>(undefined)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => typical.current ?? height,
    measureElement: (...of) => {
      const size = measureElement(...of)
      typical.current ??= size
      return size
    },
    // A short list stands in the document whole, for the browser's own search and for print.
    overscan: items.length <= SHORT ? SHORT : 4,
    // A function that changes has the place of every row reckoned anew.
    getItemKey: useCallback(
      (index: number) => (items[index] === undefined ? index : rowId(items[index])),
      [items, rowId],
    ),
    // The active row stays in the document, or a screen reader would lose it.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      return active < 0 || active >= items.length || seen.includes(active)
        ? seen
        : [...seen, active].sort((a, b) => a - b)
    },
  })
  const seen = virtual.getVirtualItems()
  const last = virtual.range?.endIndex ?? 0
  useEffect(() => {
    if (last >= items.length - 40) more()
  }, [last, items.length, more])
  usePlace(virtual.range?.startIndex ?? 0, query.data, search.from, set)

  const data = seen.flatMap(({ index }) => items[index] ?? []) as (ItemOf<E> & object)[]
  const table = useTable({
    features,
    columns: columns as never,
    data,
    getRowId: rowId as never,
  }) as unknown as Table
  const tracks = useMemo(
    () => columns.map(({ meta }) => meta?.width ?? 'minmax(6rem, 1fr)').join(' '),
    [columns],
  )

  const openIndex = open === undefined ? -1 : items.findIndex((row) => rowId(row) === open)
  useEffect(() => onRow(items[openIndex]), [items, openIndex, onRow])

  const show = (index: number) => {
    const row = items[index]
    if (row !== undefined && panel) void set({ open: rowId(row) }, { push: open === undefined })
  }
  const latest = useRef(show)
  latest.current = show
  const onOpen = useCallback((index: number) => {
    setActive(index)
    latest.current(index)
  }, [])
  const go = (index: number) => {
    const to = Math.max(0, Math.min(items.length - 1, index))
    setActive(to)
    virtual.scrollToIndex(to)
    if (open !== undefined) show(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, (virtual.range?.endIndex ?? 10) - (virtual.range?.startIndex ?? 0) - 1)
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: items.length - 1,
    }
    const to = moves[event.key]
    if (to !== undefined && items.length > 0) go(to)
    else if (event.key === 'Enter' && active >= 0) {
      show(active)
      onEnter()
    } else if (event.key === 'Escape' && open !== undefined) void set({ open: undefined })
    else return
    event.preventDefault()
  }

  if (query.isError && items.length === 0)
    return <Refused error={query.error} again={() => void query.refetch()} />
  if (query.isSuccess && items.length === 0 && !start) {
    return (
      <div className={classes.empty}>
        {filtered ? (
          <Empty title={t('components.list.no-fit')} hint={t('components.list.no-fit-hint')} />
        ) : (
          <Empty {...empty} />
        )}
      </div>
    )
  }
  const activeRow = items[active]
  return (
    <div className={classes.column}>
      {start && (
        <p className={classes.note}>
          {t('components.list.further-down')}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void set({ from: undefined })}>
            {t('components.list.to-start')}
          </Button>
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a <table> cannot draw only the rows that are seen */}
      <div
        id="list"
        ref={scroller}
        className={classes.grid}
        data-old={query.isPlaceholderData || undefined}
        role="grid"
        aria-label={label}
        aria-rowcount={query.hasNextPage || start ? -1 : items.length + 1}
        aria-busy={query.isFetching}
        aria-activedescendant={activeRow === undefined ? undefined : `${id}-${rowId(activeRow)}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && active < 0 && items.length > 0)
            setActive(Math.max(0, openIndex))
        }}
        data-scroll-restoration-id={`list-${endpoint.path}`}
      >
        <Header columns={columns} tracks={tracks} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {table.getRowModel().rows.map((row, place) => {
            const { index, start: top } = seen[place] as (typeof seen)[number]
            return (
              <ListRow
                key={row.id}
                row={row}
                columns={columns}
                id={`${id}-${row.id}`}
                index={index}
                top={top}
                tracks={tracks}
                active={index === active}
                open={row.id === open}
                measure={virtual.measureElement}
                onOpen={onOpen}
              />
            )
          })}
        </div>
        {query.isPending && <Waiting />}
        {query.isFetchNextPageError && (
          <Refused error={query.error} again={() => void query.fetchNextPage()} />
        )}
      </div>
      <p className={classes.note} role="status">
        {query.isPending
          ? t('components.loading')
          : total !== undefined
            ? t('components.list.of', { shown: items.length, total })
            : t(query.hasNextPage ? 'components.list.more' : 'components.list.all', { shown: items.length })}
      </p>
    </div>
  )
}

type Table = ReactTable<typeof features, object>
