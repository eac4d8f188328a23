import { Stack, Text } from '@mantine/core'
import { type GivenGrant, grantStates, listGrants } from '@oralu/domain'
import { useState } from 'react'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { GrantActs, GrantFacts } from './GrantItem.tsx'
import { Places } from './Places.tsx'
import { ProposeGrant } from './ProposeGrant.tsx'

const column = columnsOf<GivenGrant>()
const columns = column.columns([
  column.accessor('compartment', {
    header: 'oversight.grant.compartment',
    meta: { width: 'minmax(8rem, 1fr)' },
    cell: ({ getValue }) => <Word of="compartment" value={getValue()} />,
  }),
  column.accessor((row) => row.agency.name, {
    id: 'of',
    header: 'oversight.grant.of',
    meta: { width: 'minmax(10rem, 1.5fr)' },
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor((row) => row.to.name, {
    id: 'to',
    header: 'oversight.grant.to',
    meta: { width: 'minmax(10rem, 1.5fr)' },
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor('purpose', {
    header: 'oversight.grant.purpose',
    meta: { width: 'minmax(12rem, 2fr)' },
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor('endsAt', {
    header: 'oversight.grant.until',
    meta: { width: 'minmax(11rem, 1.2fr)' },
    cell: ({ getValue }) => <InstantText value={getValue()} />,
  }),
  column.accessor('state', {
    header: 'oversight.grant.state',
    meta: { width: 'minmax(9rem, 1fr)' },
    cell: ({ getValue }) => <Word of="state" value={getValue()} />,
  }),
])

function Word({ of, value }: { of: 'compartment' | 'state'; value: string }) {
  const t = useT()
  return of === 'state' ? t(`oversight.grant.state.${value}`) : t(`compartment.${value}`)
}

export function GrantsPage() {
  const t = useT()
  const [proposing, setProposing] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('oversight.grants.title')}
        action={{ label: t('oversight.grant.propose'), onClick: () => setProposing(true) }}
      >
        <Text c="dimmed">{t('oversight.grants.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listGrants}
        columns={columns}
        rowId={(row) => row.id}
        label={t('oversight.grants.title')}
        filters={[
          {
            name: 'state',
            label: t('oversight.grant.state'),
            kind: 'choice',
            options: grantStates.map((value) => ({ value, label: t(`oversight.grant.state.${value}`) })),
          },
        ]}
        empty={{ title: t('oversight.grants.none'), hint: t('oversight.grants.none-hint') }}
        panel={({ row, onClose, focusOn }) =>
          row && (
            <SidePanel key={row.id} title={t('oversight.grant.title')} onClose={onClose} focusOn={focusOn}>
              <Stack>
                <GrantFacts grant={row} />
                <GrantActs grant={row} />
              </Stack>
            </SidePanel>
          )
        }
      />
      {proposing && <ProposeGrant onClose={() => setProposing(false)} />}
    </>
  )
}
