import { Text } from '@mantine/core'
import { type LedgerEntry, ledgerActs, listLedger, listOverseenAccounts } from '@oralu/domain'
import { useAnswer } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { AboutText } from './AboutText.tsx'
import { Places } from './Places.tsx'
import { ownZone } from './zone.ts'

const column = columnsOf<LedgerEntry>()
const columns = column.columns([
  column.accessor('at', {
    header: 'oversight.ledger.at',
    meta: { width: 'minmax(11rem, 1.3fr)' },
    cell: ({ getValue }) => <InstantText value={getValue()} />,
  }),
  column.accessor('actor', {
    header: 'oversight.ledger.actor',
    meta: { width: 'minmax(11rem, 1.5fr)' },
    cell: ({ row }) => <Actor entry={row.original} />,
  }),
  column.accessor('act', {
    header: 'oversight.ledger.act',
    meta: { width: 'minmax(10rem, 1.3fr)' },
    cell: ({ getValue }) => <ActText act={getValue()} />,
  }),
  column.accessor('about', {
    header: 'oversight.ledger.about',
    meta: { width: 'minmax(11rem, 1.5fr)' },
    cell: ({ getValue }) => <AboutText about={getValue()} />,
  }),
  column.accessor('rows', {
    header: 'oversight.ledger.rows',
    meta: { width: 'minmax(5rem, 0.5fr)', align: 'end' },
    cell: ({ getValue }) => <NumberText value={getValue()} />,
  }),
])

function Actor({ entry }: { entry: LedgerEntry }) {
  const t = useT()
  return entry.actor ? (
    <bdi>{entry.actor.name}</bdi>
  ) : (
    t(entry.by === 'oralu_owner' ? 'oversight.ledger.command' : 'oversight.ledger.nobody')
  )
}

function ActText({ act }: { act: string }) {
  const t = useT()
  return (ledgerActs as readonly string[]).includes(act) ? t(`oversight.act.${act}`) : act
}

const zone = ownZone()

export function LedgerPage() {
  const t = useT()
  const accounts = useAnswer(listOverseenAccounts, { query: { limit: 200 } })
  return (
    <>
      <Places />
      <PageTitle title={t('oversight.ledger.title')}>
        <Text c="dimmed">{t('oversight.ledger.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listLedger}
        input={{ query: { zone } }}
        columns={columns}
        rowId={(row) => String(row.number)}
        label={t('oversight.ledger.title')}
        filters={[
          {
            name: 'act',
            label: t('oversight.ledger.act'),
            kind: 'choice',
            options: ledgerActs.map((value) => ({ value, label: t(`oversight.act.${value}`) })),
          },
          {
            name: 'account',
            label: t('oversight.ledger.actor'),
            kind: 'choice',
            options: (accounts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
          { name: 'since', label: t('oversight.ledger.since'), kind: 'day' },
          { name: 'until', label: t('oversight.ledger.until'), kind: 'day' },
        ]}
        empty={{ title: t('oversight.ledger.none'), hint: t('oversight.ledger.none-hint') }}
      />
    </>
  )
}
