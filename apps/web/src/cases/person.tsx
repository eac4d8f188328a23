// How a person of a case is named on these screens.
import type { PersonBrief } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import { Born as BornDays, PersonName, textOfName } from '../people/names.tsx'

/** The name; where identity is not open to the reader, it says so and nothing else. */
export function CasePerson({ person, stacked = false }: { person: PersonBrief | null; stacked?: boolean }) {
  const t = useT()
  return person ? <PersonName person={person} stacked={stacked} /> : <span>{t('cases.person.closed')}</span>
}

/** The name as plain text, in the reader's script where a source has it. */
export function usePersonText(): (person: PersonBrief | null) => string {
  const t = useT()
  return (person) => (person ? (textOfName(person) ?? t('components.no-name')) : t('cases.person.closed'))
}

/** Born, and whether that makes a child. */
export function Born({ person }: { person: PersonBrief | null }) {
  const t = useT()
  if (!person) return null
  return (
    <>
      <BornDays person={person} />
      {person.child && <> · {t('cases.person.child')}</>}
    </>
  )
}
