import { CloseButton } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './SidePanel.module.css'

interface Props {
  title: ReactNode
  onClose: () => void
  /** A value that, when it changes, moves the focus to the panel's heading (DataList: the count of Enter presses). */
  focusOn?: unknown
  /** Links and acts beside the title, e.g. "open as a page". */
  aside?: ReactNode
  children: ReactNode
}

/** Shows a row beside its list, which stays where it is and can be walked on. Escape closes it. */
export function SidePanel({ title, onClose, focusOn, aside, children }: Props) {
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusOn) heading.current?.focus()
  }, [focusOn])
  return (
    <aside
      className={classes.root}
      aria-label={typeof title === 'string' ? title : t('components.panel')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault()
          onClose()
        }
      }}
    >
      <header className={classes.header}>
        <h2 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h2>
        {aside}
        <CloseButton aria-label={t('shell.close')} onClick={onClose} />
      </header>
      <div className={classes.body}>{children}</div>
    </aside>
  )
}
