import { Button, Stack, Text, Textarea } from '@mantine/core'
import { type BreakGlass, reviewBreakGlass } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'

/** One break-glass with its review, or the form to write it. */
export function BreakGlassItem({ glass }: { glass: BreakGlass }) {
  const t = useT()
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          { label: t('oversight.glass.by'), value: <bdi>{glass.account.name}</bdi> },
          { label: t('oversight.glass.compartment'), value: t(`compartment.${glass.compartment}`) },
          { label: t('oversight.glass.person'), value: <bdi dir="ltr">{glass.subjectId}</bdi> },
          { label: t('oversight.glass.reason'), value: <bdi>{glass.reason}</bdi> },
          { label: t('oversight.glass.opened'), value: <InstantText value={glass.startedAt} /> },
          { label: t('oversight.glass.until'), value: <InstantText value={glass.endsAt} /> },
          ...(glass.reviewedAt
            ? [
                { label: t('oversight.glass.review'), value: <bdi>{glass.review}</bdi> },
                { label: t('oversight.glass.reviewed-by'), value: <bdi>{glass.reviewedBy}</bdi> },
                { label: t('oversight.glass.reviewed-at'), value: <InstantText value={glass.reviewedAt} /> },
              ]
            : []),
        ]}
      />
      {!glass.reviewedAt && <Review glass={glass} />}
    </Stack>
  )
}

export function Review({ glass }: { glass: BreakGlass }) {
  const t = useT()
  const me = useMe()
  const [text, setText] = useState('')
  const send = useSend(reviewBreakGlass, { invalidates: ['/oversight'] })
  if (glass.account.id === me.account.id) return <Text size="sm">{t('oversight.glass.not-own')}</Text>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ params: { id: glass.id }, body: { review: text.trim() } })
  }
  return (
    <form onSubmit={submit}>
      <FormProblem error={send.error} />
      <Textarea
        label={t('oversight.glass.review')}
        description={t('oversight.glass.review-hint')}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" mt="xs" loading={send.isPending} disabled={text.trim() === ''}>
        {t('oversight.glass.submit')}
      </Button>
    </form>
  )
}
