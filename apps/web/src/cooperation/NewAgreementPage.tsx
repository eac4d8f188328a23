import { Select, Text } from '@mantine/core'
import { draftAgreement } from '@oralu/domain'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { AgreementForm } from './AgreementForm.tsx'
import { emptyAgreement } from './agreement-draft.ts'
import classes from './cooperation.module.css'
import { Places } from './Places.tsx'
import { usePartners } from './parts.tsx'

export function NewAgreementPage() {
  const t = useT()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { partner?: string }
  const partners = usePartners()
  const [partnerId, setPartnerId] = useState<string | null>(search.partner ?? null)
  const [start] = useState(emptyAgreement)
  const partner = partners.find(({ value }) => value === partnerId)
  const send = useSend(draftAgreement, {
    invalidates: ['/cooperation'],
    onDone: ({ id }) => void navigate({ to: `/cooperation/agreements/${id}` as '/' }),
  })
  return (
    <>
      <Places />
      <PageTitle title={t('cooperation.agreement.draft')}>
        <Text c="dimmed">{t('cooperation.agreement.draft-hint')}</Text>
      </PageTitle>
      <div className={classes.form}>
        <Select
          label={t('cooperation.partner')}
          required
          searchable
          mb="md"
          data={partners}
          nothingFoundMessage={t('cooperation.partners.none-hint')}
          value={partnerId}
          onChange={setPartnerId}
        />
      </div>
      {partner && (
        <AgreementForm
          start={start}
          partner={partner.label}
          act={t('cooperation.agreement.save-draft')}
          busy={send.isPending}
          error={send.error}
          onSubmit={(agreement) => send.mutate({ body: { partnerId: partner.value, agreement } })}
          onCancel={() => void navigate({ to: '/cooperation/agreements' as '/' })}
        />
      )}
    </>
  )
}
