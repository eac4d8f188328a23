import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { useT } from '../i18n/index.tsx'
import type { Columns } from './columns.ts'
import classes from './DataList.module.css'
import { useListAddress } from './list-address.ts'

/** The head of a list; a column that the server can sort by is a button: ascending, descending, the list's own order. */
export function Header<Row extends object>({ columns, tracks }: { columns: Columns<Row>; tracks: string }) {
  const t = useT()
  const { search, set } = useListAddress()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot draw only the rows that are seen
    <div role="rowgroup" className={classes.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus */}
      <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: tracks }}>
        {columns.map(({ header, meta }, index) => {
          const title = typeof header === 'string' && header ? t(header) : ''
          const by = meta?.sort
          const now =
            by === undefined
              ? 'none'
              : search.sort === by
                ? 'ascending'
                : search.sort === `-${by}`
                  ? 'descending'
                  : 'none'
          const next = now === 'none' ? by : now === 'ascending' ? `-${by}` : undefined
          const Icon =
            now === 'ascending' ? IconArrowUp : now === 'descending' ? IconArrowDown : IconArrowsSort
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a list are constant
              key={index}
              role="columnheader"
              className={classes.cell}
              data-align={meta?.align}
              {...(by ? { 'aria-sort': now } : {})}
            >
              {by ? (
                <button
                  type="button"
                  className={classes.sort}
                  data-sorted={now !== 'none' || undefined}
                  onClick={() => void set({ sort: next, from: undefined })}
                >
                  {title}
                  <Icon size={14} aria-hidden />
                </button>
              ) : (
                title
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
