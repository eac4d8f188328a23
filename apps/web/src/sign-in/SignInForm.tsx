import { Alert, Anchor, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { ProblemError } from '../api/call.ts'
import { T, useT } from '../i18n/index.tsx'
import { passkeysWork, Refused, withCode, withPasskey, withPassword, withPortalCode } from './accounts.ts'

type Step = 'password' | 'totp' | 'backup' | 'portal'

/** Where the quiet link below the form leads. */
const other: Record<Step, Step> = { password: 'portal', portal: 'password', totp: 'backup', backup: 'totp' }

interface Props {
  /** Who is expected, when the session of someone has ended. */
  email?: string
  onSignedIn: () => void | Promise<void>
}

/** Email and password, then a code when the account asks for one; or a passkey; or the code of a partner's liaison. */
export function SignInForm({ email: expected = '', onSignedIn }: Props) {
  const t = useT()
  const [step, setStep] = useState<Step>('password')
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

  const to = (next: Step) => {
    setStep(next)
    setCode('')
    setTrouble(null)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      if (step === 'password') {
        if ((await withPassword(email.trim(), password)) === 'done') return true
        setStep('totp')
        return false
      }
      if (step === 'portal') await withPortalCode(email.trim(), code)
      else await withCode(code.trim(), step)
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
        {(step === 'password' || step === 'portal') && (
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
        )}
        {step === 'password' ? (
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
        ) : step === 'portal' ? (
          <TextInput
            label={t('sign-in.portal.code')}
            description={t('sign-in.portal.code-hint')}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            maxLength={40}
            required
            withAsterisk={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
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
          {t(step === 'password' || step === 'portal' ? 'sign-in.submit' : 'sign-in.submit-code')}
        </Button>
        {(step === 'password' || step === 'portal') && passkeysWork && (
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
        )}
        <Anchor component="button" type="button" size="sm" onClick={() => to(other[step])}>
          <T id={`sign-in.to-${other[step]}`} />
        </Anchor>
      </Stack>
    </form>
  )
}
