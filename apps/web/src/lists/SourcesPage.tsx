import { Anchor } from '@mantine/core'
import { listSourcesOfLists } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ItemOf } from '../api/hooks.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from './Places.tsx'
import { SourceForm } from './SourceForm.tsx'

const column = columnsOf<ItemOf<typeof listSourcesOfLists>>()

/** Who sends lists. */
export function SourcesPage() {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('name', {
          header: 'lists.source',
          meta: { width: 'minmax(16rem, 3fr)' },
          cell: ({ row }) => (
            <Anchor component={Link} to={`/lists?sourceId=${row.original.id}`}>
              <bdi>{row.original.name}</bdi>
            </Anchor>
          ),
        }),
        column.accessor('kind', {
          header: 'lists.kind',
          cell: ({ row }) => t(`lists.kind.${word(row.original.kind)}`),
        }),
        column.accessor('lists', {
          header: 'lists.title',
          meta: { align: 'end', width: 'minmax(4rem, 0.5fr)' },
          cell: ({ getValue }) => <NumberText value={getValue()} />,
        }),
        column.accessor('lastListAt', {
          header: 'lists.last',
          meta: { width: 'minmax(10rem, 1fr)' },
          cell: ({ getValue }) => (getValue() ? <InstantText value={getValue()} /> : '–'),
        }),
      ]),
    [t],
  )
  return (
    <>
      <Places />
      <PageTitle
        title={t('lists.sources')}
        {...(can('identity.write')
          ? { action: { label: t('lists.source.add'), onClick: () => setAdding(true) } }
          : {})}
      />
      <DataList
        endpoint={listSourcesOfLists}
        columns={columns}
        rowId={(row) => row.id}
        label={t('lists.sources')}
        empty={{ title: t('lists.sources-none'), hint: t('lists.sources-none-hint') }}
      />
      {adding && <SourceForm onClose={() => setAdding(false)} onDone={() => setAdding(false)} />}
    </>
  )
}
