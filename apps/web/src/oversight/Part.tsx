import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './oversight.module.css'

/** A part of the morning page: what it is, its definition, what waits or that nothing does. */
export function Part({
  title,
  hint,
  none,
  children,
}: {
  title: string
  hint: string
  none: string | null
  children: ReactNode
}) {
  return (
    <section className={classes.part} aria-label={title}>
      <h2>{title}</h2>
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
      {none === null ? children : <Text mt="xs">{none}</Text>}
    </section>
  )
}
