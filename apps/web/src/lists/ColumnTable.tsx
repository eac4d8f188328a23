import { Select } from '@mantine/core'
import {
  type ColumnGuess,
  dateOrders,
  type ListColumn,
  type ListDateOrder,
  type ListMapping,
  listCompartments,
  listFields,
} from '@oralu/domain'
import { useMemo } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './lists.module.css'
import { dated, placed, placeOf } from './words.ts'

interface Props {
  mapping: ListMapping
  columns: readonly ColumnGuess[]
  onColumn: (column: ListColumn) => void
}

/** Each column with some of its values, and where it goes. */
export function ColumnTable({ mapping, columns, onColumn }: Props) {
  const t = useT()
  const guesses = useMemo(() => new Map(columns.map((each) => [each.column, each])), [columns])
  const places = useMemo(
    () => [
      { value: 'withheld', label: t('lists.withheld') },
      ...listCompartments.map((compartment) => ({
        group: t(`compartment.${compartment}`),
        items: listFields[compartment].map((field) => ({
          value: `${compartment}.${field}`,
          // A note alone does not say whose it is.
          label:
            field === 'notes'
              ? `${t('lists.field.notes')} (${t(`compartment.${compartment}`)})`
              : t(`lists.field.${field}`),
        })),
      })),
    ],
    [t],
  )
  return (
    <div className={classes.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('lists.column')}</th>
            <th scope="col">{t('lists.samples')}</th>
            <th scope="col">{t('lists.goes')}</th>
            <th scope="col">{t('lists.guess')}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map((column) => (
            <tr
              key={column.column}
              {...(column.compartment === 'withheld' ? { className: classes.withheld } : {})}
            >
              <th scope="row">
                <bdi>{column.column}</bdi>
              </th>
              <td>
                <ul className={classes.samples}>
                  {guesses.get(column.column)?.samples.map((sample) => (
                    <li key={sample}>
                      <bdi>{sample}</bdi>
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <Select
                  aria-label={t('lists.goes-of', { column: column.column })}
                  value={placeOf(column)}
                  onChange={(value) => value && onColumn(placed(column, value))}
                  data={places}
                  allowDeselect={false}
                  searchable
                  w="16rem"
                />
                <DateOrder
                  column={column}
                  mapping={mapping}
                  guess={guesses.get(column.column)}
                  onColumn={onColumn}
                />
              </td>
              <td className={classes.quiet}>
                <Certainty guess={guesses.get(column.column)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Certainty({ guess }: { guess: ColumnGuess | undefined }) {
  const t = useT()
  if (!guess) return null
  return (
    <>
      {t(`lists.certainty.${guess.certainty}`)}
      {guess.filled === 0 && (
        <>
          <br />
          {t('lists.all-empty')}
        </>
      )}
    </>
  )
}

interface OrderProps {
  column: ListColumn
  mapping: ListMapping
  guess: ColumnGuess | undefined
  onColumn: (column: ListColumn) => void
}

/** For a column of dates: which of two numbers is the day, with what the values say for either. */
function DateOrder({ column, mapping, guess, onColumn }: OrderProps) {
  const t = useT()
  if (column.compartment === 'withheld' || !dated(column.field) || !guess?.dates) return null
  const { dayFirst, monthFirst, either } = guess.dates
  const order = column.dayFirst ?? mapping.dayFirst
  return (
    <>
      <Select
        mt="xs"
        aria-label={t('lists.order-of', { column: column.column })}
        value={order}
        onChange={(value) => value && onColumn({ ...column, dayFirst: value as ListDateOrder })}
        allowDeselect={false}
        w="16rem"
        data={dateOrders.map((value) => ({ value, label: t(`lists.order.${value}`) }))}
      />
      <p className={classes.quiet}>
        {t('lists.order-evidence', { dayFirst, monthFirst, either })}
        {dayFirst > 0 && monthFirst > 0 && ` ${t('lists.order-mixed')}`}
        {order === 'day-month' && monthFirst > 0 && ` ${t('lists.order-loses', { count: monthFirst })}`}
        {order === 'month-day' && dayFirst > 0 && ` ${t('lists.order-loses', { count: dayFirst })}`}
      </p>
    </>
  )
}
