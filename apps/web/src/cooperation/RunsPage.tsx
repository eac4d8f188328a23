// Runs of the private intersection: who is both theirs and ours, asked without opening the lists.
import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { listAgreements, listRuns, proposeRun, type RunLine, today } from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Places } from './Places.tsx'
import { Go, Mark } from './parts.tsx'

export function RunsPage() {
  const t = useT()
  const can = useCan()
  const [proposing, setProposing] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('cooperation.runs')}
        action={
          can('cooperation.write')
            ? { label: t('cooperation.run.propose'), onClick: () => setProposing(true) }
            : undefined
        }
      />
      <DataList
        endpoint={listRuns}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('cooperation.runs')}
        empty={{ title: t('cooperation.runs.none'), hint: t('cooperation.runs.none-hint') }}
      />
      {proposing && <ProposeForm onClose={() => setProposing(false)} />}
    </>
  )
}

function useColumns(): Columns<RunLine> {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<RunLine>()
    return [
      column.accessor('purpose', {
        header: 'cooperation.agreement.purpose',
        meta: { width: 'minmax(12rem, 3fr)' },
        cell: ({ row: { original } }) => (
          <Go to={`/cooperation/intersections/${original.id}`}>{original.purpose}</Go>
        ),
      }),
      column.accessor('partner', {
        header: 'cooperation.partner',
        meta: { width: 'minmax(8rem, 1.5fr)' },
        cell: ({ row: { original } }) => (
          <span>
            <bdi>{original.partner}</bdi> · <bdi>{original.agreement}</bdi>
          </span>
        ),
      }),
      column.accessor('state', {
        header: 'cooperation.state',
        meta: { width: 'minmax(8rem, 1.2fr)' },
        cell: ({ getValue }) =>
          getValue() === 'proposed' ? (
            <Mark>{t('cooperation.run-state.proposed')}</Mark>
          ) : (
            t(`cooperation.run-state.${getValue()}`)
          ),
      }),
      column.accessor('candidates', {
        header: 'cooperation.run.candidates',
        meta: { width: 'minmax(5rem, 0.7fr)', align: 'end' },
        cell: ({ getValue }) => <NumberText value={getValue()} />,
      }),
      column.accessor('proposedAt', {
        header: 'cooperation.when',
        meta: { width: 'minmax(7.5rem, 1fr)' },
        cell: ({ getValue }) => <InstantText value={getValue()} />,
      }),
    ]
  }, [t])
}

function ProposeForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const agreements = useAnswer(listAgreements, { query: { limit: 200 } })
  const [agreementId, setAgreementId] = useState<string | null>(null)
  const [purpose, setPurpose] = useState('')
  const [threshold, setThreshold] = useState<number>(2)
  const [sizes, setSizes] = useState({ ours: 4096, theirs: 65_536 })
  const [runs, setRuns] = useState({ most: 3, days: 30 })
  const [until, setUntil] = useState(today(14))
  const send = useSend(proposeRun, {
    invalidates: ['/cooperation'],
    onDone: ({ id }) => void navigate({ to: `/cooperation/intersections/${id}` as '/' }),
  })
  const size = (key: 'ours' | 'theirs') => (
    <NumberInput
      label={t(`cooperation.run.${key}`)}
      min={1024}
      max={4_194_304}
      allowDecimal={false}
      value={sizes[key]}
      onChange={(value) => setSizes({ ...sizes, [key]: Number(value) || 1024 })}
    />
  )
  return (
    <FormModal
      wide
      title={t('cooperation.run.propose')}
      act={t('cooperation.run.propose')}
      hint={t('cooperation.run.propose-hint')}
      ready={agreementId !== null && purpose.trim() !== '' && until !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        agreementId &&
        send.mutate({
          body: {
            agreementId,
            purpose,
            terms: {
              threshold,
              ...sizes,
              runsMost: runs.most,
              runsDays: runs.days,
              until: new Date(`${until}T23:59:59Z`).toISOString(),
            },
          },
        })
      }
      onClose={onClose}
    >
      <Select
        label={t('cooperation.agreement')}
        required
        data={(agreements.data?.items ?? [])
          .filter(({ state }) => state === 'in force')
          .map(({ id, reference, title, partner }) => ({
            value: id,
            label: `${partner} · ${reference} · ${title}`,
          }))}
        value={agreementId}
        onChange={setAgreementId}
      />
      <TextInput
        label={t('cooperation.agreement.purpose')}
        required
        maxLength={500}
        dir="auto"
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
      />
      <NumberInput
        label={t('cooperation.run.threshold')}
        description={t('cooperation.run.threshold-hint')}
        min={1}
        max={6}
        allowDecimal={false}
        value={threshold}
        onChange={(value) => setThreshold(Number(value) || 1)}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {size('ours')}
        {size('theirs')}
        <NumberInput
          label={t('cooperation.run.most')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={runs.most}
          onChange={(value) => setRuns({ ...runs, most: Number(value) || 1 })}
        />
        <NumberInput
          label={t('cooperation.run.days')}
          min={1}
          max={366}
          allowDecimal={false}
          value={runs.days}
          onChange={(value) => setRuns({ ...runs, days: Number(value) || 1 })}
        />
      </SimpleGrid>
      <TextInput
        type="date"
        label={t('cooperation.run.until')}
        required
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </FormModal>
  )
}
