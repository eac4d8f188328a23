import { type CommitmentLine, commitmentSides, listCommitments, listPartners } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { Places } from '../cooperation/Places.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { CommitmentForm } from './CommitmentForm.tsx'
import { Standing } from './parts.tsx'

export function CommitmentsPage() {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  const partners = useAnswer(listPartners, { query: { limit: 200 } })
  const known = (partners.data?.items ?? []).filter(({ ended }) => !ended)
  return (
    <>
      <Places />
      <PageTitle
        title={t('meetings.commitments')}
        action={
          can('cooperation.write')
            ? { label: t('meetings.commitment.add'), onClick: () => setAdding(true) }
            : undefined
        }
      />
      <DataList
        endpoint={listCommitments}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('meetings.commitments')}
        filters={[
          {
            name: 'standing',
            label: t('meetings.standing'),
            kind: 'choice',
            options: (['open', 'late', 'closed'] as const).map((value) => ({
              value,
              label: t(`meetings.filter.${value}`),
            })),
          },
          {
            name: 'side',
            label: t('meetings.side'),
            kind: 'choice',
            options: commitmentSides.map((value) => ({ value, label: t(`meetings.promise.${value}`) })),
          },
          {
            name: 'partnerId',
            label: t('meetings.partner'),
            kind: 'choice',
            options: known.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        empty={{ title: t('meetings.commitments-none'), hint: t('meetings.commitments-none-hint') }}
      />
      {adding && <CommitmentForm partners={known} onClose={() => setAdding(false)} />}
    </>
  )
}

function useColumns(): Columns<CommitmentLine> {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<CommitmentLine>()
    return [
      column.accessor('what', {
        header: 'meetings.what',
        meta: { width: 'minmax(8rem, 3fr)' },
        cell: ({ row: { original } }) => (
          <Link to={`/cooperation/commitments/${original.id}` as '/'}>
            <bdi>{original.what}</bdi>
          </Link>
        ),
      }),
      column.accessor('side', {
        header: 'meetings.side',
        meta: { width: 'minmax(4.5rem, 0.7fr)' },
        cell: ({ getValue }) => t(`meetings.side.${getValue()}`),
      }),
      column.accessor('office', {
        header: 'meetings.office',
        meta: { width: 'minmax(6.5rem, 1.5fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('partner', {
        header: 'meetings.partner',
        meta: { width: 'minmax(5.5rem, 1.2fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('dueOn', {
        header: 'meetings.due-day',
        meta: { width: 'minmax(7.5rem, 0.9fr)' },
        cell: ({ getValue }) => (getValue() ? <DayText value={getValue()} /> : '–'),
      }),
      column.accessor('state', {
        header: 'meetings.standing',
        meta: { width: 'minmax(7rem, 0.8fr)' },
        cell: ({ row: { original } }) => <Standing of={original} />,
      }),
    ]
  }, [t])
}
