import { Button, Fieldset, Group, Text, TextInput } from '@mantine/core'
import type { CustodyStep } from '@oralu/domain'
import { useT } from '../../i18n/index.tsx'

interface Props {
  steps: readonly CustodyStep[]
  onChange: (steps: CustodyStep[]) => void
  wrong: string | undefined
}

/** The chain of custody of a sample: who handed it to whom, and on which day. */
export function CustodySteps({ steps, onChange, wrong }: Props) {
  const t = useT()
  const field = (at: number, key: keyof CustodyStep, label: string) => (
    <TextInput
      type={key === 'on' ? 'date' : 'text'}
      label={label}
      value={steps[at]![key]}
      onChange={(event) => {
        const value = event.currentTarget.value
        onChange(steps.map((step, i) => (i === at ? { ...step, [key]: value } : step)))
      }}
      flex="1 1 9rem"
      withAsterisk
    />
  )
  return (
    <Fieldset legend={t('people.custody')}>
      {steps.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place in the chain
        <Group key={at} gap="xs" align="end" mb="xs">
          {field(at, 'from', t('people.custody.from'))}
          {field(at, 'to', t('people.custody.to'))}
          {field(at, 'on', t('people.day'))}
        </Group>
      ))}
      {wrong && (
        <Text size="xs" c="var(--mantine-color-error)" mb="xs">
          {wrong}
        </Text>
      )}
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onChange([...steps, { from: steps.at(-1)?.to ?? '', to: '', on: '' }])}
        >
          {t('people.custody.add')}
        </Button>
        {steps.length > 1 && (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange(steps.slice(0, -1))}>
            {t('people.custody.remove')}
          </Button>
        )}
      </Group>
    </Fieldset>
  )
}
