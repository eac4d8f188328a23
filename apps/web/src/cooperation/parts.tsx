// What the screens of cooperation share: links, who did something when, reasons in words, partners and persons to choose.
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type Instant, listPartners, listPeople } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../api/client.ts'
import type { ListFilter } from '../components/ListFilters.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { textOfName } from '../people/names.tsx'
import classes from './cooperation.module.css'
import { mailReason } from './words.ts'

/** A link whose words may be of any direction. */
export function Go({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to as '/'}>
      <bdi>{children}</bdi>
    </Link>
  )
}

export function By({ by, at }: { by: string | null; at: Instant | null }) {
  return (
    <span className={classes.quiet}>
      {by && <bdi>{by}</bdi>} {at && <InstantText value={at} />}
    </span>
  )
}

/** On what waits too long, or needs someone's eye. */
export function Mark({ children }: { children: ReactNode }) {
  return <span className={classes.late}>{children}</span>
}

/** Why a message waits, stopped or was refused. */
export function Reason({ code }: { code: string | null }) {
  const t = useT()
  if (!code) return null
  return <>{t(`cooperation.why.${mailReason(code)}`, { code })}</>
}

/** Partners to choose from. */
export function usePartners(): { value: string; label: string }[] {
  const found = useAnswer(listPartners, { query: { limit: 200 } })
  return (found.data?.items ?? [])
    .filter(({ ended }) => !ended)
    .map(({ id, name }) => ({ value: id, label: name }))
}

export function usePartnerFilter(): ListFilter<'partnerId'> {
  const t = useT()
  return { name: 'partnerId', label: t('cooperation.partner'), kind: 'choice', options: usePartners() }
}

/** A person who was chosen. */
export interface Chosen {
  personId: string
  name: string
}

interface FindProps {
  label: string
  description?: string
  value: Chosen | null
  onChoose: (person: Chosen | null) => void
}

/** Finds a person by a name in any script. With `value` null it is empty again after each choice. */
export function FindPerson({ label, description, value, onChoose }: FindProps) {
  const t = useT()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 180)
  const found = useAnswer(listPeople, { query: { q: asked, limit: 12 } }, { enabled: asked.length >= 2 })
  const persons = (found.data?.items ?? []).map((person) => ({
    personId: person.personId,
    name: textOfName(person) ?? t('components.no-name'),
    about: [person.bornFrom?.slice(0, 4), person.sources[0]].filter(Boolean).join(' · '),
  }))
  const data = persons.map(({ personId, name, about }) => ({
    value: personId,
    label: about ? `${name} · ${about}` : name,
  }))
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('people.filter.search')}
      data={
        value && !data.some((each) => each.value === value.personId)
          ? [{ value: value.personId, label: value.name }, ...data]
          : data
      }
      value={value?.personId ?? null}
      onChange={(id) => {
        const person = persons.find(({ personId }) => personId === id)
        onChoose(person ? { personId: person.personId, name: person.name } : null)
        if (person && value === null) setText('')
      }}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={
        asked.length >= 2 && !found.isFetching ? t('people.picker.none') : t('people.picker.type')
      }
      clearable
    />
  )
}
