import { Button } from '@mantine/core'
import { downloadCalendar, listMeetings, type MeetingLine, meetingStates } from '@oralu/domain'
import { IconCalendarDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { addressOf } from '../api/client.ts'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { Places } from '../cooperation/Places.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { MeetingForm } from './MeetingForm.tsx'

export function MeetingsPage() {
  const t = useT()
  const can = useCan()
  const [planning, setPlanning] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('meetings.title')}
        aside={
          <Button
            variant="default"
            component="a"
            href={addressOf(downloadCalendar)}
            title={t('meetings.calendar-hint')}
            leftSection={<IconCalendarDown size={16} aria-hidden />}
          >
            {t('meetings.calendar')}
          </Button>
        }
        action={
          can('cooperation.write')
            ? { label: t('meetings.plan'), onClick: () => setPlanning(true) }
            : undefined
        }
      />
      <DataList
        endpoint={listMeetings}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('meetings.title')}
        filters={[
          {
            name: 'state',
            label: t('meetings.state'),
            kind: 'choice',
            options: meetingStates.map((value) => ({ value, label: t(`meetings.state.${value}`) })),
          },
        ]}
        empty={{ title: t('meetings.none'), hint: t('meetings.none-hint') }}
      />
      {planning && <MeetingForm onClose={() => setPlanning(false)} />}
    </>
  )
}

function useColumns(): Columns<MeetingLine> {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<MeetingLine>()
    return [
      column.accessor('startsAt', {
        header: 'meetings.when',
        meta: { width: 'minmax(7.5rem, 1.2fr)' },
        cell: ({ row: { original } }) => <InstantText value={original.startsAt} zone={original.zone} />,
      }),
      column.accessor('title', {
        header: 'meetings.name',
        meta: { width: 'minmax(9rem, 2.5fr)' },
        cell: ({ row: { original } }) => (
          <Link to={`/cooperation/meetings/${original.id}` as '/'}>
            <bdi>{original.title}</bdi>
          </Link>
        ),
      }),
      column.accessor('partners', {
        header: 'meetings.partners',
        meta: { width: 'minmax(7rem, 1.5fr)' },
        cell: ({ row: { original } }) => (
          <>
            {original.partners.map(({ id, name }) => (
              <div key={id}>
                <bdi>{name}</bdi>
              </div>
            ))}
          </>
        ),
      }),
      column.accessor('place', {
        header: 'meetings.where',
        meta: { width: 'minmax(5.5rem, 1fr)' },
        cell: ({ getValue }) => <bdi>{getValue() ?? t('meetings.online')}</bdi>,
      }),
      column.accessor('state', {
        header: 'meetings.state',
        meta: { width: 'minmax(5.5rem, 0.8fr)' },
        cell: ({ getValue }) => t(`meetings.state.${getValue()}`),
      }),
      column.accessor('openCommitments', {
        header: 'meetings.open-commitments',
        meta: { width: 'minmax(4.5rem, 0.6fr)', align: 'end' },
        cell: ({ getValue }) => <NumberText value={getValue()} />,
      }),
    ]
  }, [t])
}
