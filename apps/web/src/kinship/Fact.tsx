// A fact as a line: what it says, who entered it, and what can be said of it.
import { Button } from '@mantine/core'
import type { KinKind } from '@oralu/domain'
import type { ReactNode } from 'react'
import classes from '../cases/cases.module.css'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import type { Opened } from './KinForm.tsx'
import own from './kinship.module.css'

export type OnForm = (open: Opened) => void

interface Props {
  kind: KinKind
  fact: { id: string; own: boolean; recordedBy: { name: string } }
  writes: boolean
  /** Of whom or what: for whoever hears the buttons read out. */
  about: string
  acts?: readonly string[]
  onForm: OnForm
  /** What it says, above the acts. */
  head: ReactNode
  /** What else belongs to it. */
  children?: ReactNode
}

export function Fact({ kind, fact, writes, about, acts = [], onForm, head, children }: Props) {
  const t = useT()
  const may = writes && fact.own
  return (
    <div className={classes.grow}>
      {head}
      {may && acts.length > 0 && (
        <div className={`${own.acts} no-print`}>
          {acts.map((act) => (
            <Button
              key={act}
              size="compact-xs"
              variant="default"
              aria-label={`${t(`kinship.act.${kind}.${act}`)}: ${about}`}
              onClick={() => onForm({ kind, id: fact.id, act })}
            >
              {t(`kinship.act.${kind}.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {children}
      <div className={`${classes.quiet} ${own.foot}`}>
        <span>
          {t('kinship.entered-by')} <bdi>{fact.recordedBy.name}</bdi>
        </span>
        {may && (
          <Button
            className="no-print"
            size="compact-xs"
            variant="subtle"
            color="gray"
            fw={400}
            aria-label={`${t('kinship.act.withdraw')}: ${about}`}
            onClick={() => onForm({ kind, id: fact.id, act: 'withdraw' })}
          >
            {t('kinship.act.withdraw')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** A button that adds a fact below a heading of its own. */
export function Sub({ title, act, onAct }: { title: string; act?: string | undefined; onAct?: () => void }) {
  return (
    <div className={own.sub}>
      <h3>{title}</h3>
      {act && (
        <Button size="compact-xs" variant="default" onClick={onAct}>
          {act}
        </Button>
      )}
    </div>
  )
}

/** Words that somebody said or saw, under their label. */
export const Said = ({ label, words }: { label?: string; words: string | null }) =>
  words && (
    <p className={classes.note}>
      {label && <>{label}: </>}
      <bdi>{words}</bdi>
    </p>
  )

/** A day with its label, where there is one. */
export const On = ({ label, day }: { label: string; day: string | null }) =>
  day && (
    <>
      {' · '}
      {label} <DayText value={day} />
    </>
  )

/** When something is owed. */
export function Owed({ label, due }: { label: string; due: { on: string; over: boolean } | null }) {
  const t = useT()
  if (!due) return null
  return (
    <p className={due.over ? classes.late : classes.quiet}>
      {label} <DayText value={due.on} />
      {due.over && <> · {t('kinship.over')}</>}
    </p>
  )
}
