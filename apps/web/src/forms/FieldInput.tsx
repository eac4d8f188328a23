// One field of a form, by its type.
import { Checkbox, NumberInput, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { AnswerFault, Form, FormAnswer, FormField } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import classes from './forms.module.css'
import { PictureInput } from './PictureInput.tsx'
import { Said, useSaid } from './words.tsx'

/** How a picture is kept, and where a kept one is shown from. */
export interface Pictures {
  keep: (field: FormField, picture: Blob) => Promise<string>
  addressOf: (id: string) => string
}

interface Props {
  form: Form
  field: FormField
  value: FormAnswer | undefined
  fault: AnswerFault['code'] | undefined
  readOnly: boolean
  pictures: Pictures | undefined
  onChange: (value: FormAnswer | undefined) => void
}

const mostRadios = 7

export function FieldInput({ form, field, value, fault, readOnly, pictures, onChange }: Props) {
  const t = useT()
  const said = useSaid()
  const { type, min, max } = field
  const error = fault && (fault === 'constraint' ? said(field.message) : faultWords(t, fault, field))
  const common = {
    label: <Said words={field.label} otherwise={field.name} />,
    description: said(field.hint) ? <Said words={field.hint} /> : undefined,
    withAsterisk: field.required,
    error,
  }
  const choices = ((field.list && form.lists[field.list]?.choices) || []).map(({ name, label }) => ({
    value: name,
    label: said(label, name),
  }))
  const text = typeof value === 'string' ? value : ''

  if (type === 'note')
    return (
      <Text className={classes.note}>
        <Said words={field.label} />
      </Text>
    )
  if (type === 'calculated')
    return (
      <div>
        <Text size="sm" fw={500} component="div">
          {common.label}
        </Text>
        <output>
          {value === undefined
            ? '–'
            : typeof value === 'boolean'
              ? t(`forms.answer.${value}`)
              : String(value)}
        </output>
      </div>
    )
  if (type === 'photo' || type === 'signature')
    return (
      <PictureInput
        field={field}
        value={text}
        readOnly={readOnly}
        pictures={pictures}
        onChange={onChange}
        {...common}
      />
    )
  if (type === 'yes or no')
    return (
      <Radio.Group
        {...common}
        value={typeof value === 'boolean' ? String(value) : ''}
        onChange={(next) => onChange(next === 'true')}
        readOnly={readOnly}
      >
        <div className={classes.row}>
          {['true', 'false'].map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`forms.answer.${each}`)}
              disabled={readOnly && String(value) !== each}
            />
          ))}
        </div>
      </Radio.Group>
    )
  if (type === 'one of')
    return choices.length <= mostRadios ? (
      <Radio.Group {...common} value={text} onChange={onChange} readOnly={readOnly}>
        <Stack gap={6} mt={6}>
          {choices.map((choice) => (
            <Radio key={choice.value} {...choice} disabled={readOnly && text !== choice.value} />
          ))}
        </Stack>
      </Radio.Group>
    ) : (
      <Select
        {...common}
        data={choices}
        value={text || null}
        onChange={(next) => onChange(next ?? undefined)}
        searchable
        clearable
        readOnly={readOnly}
      />
    )
  if (type === 'several of')
    return (
      <Checkbox.Group
        {...common}
        value={Array.isArray(value) ? value : []}
        onChange={(next) => onChange(next.length > 0 ? next : undefined)}
        readOnly={readOnly}
      >
        <div className={classes.choices}>
          {choices.map((choice) => (
            <Checkbox
              key={choice.value}
              {...choice}
              disabled={readOnly && !(Array.isArray(value) && value.includes(choice.value))}
            />
          ))}
        </div>
      </Checkbox.Group>
    )
  if (type === 'whole number' || type === 'decimal')
    return (
      <NumberInput
        {...common}
        className={classes.short}
        allowDecimal={type === 'decimal'}
        decimalSeparator=","
        hideControls
        clampBehavior="none"
        {...(min === null ? {} : { min })}
        {...(max === null ? {} : { max })}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        readOnly={readOnly}
      />
    )
  if (type === 'date')
    return (
      <TextInput
        {...common}
        className={classes.short}
        type="date"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        readOnly={readOnly}
      />
    )
  if (type === 'long text')
    return (
      <Textarea
        {...common}
        autosize
        minRows={3}
        maxLength={10_000}
        dir="auto"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        readOnly={readOnly}
      />
    )
  return (
    <TextInput
      {...common}
      dir="auto"
      maxLength={field.pattern === null ? 500 : 200}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      readOnly={readOnly}
    />
  )
}

function faultWords(t: ReturnType<typeof useT>, fault: AnswerFault['code'], { min, max }: FormField): string {
  if (fault === 'too-small') return t('forms.fault.too-small', { min: min ?? '' })
  if (fault === 'too-large') return t('forms.fault.too-large', { max: max ?? '' })
  return t(`forms.fault.${fault}`)
}
