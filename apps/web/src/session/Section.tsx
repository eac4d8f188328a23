import { Alert, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ProblemError } from '../api/call.ts'
import { useT } from '../i18n/index.tsx'
import { Refused } from './library.ts'
import classes from './session.module.css'

/** A part of the account page. */
export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      {hint && (
        <Text size="sm" c="dimmed" mb="sm">
          {hint}
        </Text>
      )}
      <Stack gap="sm">{children}</Stack>
    </section>
  )
}

/** Does a thing with the accounts library, and keeps in words why it was refused. */
export function useAttempt() {
  const t = useT()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const attempt = async <R,>(act: () => Promise<R>): Promise<R | undefined> => {
    setBusy(true)
    setTrouble(null)
    try {
      return await act()
    } catch (error) {
      setTrouble(
        error instanceof Refused
          ? t(`session.refused.${error.reason}`)
          : t(`problem.${error instanceof ProblemError ? error.code : 'failed'}`),
      )
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const refusal = (
    <div role="alert">
      {trouble && (
        <Alert color="ochre" p="sm">
          {trouble}
        </Alert>
      )}
    </div>
  )
  return { attempt, busy, refusal }
}
