import { Button, Group, Stack, Text } from '@mantine/core'
import { confirmGrant, endGrant, type GivenGrant } from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'

export function GrantFacts({ grant }: { grant: GivenGrant }) {
  const t = useT()
  return (
    <Facts
      facts={[
        { label: t('oversight.grant.state'), value: t(`oversight.grant.state.${grant.state}`) },
        { label: t('oversight.grant.of'), value: <bdi>{grant.agency.name}</bdi> },
        { label: t('oversight.grant.to'), value: <bdi>{grant.to.name}</bdi> },
        { label: t('oversight.grant.compartment'), value: t(`compartment.${grant.compartment}`) },
        {
          label: t('oversight.grant.about'),
          value: grant.subjectId ? <bdi dir="ltr">{grant.subjectId}</bdi> : t('oversight.grant.all'),
        },
        { label: t('oversight.grant.purpose'), value: <bdi>{grant.purpose}</bdi> },
        { label: t('oversight.grant.from'), value: <InstantText value={grant.startsAt} /> },
        { label: t('oversight.grant.until'), value: <InstantText value={grant.endsAt} /> },
        { label: t('oversight.grant.proposed-by'), value: <bdi>{grant.proposedBy}</bdi> },
        { label: t('oversight.grant.confirmed-by'), value: <bdi>{grant.confirmedBy ?? '–'}</bdi> },
        ...(grant.endedBy
          ? [{ label: t('oversight.grant.ended-by'), value: <bdi>{grant.endedBy}</bdi> }]
          : []),
      ]}
    />
  )
}

/** Confirm, refuse, end: what the giving agency's officers may do with a grant. */
export function GrantActs({ grant }: { grant: GivenGrant }) {
  const t = useT()
  const confirm = useSend(confirmGrant, { invalidates: ['/oversight'] })
  const end = useSend(endGrant, { invalidates: ['/oversight'] })
  if (!grant.given || grant.state === 'ended') return null
  return (
    <Stack gap="xs">
      <FormProblem error={confirm.error ?? end.error} />
      {grant.state === 'proposed' && grant.mine && <Text size="sm">{t('oversight.grant.second')}</Text>}
      <Group gap="sm">
        {grant.state === 'proposed' && (
          <Button
            loading={confirm.isPending}
            disabled={grant.mine}
            onClick={() => confirm.mutate({ params: { id: grant.id } })}
          >
            {t('oversight.grant.confirm')}
          </Button>
        )}
        <Button
          variant="default"
          loading={end.isPending}
          onClick={() => end.mutate({ params: { id: grant.id } })}
        >
          {t(grant.state === 'proposed' ? 'oversight.grant.refuse' : 'oversight.grant.end')}
        </Button>
      </Group>
    </Stack>
  )
}
