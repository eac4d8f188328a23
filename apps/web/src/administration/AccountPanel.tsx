import { Button, Group, Stack, Text } from '@mantine/core'
import { type Account, endAccount, getPasswordLink, makePasswordLink } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { InstantText } from '../components/text.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { AccountFacts, SeeAs } from './AccountFacts.tsx'
import classes from './administration.module.css'

interface Props {
  account: Account
  onClose: () => void
  focusOn: number
}

export function AccountPanel({ account, onClose, focusOn }: Props) {
  const t = useT()
  const me = useMe()
  const [seeing, setSeeing] = useState(false)
  const [ending, setEnding] = useState(false)
  const end = useSend(endAccount, { invalidates: ['/administration'], onDone: () => setEnding(false) })
  const own = account.id === me.account.id
  return (
    <SidePanel title={account.name} onClose={onClose} focusOn={focusOn}>
      <Stack gap="md">
        <AccountFacts account={account} />
        {account.state === 'invited' && <Text size="sm">{t('administration.waits')}</Text>}
        {account.state === 'active' && !own && account.role !== 'partner_guest' && (
          <PasswordLink id={account.id} />
        )}
        {seeing ? (
          <SeeAs id={account.id} />
        ) : (
          <div>
            <Button variant="default" onClick={() => setSeeing(true)}>
              {t('administration.see-as')}
            </Button>
          </div>
        )}
        <FormProblem error={end.error} />
        {account.state !== 'ended' &&
          !own &&
          (ending ? (
            <Stack gap="xs">
              <Text size="sm">{t('administration.end.hint')}</Text>
              <Group gap="sm">
                <Button loading={end.isPending} onClick={() => end.mutate({ params: { id: account.id } })}>
                  {t('administration.end.confirm')}
                </Button>
                <Button variant="default" onClick={() => setEnding(false)}>
                  {t('administration.back')}
                </Button>
              </Group>
            </Stack>
          ) : (
            <div>
              <Button variant="default" onClick={() => setEnding(true)}>
                {t('administration.end')}
              </Button>
            </div>
          ))}
      </Stack>
    </SidePanel>
  )
}

/** The one-time link, shown only to the administrator who made it; its code is told by another person. */
function PasswordLink({ id }: { id: string }) {
  const t = useT()
  const found = useAnswer(getPasswordLink, { params: { id } }, { keep: false })
  const make = useSend(makePasswordLink, { invalidates: [getPasswordLink] })
  const link = found.data?.link
  return (
    <section aria-label={t('administration.link.title')}>
      <FormProblem error={make.error} />
      {link && (
        <>
          <Text size="sm" fw={600}>
            {t('administration.link.title')}
          </Text>
          <div className={classes.secret} dir="ltr" data-testid="password-link">
            {link.address}
          </div>
          <Text size="xs" c="dimmed" mt={4}>
            {t('administration.link.hint')} {t('administration.link.until')}{' '}
            <InstantText value={link.expiresAt} />
          </Text>
        </>
      )}
      <Button
        mt={link ? 'xs' : 0}
        variant="default"
        loading={make.isPending}
        onClick={() => make.mutate({ params: { id }, body: {} })}
      >
        {t(link ? 'administration.link.again' : 'administration.link.make')}
      </Button>
    </section>
  )
}
