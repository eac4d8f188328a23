import { Text } from '@mantine/core'
import { type BreakGlass, listBreakGlass } from '@oralu/domain'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { BreakGlassItem } from './BreakGlassItem.tsx'
import { Places } from './Places.tsx'

const column = columnsOf<BreakGlass>()
const columns = column.columns([
  column.accessor('startedAt', {
    header: 'oversight.glass.opened',
    meta: { width: 'minmax(11rem, 1.2fr)' },
    cell: ({ getValue }) => <InstantText value={getValue()} />,
  }),
  column.accessor((row) => row.account.name, {
    id: 'by',
    header: 'oversight.glass.by',
    meta: { width: 'minmax(10rem, 1.2fr)' },
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor('compartment', {
    header: 'oversight.glass.compartment',
    meta: { width: 'minmax(8rem, 1fr)' },
    cell: ({ getValue }) => <CompartmentText value={getValue()} />,
  }),
  column.accessor('reason', {
    header: 'oversight.glass.reason',
    meta: { width: 'minmax(14rem, 3fr)' },
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor('reviewedBy', {
    header: 'oversight.glass.reviewed-by',
    meta: { width: 'minmax(9rem, 1fr)' },
    cell: ({ getValue }) => <bdi>{getValue() ?? '–'}</bdi>,
  }),
])

function CompartmentText({ value }: { value: string }) {
  const t = useT()
  return t(`compartment.${value}`)
}

export function BreakGlassPage() {
  const t = useT()
  return (
    <>
      <Places />
      <PageTitle title={t('oversight.glass.title')}>
        <Text c="dimmed">{t('oversight.glass.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listBreakGlass}
        columns={columns}
        rowId={(row) => row.id}
        label={t('oversight.glass.title')}
        filters={[
          {
            name: 'state',
            label: t('oversight.glass.state'),
            kind: 'choice',
            options: [
              { value: 'waiting', label: t('oversight.glass.state.waiting') },
              { value: 'reviewed', label: t('oversight.glass.state.reviewed') },
            ],
          },
        ]}
        empty={{ title: t('oversight.glass.none'), hint: t('oversight.glass.none-hint') }}
        panel={({ row, onClose, focusOn }) =>
          row && (
            <SidePanel key={row.id} title={row.account.name} onClose={onClose} focusOn={focusOn}>
              <BreakGlassItem glass={row} />
            </SidePanel>
          )
        }
      />
    </>
  )
}
