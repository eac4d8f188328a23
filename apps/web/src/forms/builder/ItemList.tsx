// The questions in their order. Alt with an arrow moves the one in focus; Delete takes it out (and Undo brings it back).
import { ActionIcon, Badge } from '@mantine/core'
import { type Form, type FormFault, type FormItem, isField } from '@oralu/domain'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useCallback, useRef } from 'react'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import classes from '../forms.module.css'
import { Said, useSaid } from '../words.tsx'
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
  const list = useRef<HTMLOListElement>(null)
  const wrong = new Set(faults.map(({ item }) => item))
  const names = form.items.map(({ name }) => name)
  const latest = useRef(names)
  latest.current = names
  const keys = useCallback(
    (event: KeyboardEvent, name: string) => {
      const at = latest.current.indexOf(name)
      const focus = (place: number) =>
        requestAnimationFrame(() =>
          list.current?.querySelectorAll<HTMLElement>('[data-item]')[place]?.focus(),
        )
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (by !== 0) {
        event.preventDefault()
        if (event.altKey) change(moveItem(name, by))
        focus(at + by)
      } else if (event.key === 'Delete') {
        event.preventDefault()
        change(removeItem(name))
        focus(Math.min(at, latest.current.length - 2))
      }
    },
    [change],
  )
  if (names.length === 0) return <p className={classes.quiet}>{t('forms.no-fields')}</p>
  return (
    <ol className={classes.items} ref={list} aria-label={t('forms.tab.fields')}>
      {form.items.map((item, at) => (
        <Row
          key={item.name}
          item={item}
          first={at === 0}
          last={at === names.length - 1}
          chosen={item.name === chosen}
          wrong={wrong.has(item.name)}
          onChoose={onChoose}
          onKey={keys}
          change={change}
        />
      ))}
    </ol>
  )
}

interface RowProps {
  item: FormItem
  first: boolean
  last: boolean
  chosen: boolean
  wrong: boolean
  onChoose: (name: string) => void
  onKey: (event: KeyboardEvent, name: string) => void
  change: Draft['change']
}

/** Drawn anew only when it is its own turn: a form has hundreds. */
const Row = memo(function Row({ item, first, last, chosen, wrong, onChoose, onKey, change }: RowProps) {
  const t = useT()
  const label = useSaid()(item.label, item.name)
  const acts = [
    ['up', IconArrowUp, () => change(moveItem(item.name, -1)), first],
    ['down', IconArrowDown, () => change(moveItem(item.name, 1)), last],
    ['remove', IconTrash, () => change(removeItem(item.name)), false],
  ] as const
  return (
    <li data-section={isField(item) ? undefined : true} data-chosen={chosen || undefined}>
      <button
        type="button"
        className={classes.item}
        data-item
        aria-current={chosen}
        onClick={() => onChoose(item.name)}
        onKeyDown={(event) => onKey(event, item.name)}
      >
        <Said words={item.label} otherwise={item.name} />{' '}
        <span className={classes.quiet}>
          {t(`forms.type.${word(item.type)}`)}
          {isField(item) && <> · {t(`compartment.${item.compartment}`)}</>}
          {isField(item) && item.required && <> · {t('forms.required')}</>}
          {item.relevant && <> · {t('forms.conditional')}</>}
        </span>
        {wrong && (
          <Badge size="xs" variant="light" color="ochre" tt="none" ms={6}>
            {t('forms.unfinished')}
          </Badge>
        )}
      </button>
      {acts.map(([what, Icon, act, off]) => (
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
})
