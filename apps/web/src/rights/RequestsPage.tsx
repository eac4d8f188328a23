// Requests of persons about their data, those due first.
import { Text } from '@mantine/core'
import { listRightsRequests, type RightsRequestLine, requestViews, rightsRequestKinds } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from '../oversight/Places.tsx'

export function RequestsPage() {
  const t = useT()
  return (
    <>
      <Places />
      <PageTitle title={t('rights.requests.title')}>
        <Text c="dimmed">{t('rights.requests.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listRightsRequests}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('rights.requests.title')}
        filters={[
          {
            name: 'show',
            label: t('rights.show'),
            kind: 'choice',
            options: requestViews.map((value) => ({ value, label: t(`rights.show.${value}`) })),
          },
          {
            name: 'kind',
            label: t('rights.kind'),
            kind: 'choice',
            options: rightsRequestKinds.map((value) => ({ value, label: t(`rights.kind.${value}`) })),
          },
        ]}
        empty={{ title: t('rights.requests.none'), hint: t('rights.requests.none-hint') }}
      />
    </>
  )
}

function useColumns() {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<RightsRequestLine>()
    return column.columns([
      column.accessor('called', {
        header: 'rights.who',
        meta: { width: 'minmax(12rem, 2fr)' },
        cell: ({ getValue, row }) => (
          <Link to={`/requests/${row.original.id}` as '/'}>
            <bdi>{getValue()}</bdi>
          </Link>
        ),
      }),
      column.accessor('kind', {
        header: 'rights.kind',
        meta: { width: 'minmax(9rem, 1fr)' },
        cell: ({ getValue }) => t(`rights.kind.${getValue()}`),
      }),
      column.accessor('askedOn', {
        header: 'rights.asked-on',
        meta: { width: 'minmax(8rem, 1fr)' },
        cell: ({ getValue }) => <DayText value={getValue()} />,
      }),
      column.accessor('dueOn', {
        header: 'rights.due',
        meta: { width: 'minmax(10rem, 1fr)' },
        cell: ({ getValue, row }) => (
          <>
            <DayText value={getValue()} />
            {row.original.late && <strong> · {t('rights.late')}</strong>}
          </>
        ),
      }),
      column.accessor('step', {
        header: 'rights.step',
        meta: { width: 'minmax(12rem, 1.5fr)' },
        cell: ({ getValue, row: { original } }) =>
          original.outcome ? t(`rights.outcome.${word(original.outcome)}`) : t(`rights.step.${getValue()}`),
      }),
    ])
  }, [t])
}
