import { Button, Group, Title } from '@mantine/core'
import { useMatch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './PageTitle.module.css'

interface Props {
  title: string
  /** The one primary action of the page. */
  action?: { label: string; onClick: () => void; icon?: ReactNode; busy?: boolean } | undefined
  /** Quieter actions and states, before the primary action. */
  aside?: ReactNode
  /** A line or two under the title. */
  children?: ReactNode
}

/** The address whose heading was last met; undefined before the first page, which leaves the focus alone. */
let met: string | undefined

/** The heading of a page. After moving from another page it takes the focus, so that a screen reader begins there. */
export function PageTitle({ title, action, aside, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Oralu`
  }, [title])
  // The address of the page itself, not of the one that is being opened.
  const path = useMatch({ strict: false, select: ({ pathname }) => pathname })
  useEffect(() => {
    if (met !== undefined && met !== path) heading.current?.focus({ preventScroll: true })
    met = path
  }, [path])
  return (
    <header className={classes.root}>
      <div className={classes.words}>
        <Title order={1} ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </Title>
        {children}
      </div>
      <Group gap="sm" className="no-print">
        {aside}
        {action && (
          <Button onClick={action.onClick} leftSection={action.icon} loading={action.busy ?? false}>
            {action.label}
          </Button>
        )}
      </Group>
    </header>
  )
}
