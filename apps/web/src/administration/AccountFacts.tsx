// An account as administration and oversight both show it.
import { Alert, Loader, Text } from '@mantine/core'
import { type Account, type getOverseenRightsOf, getRightsOf } from '@oralu/domain'
import { useAnswer } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './administration.module.css'

export function AccountFacts({ account }: { account: Account }) {
  const t = useT()
  return (
    <Facts
      facts={[
        { label: t('administration.state'), value: <AccountState state={account.state} /> },
        { label: t('administration.role'), value: t(`role.${account.role}`) },
        { label: t('administration.agency'), value: <bdi>{account.agency.name}</bdi> },
        { label: t('administration.email'), value: <bdi dir="ltr">{account.email}</bdi> },
        {
          label: t('administration.invited-by'),
          value: <bdi>{account.proposedBy ?? t('administration.by-command')}</bdi>,
        },
        { label: t('administration.confirmed-by'), value: <bdi>{account.confirmedBy ?? '–'}</bdi> },
        { label: t('administration.since'), value: <InstantText value={account.createdAt} /> },
      ]}
    />
  )
}

export function AccountState({ state }: { state: Account['state'] }) {
  const t = useT()
  return t(`administration.state.${state}`)
}

/** See as: which rights the account has, by compartment. The ledger notes that one looked. */
export function SeeAs({
  id,
  endpoint = getRightsOf,
}: {
  id: string
  endpoint?: typeof getRightsOf | typeof getOverseenRightsOf
}) {
  const t = useT()
  const seen = useAnswer(endpoint as typeof getRightsOf, { params: { id } })
  if (seen.error) return <FormProblem error={seen.error} />
  if (!seen.data) return <Loader size="sm" />
  const byCompartment = new Map<string, string[]>()
  for (const right of seen.data.rights) {
    const [compartment = '', act = ''] = right.split('.')
    byCompartment.set(compartment, [
      ...(byCompartment.get(compartment) ?? []),
      t(`administration.act.${act}`),
    ])
  }
  return (
    <section aria-label={t('administration.see-as')}>
      <Text fw={600} size="sm">
        {t('administration.see-as.title')}
      </Text>
      {byCompartment.size === 0 ? (
        <Text size="sm">{t('administration.see-as.none')}</Text>
      ) : (
        <ul className={classes.rights}>
          {[...byCompartment].map(([compartment, acts]) => (
            <li key={compartment}>
              {t(`compartment.${compartment}`)}: {acts.join(', ')}
            </li>
          ))}
        </ul>
      )}
      <Alert color="gray" p="xs" mt="xs">
        <Text size="xs">{t('administration.see-as.noted')}</Text>
      </Alert>
    </section>
  )
}
