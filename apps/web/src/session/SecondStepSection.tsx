import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { getOwnSecurity } from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { keyOf } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { beginSecondStep, confirmSecondStep, removeSecondStep, type SecondStep } from './library.ts'
import { Qr } from './Qr.tsx'
import { Section, useAttempt } from './Section.tsx'
import classes from './session.module.css'

export function SecondStepSection({ on }: { on: boolean }) {
  const t = useT()
  const client = useQueryClient()
  const { attempt, busy, refusal } = useAttempt()
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [begun, setBegun] = useState<SecondStep | null>(null)

  const done = async (message: string) => {
    setAsking(false)
    setBegun(null)
    setCode('')
    notifications.show({ message })
    await client.invalidateQueries({ queryKey: keyOf(getOwnSecurity).slice(0, 1) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      if (begun) {
        await confirmSecondStep(code.trim())
        return done(t('session.second.done'))
      }
      if (on) {
        await removeSecondStep(password)
        setPassword('')
        return done(t('session.second.removed'))
      }
      setBegun(await beginSecondStep(password))
      setPassword('')
    })
  }
  const secret = begun && new URL(begun.totpURI).searchParams.get('secret')

  return (
    <Section
      title={t('session.second.title')}
      hint={t(on ? 'session.second.is-on' : 'session.second.is-off')}
    >
      {refusal}
      {!asking && (
        <div>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t(on ? 'session.second.remove' : 'session.second.set-up')}
          </Button>
        </div>
      )}
      {asking && (
        <form onSubmit={submit}>
          <Stack gap="md">
            {begun ? (
              <>
                <Text size="sm">{t('session.second.scan')}</Text>
                <Qr text={begun.totpURI} label={t('session.second.qr')} />
                <Text size="sm">
                  {t('session.second.by-hand')}{' '}
                  <bdi dir="ltr" className={classes.secret}>
                    {secret}
                  </bdi>
                </Text>
                <div>
                  <Text size="sm" fw={600}>
                    {t('session.second.codes')}
                  </Text>
                  <Text size="sm" c="dimmed" mb="xs">
                    {t('session.second.codes-hint')}
                  </Text>
                  <ul className={classes.codes} dir="ltr">
                    {begun.backupCodes.map((each) => (
                      <li key={each}>{each}</li>
                    ))}
                  </ul>
                </div>
                <TextInput
                  className={classes.form}
                  label={t('session.second.code')}
                  description={t('session.second.code-hint')}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  dir="ltr"
                  required
                  withAsterisk={false}
                  value={code}
                  onChange={(event) => setCode(event.currentTarget.value)}
                />
              </>
            ) : (
              <PasswordInput
                className={classes.form}
                label={t('session.second.password')}
                autoComplete="current-password"
                dir="ltr"
                required
                withAsterisk={false}
                autoFocus
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
              />
            )}
            <Group gap="sm">
              <Button type="submit" loading={busy}>
                {t(begun ? 'session.second.confirm' : on ? 'session.second.remove' : 'session.second.go-on')}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  setAsking(false)
                  setBegun(null)
                }}
              >
                {t('session.back')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Section>
  )
}
