import { listRequests, type RequestLine } from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from './Places.tsx'
import { Go, Mark, usePartnerFilter } from './parts.tsx'

export function RequestsPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const byPartner = usePartnerFilter()
  return (
    <>
      <Places />
      <PageTitle
        title={t('cooperation.requests')}
        action={
          can('cooperation.write')
            ? {
                label: t('cooperation.request.new'),
                onClick: () => void navigate({ to: '/cooperation/requests/new' as '/' }),
              }
            : undefined
        }
      />
      <DataList
        endpoint={listRequests}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('cooperation.requests')}
        filters={[
          {
            name: 'direction',
            label: t('cooperation.direction'),
            kind: 'choice',
            options: (['ours', 'theirs'] as const).map((value) => ({
              value,
              label: t(`cooperation.request-direction.${value}`),
            })),
          },
          {
            name: 'open',
            label: t('cooperation.state'),
            kind: 'choice',
            options: [
              { value: 'true', label: t('cooperation.filter.open') },
              { value: 'false', label: t('cooperation.filter.closed') },
            ],
          },
          byPartner,
        ]}
        empty={{ title: t('cooperation.requests.none'), hint: t('cooperation.requests.none-hint') }}
      />
    </>
  )
}

function useColumns(): Columns<RequestLine> {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<RequestLine>()
    return [
      column.accessor('subject', {
        header: 'cooperation.request.subject',
        meta: { width: 'minmax(8rem, 3fr)' },
        cell: ({ row: { original } }) => (
          <div>
            <Go to={`/cooperation/requests/${original.id}`}>{original.subject}</Go>
            {original.escalated && (
              <div>
                <Mark>{t('cooperation.request.escalated')}</Mark>
              </div>
            )}
          </div>
        ),
      }),
      column.accessor('kind', {
        header: 'cooperation.request.kind',
        meta: { width: 'minmax(5.5rem, 1fr)' },
        cell: ({ getValue }) => t(`cooperation.request-kind.${word(getValue())}`),
      }),
      column.accessor('direction', {
        header: 'cooperation.direction',
        meta: { width: 'minmax(4.5rem, 0.8fr)' },
        cell: ({ getValue }) => t(`cooperation.request-direction.${getValue()}`),
      }),
      column.accessor('partner', {
        header: 'cooperation.partner',
        meta: { width: 'minmax(5.5rem, 1.2fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('state', {
        header: 'cooperation.state',
        meta: { width: 'minmax(5rem, 0.8fr)' },
        cell: ({ getValue }) => t(`cooperation.request-state.${word(getValue())}`),
      }),
      column.accessor('dueOn', {
        header: 'cooperation.due',
        meta: { width: 'minmax(5.5rem, 0.9fr)' },
        cell: ({ row: { original } }) => (
          <div>
            {original.dueOn ? <DayText value={original.dueOn} /> : '–'}
            {original.overdue && (
              <div>
                <Mark>{t('cooperation.overdue')}</Mark>
              </div>
            )}
          </div>
        ),
      }),
      column.accessor('owner', {
        header: 'cooperation.owner',
        meta: { width: 'minmax(5rem, 1fr)' },
        cell: ({ getValue }) => (getValue() === null ? '–' : <bdi>{getValue()}</bdi>),
      }),
    ]
  }, [t])
}
