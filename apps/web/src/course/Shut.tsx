// A closed case in front of someone who did not work in it: it opens for a reason that is kept and seen.
import { Button, Stack, Text, Textarea } from '@mantine/core'
import { stateReason } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'

const least = 20

export function Shut({ caseId }: { caseId: string }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const send = useSend(stateReason, { invalidates: ['/cases'] })
  const ready = reason.trim().length >= least
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) send.mutate({ params: { id: caseId }, body: { reason: reason.trim() } })
  }
  return (
    <>
      <PageTitle title={t('course.shut')}>
        <Text c="dimmed">{t('course.shut-hint')}</Text>
      </PageTitle>
      <form onSubmit={submit}>
        <Stack maw="40rem">
          <FormProblem error={send.error} />
          <Textarea
            label={t('course.shut-reason')}
            description={t('course.shut-reason-hint', { least })}
            required
            autosize
            minRows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={send.isPending}
            disabled={!ready}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('course.shut-open')}
          </Button>
        </Stack>
      </form>
    </>
  )
}
