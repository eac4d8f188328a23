import { Tooltip } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconHandStop, IconSignature } from '@tabler/icons-react'
import { useT } from '../i18n/index.tsx'
import classes from './GateBadge.module.css'

/** met; unmet; decided: unmet, but a named authority took the decision; unneeded: does not apply here. */
export type GateState = 'met' | 'unmet' | 'decided' | 'unneeded'

const icons = {
  met: IconCircleCheck,
  unmet: IconHandStop,
  decided: IconSignature,
  unneeded: IconCircleDashed,
}

interface Props {
  state: GateState
  /** What the gate is about, e.g. "Exit document"; left out, only the state is said. */
  label?: string
  /** The label says the state itself, e.g. "granted". */
  said?: boolean
  /** Who owes it, until when, or who decided and why. */
  note?: string
}

/** Whether a gate is met: by sign, word and line, never by colour alone. */
export function GateBadge({ state, label, said = false, note }: Props) {
  const t = useT()
  const Icon = icons[state]
  const badge = (
    <span className={classes.root} data-state={state} {...(note ? { tabIndex: 0 } : {})}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {label && !said && <span>{label}:</span>}
      <span className={classes.state}>{said ? label : t(`components.gate.${state}`)}</span>
      {note && <span className="visually-hidden">. {note}</span>}
    </span>
  )
  return note ? (
    <Tooltip label={note} multiline maw="24rem" events={{ hover: true, focus: true, touch: true }}>
      {badge}
    </Tooltip>
  ) : (
    badge
  )
}
