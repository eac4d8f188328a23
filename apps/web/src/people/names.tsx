// How persons are named on screens: the reader's script first, the original beside it.
import type { NameForm, PersonBrief } from '@oralu/domain'
import { Name } from '../components/Name.tsx'
import { DayText } from '../components/text.tsx'
import { scriptOf } from '../i18n/index.tsx'
import { speech } from '../i18n/language.ts'

type Named = Pick<PersonBrief, 'names'>

export function PersonName({ person, stacked }: { person: Named; stacked?: boolean }) {
  const latin = person.names[0]?.latin
  return (
    <Name
      forms={person.names.map(({ form, script }, index) => ({ text: form, script, original: index === 0 }))}
      {...(latin ? { transliteration: latin } : {})}
      {...(stacked ? { stacked } : {})}
    />
  )
}

/** One form of a name with readable Latin under it, where it is in another script. */
export function Form({ name }: { name: Pick<NameForm, 'form' | 'script' | 'latin'> }) {
  return (
    <>
      <bdi lang={name.script === 'Arab' ? 'ar' : undefined}>{name.form}</bdi>
      {name.script !== 'Latn' && name.script !== 'none' && (
        <>
          <br />
          <small>
            <bdi>{name.latin}</bdi>
          </small>
        </>
      )}
    </>
  )
}

/** The name as plain text in the reader's script where a source has it, else in Latin; undefined: none is stated. */
export function textOfName(person: Named): string | undefined {
  const script = scriptOf[speech.get().language]
  return person.names.find((form) => form.script === script)?.form ?? person.names[0]?.latin
}

interface BornProps {
  person: Pick<PersonBrief, 'bornFrom' | 'bornTo'>
  /** true: of an imprecise birth only the years */
  short?: boolean
}

/** The days of birth that are left open. */
export function Born({ person, short = false }: BornProps) {
  const { bornFrom: from, bornTo: to } = person
  const [first, last] = [from?.slice(0, 4), to?.slice(0, 4)]
  if (short && first && last && first !== last)
    return (
      <time dateTime={`${from}/${to}`} dir="ltr">
        {first}–{last}
      </time>
    )
  return <DayText value={from && to ? { from, to } : (from ?? to)} />
}
