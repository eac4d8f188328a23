import { MultiSelect } from '@mantine/core'
import { useMemo } from 'react'
import { useLanguage } from '../i18n/index.tsx'
import { stateNameIn } from './states.ts'

/** All ISO 3166-1 alpha-2 codes that the browser has a name for. */
const codes = (() => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  // Names that the browser knows beside those of states: groupings, reserved codes, old ones.
  const strange = new Set(
    'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ AN BU CS DD FX HV NH RH SU TP VD YD YU ZR UK'.split(' '),
  )
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => names.of(code) && !strange.has(code))
})()

interface Props {
  label: string
  value: string[]
  maxValues?: number
  onChange: (value: string[]) => void
}

/** States by name in the reader's language; their codes are kept. */
export function StatesInput({ label, value, maxValues = 30, onChange }: Props) {
  const data = useStates()
  return (
    <MultiSelect
      label={label}
      searchable
      clearable
      limit={40}
      maxValues={maxValues}
      data={data}
      value={value}
      onChange={onChange}
    />
  )
}

/** All states as choices, by name. */
export function useStates(): { value: string; label: string }[] {
  const language = useLanguage()
  return useMemo(() => {
    const name = stateNameIn(language)
    return codes
      .map((value) => ({ value, label: name(value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, language))
  }, [language])
}
