import { Alert, Anchor, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { ProblemError } from '../api/call.ts'
import { T, useT } from '../i18n/index.tsx'
import { passkeysWork, Refused, withCode, withPasskey, withPassword } from './accounts.ts'

interface Props {
  /** Who is expected, when the session of someone has ended. */
  email?: string
  onSignedIn: () => void | Promise<void>
}

/** Email and password, then a code when the account asks for one; or a passkey. */
export function SignInForm({ email: expected = '', onSignedIn }: Props) {
  const t = useT()
  const [step, setStep] = useState<'password' | 'totp' | 'backup'>('password')
  const [email, setEmail] = useState(expected)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const attempt = async (act: () => Promise<boolean>) => {
    setBusy(true)
    setTrouble(null)
    try {
      if (await act()) await onSignedIn()
    } catch (error) {
      if (error instanceof Refused && error.reason === 'expired') setStep('password')
      setCode('')
      setTrouble(
        error instanceof Refused
          ? t(`sign-in.refused.${error.reason}`)
          : t(`problem.${error instanceof ProblemError ? error.code : 'failed'}`),
      )
    } finally {
      setBusy(false)
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      if (step === 'password') {
        if ((await withPassword(email.trim(), password)) === 'done') return true
        setStep('totp')
        return false
      }
      await withCode(code.trim(), step)
      return true
    })
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <div role="alert">
          {trouble && (
            <Alert color="ochre" p="sm">
              {trouble}
            </Alert>
          )}
        </div>
        {step === 'password' ? (
          <>
            <TextInput
              label={t('sign-in.email')}
              type="email"
              name="email"
              autoComplete="username webauthn"
              dir="ltr"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('sign-in.password')}
              name="password"
              autoComplete="current-password"
              dir="ltr"
              required
              withAsterisk={false}
              {...(expected ? { 'data-autofocus': true } : {})}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
            />
          </>
        ) : (
          <TextInput
            key={step}
            label={t(step === 'totp' ? 'sign-in.code' : 'sign-in.backup-code')}
            description={t(step === 'totp' ? 'sign-in.code-hint' : 'sign-in.backup-code-hint')}
            name="code"
            autoComplete="one-time-code"
            inputMode={step === 'totp' ? 'numeric' : 'text'}
            dir="ltr"
            required
            withAsterisk={false}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={busy}>
          {t(step === 'password' ? 'sign-in.submit' : 'sign-in.submit-code')}
        </Button>
        {step === 'password' ? (
          passkeysWork && (
            <>
              <Divider label={t('sign-in.or')} />
              <Button
                variant="default"
                leftSection={<IconFingerprint size={18} aria-hidden />}
                disabled={busy}
                onClick={() => void attempt(withPasskey)}
              >
                {t('sign-in.passkey')}
              </Button>
            </>
          )
        ) : (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => setStep(step === 'totp' ? 'backup' : 'totp')}
          >
            <T id={step === 'totp' ? 'sign-in.to-backup-code' : 'sign-in.to-code'} />
          </Anchor>
        )}
      </Stack>
    </form>
  )
}
