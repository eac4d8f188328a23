import { listPeople, listSources, nationalityStates, statuses } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ItemOf, useAnswer } from '../api/hooks.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { useListAddress } from '../components/list-address.ts'
import { PageTitle } from '../components/PageTitle.tsx'
import { T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Elsewhere } from './Elsewhere.tsx'
import { Born, PersonName, textOfName } from './names.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import classes from './people.module.css'

type Line = ItemOf<typeof listPeople>
const column = columnsOf<Line>()

/** The register of persons. */
export function PeoplePage() {
  const t = useT()
  const { search } = useListAddress()
  const sources = useAnswer(listSources)
  const searching = typeof search.q === 'string' && search.q !== ''
  const columns = useMemo(() => {
    const name = column.accessor('names', {
      header: 'people.name',
      meta: { width: 'minmax(13rem, 3fr)' },
      cell: ({ row }) => <PersonName person={row.original} />,
    })
    const closeness = column.accessor('closeness', {
      header: 'people.closeness',
      meta: { width: 'minmax(7rem, 1fr)' },
      cell: ({ row: { original: line } }) =>
        line.closeness ? t(`people.closeness.${word(line.closeness)}`) : '',
    })
    const born = column.accessor('bornTo', {
      header: 'people.born',
      meta: { width: 'minmax(8rem, 1.2fr)' },
      cell: ({ row }) => <Born person={row.original} short />,
    })
    const age = column.accessor('child', {
      header: 'people.age',
      meta: { width: 'minmax(4.5rem, 0.6fr)' },
      cell: ({ row }) => t(row.original.child ? 'people.child' : 'people.adult'),
    })
    const sex = column.accessor('sex', {
      header: 'people.sex',
      meta: { width: 'minmax(5rem, 0.6fr)' },
      cell: ({ row }) => t(`people.sex.${row.original.sex}`),
    })
    const status = column.accessor('status', {
      header: 'people.status',
      meta: { width: 'minmax(7.5rem, 1fr)' },
      cell: ({ row: { original: line } }) => (line.status ? t(`people.status.${word(line.status)}`) : '–'),
    })
    const nationality = column.accessor('nationality', {
      header: 'people.nationality',
      meta: { width: 'minmax(7.5rem, 1fr)' },
      cell: ({ row }) => t(`people.nationality.${word(row.original.nationality)}`),
    })
    const from = column.accessor('sources', {
      header: 'people.sources',
      meta: { width: 'minmax(8.5rem, 1.5fr)' },
      cell: ({ row }) => (
        <bdi className={classes.oneLine} title={row.original.sources.join('\n')}>
          {row.original.sources.join(' · ')}
        </bdi>
      ),
    })
    return searching
      ? column.columns([name, closeness, born, age, sex, status, nationality, from])
      : column.columns([name, born, age, sex, status, nationality, from])
  }, [t, searching])
  return (
    <>
      <PageTitle title={t('people.title')} />
      <DataList
        endpoint={listPeople}
        columns={columns}
        rowId={(row) => row.personId}
        label={t('people.list')}
        filters={[
          { name: 'q', label: t('people.filter.search'), kind: 'text' },
          {
            name: 'child',
            label: t('people.age'),
            kind: 'choice',
            options: [
              { value: 'yes', label: t('people.filter.children') },
              { value: 'no', label: t('people.filter.adults') },
            ],
          },
          {
            name: 'status',
            label: t('people.status'),
            kind: 'choice',
            options: statuses.map((value) => ({ value, label: t(`people.status.${word(value)}`) })),
          },
          {
            name: 'nationality',
            label: t('people.nationality'),
            kind: 'choice',
            options: nationalityStates.map((value) => ({
              value,
              label: t(`people.nationality.${word(value)}`),
            })),
          },
          {
            name: 'sourceId',
            label: t('people.source'),
            kind: 'choice',
            options: (sources.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        aside={searching ? <Elsewhere name={String(search.q)} /> : undefined}
        empty={{
          title: t('people.none'),
          hint: (
            <T
              id="people.none-hint"
              values={{ link: (parts) => <Link to={'/lists' as '/'}>{parts}</Link> }}
            />
          ),
        }}
        panel={({ id, row, onClose, focusOn }) => (
          <PersonPanel
            key={id}
            id={id}
            title={row ? (textOfName(row) ?? t('components.no-name')) : t('components.panel')}
            onClose={onClose}
            focusOn={focusOn}
          />
        )}
      />
    </>
  )
}
