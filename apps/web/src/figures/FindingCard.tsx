// One finding in words, with the arithmetic that a person can redo by hand and the statements that it rests on.
import type { Finding } from '@oralu/domain'
import type { ReactNode } from 'react'
import { T, useLanguage, useT } from '../i18n/index.tsx'
import classes from './figures.module.css'
import { ClaimLink } from './words.tsx'

export interface Named {
  id: string
  key: string
  publisher: string
  note: string
}

/** Digits and signs only, so that every language reads the same line. */
export const arithmeticOf = (finding: Finding) =>
  finding.arithmetic
    .replaceAll(' fits ', ' ∩ ')
    .replaceAll(', not ', ' ≠ ')
    .replaceAll('at least ', '≥ ')
    .replaceAll(' to ', '–')

export function FindingCard({ finding, named }: { finding: Finding; named: ReadonlyMap<string, Named> }) {
  const t = useT()
  const language = useLanguage()
  const { code, verdict, category, params } = finding
  const links = (keys: readonly string[]): ReactNode =>
    keys.map((key, index) => {
      const claim = named.get(key)
      return (
        <span key={key}>
          {index > 0 && (language === 'ar' ? '، ' : ', ')}
          {claim ? <ClaimLink claim={claim} /> : <bdi>{key}</bdi>}
        </span>
      )
    })
  const [whole = '', ...others] = finding.claims
  const low = Number(params.low ?? 0)
  const bound =
    params.high === undefined
      ? t('figures.quantity.at-least', { value: low })
      : low === params.high
        ? String(low)
        : `${low}–${params.high}`
  const values = {
    whole: links([whole]),
    others: links(others),
    claims: links(finding.claims),
    sum: Number(params.sum ?? 0),
    stated: t(
      `figures.quantity.${params.statedKind === 'between' ? 'exact' : (params.statedKind ?? 'exact')}`,
      { value: Number(params.stated ?? 0), upper: 0 },
    ),
    difference: Math.abs(finding.difference ?? 0),
    bound,
    fits: Number(params.fits ?? 0),
    part: Number(params.part ?? 0),
    holds: Number(params.whole ?? 0),
    mission: String(params.mission ?? ''),
    verdict,
  }
  return (
    <li className={classes.finding} data-verdict={verdict}>
      <strong>
        {t(`figures.verdict.${verdict}`)} · {t(`figures.category.${category}`)}
      </strong>
      <div>
        <T id={`figures.finding.${code}`} values={values} />
        {params.mayBeRounded === true && ` ${t('figures.finding.rounded')}`}
      </div>
      <p className={classes.arithmetic}>
        <bdi dir="ltr">{arithmeticOf(finding)}</bdi>
      </p>
      <ul className={classes.named}>
        {finding.claims.map((key) => {
          const claim = named.get(key)
          return (
            claim && (
              <li key={key}>
                <bdi>
                  {key}: {claim.note} ({claim.publisher})
                </bdi>
              </li>
            )
          )
        })}
      </ul>
    </li>
  )
}

export const byKey = (named: readonly Named[]): ReadonlyMap<string, Named> =>
  new Map(named.map((each) => [each.key, each]))
