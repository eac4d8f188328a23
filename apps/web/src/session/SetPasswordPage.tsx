// The page behind a one-time link. The link's proof stands after '#', so it is sent to nobody but in the request that
// uses it, and it is taken out of the address at once.
import { Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { type AnswerOf, lookAtPasswordLink, setPasswordByLink } from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { call, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Skeletons } from '../components/Skeletons.tsx'
import { Banner } from '../frame/Banner.tsx'
import { Brand } from '../frame/Brand.tsx'
import { speak, useT } from '../i18n/index.tsx'
import classes from '../sign-in/SignInPage.module.css'

type Link = AnswerOf<typeof lookAtPasswordLink>

export function SetPasswordPage() {
  const t = useT()
  const navigate = useNavigate()
  const [token] = useState(() => window.location.hash.slice(1))
  const [link, setLink] = useState<Link | 'none' | null>(null)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const send = useSend(setPasswordByLink, { onDone: () => void navigate({ to: '/sign-in' }) })
  const title = t('sign-in.set.title')
  useEffect(() => {
    document.title = `${title} · Oralu`
  }, [title])
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname)
    call(lookAtPasswordLink, { body: { token } }).then(
      async (found) => {
        await speak(found.language)
        setLink(found)
      },
      () => setLink('none'),
    )
  }, [token])
  const differ = again !== '' && again !== password
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!differ) send.mutate({ body: { token, password, ...(code ? { code } : {}) } })
  }
  const eye = { 'aria-label': t('sign-in.show-password') }
  return (
    <main className={classes.root}>
      <div className={classes.column}>
        <Brand />
        <Banner />
        <Paper withBorder p="xl" className={classes.paper}>
          {link === null && <Skeletons lines={4} />}
          {link === 'none' && (
            <Empty heading alert title={t('sign-in.set.none')} hint={t('sign-in.set.none-hint')} />
          )}
          {link !== null && link !== 'none' && (
            <form onSubmit={submit}>
              <Stack>
                <Title order={1}>{title}</Title>
                <Text>
                  <bdi>{link.name}</bdi>
                </Text>
                <FormProblem error={send.error} labels={{ 'body.code': t('sign-in.set.code') }} />
                {link.needsCode && (
                  <TextInput
                    label={t('sign-in.set.code')}
                    description={t('sign-in.set.code-hint')}
                    inputMode="numeric"
                    autoComplete="off"
                    dir="ltr"
                    required
                    withAsterisk={false}
                    value={code}
                    onChange={(event) => setCode(event.currentTarget.value)}
                  />
                )}
                <PasswordInput
                  label={t('sign-in.set.password')}
                  description={t('sign-in.set.rule')}
                  autoComplete="new-password"
                  dir="ltr"
                  required
                  withAsterisk={false}
                  minLength={12}
                  maxLength={200}
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                  visibilityToggleButtonProps={eye}
                />
                <PasswordInput
                  label={t('sign-in.set.again')}
                  autoComplete="new-password"
                  dir="ltr"
                  required
                  withAsterisk={false}
                  value={again}
                  onChange={(event) => setAgain(event.currentTarget.value)}
                  error={differ ? t('sign-in.set.differ') : null}
                  visibilityToggleButtonProps={eye}
                />
                <Button type="submit" loading={send.isPending}>
                  {t('sign-in.set.submit')}
                </Button>
              </Stack>
            </form>
          )}
        </Paper>
      </div>
    </main>
  )
}
