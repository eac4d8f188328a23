import { Anchor, Paper, Text, Title } from '@mantine/core'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { queryClient, sessionEnded } from '../api/query-client.ts'
import { Banner } from '../frame/Banner.tsx'
import { Brand } from '../frame/Brand.tsx'
import { languages, nameOf, speak, useLanguage, useT } from '../i18n/index.tsx'
import { SignInForm } from './SignInForm.tsx'
import classes from './SignInPage.module.css'

const here = getRouteApi('/sign-in')

export function SignInPage() {
  const t = useT()
  const now = useLanguage()
  const router = useRouter()
  const { back = '/' } = here.useSearch()
  const title = t('sign-in.title')
  useEffect(() => {
    document.title = `${title} · Oralu`
  }, [title])
  const signedIn = () => {
    queryClient.clear()
    sessionEnded.set(false)
    router.history.push(back)
  }
  return (
    <main className={classes.root}>
      <div className={classes.column}>
        <Brand />
        <Banner />
        <Paper withBorder p="xl" className={classes.paper}>
          <Title order={1} mb="md">
            {title}
          </Title>
          <SignInForm onSignedIn={signedIn} />
        </Paper>
        <nav className={classes.languages} aria-label={t('shell.language')}>
          {languages.map((language) =>
            language === now ? (
              <Text key={language} component="span" size="sm" fw={600} lang={language} aria-current="true">
                {nameOf[language]}
              </Text>
            ) : (
              <Anchor
                key={language}
                component="button"
                type="button"
                size="sm"
                lang={language}
                onClick={() => void speak(language)}
              >
                {nameOf[language]}
              </Anchor>
            ),
          )}
        </nav>
        <Text size="xs" c="dimmed">
          {t('sign-in.duty')}
        </Text>
      </div>
    </main>
  )
}
