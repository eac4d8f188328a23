// Fields of forms: short, since a form has several.
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { word } from '../i18n/word.ts'

/** What the forms hold until they are sent. */
export function useFields<T extends object>(start: T) {
  const [values, setValues] = useState(start)
  const set = (more: Partial<T>) => setValues((before) => ({ ...before, ...more }))
  return [values, set] as const
}

interface Text {
  label: string
  hint?: ReactNode
  value: string
  onChange: (value: string) => void
  optional?: boolean
}

export const Words = ({
  label,
  hint,
  value,
  onChange,
  optional = false,
  rows = 2,
}: Text & { rows?: number }) => (
  <Textarea
    label={label}
    description={hint}
    required={!optional}
    autosize
    minRows={rows}
    maxLength={10_000}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

export const OneLine = ({
  label,
  hint,
  value,
  onChange,
  optional = false,
  max = 500,
}: Text & { max?: number }) => (
  <TextInput
    label={label}
    description={hint}
    required={!optional}
    maxLength={max}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

interface DayProps extends Text {
  min?: string
  max?: string
}
export const DayField = ({ label, hint, value, onChange, optional = false, min, max }: DayProps) => (
  <TextInput
    type="date"
    label={label}
    description={hint}
    required={!optional}
    {...(min ? { min } : {})}
    {...(max ? { max } : {})}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

export const Amount = ({ label, hint, value, onChange }: Text) => (
  <TextInput
    type="number"
    step="any"
    label={label}
    description={hint}
    required
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

interface ChoiceProps<C extends string> {
  label: string
  hint?: ReactNode
  /** The words of a code, which has hyphens for its blanks. */
  say: (code: string) => string
  codes: readonly C[]
  value: C
  onChange: (value: C) => void
}

/** One of a few codes, in words. */
export function Choice<C extends string>({ label, hint, say, codes, value, onChange }: ChoiceProps<C>) {
  return (
    <Select
      label={label}
      description={hint}
      data={codes.map((code) => ({
        value: code as string,
        label: say(word(code)),
      }))}
      value={value as string}
      onChange={(chosen) => onChange(codes.find((code) => code === chosen) ?? value)}
      allowDeselect={false}
      required
    />
  )
}

interface TickProps {
  label: string
  hint?: ReactNode
  value: boolean
  onChange: (value: boolean) => void
}
export const Tick = ({ label, hint, value, onChange }: TickProps) => (
  <Checkbox
    label={label}
    description={hint}
    checked={value}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
)

export const filled = (...texts: string[]) => texts.every((text) => text.trim() !== '')
export const orNull = (text: string) => text.trim() || null
