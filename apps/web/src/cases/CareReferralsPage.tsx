import { Select } from '@mantine/core'
import {
  type CareReferralLine,
  listCareReferrals,
  listTakingAgreements,
  receiveCareReferral,
} from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { DocumentForm } from './DocumentForm.tsx'
import { Places } from './Places.tsx'
import { CasePerson } from './person.tsx'

/** Care referrals to and from other organisations. */
export function CareReferralsPage() {
  const t = useT()
  const can = useCan()
  const [taking, setTaking] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('cases.referrals')}
        action={
          can('care.write') ? { label: t('cases.referral.take'), onClick: () => setTaking(true) } : undefined
        }
      />
      <DataList
        endpoint={listCareReferrals}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('cases.referrals')}
        filters={[
          {
            name: 'direction',
            label: t('cases.referral.direction'),
            kind: 'choice',
            options: (['ours', 'theirs'] as const).map((value) => ({
              value,
              label: t(`cases.referral.direction.${value}`),
            })),
          },
        ]}
        empty={{ title: t('cases.referrals.none'), hint: t('cases.referrals.none-hint') }}
      />
      {taking && <Take onClose={() => setTaking(false)} />}
    </>
  )
}

function Take({ onClose }: { onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const agreements = useAnswer(listTakingAgreements).data?.items ?? []
  const [agreementId, setAgreement] = useState<string | null>(null)
  const send = useSend(receiveCareReferral, {
    invalidates: ['/cases'],
    onDone: ({ id }) => void navigate({ to: `/cases/care-referrals/${id}` as '/' }),
  })
  return (
    <DocumentForm
      title={t('cases.referral.take')}
      hint={t('cases.referral.take-hint')}
      ready={agreementId !== null}
      busy={send.isPending}
      error={send.error}
      onText={(text) => agreementId && send.mutate({ body: { agreementId, text } })}
      onClose={onClose}
    >
      <Select
        label={t('cases.referral.from')}
        data={agreements.map(({ id, partner, reference }) => ({
          value: id,
          label: `${partner} · ${reference}`,
        }))}
        value={agreementId}
        onChange={setAgreement}
        required
      />
    </DocumentForm>
  )
}

function useColumns() {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<CareReferralLine>()
    return column.columns([
      column.accessor('partner', {
        header: 'cases.referral.partner',
        meta: { width: 'minmax(9rem, 2fr)' },
        cell: ({ row: { original } }) => (
          <Link to={`/cases/care-referrals/${original.id}` as '/'}>
            <bdi>{original.partner}</bdi>
          </Link>
        ),
      }),
      column.accessor('person', {
        header: 'cases.column.person',
        meta: { width: 'minmax(9rem, 2fr)' },
        cell: ({ row: { original } }) =>
          original.caseId ? <CasePerson person={original.person} /> : t('cases.referral.nobody'),
      }),
      column.accessor('kind', {
        header: 'cases.referral.kind',
        meta: { width: 'minmax(7rem, 1fr)' },
        cell: ({ row: { original } }) => (
          <span>
            {t(`cases.referral.kind.${original.kind}`)} ·{' '}
            {t(`cases.referral.direction.${original.direction}`)}
          </span>
        ),
      }),
      column.accessor('state', {
        header: 'cases.column.state',
        meta: { width: 'minmax(6.5rem, 1fr)' },
        cell: ({ getValue }) => t(`cases.referral.state.${getValue()}`),
      }),
      column.accessor('at', {
        header: 'cases.referral.at',
        meta: { width: 'minmax(7rem, 1fr)' },
        cell: ({ getValue }) => <InstantText value={getValue()} />,
      }),
    ])
  }, [t])
}
