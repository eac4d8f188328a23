import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listPeople } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer } from '../api/hooks.ts'
import { useT } from '../i18n/index.tsx'
import { textOfName } from './names.tsx'

interface Props {
  label: string
  /** The anchor chosen. */
  value: string | null
  onChange: (anchorId: string | null) => void
  required?: boolean
  /** A person who is not offered, by id. */
  except?: string
}

/** Chooses a person of the register by a name in any script, or a document's number. */
export function PersonPicker({ label, value, onChange, required, except }: Props) {
  const t = useT()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 180)
  const found = useAnswer(listPeople, { query: { q: asked, limit: 12 } }, { enabled: asked.length >= 2 })
  const options = (found.data?.items ?? [])
    .filter((person) => person.personId !== except)
    .map((person) => ({
      value: person.anchorId,
      label: [textOfName(person) ?? t('components.no-name'), person.bornFrom?.slice(0, 4), person.sources[0]]
        .filter(Boolean)
        .join(' · '),
    }))
  return (
    <Select
      label={label}
      placeholder={t('people.filter.search')}
      data={options}
      value={value}
      onChange={onChange}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options: all }) => all}
      nothingFoundMessage={
        asked.length >= 2 && !found.isFetching ? t('people.picker.none') : t('people.picker.type')
      }
      clearable
      required={required ?? false}
    />
  )
}
