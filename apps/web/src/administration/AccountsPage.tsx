import { Text } from '@mantine/core'
import { type Account, accountStates, listAccounts, listAgencies, roles } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { AccountState } from './AccountFacts.tsx'
import { AccountPanel } from './AccountPanel.tsx'
import { InviteForm } from './InviteForm.tsx'
import { Places } from './Places.tsx'

const column = columnsOf<Account>()
const columns = column.columns([
  column.accessor('name', {
    header: 'administration.name',
    meta: { width: 'minmax(10rem, 1.5fr)' },
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor('role', {
    header: 'administration.role',
    meta: { width: 'minmax(10rem, 1.5fr)' },
    cell: ({ getValue }) => <RoleText role={getValue()} />,
  }),
  column.accessor('agency', {
    header: 'administration.agency',
    meta: { width: 'minmax(10rem, 1.5fr)' },
    cell: ({ getValue }) => <bdi>{getValue().name}</bdi>,
  }),
  column.accessor('email', {
    header: 'administration.email',
    meta: { width: 'minmax(15rem, 3fr)' },
    cell: ({ getValue }) => <bdi dir="ltr">{getValue()}</bdi>,
  }),
  column.accessor('state', {
    header: 'administration.state',
    meta: { width: 'minmax(6rem, 1fr)' },
    cell: ({ getValue }) => <AccountState state={getValue()} />,
  }),
])

export function RoleText({ role }: { role: Account['role'] }) {
  const t = useT()
  return t(`role.${role}`)
}

export function AccountsPage() {
  const t = useT()
  const [inviting, setInviting] = useState(false)
  const agencies = useAnswer(listAgencies)
  return (
    <>
      <Places />
      <PageTitle
        title={t('administration.title')}
        action={{ label: t('administration.invite'), onClick: () => setInviting(true) }}
      >
        <Text c="dimmed">{t('administration.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listAccounts}
        columns={columns}
        rowId={(row) => row.id}
        label={t('administration.title')}
        filters={[
          { name: 'search', label: t('administration.find'), kind: 'text' },
          {
            name: 'state',
            label: t('administration.state'),
            kind: 'choice',
            options: accountStates.map((value) => ({ value, label: t(`administration.state.${value}`) })),
          },
          {
            name: 'role',
            label: t('administration.role'),
            kind: 'choice',
            options: roles.map((value) => ({ value, label: t(`role.${value}`) })),
          },
          {
            name: 'agency',
            label: t('administration.agency'),
            kind: 'choice',
            options: (agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        empty={{ title: t('administration.none'), hint: t('administration.none-hint') }}
        panel={({ row, onClose, focusOn }) =>
          row && <AccountPanel key={row.id} account={row} onClose={onClose} focusOn={focusOn} />
        }
      />
      {inviting && <InviteForm onClose={() => setInviting(false)} />}
    </>
  )
}
