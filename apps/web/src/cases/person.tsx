// How a person of a case is named on these screens.
import type { PersonBrief } from '@oralu/domain'
import { Name, type NameForm } from '../components/Name.tsx'
import { DayText } from '../components/text.tsx'
import { scriptOf, useLanguage, useT } from '../i18n/index.tsx'

/** A code of the domain as it stands in an id of a message. */
export const word = (code: string) => code.replaceAll(' ', '-')

const formsOf = (person: PersonBrief): NameForm[] =>
  person.names.map(({ form, script }, index) => ({ text: form, script, original: index === 0 }))

/** The name; where identity is not open to the reader, it says so and nothing else. */
export function CasePerson({ person, stacked }: { person: PersonBrief | null; stacked?: boolean }) {
  const t = useT()
  if (!person) return <span>{t('cases.person.closed')}</span>
  const latin = person.names[0]?.latin
  return (
    <Name
      forms={formsOf(person)}
      {...(latin ? { transliteration: latin } : {})}
      {...(stacked ? { stacked } : {})}
    />
  )
}

/** The name as plain text, in the reader's script where a source has it. */
export function usePersonText(): (person: PersonBrief | null) => string {
  const t = useT()
  const script = scriptOf[useLanguage()]
  return (person) => {
    if (!person) return t('cases.person.closed')
    return (
      person.names.find((form) => form.script === script)?.form ??
      person.names[0]?.latin ??
      t('components.no-name')
    )
  }
}

/** Born, and whether that makes a child. */
export function Born({ person }: { person: PersonBrief | null }) {
  const t = useT()
  if (!person) return null
  const { bornFrom: from, bornTo: to } = person
  return (
    <>
      <DayText value={from && to ? { from, to } : (from ?? to)} />
      {person.child && <> · {t('cases.person.child')}</>}
    </>
  )
}

/** Today as a day, in the office's time. */
export const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty' }).format(new Date())

/** A day so many days from today. */
export const daysOn = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty' }).format(Date.now() + days * 86_400_000)
