// Which fields go, by compartment: those of the register, or those that an agreement allows.
import { Checkbox, Group, Stack } from '@mantine/core'
import { cooperationFields, type FieldsGiven } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'

interface Props {
  label: string
  description?: string
  /** What there is to choose from; all that can go when left out. */
  among?: FieldsGiven
  value: FieldsGiven
  onChange: (fields: FieldsGiven) => void
}

const compartments = ['identity', 'mission'] as const

export function FieldChoice({ label, description, among = everything, value, onChange }: Props) {
  const t = useT()
  return (
    <Stack gap="sm">
      {compartments.map((compartment) => {
        const names: readonly string[] = among[compartment] ?? []
        if (names.length === 0) return null
        return (
          <Checkbox.Group
            key={compartment}
            label={`${label}: ${t(`compartment.${compartment}`)}`}
            {...(description && compartment === 'identity' ? { description } : {})}
            value={value[compartment] ?? []}
            onChange={(chosen) => onChange(withFields(value, compartment, chosen))}
          >
            <Group mt="xs" gap="sm">
              {names.map((name) => (
                <Checkbox key={name} value={name} label={t(`cooperation.field.${name}`)} />
              ))}
            </Group>
          </Checkbox.Group>
        )
      })}
    </Stack>
  )
}

const everything = {
  identity: [...cooperationFields.identity],
  mission: [...cooperationFields.mission],
}

/** In the order of the domain; a compartment of which nothing goes is left out. */
function withFields(value: FieldsGiven, of: 'identity' | 'mission', chosen: readonly string[]): FieldsGiven {
  const kept = everything[of].filter((name) => chosen.includes(name))
  const { [of]: _, ...rest } = value
  return kept.length > 0 ? ({ ...rest, [of]: kept } as FieldsGiven) : rest
}
