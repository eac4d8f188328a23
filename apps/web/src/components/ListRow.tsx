import { FlexRender, type Row } from '@tanstack/react-table'
import { memo } from 'react'
import type { features } from './columns.ts'
import classes from './DataList.module.css'

interface Props {
  row: Row<typeof features, object>
  /** Changes when the columns do; the row itself is drawn anew only when what it holds changes. */
  columns: unknown
  id: string
  index: number
  top: number
  tracks: string
  active: boolean
  open: boolean
  measure: (element: Element | null) => void
  onOpen: (index: number) => void
}

function ListRowView({ row, id, index, top, tracks, active, open, measure, onOpen }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot draw only the rows that are seen
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      className={classes.row}
      data-active={active || undefined}
      data-index={index}
      ref={measure}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button, input, label')) onOpen(index)
      }}
    >
      {row.getAllCells().map((cell) => (
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div
          key={cell.id}
          role="gridcell"
          className={classes.cell}
          data-align={cell.column.columnDef.meta?.align}
        >
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  )
}

/** Table makes its row objects anew at each scroll; what they stand for stays, and with it what is drawn. */
export const ListRow = memo(
  ListRowView,
  (a, b) =>
    a.row.original === b.row.original &&
    a.columns === b.columns &&
    a.index === b.index &&
    a.top === b.top &&
    a.tracks === b.tracks &&
    a.active === b.active &&
    a.open === b.open,
)
