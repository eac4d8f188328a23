import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './people.module.css'

interface Props {
  title: string
  act?: { label: string; onClick: () => void } | undefined
  aside?: ReactNode
  children: ReactNode
}

/** A part of a person's page, with its one act. */
export function Section({ title, act, aside, children }: Props) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {aside}
        {act && (
          <Button size="xs" variant="default" onClick={act.onClick} className="no-print">
            {act.label}
          </Button>
        )}
      </div>
      {children}
    </section>
  )
}
