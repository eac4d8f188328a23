// A question typed in four languages and added by Enter, one after another without leaving the keyboard.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { type CasePartName, type FieldType, type Form, type FormWords, fieldTypes } from '@oralu/domain'
import { type FormEvent, useRef, useState } from 'react'
import { languages, nameOf, useT } from '../../i18n/index.tsx'
import { directionOf } from '../../i18n/language.ts'
import { word } from '../../i18n/word.ts'
import classes from '../forms.module.css'
import { addItem, hasChoices, nameFor } from './changes.ts'
import type { Draft } from './draft.ts'

interface Props {
  form: Form
  part: CasePartName
  /** The question after which it is put; at the end where none is chosen. */
  after: string | undefined
  change: Draft['change']
  onAdded: (name: string) => void
}

const types = ['section', ...fieldTypes] as const

export function QuickAdd({ form, part, after, change, onAdded }: Props) {
  const t = useT()
  const [type, setType] = useState<FieldType | 'section'>('text')
  const [list, setList] = useState('')
  const [words, setWords] = useState<FormWords>({})
  const first = useRef<HTMLInputElement>(null)
  const lists = Object.keys(form.lists)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const said = Object.fromEntries(
      Object.entries(words)
        .map(([language, text]) => [language, text.trim()])
        .filter(([, text]) => text !== ''),
    )
    if (Object.keys(said).length === 0) return
    change(addItem(type, said, part, { list: list || lists[0] || null, after }))
    onAdded(nameFor(form, said, type === 'section' ? 'section' : 'field'))
    setWords({})
    first.current?.focus()
  }
  return (
    <form className={classes.add} onSubmit={add} aria-label={t('forms.add')}>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={t('forms.field-type')}
          data={types.map((each) => ({ value: each, label: t(`forms.type.${word(each)}`) }))}
          value={type}
          onChange={({ currentTarget: { value } }) => setType(types.find((each) => each === value) ?? 'text')}
        />
        {hasChoices(type) && lists.length > 0 && (
          <NativeSelect
            label={t('forms.list')}
            data={lists}
            value={list || lists[0]}
            onChange={({ currentTarget: { value } }) => setList(value)}
          />
        )}
      </Group>
      {languages.map((language, at) => (
        <TextInput
          key={language}
          ref={at === 0 ? first : undefined}
          label={t('forms.label-in', { language: nameOf[language] })}
          lang={language}
          dir={directionOf(language)}
          maxLength={1_000}
          value={words[language] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setWords((before) => ({ ...before, [language]: value }))
          }
        />
      ))}
      <Button type="submit" variant="default">
        {t('forms.add')}
      </Button>
    </form>
  )
}
