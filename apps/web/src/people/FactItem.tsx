import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './people.module.css'

interface Props {
  /** What is stated. */
  children: ReactNode
  /** On what ground. */
  ground?: ReactNode
  by: string
  at: string
  withdrawnAt: string | null
  /** Of a fact that takes two: who confirmed it, null while it waits. */
  confirmed?: { by: string | null; at: string | null }
  acts?: readonly { label: string; onClick: () => void; busy: boolean; quiet?: boolean }[]
}

/** A fact that an officer entered: what, on what ground, by whom, and what may be done with it. */
export function FactItem({ children, ground, by, at, withdrawnAt, confirmed, acts = [] }: Props) {
  const t = useT()
  return (
    <li className={`${classes.item} ${withdrawnAt ? classes.withdrawn : ''}`}>
      <div className={classes.what}>
        <div>{children}</div>
        {ground && <div className={classes.quiet}>{ground}</div>}
        <div className={classes.quiet}>
          {t('people.entered-by')} <bdi>{by}</bdi>, <InstantText value={at} />
          {confirmed?.at && (
            <>
              {' · '}
              {t('people.confirmed-by')} <bdi>{confirmed.by}</bdi>, <InstantText value={confirmed.at} />
            </>
          )}
          {confirmed && !confirmed.at && !withdrawnAt && <> · {t('people.waits-for-second')}</>}
          {withdrawnAt && (
            <>
              {' · '}
              {t('people.withdrawn')} <InstantText value={withdrawnAt} />
            </>
          )}
        </div>
      </div>
      {acts.length > 0 && (
        <Group gap="xs" className="no-print">
          {acts.map(({ label, onClick, busy, quiet }) => (
            <Button
              key={label}
              size="xs"
              variant={quiet ? 'subtle' : 'default'}
              onClick={onClick}
              loading={busy}
            >
              {label}
            </Button>
          ))}
        </Group>
      )}
    </li>
  )
}
