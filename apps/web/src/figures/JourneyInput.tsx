// Between which states a communiqué says that people were brought home: what its writer chooses, or leaves out. What the
// mission's legs suggest is offered, never filled in.
import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { type Figure, type Journey, suggestJourney } from '@oralu/domain'
import { useAnswer } from '../api/client.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import { useStateName } from '../operations/parts.tsx'
import { StatesInput, useStates } from '../operations/StatesInput.tsx'

export interface ChosenJourney {
  from: string[]
  to: string | null
}

/** The journey that was chosen: null for none, undefined while it is not whole. */
export function journeyOf({ from, to }: ChosenJourney): Journey | null | undefined {
  if (from.length === 0 && to === null) return null
  return from.length > 0 && to !== null && !from.includes(to) ? { from, to } : undefined
}

interface Props {
  figure: Figure
  value: ChosenJourney
  onChange: (value: ChosenJourney) => void
}

export function JourneyInput({ figure, value, onChange }: Props) {
  const t = useT()
  const states = useStates()
  const suggested = useAnswer(suggestJourney, { params: { id: figure.id } }).data?.journey
  return (
    <section aria-label={t('figures.journey.title')}>
      <Stack gap="xs">
        <Title order={2}>{t('figures.journey.title')}</Title>
        <Text size="sm">{t('figures.journey.hint')}</Text>
        <Group align="end">
          <StatesInput
            label={t('figures.journey.from')}
            value={value.from}
            maxValues={6}
            onChange={(from) => onChange({ ...value, from })}
          />
          <Select
            label={t('figures.journey.to')}
            searchable
            clearable
            limit={40}
            data={states}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
          />
          {suggested && value.from.length === 0 && value.to === null && (
            <Button variant="default" onClick={() => onChange(suggested)}>
              {t('figures.journey.take')} <JourneyText journey={suggested} />
            </Button>
          )}
        </Group>
        {journeyOf(value) === undefined && (
          <Text size="sm" role="status">
            {t('figures.journey.incomplete')}
          </Text>
        )}
      </Stack>
    </section>
  )
}

/** As the communiqué says it. */
export function JourneyText({ journey: { from, to } }: { journey: Journey }) {
  const t = useT()
  const name = useStateName()
  const list = new Intl.ListFormat(useLanguage(), { type: 'conjunction' })
  return <>{t('figures.journey.said', { from: list.format(from.map(name)), to: name(to) })}</>
}
