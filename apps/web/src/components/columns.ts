// The columns of a DataList, defined once beside the screen with TanStack Table's helper:
//   const column = columnsOf<PersonLine>()
//   const columns = column.columns([column.accessor('born', { header: 'people.born', cell: …, meta: { sort: 'born' } })])
import {
  type ColumnDef,
  createColumnHelper,
  metaHelper,
  type RowData,
  tableFeatures,
} from '@tanstack/react-table'

export interface ColumnAbout {
  /** The name by which the server sorts; a column without it cannot be sorted. */
  sort?: string
  /** A track of CSS grid, e.g. 'minmax(12rem, 2fr)' (default 'minmax(6rem, 1fr)'). */
  width?: string
  /** 'end' for numbers. */
  align?: 'end'
}

export const features = tableFeatures({ columnMeta: metaHelper<ColumnAbout>() })

// biome-ignore lint/suspicious/noExplicitAny: columns of one list hold values of different types
export type Columns<Row extends RowData> = readonly ColumnDef<typeof features, Row, any>[]

/** `header` is the id of a message; `cell` gets `{ row, getValue }`. */
export const columnsOf = <Row extends RowData>() => createColumnHelper<typeof features, Row>()
