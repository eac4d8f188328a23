import { Code, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  title: string
  /** What to do first. */
  hint: ReactNode
  action?: ReactNode
  /** true: the title is the heading of the page */
  heading?: boolean
  alert?: boolean
  /** A number to tell an administrator. */
  code?: string
}

/** Says that there is nothing here and what to do first. */
export function Empty({ title, hint, action, heading = false, alert = false, code }: Props) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center" {...(alert ? { role: 'alert' } : {})}>
      {heading ? <Title order={1}>{title}</Title> : <Text fw={600}>{title}</Text>}
      <Text c="dimmed" maw="34rem">
        {hint}
      </Text>
      {code && <Code>{code}</Code>}
      {action}
    </Stack>
  )
}
