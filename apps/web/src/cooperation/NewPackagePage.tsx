import { Alert, Select, Text } from '@mantine/core'
import { getAgreement, getRequest, listAgreements } from '@oralu/domain'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import { ComposeForm } from './ComposeForm.tsx'
import classes from './cooperation.module.css'
import { Places } from './Places.tsx'
import { Go } from './parts.tsx'

export function NewPackagePage() {
  const t = useT()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { agreement?: string; request?: string }
  const [agreementId, setAgreementId] = useState<string | null>(search.agreement ?? null)
  const requestId = search.request ?? null
  const request = useAnswer(
    getRequest,
    { params: { id: requestId ?? '' } },
    { enabled: requestId !== null },
  ).data
  const found = useAnswer(
    listAgreements,
    { query: { limit: 200, ...(request ? { partnerId: request.partnerId } : {}) } },
    { enabled: requestId === null || request !== undefined },
  )
  const live = found.data?.items.filter(({ state, gives }) => state === 'in force' && gives !== 'they')
  const chosen = live?.some(({ id }) => id === agreementId) ? agreementId : null
  const agreement = useAnswer(
    getAgreement,
    { params: { id: chosen ?? '' } },
    { enabled: chosen !== null, keep: false },
  )
  return (
    <>
      <Places />
      <PageTitle title={t('cooperation.package.compose')}>
        <Text c="dimmed">{t('cooperation.package.compose-hint')}</Text>
      </PageTitle>
      {request && (
        <Box title={t('meetings.request')}>
          <Go to={`/cooperation/requests/${request.id}`}>{request.subject}</Go>
        </Box>
      )}
      <div className={classes.form}>
        {live?.length === 0 ? (
          <Alert color="ochre" my="md">
            {t('cooperation.package.no-agreement')}{' '}
            <Go to="/cooperation/agreements">{t('cooperation.agreements')}</Go>
          </Alert>
        ) : (
          <Select
            label={t('cooperation.agreement')}
            description={t('cooperation.package.agreement-hint')}
            required
            searchable
            my="md"
            data={(live ?? []).map(({ id, reference, title, partner }) => ({
              value: id as string,
              label: [reference, title, partner].join(' · '),
            }))}
            value={chosen}
            onChange={setAgreementId}
          />
        )}
        {chosen && (
          <Loaded from={agreement}>
            {(rules) => (
              <ComposeForm
                key={rules.id}
                agreement={rules}
                requestId={requestId}
                onDone={(id) => void navigate({ to: `/cooperation/packages/${id}` as '/' })}
              />
            )}
          </Loaded>
        )}
      </div>
    </>
  )
}
