// One section of a track, with the button that adds to it. A heading, no landmark: several tracks may be open, each with
// the same sections.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './tracks.module.css'

interface Props {
  title: string
  act?: string | undefined
  onAct?: () => void
  children: ReactNode
}

export function Part({ title, act, onAct, children }: Props) {
  return (
    <div className={classes.part}>
      <div className={classes.head}>
        <h4>{title}</h4>
        {act && (
          <Button size="compact-sm" variant="default" onClick={onAct}>
            {act}
          </Button>
        )}
      </div>
      {children}
    </div>
  )
}
