// The queue: by when it is due, and nothing of who asks after whom until one is opened.
import { Text } from '@mantine/core'
import { type EnquiryLine, enquiryQueues, listEnquiries } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { Mark } from '../cooperation/parts.tsx'
import { nameOf, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

export function EnquiriesPage() {
  const t = useT()
  return (
    <>
      <PageTitle title={t('enquiries.title')}>
        <Text c="dimmed">{t('enquiries.clock')}</Text>
      </PageTitle>
      <DataList
        endpoint={listEnquiries}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('enquiries.title')}
        filters={[
          {
            name: 'which',
            label: t('enquiries.which'),
            kind: 'choice',
            options: enquiryQueues.map((value) => ({
              value,
              label: t(`enquiries.which.${word(value)}`),
            })),
          },
        ]}
        empty={{ title: t('enquiries.none'), hint: t('enquiries.none-hint') }}
      />
    </>
  )
}

function useColumns() {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<EnquiryLine>()
    return [
      column.accessor('sentAt', {
        header: 'enquiries.sent',
        cell: ({ row }) => (
          <Link to={`/enquiries/${row.original.id}` as '/'}>
            <InstantText value={row.original.sentAt} />
          </Link>
        ),
      }),
      column.accessor('state', {
        header: 'enquiries.state',
        cell: ({ row: { original } }) => (
          <>
            {t(`enquiries.state.${word(original.state)}`)}
            {original.setAside &&
              ` · ${t('enquiries.aside')}${original.doubts.map((each) => `: ${t(`enquiries.doubt.${word(each)}`)}`).join('')}`}
            {original.contactUs && ` · ${t('enquiries.contact-us')}`}
          </>
        ),
      }),
      column.accessor('dueOn', {
        header: 'enquiries.due',
        cell: ({ row: { original } }) => (
          <>
            <DayText value={original.dueOn} /> {original.overdue && <Mark>{t('enquiries.overdue')}</Mark>}
          </>
        ),
      }),
      column.accessor('language', {
        header: 'enquiries.language',
        cell: ({ row: { original } }) => nameOf[original.language],
      }),
      column.accessor('worker', {
        header: 'enquiries.worker',
        cell: ({ row: { original } }) => <bdi>{original.worker ?? '–'}</bdi>,
      }),
    ]
  }, [t])
}
