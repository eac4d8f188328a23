// Other ways to read whom a statement speaks of. What this form does not ask for stays as it was written down.
import { Button, Checkbox, Fieldset, MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type ClaimReading, claimCategories, claimEvents } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

interface Props {
  readings: readonly ClaimReading[]
  onChange: (readings: ClaimReading[]) => void
}

export function ClaimReadings({ readings, onChange }: Props) {
  const t = useT()
  const put = (at: number, reading: ClaimReading) =>
    onChange(readings.map((each, index) => (index === at ? reading : each)))
  return (
    <Stack gap="sm">
      {readings.map((reading, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reading has no name but its place
        <Fieldset key={at} legend={t('figures.claims.reading', { number: at + 1 })}>
          <Reading reading={reading} onChange={(next) => put(at, next)} />
          <Button
            mt="sm"
            size="xs"
            variant="default"
            onClick={() => onChange(readings.filter((_, index) => index !== at))}
          >
            {t('figures.claims.reading-remove')}
          </Button>
        </Fieldset>
      ))}
      <Button
        variant="default"
        style={{ alignSelf: 'start' }}
        onClick={() => onChange([...readings, { note: '', scope: { event: 'repatriated', note: '' } }])}
      >
        {t('figures.claims.reading-add')}
      </Button>
    </Stack>
  )
}

function Reading({ reading, onChange }: { reading: ClaimReading; onChange: (next: ClaimReading) => void }) {
  const t = useT()
  const { scope, as, ...rest } = reading
  const scoped = (change: Partial<NonNullable<ClaimReading['scope']>>) => {
    const next = { ...(scope ?? { event: 'repatriated' as const, note: rest.note }), ...change }
    onChange({ ...rest, scope: next })
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={t('figures.claims.note')}
        required
        value={rest.note}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...reading, note: value, ...(scope ? { scope: { ...scope, note: value } } : {}) })
        }
      />
      <TextInput
        label={t('figures.claims.as')}
        description={t('figures.claims.as-hint')}
        value={as ?? ''}
        onChange={({ currentTarget: { value } }) =>
          value
            ? onChange({ ...rest, as: value.trim() })
            : onChange({ ...rest, scope: scope ?? { event: 'repatriated', note: rest.note } })
        }
      />
      {as === undefined && (
        <>
          <Select
            label={t('figures.claims.event')}
            allowDeselect={false}
            value={scope?.event ?? 'repatriated'}
            onChange={(value) => value && scoped({ event: value as (typeof claimEvents)[number] })}
            data={claimEvents.map((each) => ({ value: each, label: t(`figures.event.${word(each)}`) }))}
          />
          <TextInput
            label={t('figures.claims.missions')}
            description={t('figures.claims.missions-hint')}
            defaultValue={scope?.missions?.join(' ') ?? ''}
            onBlur={({ currentTarget: { value } }) => {
              const { missions: _, ...others } = scope ?? { event: 'repatriated' as const, note: rest.note }
              const missions = value.split(/[\s,;]+/).filter(Boolean)
              onChange({ ...rest, scope: missions.length ? { ...others, missions } : others })
            }}
          />
          <Checkbox
            label={t('figures.claims.everyone-hint')}
            checked={scope?.everyone ?? false}
            onChange={({ currentTarget: { checked } }) => {
              const { everyone: _, ...others } = scope ?? { event: 'repatriated' as const, note: rest.note }
              onChange({ ...rest, scope: checked ? { ...others, everyone: true } : others })
            }}
          />
        </>
      )}
      <MultiSelect
        label={t('figures.claims.reading-categories')}
        value={rest.categories ?? []}
        onChange={(value) => {
          const { categories: _, ...others } = reading
          const categories = value as (typeof claimCategories)[number][]
          onChange(categories.length ? { ...others, categories } : others)
        }}
        data={claimCategories.map((each) => ({ value: each, label: t(`figures.category.${each}`) }))}
      />
    </SimpleGrid>
  )
}
