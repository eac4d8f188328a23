// One question under work: its words, its kind, its compartment, when it is asked and what it accepts.
import { Checkbox, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import {
  type CasePartName,
  caseParts,
  type Form,
  type FormField,
  type FormItem,
  fieldTypes,
  isField,
  isFieldName,
  mayAskOf,
  type Published,
} from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import { useSaid } from '../words.tsx'
import { ConditionEditor } from './ConditionEditor.tsx'
import { changeItem, changeType, hasChoices, renameItem } from './changes.ts'
import type { Draft } from './draft.ts'
import { WordsFields } from './WordsFields.tsx'

interface Props {
  form: Form
  item: FormItem
  legal: boolean
  before: Published
  change: Draft['change']
  onRenamed: (name: string) => void
}

export function FieldEditor({ form, item, legal, before, change, onRenamed }: Props) {
  const t = useT()
  const set = (more: Partial<FormField>) => change(changeItem(item.name, more))
  const fixed = Object.hasOwn(before, item.name)
  return (
    <Stack gap="sm">
      <WordsFields label="forms.label-in" words={item.label} onChange={(label) => set({ label })} />
      {isField(item) && (
        <>
          <NativeSelect
            label={t('forms.field-type')}
            description={fixed ? t('forms.fixed') : undefined}
            disabled={fixed}
            data={fieldTypes.map((each) => ({ value: each, label: t(`forms.type.${word(each)}`) }))}
            value={item.type}
            onChange={({ currentTarget: { value } }) =>
              change(changeType(item.name, fieldTypes.find((each) => each === value) ?? item.type))
            }
          />
          <NativeSelect
            label={t('forms.field-compartment')}
            description={t('forms.field-compartment-hint')}
            disabled={fixed || legal}
            data={caseParts
              .filter((part) => (part === 'legal') === legal)
              .map((each) => ({ value: each, label: t(`compartment.${each}`) }))}
            value={item.compartment}
            onChange={({ currentTarget: { value } }) => set({ compartment: value as CasePartName })}
          />
          <OfType form={form} field={item} set={set} />
          {item.type !== 'note' && item.type !== 'calculated' && (
            <Checkbox
              label={t('forms.required')}
              checked={item.required}
              onChange={({ currentTarget: { checked } }) => set({ required: checked })}
            />
          )}
        </>
      )}
      <ConditionEditor
        title={t(isField(item) ? 'forms.asked-when' : 'forms.section-when')}
        text={item.relevant}
        fields={askable(form, item)}
        lists={form.lists}
        onChange={(relevant) => set({ relevant })}
      />
      {isField(item) && (
        <>
          <WordsFields label="forms.hint-in" words={item.hint} onChange={(hint) => set({ hint })} />
          {item.constraint !== null && (
            <>
              <TextInput
                label={t('forms.constraint')}
                description={t('forms.constraint-hint')}
                dir="ltr"
                maxLength={1_000}
                value={item.constraint}
                onChange={({ currentTarget: { value } }) => set({ constraint: value || null })}
              />
              <WordsFields
                label="forms.message-in"
                words={item.message}
                onChange={(message) => set({ message })}
              />
            </>
          )}
        </>
      )}
      <Name form={form} item={item} fixed={fixed} change={change} onRenamed={onRenamed} />
    </Stack>
  )
}

/** Fields that a condition of an item may ask: those before it in order or not, but only of compartments it may know. */
function askable(form: Form, item: FormItem): FormField[] {
  const at = form.items.indexOf(item)
  const askers = isField(item) ? [item] : form.items.slice(at + 1, sectionEnd(form, at)).filter(isField)
  return form.items
    .filter(isField)
    .filter(
      (field) =>
        field.name !== item.name &&
        field.type !== 'note' &&
        !askers.includes(field) &&
        askers.every((asker) => mayAskOf(asker.compartment, field.compartment)),
    )
}

function sectionEnd(form: Form, at: number): number {
  const next = form.items.findIndex((each, n) => n > at && !isField(each))
  return next < 0 ? form.items.length : next
}

function OfType({
  form,
  field,
  set,
}: {
  form: Form
  field: FormField
  set: (more: Partial<FormField>) => void
}) {
  const t = useT()
  if (field.type === 'whole number' || field.type === 'decimal')
    return (
      <>
        {(['min', 'max'] as const).map((bound) => (
          <NumberInput
            key={bound}
            label={t(`forms.bound.${bound}`)}
            allowDecimal={field.type === 'decimal'}
            hideControls
            value={field[bound] ?? ''}
            onChange={(value) => set({ [bound]: typeof value === 'number' ? value : null })}
          />
        ))}
      </>
    )
  if (hasChoices(field.type))
    return (
      <NativeSelect
        label={t('forms.list')}
        data={[
          { value: '', label: t('forms.list-choose') },
          ...Object.keys(form.lists).map((name) => ({ value: name, label: name })),
        ]}
        value={field.list ?? ''}
        onChange={({ currentTarget: { value } }) => set({ list: value || null })}
      />
    )
  if (field.type === 'text')
    return (
      <TextInput
        label={t('forms.pattern')}
        description={t('forms.pattern-hint')}
        dir="ltr"
        maxLength={200}
        value={field.pattern ?? ''}
        onChange={({ currentTarget: { value } }) => set({ pattern: value || null })}
      />
    )
  if (field.type === 'calculated')
    return (
      <TextInput
        label={t('forms.calculate')}
        description={t('forms.calculate-hint')}
        dir="ltr"
        maxLength={1_000}
        value={field.calculate ?? ''}
        onChange={({ currentTarget: { value } }) => set({ calculate: value || null })}
      />
    )
  return null
}

function Name({
  form,
  item,
  fixed,
  change,
  onRenamed,
}: Pick<Props, 'form' | 'item' | 'change' | 'onRenamed'> & { fixed: boolean }) {
  const t = useT()
  const said = useSaid()
  const [name, setName] = useState(item.name)
  const taken = name !== item.name && form.items.some((each) => each.name === name)
  const good = isFieldName(name) && !taken
  const rename = () => {
    if (!good || name === item.name) return
    change(renameItem(item.name, name))
    onRenamed(name)
  }
  return (
    <>
      <TextInput
        label={t('forms.name')}
        description={t(fixed ? 'forms.fixed' : 'forms.name-hint')}
        dir="ltr"
        disabled={fixed}
        error={good ? undefined : t(taken ? 'forms.name-taken' : 'forms.name-wrong')}
        maxLength={63}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
        onBlur={rename}
      />
      <Text size="xs" c="dimmed">
        {t('forms.no-score', { label: said(item.label, item.name) })}
      </Text>
    </>
  )
}
