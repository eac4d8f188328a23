import { type AgreementLine, listAgreements } from '@oralu/domain'
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
import { Go, usePartnerFilter } from './parts.tsx'

export function AgreementsPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const byPartner = usePartnerFilter()
  return (
    <>
      <Places />
      <PageTitle
        title={t('cooperation.agreements')}
        action={
          can('cooperation.write')
            ? {
                label: t('cooperation.agreement.draft'),
                onClick: () => void navigate({ to: '/cooperation/agreements/new' as '/' }),
              }
            : undefined
        }
      />
      <DataList
        endpoint={listAgreements}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('cooperation.agreements')}
        filters={[byPartner]}
        empty={{ title: t('cooperation.agreements.none'), hint: t('cooperation.agreements.none-hint') }}
      />
    </>
  )
}

function useColumns(): Columns<AgreementLine> {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<AgreementLine>()
    return [
      column.accessor('title', {
        header: 'cooperation.title-of',
        meta: { width: 'minmax(8.5rem, 3fr)' },
        cell: ({ row: { original } }) => (
          <Go to={`/cooperation/agreements/${original.id}`}>{original.title}</Go>
        ),
      }),
      column.accessor('reference', {
        header: 'cooperation.reference',
        meta: { width: 'minmax(6.5rem, 1fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('partner', {
        header: 'cooperation.partner',
        meta: { width: 'minmax(6.5rem, 1.3fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('gives', {
        header: 'cooperation.gives',
        meta: { width: 'minmax(5.5rem, 1fr)' },
        cell: ({ getValue }) => t(`cooperation.gives.${getValue()}`),
      }),
      column.accessor('state', {
        header: 'cooperation.state',
        meta: { width: 'minmax(6rem, 1fr)' },
        cell: ({ getValue }) => t(`cooperation.agreement-state.${word(getValue())}`),
      }),
      column.accessor('endsOn', {
        header: 'cooperation.ends-on',
        meta: { width: 'minmax(6rem, 1fr)' },
        cell: ({ getValue }) => <DayText value={getValue()} />,
      }),
    ]
  }, [t])
}
