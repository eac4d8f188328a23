// Files that nothing says to keep any more. Nothing is erased by itself: two decide, as for a request.
import { Button, Group, Text } from '@mantine/core'
import { keepLonger, listRetention, proposeRetentionErasure, type RetentionDue } from '@oralu/domain'
import { useMemo, useState } from 'react'
import { useSend } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, Words } from '../components/fields.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from '../oversight/Places.tsx'
import { RunErasure } from './RunErasure.tsx'

export function RetentionPage() {
  const t = useT()
  return (
    <>
      <Places />
      <PageTitle title={t('rights.retention.title')}>
        <Text c="dimmed">{t('rights.retention.hint')}</Text>
      </PageTitle>
      <DataList
        endpoint={listRetention}
        columns={useColumns()}
        rowId={(row) => `${row.anchorId} ${row.kind}`}
        label={t('rights.retention.title')}
        empty={{ title: t('rights.retention.none'), hint: t('rights.retention.none-hint') }}
      />
    </>
  )
}

function useColumns() {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<RetentionDue>()
    return column.columns([
      column.accessor('kind', {
        header: 'rights.retention.kind',
        meta: { width: 'minmax(12rem, 2fr)' },
        cell: ({ getValue }) => t(`rights.retention.kind.${word(getValue())}`),
      }),
      column.accessor('since', {
        header: 'rights.retention.since',
        meta: { width: 'minmax(8rem, 1fr)' },
        cell: ({ getValue }) => <DayText value={getValue()} />,
      }),
      column.accessor('dueOn', {
        header: 'rights.retention.due',
        meta: { width: 'minmax(10rem, 1.5fr)' },
        cell: ({ getValue, row: { original } }) => (
          <>
            <DayText value={getValue()} />
            {original.longerUntil && (
              <>
                {' '}
                · {t('rights.retention.longer-until')} <DayText value={original.longerUntil} />
              </>
            )}
          </>
        ),
      }),
      column.accessor('erasure', {
        header: 'rights.step',
        meta: { width: 'minmax(16rem, 2fr)' },
        cell: ({ row: { original } }) => <Steps row={original} />,
      }),
    ])
  }, [t])
}

function Steps({ row }: { row: RetentionDue }) {
  const t = useT()
  const [form, setForm] = useState<'longer' | 'erase' | 'run'>()
  const close = () => setForm(undefined)
  return (
    <Group gap="xs">
      {row.erasure ? (
        <>
          {t(`rights.erasure.state.${row.erasure.state}`)}
          {row.erasure.state === 'decided' && (
            <Button size="xs" color="red" onClick={() => setForm('run')}>
              {t('rights.erasure.run')}
            </Button>
          )}
        </>
      ) : row.longerUntil ? null : (
        <>
          <Button size="xs" onClick={() => setForm('erase')}>
            {t('rights.erasure.propose')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setForm('longer')}>
            {t('rights.retention.keep')}
          </Button>
        </>
      )}
      {form === 'longer' && <LongerForm row={row} onClose={close} />}
      {form === 'erase' && <EraseForm row={row} onClose={close} />}
      {form === 'run' && row.erasure && <RunErasure id={row.erasure.id} onClose={close} />}
    </Group>
  )
}

interface FormProps {
  row: RetentionDue
  onClose: () => void
}
const changes = { invalidates: ['/rights', '/oversight'] }

function LongerForm({ row, onClose }: FormProps) {
  const t = useT()
  const [until, setUntil] = useState('')
  const [because, setBecause] = useState('')
  const send = useSend(keepLonger, { ...changes, onDone: onClose })
  return (
    <FormModal
      title={t('rights.retention.keep')}
      hint={t('rights.retention.keep-hint')}
      act={t('rights.retention.keep')}
      ready={until !== '' && because.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ body: { anchorId: row.anchorId, kind: row.kind, until, because: because.trim() } })
      }
      onClose={onClose}
    >
      <DayField label={t('rights.retention.until')} value={until} onChange={setUntil} />
      <Words label={t('rights.retention.because')} value={because} onChange={setBecause} />
    </FormModal>
  )
}

function EraseForm({ row, onClose }: FormProps) {
  const t = useT()
  const send = useSend(proposeRetentionErasure, { ...changes, onDone: onClose })
  return (
    <FormModal
      title={t('rights.erasure.propose')}
      hint={t('rights.retention.propose-hint')}
      act={t('rights.erasure.propose')}
      ready
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ body: { anchorId: row.anchorId, kind: row.kind } })}
      onClose={onClose}
    >
      <Text>{t('rights.erasure.what')}</Text>
    </FormModal>
  )
}
