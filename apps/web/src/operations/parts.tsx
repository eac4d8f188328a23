// What the screens of operations share: a box with a heading, a form over the page, a person's name, a problem in words.
import { Group } from '@mantine/core'
import { dayOf, type PersonBrief } from '@oralu/domain'
import type { ReactNode } from 'react'
import { ProblemError } from '../api/client.ts'
import { type FormModalProps, FormModal as PlainFormModal } from '../components/FormModal.tsx'
import { Name } from '../components/Name.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { scriptOf, useLanguage, useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { stateNameIn } from './states.ts'

interface SectionProps {
  title: string
  aside?: ReactNode
  children: ReactNode
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={classes.box} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {aside && <Group gap="xs">{aside}</Group>}
      </div>
      {children}
    </section>
  )
}

/** A short form over the page, whose unmet gates are said in words. */
export function FormModal(props: FormModalProps) {
  const readable = useReadable()
  return <PlainFormModal {...props} error={readable(props.error)} />
}

/** The name; where identity is not open to the reader, it says so and nothing else. */
export function Traveller({ person, stacked = false }: { person: PersonBrief | null; stacked?: boolean }) {
  const t = useT()
  if (!person) return <span className={classes.quiet}>{t('operations.person.closed')}</span>
  const latin = person.names[0]?.latin
  return (
    <Name
      forms={person.names.map(({ form, script }, index) => ({ text: form, script, original: index === 0 }))}
      {...(latin ? { transliteration: latin } : {})}
      stacked={stacked}
    />
  )
}

/** A seat, and the vehicle that it is in. */
export function SeatText({ seat, vehicle }: { seat: string | null; vehicle: string | null }) {
  if (!seat) return <>–</>
  return (
    <span>
      <bdi>{seat}</bdi>
      {vehicle && (
        <>
          {' '}
          <bdi className={`${classes.quiet} ${classes.mark}`}>{vehicle}</bdi>
        </>
      )}
    </span>
  )
}

/** The name as plain text, in the reader's script where a source has it. */
export function useNameText(): (person: PersonBrief | null) => string {
  const t = useT()
  const script = scriptOf[useLanguage()]
  return (person) => {
    if (!person) return t('operations.person.closed')
    return (
      person.names.find((form) => form.script === script)?.form ??
      person.names[0]?.latin ??
      t('components.no-name')
    )
  }
}

const nearMs = 72 * 3_600_000

/** The hour where it is near, else the day. */
export function Near({ value }: { value: string }) {
  return Math.abs(new Date(value).getTime() - Date.now()) < nearMs ? (
    <InstantText value={value} />
  ) : (
    <DayText value={dayOf(value)} />
  )
}

/** The name of a state in the reader's language, by its ISO 3166-1 code. */
export const useStateName = () => stateNameIn(useLanguage())

/** Several states as a list. */
export function useStateNames(): (codes: readonly string[]) => string {
  const list = new Intl.ListFormat([useLanguage(), 'en'], { type: 'unit' })
  const name = useStateName()
  return (codes) => list.format(codes.map(name))
}

export function Born({ person }: { person: PersonBrief | null }) {
  if (!person) return null
  const { bornFrom: from, bornTo: to } = person
  return <DayText value={from && to ? { from, to } : (from ?? to)} />
}

/** A refusal over gates names lines by id: here it is put into words, gate by gate, with how many. */
export function useReadable(): (error: unknown) => unknown {
  const t = useT()
  return (error) => {
    if (!(error instanceof ProblemError) || error.code !== 'gate-unmet') return error
    const groups = Map.groupBy(error.issues, ({ path, message }) =>
      path.startsWith('permission.') || path.startsWith('plan.')
        ? message
        : `${path.split('.')[1]} ${message}`,
    )
    return new ProblemError('gate-unmet', {
      status: error.status,
      params: error.params,
      issues: [...groups].map(([key, issues]) => {
        const [gate = '', why] = key.split(' ')
        return why
          ? {
              path: t(`operations.gate.${gate}`),
              message: `${t(`operations.why.${why}`)} (${issues.length})`,
            }
          : {
              path: t(gate.startsWith('permission') ? 'operations.permissions.title' : 'operations.board'),
              message: t(`operations.blocker.${gate}`, { count: issues.length }),
            }
      }),
    })
  }
}
