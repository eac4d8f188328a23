import { Anchor, Text } from '@mantine/core'
import { listLists, listSourcesOfLists } from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ItemOf, useAnswer } from '../api/hooks.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from './Places.tsx'

const column = columnsOf<ItemOf<typeof listLists>>()

/** Every list received. */
export function ListsPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const sources = useAnswer(listSourcesOfLists, { query: { limit: 200 } })
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('fileName', {
          header: 'lists.file',
          meta: { width: 'minmax(12rem, 2fr)' },
          cell: ({ row }) => (
            <Anchor component={Link} to={`/lists/${row.original.id}`}>
              <bdi>{row.original.fileName}</bdi>
            </Anchor>
          ),
        }),
        column.accessor('source', {
          header: 'lists.source',
          meta: { width: 'minmax(10rem, 2fr)' },
          cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
        }),
        column.accessor('kind', {
          header: 'lists.kind',
          meta: { width: 'minmax(7rem, 1fr)' },
          cell: ({ row }) => t(`lists.kind.${word(row.original.kind)}`),
        }),
        column.accessor('listedOn', {
          header: 'lists.listed-on',
          meta: { width: 'minmax(7rem, 1fr)' },
          cell: ({ getValue }) => <DayText value={getValue()} />,
        }),
        column.accessor('state', {
          header: 'lists.state',
          meta: { width: 'minmax(6.5rem, 1fr)' },
          cell: ({ row }) => t(`lists.state.${row.original.state}`),
        }),
        column.accessor((row) => row.counts?.new, {
          id: 'new',
          header: 'lists.counts.new',
          meta: { align: 'end', width: 'minmax(3.5rem, 0.5fr)' },
          cell: ({ row }) => <NumberText value={row.original.counts?.new} />,
        }),
        column.accessor((row) => row.counts?.rejected, {
          id: 'rejected',
          header: 'lists.counts.rejected',
          meta: { align: 'end', width: 'minmax(5rem, 0.5fr)' },
          cell: ({ row }) => <NumberText value={row.original.counts?.rejected} />,
        }),
        column.accessor('recordedAt', {
          header: 'lists.received-at',
          meta: { width: 'minmax(11.5rem, 1fr)' },
          cell: ({ getValue }) => <InstantText value={getValue()} />,
        }),
      ]),
    [t],
  )
  const add = () => void navigate({ to: '/lists/new' })
  return (
    <>
      <Places />
      <PageTitle
        title={t('lists.title')}
        {...(can('identity.write') ? { action: { label: t('lists.add'), onClick: add } } : {})}
      >
        <Text c="dimmed">{t('lists.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listLists}
        columns={columns}
        rowId={(row) => row.id}
        label={t('lists.title')}
        filters={[
          {
            name: 'sourceId',
            label: t('lists.source'),
            kind: 'choice',
            options: (sources.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        empty={{ title: t('lists.none'), hint: t('lists.none-hint') }}
      />
    </>
  )
}
