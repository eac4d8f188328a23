import { Text } from '@mantine/core'
import { type ComplaintLine, listComplaints } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from '../oversight/Places.tsx'

export function ComplaintsPage() {
  const t = useT()
  return (
    <>
      <Places />
      <PageTitle title={t('rights.complaints.title')}>
        <Text c="dimmed">{t('rights.complaints.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listComplaints}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('rights.complaints.title')}
        empty={{ title: t('rights.complaints.none'), hint: t('rights.complaints.none-hint') }}
      />
    </>
  )
}

function useColumns() {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<ComplaintLine>()
    return column.columns([
      column.accessor('receivedOn', {
        header: 'rights.asked-on',
        meta: { width: 'minmax(9rem, 1fr)' },
        cell: ({ getValue, row }) => (
          <Link to={`/oversight/complaints/${row.original.id}` as '/'}>
            <DayText value={getValue()} />
          </Link>
        ),
      }),
      column.accessor('aboutAgency', {
        header: 'rights.complaint.about',
        meta: { width: 'minmax(14rem, 2fr)' },
        cell: ({ row: { original } }) =>
          [original.aboutAgency, ...original.about.map(({ name }) => name)]
            .filter((name) => name !== null)
            .map((name, at) => (
              <span key={name}>
                {at > 0 && ', '}
                <bdi>{name}</bdi>
              </span>
            )),
      }),
      column.accessor('state', {
        header: 'rights.step',
        meta: { width: 'minmax(10rem, 1fr)' },
        cell: ({ getValue }) => t(`rights.complaint.state.${word(getValue())}`),
      }),
    ])
  }, [t])
}
