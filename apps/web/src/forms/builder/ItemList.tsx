// The questions in their order. Alt with an arrow moves the one in focus; Delete takes it out (and Undo brings it back).
import { ActionIcon, Badge } from '@mantine/core'
import { type Form, type FormFault, isField } from '@oralu/domain'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useT } from '../../i18n/index.tsx'
import classes from '../forms.module.css'
import { Said, useSaid, word } from '../words.tsx'
import { moveItem, removeItem } from './changes.ts'
import type { Draft } from './draft.ts'

interface Props {
  form: Form
  faults: readonly FormFault[]
  chosen: string | undefined
  onChoose: (name: string) => void
  change: Draft['change']
}

export function ItemList({ form, faults, chosen, onChoose, change }: Props) {
  const t = useT()
  const said = useSaid()
  const list = useRef<HTMLOListElement>(null)
  const wrong = new Set(faults.map(({ item }) => item))
  const focus = (at: number) => list.current?.querySelectorAll<HTMLElement>('[data-item]')[at]?.focus()
  const keys = (event: KeyboardEvent, name: string, at: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by !== 0) {
      event.preventDefault()
      if (event.altKey) change(moveItem(name, by))
      requestAnimationFrame(() => focus(at + by))
    } else if (event.key === 'Delete') {
      event.preventDefault()
      change(removeItem(name))
      requestAnimationFrame(() => focus(Math.min(at, form.items.length - 2)))
    }
  }
  if (form.items.length === 0) return <p className={classes.quiet}>{t('forms.no-fields')}</p>
  return (
    <ol className={classes.items} ref={list} aria-label={t('forms.tab.fields')}>
      {form.items.map((item, at) => {
        const label = said(item.label, item.name)
        return (
          <li
            key={item.name}
            data-section={isField(item) ? undefined : true}
            data-chosen={item.name === chosen || undefined}
          >
            <button
              type="button"
              className={classes.item}
              data-item
              aria-current={item.name === chosen}
              onClick={() => onChoose(item.name)}
              onKeyDown={(event) => keys(event, item.name, at)}
            >
              <Said words={item.label} otherwise={item.name} />{' '}
              <span className={classes.quiet}>
                {t(`forms.type.${word(item.type)}`)}
                {isField(item) && <> · {t(`compartment.${item.compartment}`)}</>}
                {isField(item) && item.required && <> · {t('forms.required')}</>}
                {item.relevant && <> · {t('forms.conditional')}</>}
              </span>
              {wrong.has(item.name) && (
                <Badge size="xs" variant="light" color="ochre" tt="none" ms={6}>
                  {t('forms.unfinished')}
                </Badge>
              )}
            </button>
            {(
              [
                ['up', IconArrowUp, () => change(moveItem(item.name, -1)), at === 0],
                ['down', IconArrowDown, () => change(moveItem(item.name, 1)), at === form.items.length - 1],
                ['remove', IconTrash, () => change(removeItem(item.name)), false],
              ] as const
            ).map(([what, Icon, act, off]) => (
              <ActionIcon
                key={what}
                variant="subtle"
                color="gray"
                aria-label={t(`forms.item.${what}`, { label })}
                onClick={act}
                disabled={off}
              >
                <Icon size={16} aria-hidden />
              </ActionIcon>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
