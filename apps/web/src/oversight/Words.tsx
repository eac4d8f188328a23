import { Textarea } from '@mantine/core'

interface Props {
  label: string
  description?: string
  value: string
  onChange: (value: string) => void
  rows?: number
}

/** A paragraph that must be written. */
export function Words({ label, description, value, onChange, rows = 2 }: Props) {
  return (
    <Textarea
      label={label}
      {...(description ? { description } : {})}
      required
      autosize
      minRows={rows}
      maxRows={12}
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
