// The mailbox: what waits, what went, what came and what was refused; and sealed files that are carried by hand.
import { Anchor, Button, FileInput, Group, Text } from '@mantine/core'
import { bringParcel, carryParcel, fetchParcel, listMail, type MailLine } from '@oralu/domain'
import { useMemo, useState } from 'react'
import { addressOf, ProblemError, useSend } from '../api/client.ts'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { Places } from './Places.tsx'
import { Go, Mark, Reason, usePartnerFilter } from './parts.tsx'
import { addressOfMail } from './words.ts'

export function MailPage() {
  const t = useT()
  const can = useCan()
  const byPartner = usePartnerFilter()
  const [bringing, setBringing] = useState(false)
  const [carrying, setCarrying] = useState<MailLine | null>(null)
  const [came, setCame] = useState<'new' | 'again' | null>(null)
  const mayWrite = can('cooperation.write')
  return (
    <>
      <Places />
      <PageTitle
        title={t('cooperation.mail')}
        action={
          mayWrite ? { label: t('cooperation.mail.bring'), onClick: () => setBringing(true) } : undefined
        }
      >
        <Text role="status" c="dimmed">
          {came ? t(`cooperation.mail.came.${came}`) : t('cooperation.mail.hint')}
        </Text>
      </PageTitle>
      <DataList
        endpoint={listMail}
        columns={useColumns(mayWrite ? setCarrying : null)}
        rowId={(row) => row.id}
        label={t('cooperation.mail')}
        filters={[
          {
            name: 'open',
            label: t('cooperation.state'),
            kind: 'choice',
            options: [{ value: 'true', label: t('cooperation.mail.open') }],
          },
          byPartner,
        ]}
        empty={{ title: t('cooperation.mail.none'), hint: t('cooperation.mail.none-hint') }}
      />
      {bringing && <Bring onClose={() => setBringing(false)} onCame={setCame} />}
      {carrying && <Carry of={carrying} onClose={() => setCarrying(null)} />}
    </>
  )
}

function useColumns(onCarry: ((line: MailLine) => void) | null): Columns<MailLine> {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<MailLine>()
    return [
      column.accessor('at', {
        header: 'cooperation.when',
        meta: { width: 'minmax(6.5rem, 1.1fr)' },
        cell: ({ getValue }) => <InstantText value={getValue()} />,
      }),
      column.accessor('kind', {
        header: 'cooperation.mail.what',
        meta: { width: 'minmax(6rem, 1.4fr)' },
        cell: ({ row: { original } }) => {
          const to = addressOfMail(original.kind, original.aboutId)
          const words = t(`cooperation.mail-kind.${original.kind}`)
          return (
            <div>
              {to ? <Go to={to}>{words}</Go> : words}
              <div>{t(`cooperation.mail-way.${original.way}`)}</div>
            </div>
          )
        },
      }),
      column.accessor('partner', {
        header: 'cooperation.partner',
        meta: { width: 'minmax(6rem, 1.1fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('state', {
        header: 'cooperation.state',
        meta: { width: 'minmax(8rem, 2fr)' },
        cell: ({ row: { original } }) => <State of={original} />,
      }),
      column.accessor('tries', {
        header: 'cooperation.mail.tries',
        meta: { width: 'minmax(3.5rem, 0.5fr)', align: 'end' },
        cell: ({ row: { original } }) => (
          <NumberText value={original.way === 'out' ? original.tries : null} />
        ),
      }),
      column.accessor('parcel', {
        header: 'cooperation.mail.by-hand',
        meta: { width: 'minmax(8rem, 1.2fr)' },
        cell: ({ row: { original } }) => {
          if (original.way !== 'out' || !original.parcel) return '–'
          return (
            <Group gap={6}>
              <Anchor
                size="sm"
                href={addressOf(fetchParcel, { params: { id: original.id } })}
                download={`${original.id}.age`}
              >
                {t('cooperation.mail.fetch')}
              </Anchor>
              {onCarry && original.state === 'waiting' && (
                <Button size="compact-xs" variant="default" onClick={() => onCarry(original)}>
                  {t('cooperation.mail.carry')}
                </Button>
              )}
            </Group>
          )
        },
      }),
    ]
  }, [t, onCarry])
}

const asks = new Set<MailLine['state']>(['stopped', 'refused'])

function State({ of: { state, problem } }: { of: MailLine }) {
  const t = useT()
  const words = t(`cooperation.mail-state.${state}`)
  return (
    <div>
      {asks.has(state) ? <Mark>{words}</Mark> : words}
      {problem && (
        <div>
          <Reason code={problem} />
        </div>
      )}
    </div>
  )
}

function Carry({ of, onClose }: { of: MailLine; onClose: () => void }) {
  const t = useT()
  const send = useSend(carryParcel, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      title={t('cooperation.mail.carry')}
      act={t('cooperation.mail.carry')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id } })}
      onClose={onClose}
    >
      <Text size="sm">
        <T id="cooperation.mail.carry-hint" values={{ partner: <bdi>{of.partner}</bdi> }} />
      </Text>
    </FormModal>
  )
}

interface BringProps {
  onClose: () => void
  onCame: (came: 'new' | 'again') => void
}

function Bring({ onClose, onCame }: BringProps) {
  const t = useT()
  const [file, setFile] = useState<File | null>(null)
  const send = useSend(bringParcel, {
    invalidates: ['/cooperation'],
    onDone: ({ came }) => {
      onCame(came)
      onClose()
    },
  })
  const reason = send.error instanceof ProblemError ? send.error.params.reason : undefined
  return (
    <FormModal
      title={t('cooperation.mail.bring')}
      act={t('cooperation.mail.bring')}
      hint={t('cooperation.mail.bring-hint')}
      ready={file !== null}
      busy={send.isPending}
      error={reason === undefined ? send.error : null}
      onSubmit={() => file && send.mutate({ query: { name: file.name.slice(0, 255) }, body: file })}
      onClose={onClose}
    >
      <FileInput
        label={t('cooperation.mail.file')}
        required
        clearable
        accept=".age,application/octet-stream"
        error={reason !== undefined && <Reason code={String(reason)} />}
        value={file}
        onChange={(chosen) => {
          setFile(chosen)
          send.reset()
        }}
      />
    </FormModal>
  )
}
