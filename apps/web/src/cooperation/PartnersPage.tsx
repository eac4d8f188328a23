import { listPartners, type PartnerLine } from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { useStateName } from '../operations/parts.tsx'
import { PartnerForm } from './PartnerForm.tsx'
import { Places } from './Places.tsx'
import { Go, Mark } from './parts.tsx'

export function PartnersPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('cooperation.partners')}
        action={
          can('cooperation.write')
            ? { label: t('cooperation.partner.add'), onClick: () => setAdding(true) }
            : undefined
        }
      />
      <DataList
        endpoint={listPartners}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('cooperation.partners')}
        empty={{ title: t('cooperation.partners.none'), hint: t('cooperation.partners.none-hint') }}
      />
      {adding && (
        <PartnerForm
          onClose={() => setAdding(false)}
          onDone={(id) => void navigate({ to: `/cooperation/partners/${id}` as '/' })}
        />
      )}
    </>
  )
}

function useColumns(): Columns<PartnerLine> {
  const t = useT()
  const state = useStateName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name of a state changes with the language, as every word does
  return useMemo(() => {
    const column = columnsOf<PartnerLine>()
    return [
      column.accessor('name', {
        header: 'cooperation.name',
        meta: { width: 'minmax(9rem, 3fr)' },
        cell: ({ row: { original } }) => (
          <div>
            <Go to={`/cooperation/partners/${original.id}`}>{original.name}</Go>
            {original.ended && <div>{t('cooperation.partner.ended')}</div>}
          </div>
        ),
      }),
      column.accessor('kind', {
        header: 'cooperation.kind',
        meta: { width: 'minmax(5.5rem, 1fr)' },
        cell: ({ getValue }) => t(`cooperation.kind.${getValue()}`),
      }),
      column.accessor('country', {
        header: 'cooperation.country',
        meta: { width: 'minmax(6rem, 1fr)' },
        cell: ({ getValue }) => state(getValue()),
      }),
      column.accessor('keysInUse', {
        header: 'cooperation.keys',
        meta: { width: 'minmax(6rem, 1fr)' },
        cell: ({ getValue }) =>
          getValue() ? t('cooperation.keys.in-use') : <Mark>{t('cooperation.keys.to-do')}</Mark>,
      }),
      column.accessor('agreements', {
        header: 'cooperation.agreements.in-force',
        meta: { width: 'minmax(6rem, 0.8fr)', align: 'end' },
        cell: ({ getValue }) => <NumberText value={getValue()} />,
      }),
      column.accessor('openRequests', {
        header: 'cooperation.requests.open',
        meta: { width: 'minmax(6rem, 0.8fr)', align: 'end' },
        cell: ({ getValue }) => <NumberText value={getValue()} />,
      }),
    ]
  }, [t])
}
