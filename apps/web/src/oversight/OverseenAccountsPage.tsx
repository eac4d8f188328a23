import { Button, Group, Stack, Text } from '@mantine/core'
import {
  type Account,
  accountStates,
  endOverseenAccount,
  getOverseenRightsOf,
  listOverseenAccounts,
} from '@oralu/domain'
import { useState } from 'react'
import { AccountFacts, AccountState, SeeAs } from '../administration/AccountFacts.tsx'
import { RoleText } from '../administration/AccountsPage.tsx'
import { useSend } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { ConfirmAccount, PasswordCode } from './ConfirmAccount.tsx'
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

export function OverseenAccountsPage() {
  const t = useT()
  return (
    <>
      <Places />
      <PageTitle title={t('oversight.accounts.title')}>
        <Text c="dimmed">{t('oversight.accounts.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listOverseenAccounts}
        columns={columns}
        rowId={(row) => row.id}
        label={t('oversight.accounts.title')}
        filters={[
          { name: 'search', label: t('administration.find'), kind: 'text' },
          {
            name: 'state',
            label: t('administration.state'),
            kind: 'choice',
            options: accountStates.map((value) => ({ value, label: t(`administration.state.${value}`) })),
          },
        ]}
        empty={{ title: t('oversight.accounts.none'), hint: t('oversight.accounts.none-hint') }}
        panel={({ row, onClose, focusOn }) =>
          row && <Panel key={row.id} account={row} onClose={onClose} focusOn={focusOn} />
        }
      />
    </>
  )
}

function Panel({ account, onClose, focusOn }: { account: Account; onClose: () => void; focusOn: number }) {
  const t = useT()
  const me = useMe()
  const [seeing, setSeeing] = useState(false)
  const [ending, setEnding] = useState(false)
  const end = useSend(endOverseenAccount, { invalidates: ['/oversight'], onDone: () => setEnding(false) })
  const own = account.id === me.account.id
  return (
    <SidePanel title={account.name} onClose={onClose} focusOn={focusOn}>
      <Stack gap="md">
        <AccountFacts account={account} />
        {account.state === 'invited' && <ConfirmAccount id={account.id} />}
        {account.state === 'active' && !own && <PasswordCode id={account.id} />}
        {seeing ? (
          <SeeAs id={account.id} endpoint={getOverseenRightsOf} />
        ) : (
          <div>
            <Button variant="default" onClick={() => setSeeing(true)}>
              {t('administration.see-as')}
            </Button>
          </div>
        )}
        <FormProblem error={end.error} />
        {account.state !== 'ended' && !own && (
          <Stack gap="xs">
            {ending && <Text size="sm">{t('administration.end.hint')}</Text>}
            <Group gap="sm">
              <Button
                variant={ending ? 'filled' : 'default'}
                loading={end.isPending}
                onClick={() => (ending ? end.mutate({ params: { id: account.id } }) : setEnding(true))}
              >
                {t(ending ? 'administration.end.confirm' : 'administration.end')}
              </Button>
              {ending && (
                <Button variant="default" onClick={() => setEnding(false)}>
                  {t('oversight.back')}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Stack>
    </SidePanel>
  )
}
