// The form of a fact, or of what became of one.
import { Select, Textarea, TextInput } from '@mantine/core'
import { type Endpoint, type Matter, today } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import { beginsToday, type Field } from './fields.ts'
import { choiceText } from './words.tsx'

interface Props {
  title: string
  hint?: string | undefined
  /** The endpoint of the fact's own kind. */
  endpoint: unknown
  params: Record<string, string>
  fields: readonly Field[]
  /** What the form does not ask for. */
  given?: Record<string, unknown>
  /** What stands in a field at first. */
  before?: Record<string, string>
  charges?: Matter['charges']
  onClose: () => void
}

export function FactForm({
  title,
  hint,
  endpoint,
  params,
  fields,
  given = {},
  before = {},
  charges = [],
  onClose,
}: Props) {
  const t = useT()
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        before[field.name] ??
          (beginsToday(field) ? today() : field.input === 'choice' ? (field.choices?.[0] ?? '') : ''),
      ]),
    ),
  )
  const send = useSend(endpoint as Endpoint, { invalidates: ['/cases'], onDone: onClose })
  const ready = fields.every(({ name, optional }) => optional || values[name]?.trim())
  return (
    <FormModal
      title={title}
      hint={hint}
      act={t('justice.save')}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      wide={fields.length > 5}
      onSubmit={() => send.mutate({ params, body: { ...given, ...bodyOf(fields, values) } } as never)}
      onClose={onClose}
    >
      {fields.map((field) => (
        <Input
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          charges={charges}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
    </FormModal>
  )
}

/** What is sent: an optional field left empty says nothing. */
function bodyOf(fields: readonly Field[], values: Record<string, string>) {
  return Object.fromEntries(
    fields.map(({ name, input }) => {
      const said = values[name]?.trim() ?? ''
      if (input === 'lines') return [name, said.split('\n').flatMap((each) => each.trim() || [])]
      if (said === '') return [name, null]
      return [name, input === 'instant' ? new Date(said).toISOString() : said]
    }),
  )
}

interface InputProps {
  field: Field
  value: string
  charges: Matter['charges']
  onChange: (value: string) => void
}

function Input({
  field: { name, input, optional = false, choices = [], head },
  value,
  charges,
  onChange,
}: InputProps) {
  const t = useT()
  const common = {
    label: t(`justice.field.${name}`),
    required: !optional,
    value,
  }
  if (input === 'choice')
    return (
      <Select
        {...common}
        data={choices.map((code) => ({ value: code, label: head ? choiceText(t, head, code) : code }))}
        onChange={(code) => onChange(code ?? '')}
        allowDeselect={false}
      />
    )
  if (input === 'charge')
    return (
      <Select
        {...common}
        description={optional ? t('justice.charge.all') : null}
        data={charges.map(({ id, law, article, part }) => ({
          value: id,
          label: [law, article, part].filter(Boolean).join(', '),
        }))}
        value={value || null}
        onChange={(id) => onChange(id ?? '')}
        clearable={optional}
      />
    )
  if (input === 'words' || input === 'lines')
    return (
      <Textarea
        {...common}
        description={input === 'lines' ? t('justice.lines') : null}
        autosize
        minRows={2}
        maxLength={10_000}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...common}
      type={input === 'day' ? 'date' : input === 'instant' ? 'datetime-local' : 'text'}
      maxLength={500}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
