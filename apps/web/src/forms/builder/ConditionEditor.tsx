// When something is asked, by choosing: a question, a comparison, an answer. No syntax.
import {
  ActionIcon,
  Button,
  Code,
  Group,
  NativeSelect,
  SegmentedControl,
  Text,
  TextInput,
} from '@mantine/core'
import {
  type AskedHow,
  type Condition,
  type ConditionRow,
  type Form,
  type FormField,
  readCondition,
  waysToAsk,
  writeCondition,
} from '@oralu/domain'
import { IconX } from '@tabler/icons-react'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import classes from '../forms.module.css'
import { useSaid } from '../words.tsx'

interface Props {
  title: string
  text: string | null
  /** Questions that it may ask. */
  fields: readonly FormField[]
  lists: Form['lists']
  onChange: (text: string | null) => void
}

export function ConditionEditor({ title, text, fields, lists, onChange }: Props) {
  const t = useT()
  const byName = new Map(fields.map((field) => [field.name, field]))
  const condition = text === null ? { join: 'and' as const, rows: [] } : readCondition(text)
  const set = (next: Condition) => onChange(next.rows.length === 0 ? null : writeCondition(next, byName))
  const first = fields[0]
  if (!condition || condition.rows.some(({ field }) => !byName.has(field)))
    return (
      <fieldset className={classes.section}>
        <legend>{title}</legend>
        <Text size="sm">{t('forms.condition.not-rows')}</Text>
        <Code block dir="ltr">
          {text}
        </Code>
        <Button mt="xs" size="compact-sm" variant="default" onClick={() => onChange(null)}>
          {t('forms.condition.remove-all')}
        </Button>
      </fieldset>
    )
  const { join, rows } = condition
  const change = (at: number, row: ConditionRow) => set({ join, rows: rows.with(at, row) })
  return (
    <fieldset className={classes.section}>
      <legend>{title}</legend>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('forms.condition.always')}
        </Text>
      )}
      {rows.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('forms.condition.join')}
          data={(['and', 'or'] as const).map((each) => ({
            value: each,
            label: t(`forms.condition.${each}`),
          }))}
          value={join}
          onChange={(value) => set({ join: value === 'or' ? 'or' : 'and', rows })}
        />
      )}
      {rows.map((row, at) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told by their place
          key={at}
          row={row}
          fields={fields}
          field={byName.get(row.field)!}
          lists={lists}
          onChange={(next) => change(at, next)}
          onRemove={() => set({ join, rows: rows.toSpliced(at, 1) })}
        />
      ))}
      {first && (
        <Button
          mt="xs"
          size="compact-sm"
          variant="default"
          onClick={() => set({ join, rows: [...rows, begun(first, lists)] })}
        >
          {t('forms.condition.add')}
        </Button>
      )}
    </fieldset>
  )
}

/** A row about a field as it begins: the first way to ask, the first answer. */
function begun(field: FormField, lists: Form['lists']): ConditionRow {
  return {
    field: field.name,
    comparison: waysToAsk(field.type)[0]!,
    value: answersOf(field, lists)?.[0] ?? (field.type === 'date' ? '2026-01-01' : '1'),
  }
}

function answersOf(field: FormField, lists: Form['lists']): string[] | undefined {
  if (field.type === 'yes or no') return ['yes', 'no']
  if (!field.list || !Object.hasOwn(lists, field.list)) return undefined
  return lists[field.list]!.choices.map(({ name }) => name)
}

interface RowProps {
  row: ConditionRow
  fields: readonly FormField[]
  field: FormField
  lists: Form['lists']
  onChange: (row: ConditionRow) => void
  onRemove: () => void
}

function Row({ row, fields, field, lists, onChange, onRemove }: RowProps) {
  const t = useT()
  const said = useSaid()
  const answers = answersOf(field, lists)
  const choices = (field.list && lists[field.list]?.choices) || []
  const labelOf = (name: string) =>
    field.type === 'yes or no'
      ? t(`forms.answer.${name === 'yes'}`)
      : said(choices.find((choice) => choice.name === name)?.label ?? {}, name)
  return (
    <Group gap={6} align="flex-end" mt="xs">
      <NativeSelect
        aria-label={t('forms.condition.field')}
        data={fields.map(({ name, label }) => ({ value: name, label: said(label, name) }))}
        value={row.field}
        onChange={({ currentTarget: { value } }) =>
          onChange(begun(fields.find(({ name }) => name === value) ?? field, lists))
        }
      />
      <NativeSelect
        aria-label={t('forms.condition.comparison')}
        data={waysToAsk(field.type).map((each) => ({ value: each, label: t(`forms.ask.${word(each)}`) }))}
        value={row.comparison}
        onChange={({ currentTarget: { value } }) => {
          const comparison = value as AskedHow
          onChange({
            ...row,
            comparison,
            value: comparison === 'answered' ? '' : row.value || begun(field, lists).value,
          })
        }}
      />
      {row.comparison !== 'answered' &&
        (answers ? (
          <NativeSelect
            aria-label={t('forms.condition.value')}
            data={answers.map((each) => ({ value: each, label: labelOf(each) }))}
            value={row.value}
            onChange={({ currentTarget: { value } }) => onChange({ ...row, value })}
          />
        ) : (
          <TextInput
            aria-label={t('forms.condition.value')}
            type={field.type === 'date' ? 'date' : 'number'}
            value={row.value}
            onChange={({ currentTarget: { value } }) => value !== '' && onChange({ ...row, value })}
          />
        ))}
      <ActionIcon variant="subtle" color="gray" aria-label={t('forms.condition.remove')} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
