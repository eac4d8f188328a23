// Reasons of a comparison in words: what speaks for one person, what against, and how much.
import type { Why } from '@oralu/domain'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { readCode } from './evidence.ts'
import classes from './matches.module.css'

/** Fields of a comparison, in the order in which they stand side by side. */
export const fields = ['names', 'born', 'sex', 'birth_place', 'documents', 'mother', 'father'] as const
export type Field = (typeof fields)[number]

/** The reason that is about a field, if the two could be compared in it. */
export function reasonOf(why: readonly Why[], field: Field): { outcome: string; bits: number } | undefined {
  for (const { code, params } of why) {
    const found = readCode(code)
    if (found.field === field && found.outcome)
      return { outcome: found.outcome, bits: Number(params.bits ?? 0) }
  }
  return undefined
}

/** What a field's agreement says, by sign and word, never by colour alone. */
export function Reason({ why, field }: { why: readonly Why[]; field: Field }) {
  const t = useT()
  const reason = reasonOf(why, field)
  if (!reason) return null
  const speaksFor = reason.bits >= 0
  const Icon = speaksFor ? IconPlus : IconMinus
  const strength = Math.abs(reason.bits) >= 6 ? 'much' : Math.abs(reason.bits) >= 2 ? 'some' : 'little'
  return (
    <span className={speaksFor ? classes.for : classes.against}>
      <Icon size={14} aria-hidden />
      <span>
        {t('people.outcome-and-weight', {
          outcome: t(`people.outcome.${word(reason.outcome.replaceAll('_', '-'))}`),
          weight: t(speaksFor ? `people.speaks-for.${strength}` : `people.speaks-against.${strength}`),
        })}
      </span>
    </span>
  )
}

/** How likely it is that the two records are one person, in words with the number beside. It is about the records. */
export function Likelihood({ probability }: { probability: number }) {
  const t = useT()
  const degree =
    probability >= 0.95 ? 'very' : probability >= 0.8 ? 'likely' : probability >= 0.5 ? 'open' : 'hardly'
  return (
    <span title={t('people.likelihood.definition')}>
      {t(`people.likelihood.${degree}`)} (
      {t('people.likelihood.of-hundred', {
        number: Math.min(99, Math.max(1, Math.round(probability * 100))),
      })}
      )
    </span>
  )
}
