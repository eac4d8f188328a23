// The two dates as of which something is counted.
import { Button, Group, TextInput } from '@mantine/core'
import { useT } from '../i18n/index.tsx'

/** Days; empty: now. */
export interface AsOfDates {
  was: string
  known: string
}

export function AsOf({ dates, onChange }: { dates: AsOfDates; onChange: (dates: AsOfDates) => void }) {
  const t = useT()
  return (
    <Group align="end" mb="md">
      <TextInput
        type="date"
        label={t('figures.as-it-was')}
        value={dates.was}
        onChange={({ currentTarget: { value } }) => onChange({ ...dates, was: value })}
      />
      <TextInput
        type="date"
        label={t('figures.known-on')}
        value={dates.known}
        onChange={({ currentTarget: { value } }) => onChange({ ...dates, known: value })}
      />
      {(dates.was || dates.known) && (
        <Button variant="default" onClick={() => onChange({ was: '', known: '' })}>
          {t('figures.counts.now')}
        </Button>
      )}
    </Group>
  )
}
