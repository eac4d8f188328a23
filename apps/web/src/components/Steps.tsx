import { IconCheck, IconCircle, IconCircleDot, IconHandStop } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './Steps.module.css'

export interface Step {
  id: string
  label: string
  state: 'done' | 'now' | 'next' | 'stopped'
  /** When it was done, or what it waits for. */
  note?: ReactNode
}

const icons = { done: IconCheck, now: IconCircleDot, next: IconCircle, stopped: IconHandStop }

/** How far something has come through its states. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const t = useT()
  return (
    <ol className={classes.root} aria-label={label}>
      {steps.map(({ id, label, state, note }) => {
        const Icon = icons[state]
        return (
          <li
            key={id}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <Icon size={18} stroke={2} aria-hidden className={classes.icon} />
            <span className={classes.label}>
              {label}
              <span className="visually-hidden"> ({t(`components.step.${state}`)})</span>
            </span>
            {note && <span className={classes.note}>{note}</span>}
          </li>
        )
      })}
    </ol>
  )
}
