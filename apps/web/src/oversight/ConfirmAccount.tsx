import { Button, Text } from '@mantine/core'
import { confirmAccount, getPasswordCode } from '@oralu/domain'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './oversight.module.css'

export function ConfirmAccount({ id }: { id: string }) {
  const t = useT()
  const send = useSend(confirmAccount, { invalidates: ['/oversight'] })
  return (
    <div>
      <FormProblem error={send.error} />
      <Button loading={send.isPending} onClick={() => send.mutate({ params: { id } })}>
        {t('oversight.accounts.confirm')}
      </Button>
    </div>
  )
}

/** The code that goes with a one-time link: told to the account's holder by the officer, never by the administrator. */
export function PasswordCode({ id }: { id: string }) {
  const t = useT()
  const found = useAnswer(getPasswordCode, { params: { id } }, { keep: false })
  const code = found.data?.code
  if (!code) return null
  return (
    <section aria-label={t('oversight.code.title')}>
      <Text size="sm" fw={600}>
        {t('oversight.code.title')}
      </Text>
      <div className={classes.code} dir="ltr" data-testid="password-code">
        {code.digits}
      </div>
      <Text size="xs" c="dimmed">
        {t('oversight.code.hint')} <InstantText value={code.expiresAt} />
      </Text>
    </section>
  )
}
