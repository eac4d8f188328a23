import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './cases.module.css'

interface Props {
  title: string
  /** The word on the button that adds to it. */
  act?: string
  onAct?: () => void
  children: ReactNode
}

/** A box with a heading and the one act that adds to it. */
export function Section({ title, act, onAct, children }: Props) {
  return (
    <section className={classes.box} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {act && (
          <Button size="xs" variant="default" onClick={onAct}>
            {act}
          </Button>
        )}
      </div>
      {children}
    </section>
  )
}
