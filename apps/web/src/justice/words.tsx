// How a matter is said: in one sentence, by its state and since when; and what runs out.
import type { JusticeToday, Matter } from '@oralu/domain'
import type { ReactNode } from 'react'
import { DayText, InstantText } from '../components/text.tsx'
import { formatDay } from '../i18n/dates.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import type { Head } from './fields.ts'
import classes from './justice.module.css'

/** The name of a choice. */
export function choiceText(t: ReturnType<typeof useT>, head: Head, choice: string): string {
  const code = word(choice)
  switch (head) {
    case 'stage':
      return t(`justice.stage.${code}`)
    case 'against':
      return t(`justice.against.${code}`)
    case 'lodged':
      return t(`justice.lodged.${code}`)
    case 'answer':
      return t(`justice.answer.${code}`)
    case 'detention':
      return t(`justice.detention.${code}`)
    case 'measure':
      return t(`justice.measure.${code}`)
    case 'victim':
      return t(`justice.victim.${code}`)
    case 'decision':
      return t(`justice.decision.${code}`)
    case 'ended':
      return t(`justice.ended.${code}`)
    case 'outcome':
      return t(`justice.outcome.${code}`)
    case 'freed':
      return t(`justice.freed.${code}`)
  }
}

type State = Pick<Matter, 'state' | 'since'>

export function useSentence(): (of: State) => string {
  const t = useT()
  const language = useLanguage()
  return ({ state, since }) =>
    t(`justice.state.${word(state).replace(',', '')}`, { since: formatDay(since, language) })
}

/** Every state in the same size: an acquittal is not said lower than a charge. */
export function StateText({ of, number }: { of: State; number: string }) {
  const sentence = useSentence()
  return (
    <p className={classes.state}>
      {sentence(of)} <bdi>({number})</bdi>
    </p>
  )
}

type DueLine = Pick<JusticeToday['items'][number], 'what' | 'on' | 'over' | 'extendable'>

export function DueText({ of }: { of: DueLine }): ReactNode {
  const t = useT()
  const text = t(`justice.due.${word(of.what)}`)
  return (
    <>
      {of.over ? <strong>{t('justice.due.over')} </strong> : null}
      {text}: {of.on.length === 10 ? <DayText value={of.on} /> : <InstantText value={of.on} />}
      {of.what === 'detention' && (
        <> · {t(of.extendable ? 'justice.due.extendable' : 'justice.due.not-extendable')}</>
      )}
    </>
  )
}
