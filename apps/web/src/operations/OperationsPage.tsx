import { Button, Textarea, TextInput } from '@mantine/core'
import { addOperation, listOperations, type OperationRow } from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { FormModal } from './parts.tsx'

const column = columnsOf<OperationRow>()
const columns = column.columns([
  column.accessor('name', {
    header: 'operations.name',
    meta: { width: 'minmax(12rem, 2fr)' },
    cell: ({ row }) => (
      <Link to={`/operations/${row.original.id}` as '/'}>
        <bdi>{row.original.name}</bdi>
      </Link>
    ),
  }),
  column.accessor('purpose', {
    header: 'operations.purpose',
    meta: { width: 'minmax(12rem, 3fr)' },
    cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
  }),
  column.accessor('missions', {
    header: 'operations.missions',
    meta: { align: 'end' },
    cell: ({ getValue }) => <NumberText value={getValue()} />,
  }),
  column.accessor('state', {
    header: 'operations.state',
    cell: ({ getValue }) => <T id={`operations.operation-state.${getValue()}`} />,
  }),
  column.accessor('recordedAt', {
    header: 'operations.recorded',
    meta: { width: 'minmax(11rem, 1fr)' },
    cell: ({ getValue }) => <InstantText value={getValue()} />,
  }),
])

export function OperationsPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const add = { label: t('operations.new'), onClick: () => setAdding(true) }
  return (
    <>
      <PageTitle
        title={t('operations.title')}
        action={can('mission.write') ? add : undefined}
        aside={
          <>
            <Link to={'/operations/board' as '/'}>{t('operations.board.all')}</Link>
            {can('protection.read') && (
              <Link to={'/operations/referrals' as '/'}>{t('operations.referrals.title')}</Link>
            )}
          </>
        }
      />
      <DataList
        endpoint={listOperations}
        columns={columns}
        rowId={(row) => row.id}
        label={t('operations.title')}
        filters={[
          {
            name: 'state',
            label: t('operations.state'),
            kind: 'choice',
            options: (['open', 'closed'] as const).map((value) => ({
              value,
              label: t(`operations.operation-state.${value}`),
            })),
          },
        ]}
        empty={{
          title: t('operations.none'),
          hint: t('operations.none-hint'),
          action: can('mission.write') ? <Button onClick={add.onClick}>{add.label}</Button> : null,
        }}
      />
      {adding && (
        <NewOperation
          onClose={() => setAdding(false)}
          onDone={(id) => void navigate({ to: `/operations/${id}` as '/' })}
        />
      )}
    </>
  )
}

function NewOperation({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const [purpose, setPurpose] = useState('')
  const send = useSend(addOperation, { invalidates: ['/operations'], onDone: ({ id }) => onDone(id) })
  return (
    <FormModal
      title={t('operations.new')}
      act={t('operations.new.act')}
      ready={Boolean(name.trim() && purpose.trim())}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ body: { name, purpose } })}
    >
      <TextInput
        label={t('operations.name')}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('operations.purpose')}
        required
        autosize
        minRows={2}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
      />
    </FormModal>
  )
}
