import { Text } from '@mantine/core'
import { type BreachLine, breachStates, listBreaches } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from './Places.tsx'
import { ReportBreach } from './ReportBreach.tsx'

const column = columnsOf<BreachLine>()
const columns = column.columns([
  column.accessor('title', {
    header: 'oversight.breach.name',
    meta: { width: 'minmax(14rem, 2fr)' },
    cell: ({ getValue, row }) => (
      <Link to={`/oversight/breaches/${row.original.id}` as '/'}>
        <bdi>{getValue()}</bdi>
      </Link>
    ),
  }),
  column.accessor('knownAt', {
    header: 'oversight.breach.known',
    meta: { width: 'minmax(11rem, 1fr)' },
    cell: ({ getValue }) => <InstantText value={getValue()} />,
  }),
  column.accessor('clock', {
    header: 'oversight.breach.clock',
    meta: { width: 'minmax(14rem, 1.5fr)' },
    cell: ({ row }) => <Clock of={row.original} />,
  }),
  column.accessor('state', {
    header: 'oversight.grant.state',
    meta: { width: 'minmax(8rem, 1fr)' },
    cell: ({ getValue }) => <State value={getValue()} />,
  }),
])

function State({ value }: { value: BreachLine['state'] }) {
  return useT()(`oversight.breach.state.${word(value)}`)
}

/** How the 72 hours stand, in words. */
export function Clock({ of }: { of: Pick<BreachLine, 'clock' | 'until'> }) {
  const t = useT()
  const words = t(`oversight.breach.clock.${word(of.clock)}`)
  return of.clock === 'runs' || of.clock === 'run out' ? (
    <>
      {of.clock === 'run out' ? <strong>{words}</strong> : words} <InstantText value={of.until} />
    </>
  ) : (
    words
  )
}

export function BreachesPage() {
  const t = useT()
  const [reporting, setReporting] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('oversight.breaches.title')}
        action={{ label: t('oversight.breach.report'), onClick: () => setReporting(true) }}
      >
        <Text c="dimmed">{t('oversight.breaches.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listBreaches}
        columns={columns}
        rowId={(row) => row.id}
        label={t('oversight.breaches.title')}
        filters={[
          {
            name: 'state',
            label: t('oversight.grant.state'),
            kind: 'choice',
            options: breachStates.map((value) => ({
              value,
              label: t(`oversight.breach.state.${word(value)}`),
            })),
          },
        ]}
        empty={{ title: t('oversight.breaches.none'), hint: t('oversight.breaches.none-hint') }}
      />
      {reporting && <ReportBreach onClose={() => setReporting(false)} />}
    </>
  )
}
