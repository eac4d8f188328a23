// Pages for what went wrong: an address that leads nowhere, an error, a server that refuses.
import { Button, Group } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { ProblemError } from '../api/call.ts'
import { Empty } from '../components/Empty.tsx'
import { useT } from '../i18n/index.tsx'

export function NotFound() {
  const t = useT()
  return (
    <Empty
      heading
      title={t('shell.not-found.title')}
      hint={t('shell.not-found.hint')}
      action={
        <Button component="a" href="/" variant="default">
          {t('shell.to-home')}
        </Button>
      }
    />
  )
}

/** A part of the program that a newer version has replaced cannot be loaded any more: the page must be taken anew. */
const outdated = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|module script|preload/i.test(error.message)

export function Broken({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useT()
  const router = useRouter()
  if (error instanceof ProblemError && error.code === 'not-found') return <NotFound />
  const again = () => {
    if (outdated(error)) return window.location.reload()
    reset?.()
    void router.invalidate()
  }
  const known = error instanceof ProblemError
  return (
    <Empty
      heading
      alert
      title={
        outdated(error)
          ? t('shell.outdated.title')
          : known
            ? t('shell.refused.title')
            : t('shell.broken.title')
      }
      hint={
        known
          ? t(`problem.${error.code}`, error.params)
          : outdated(error)
            ? t('shell.outdated.hint')
            : t('shell.broken.hint')
      }
      {...(known && error.instance ? { code: error.instance } : {})}
      action={
        <Group justify="center">
          <Button onClick={again}>{t('shell.again')}</Button>
          <Button component="a" href="/" variant="default">
            {t('shell.to-home')}
          </Button>
        </Group>
      }
    />
  )
}
