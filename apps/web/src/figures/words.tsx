// Numbers and codes of this subject as the reader says them.
import {
  addressesOf,
  type ClaimAnswer,
  type Figure,
  type FigureCell,
  figureCells,
  type Numbers,
  type SmallCell,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NumberText } from '../components/text.tsx'
import { useLanguage, useT } from '../i18n/index.tsx'
import classes from './figures.module.css'

type Quantity = ClaimAnswer['quantities'][number]

/** "about 600", "250 or more", "47". */
export function useQuantity(): (quantity: Quantity | undefined) => string {
  const t = useT()
  return (quantity) => {
    if (!quantity) return '–'
    const { kind, value, upper, tolerance, of } = quantity
    const said = t(`figures.quantity.${kind}`, { value, upper: upper ?? value })
    const whole = [
      ...(of?.category ? [t(`figures.category.${of.category}`)] : []),
      ...(of?.as ? [`${t('figures.claims.as')}: ${of.as}`] : []),
    ]
    return `${said}${tolerance === null ? '' : ` (±${tolerance})`}${whole.length ? ` – ${t('figures.claims.share-of')}: ${whole.join(', ')}` : ''}`
  }
}

export const numberOf = (claim: Pick<ClaimAnswer, 'quantities'>, category: Quantity['category']) =>
  claim.quantities.find((each) => each.category === category)

/** The cells of a composition as a row of a table; the last only where someone is in it. */
export function CompositionCells({ numbers, unknown }: { numbers: Numbers; unknown: boolean }) {
  const t = useT()
  return figureCells
    .filter((cell) => unknown || cell !== 'adultsSexUnknown')
    .map((cell) => (
      <td key={cell} data-number>
        <NumberText value={numbers[cell]} definition={t(`figures.definition.${cell}`)} />
      </td>
    ))
}

export function CompositionHeads({ unknown }: { unknown: boolean }) {
  const t = useT()
  return figureCells
    .filter((cell) => unknown || cell !== 'adultsSexUnknown')
    .map((cell) => (
      <th key={cell} scope="col" data-number>
        {t(`figures.cell.${cell}`)}
      </th>
    ))
}

/** Which of the cells that are printed could point at a person, and why. */
export function SmallCellsNotice({
  figure,
  breakdown,
  withheld = [],
}: {
  figure: Figure
  breakdown: boolean
  withheld?: readonly FigureCell[]
}) {
  const t = useT()
  const apart = useApart()
  const small: SmallCell[] = (breakdown ? figure.smallBreakdown : figure.smallTotal).filter(
    ({ cell }) => !withheld.includes(cell),
  )
  if (small.length === 0) return <p>{t('figures.small.none', { threshold: figure.threshold })}</p>
  return (
    <div className={classes.notice} role="note">
      <strong>{t('figures.small.title')}</strong>
      <ul>
        {small.map(({ cell, value, reasons }) => (
          <li key={cell}>
            {t(`figures.cell.${cell}`)}: {value} –{' '}
            {reasons
              .map((reason) => t(`figures.small.${reason}`, { threshold: figure.threshold }))
              .join(apart)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A table that may be wider than the page: it scrolls by itself, by keyboard too. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className={classes.table} aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  )
}

export function ClaimLink({ claim }: { claim: { id: string; key: string } }) {
  return (
    <Link to={`/figures/claims/${claim.id}` as '/'}>
      <bdi>{claim.key}</bdi>
    </Link>
  )
}

/** What stands between the parts of a list in a sentence. */
export const useApart = () => (useLanguage() === 'ar' ? '؛ ' : '; ')

/** Where a statement stands; what is an address of the web can be opened. */
export function Addresses({ address }: { address: string }) {
  const apart = useApart()
  return addressesOf(address).map(({ text, href }, at) => (
    <span key={text}>
      {at > 0 && apart}
      {href === null ? (
        <bdi>{text}</bdi>
      ) : (
        <a href={href} rel="noreferrer" target="_blank">
          <bdi>{text}</bdi>
        </a>
      )}
    </span>
  ))
}
