// Each field of each person of a package, as it goes or as it came; and what does not go, and why.
import { Button, Checkbox, TextInput } from '@mantine/core'
import type { PackagePerson } from '@oralu/domain'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cooperation.module.css'
import { Go } from './parts.tsx'

/** Of those refused why, by reference. */
export type Refused = ReadonlyMap<string, string>

interface Props {
  persons: readonly PackagePerson[]
  /** Lets single persons be refused. */
  refused?: Refused
  onRefuse?: (refused: Refused) => void
}

const step = 50

export function Preview({ persons, refused, onRefuse }: Props) {
  const t = useT()
  const [shown, setShown] = useState(step)
  const set = (ref: string, why: string | null) => {
    const next = new Map(refused)
    if (why === null) next.delete(ref)
    else next.set(ref, why)
    onRefuse?.(next)
  }
  return (
    <>
      {persons.slice(0, shown).map((person) => (
        <Person key={person.ref} of={person}>
          {onRefuse && (
            <Refuse
              of={person}
              why={refused?.get(person.ref) ?? null}
              onChange={(why) => set(person.ref, why)}
            />
          )}
        </Person>
      ))}
      {persons.length > shown && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown(shown + step)}>
          {t('cooperation.preview.more', { count: persons.length - shown })}
        </Button>
      )}
    </>
  )
}

function Person({ of, children }: { of: PackagePerson; children: ReactNode }) {
  const t = useT()
  const values = Object.entries({ ...of.fields.identity, ...of.fields.mission })
  const name = of.name ?? t('components.no-name')
  return (
    <article className={classes.person} aria-label={name}>
      <h3>{of.personId ? <Go to={`/people/${of.personId}`}>{name}</Go> : <bdi>{name}</bdi>}</h3>{' '}
      <span className={classes.quiet}>
        <bdi>{of.ref}</bdi>
      </span>{' '}
      {of.child && <span className={classes.tag}>{t('people.child')}</span>}
      <dl className={classes.values}>
        <dt>{t('cooperation.basis')}</dt>
        <dd>
          <bdi>{of.basis}</bdi>
        </dd>
        {values.map(([field, value]) => (
          <Field key={field} name={field} value={value} />
        ))}
      </dl>
      {of.withheld.length > 0 && (
        <ul className={classes.quiet}>
          {of.withheld.map(({ field, why }) => (
            <li key={field}>
              {t('cooperation.withheld', {
                field: t(`cooperation.field.${field.split('.').at(-1)}`),
                why: t(`cooperation.withheld.${word(why)}`),
              })}
            </li>
          ))}
        </ul>
      )}
      {children}
    </article>
  )
}

function Field({ name, value }: { name: string; value: string | string[] }) {
  const t = useT()
  const said = (one: string) =>
    name === 'sex' && (one === 'male' || one === 'female') ? t(`people.sex.${one}`) : one
  return (
    <>
      <dt>{t(`cooperation.field.${name}`)}</dt>
      <dd>
        {[value].flat().map((one) => (
          <div key={one}>
            <bdi>{said(one)}</bdi>
          </div>
        ))}
      </dd>
    </>
  )
}

interface RefuseProps {
  of: PackagePerson
  why: string | null
  onChange: (why: string | null) => void
}

function Refuse({ of, why, onChange }: RefuseProps) {
  const t = useT()
  const name = of.name ?? of.ref
  return (
    <>
      <Checkbox
        label={t('cooperation.refuse-person')}
        aria-label={t('cooperation.refuse-person.of', { name })}
        checked={why !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? '' : null)}
      />
      {why !== null && (
        <TextInput
          mt={4}
          size="xs"
          aria-label={t('cooperation.refuse-person.why', { name })}
          placeholder={t('components.reason.label')}
          required
          maxLength={200}
          dir="auto"
          value={why}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </>
  )
}
