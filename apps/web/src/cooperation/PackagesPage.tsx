import { listPackages, type PackageLine } from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from './Places.tsx'
import { Go, Mark, usePartnerFilter } from './parts.tsx'

export function PackagesPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const byPartner = usePartnerFilter()
  return (
    <>
      <Places />
      <PageTitle
        title={t('cooperation.packages')}
        action={
          can('cooperation.write')
            ? {
                label: t('cooperation.package.compose'),
                onClick: () => void navigate({ to: '/cooperation/packages/new' as '/' }),
              }
            : undefined
        }
      />
      <DataList
        endpoint={listPackages}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('cooperation.packages')}
        filters={[byPartner]}
        empty={{ title: t('cooperation.packages.none'), hint: t('cooperation.packages.none-hint') }}
      />
    </>
  )
}

function useColumns(): Columns<PackageLine> {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<PackageLine>()
    return [
      column.accessor('at', {
        header: 'cooperation.when',
        meta: { width: 'minmax(6.5rem, 1.2fr)' },
        cell: ({ row: { original } }) => (
          <Go to={`/cooperation/packages/${original.id}`}>
            <InstantText value={original.at} />
          </Go>
        ),
      }),
      column.accessor('agreement', {
        header: 'cooperation.agreement',
        meta: { width: 'minmax(6rem, 1.2fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('partner', {
        header: 'cooperation.partner',
        meta: { width: 'minmax(6rem, 1.2fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('direction', {
        header: 'cooperation.direction',
        meta: { width: 'minmax(4.5rem, 0.8fr)' },
        cell: ({ getValue }) => t(`cooperation.package-direction.${getValue()}`),
      }),
      column.accessor('state', {
        header: 'cooperation.state',
        meta: { width: 'minmax(6rem, 1.2fr)' },
        cell: ({ row: { original } }) => (
          <div>
            {t(`cooperation.package-state.${word(original.state)}`)}
            {original.carriage && (
              <div>
                {original.carriage.state === 'stopped' ? (
                  <Mark>{t('cooperation.carriage.stopped')}</Mark>
                ) : (
                  t(`cooperation.carriage.${original.carriage.state}`)
                )}
              </div>
            )}
          </div>
        ),
      }),
      column.accessor('persons', {
        header: 'cooperation.persons',
        meta: { width: 'minmax(4rem, 0.6fr)', align: 'end' },
        cell: ({ getValue }) => <NumberText value={getValue()} />,
      }),
      column.accessor('retainUntil', {
        header: 'cooperation.kept-until',
        meta: { width: 'minmax(6rem, 0.9fr)' },
        cell: ({ getValue }) => <DayText value={getValue()} />,
      }),
    ]
  }, [t])
}
