import { Button, PasswordInput, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { getOwnSecurity } from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { keyOf } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { changePassword } from './library.ts'
import { Section, useAttempt } from './Section.tsx'
import classes from './session.module.css'

export function PasswordSection() {
  const t = useT()
  const client = useQueryClient()
  const { attempt, busy, refusal } = useAttempt()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      await changePassword(current, fresh)
      setCurrent('')
      setFresh('')
      notifications.show({ message: t('session.password.changed') })
      await client.invalidateQueries({ queryKey: keyOf(getOwnSecurity).slice(0, 1) })
    })
  }
  const eye = { 'aria-label': t('sign-in.show-password') }
  return (
    <Section title={t('session.password.title')} hint={t('session.password.hint')}>
      <form onSubmit={submit} className={classes.form}>
        <Stack gap="sm">
          {refusal}
          <PasswordInput
            label={t('session.password.current')}
            autoComplete="current-password"
            dir="ltr"
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={eye}
          />
          <PasswordInput
            label={t('session.password.new')}
            description={t('session.password.rule')}
            autoComplete="new-password"
            dir="ltr"
            required
            withAsterisk={false}
            minLength={12}
            maxLength={200}
            value={fresh}
            onChange={(event) => setFresh(event.currentTarget.value)}
            visibilityToggleButtonProps={eye}
          />
          <div>
            <Button type="submit" variant="default" loading={busy}>
              {t('session.password.submit')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  )
}
