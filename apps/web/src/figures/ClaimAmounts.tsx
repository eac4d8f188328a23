// The numbers of a statement as they are written down: what is left empty is not stated, never 0.
import { Group, NumberInput, Select, TextInput } from '@mantine/core'
import { type ClaimAnswer, type ClaimBody, claimCategories, quantityKinds } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'

type Category = (typeof claimCategories)[number]
type Amount = {
  kind: (typeof quantityKinds)[number]
  value: number | ''
  upper: number | ''
  tolerance: number | ''
  ofCategory: Category | ''
  ofAs: string
}
export type Amounts = Record<Category, Amount>

export const amountsOf = (claim: ClaimAnswer | undefined): Amounts =>
  Object.fromEntries(
    claimCategories.map((category) => {
      const has = claim?.quantities.find((each) => each.category === category)
      return [
        category,
        {
          kind: has?.kind ?? 'exact',
          value: has?.value ?? '',
          upper: has?.upper ?? '',
          tolerance: has?.tolerance ?? '',
          ofCategory: has?.of?.category ?? '',
          ofAs: has?.of?.as ?? '',
        },
      ]
    }),
  ) as Amounts

export const quantitiesOf = (amounts: Amounts): ClaimBody['quantities'] =>
  claimCategories.flatMap((category) => {
    const { kind, value, upper, tolerance, ofCategory, ofAs } = amounts[category]
    if (value === '') return []
    const of = {
      ...(ofCategory ? { category: ofCategory } : {}),
      ...(ofAs.trim() ? { as: ofAs.trim() } : {}),
    }
    return [
      {
        category,
        kind,
        value,
        ...(kind === 'between' ? { upper: upper === '' ? value : upper } : {}),
        ...((kind === 'about' || kind === 'share') && tolerance !== '' ? { tolerance } : {}),
        ...(kind === 'share' && Object.keys(of).length > 0 ? { of } : {}),
      },
    ]
  })

export function ClaimAmounts({
  amounts,
  onChange,
}: {
  amounts: Amounts
  onChange: (amounts: Amounts) => void
}) {
  const t = useT()
  return claimCategories.map((category) => {
    const { kind, value, upper, tolerance, ofCategory, ofAs } = amounts[category]
    const name = t(`figures.category.${category}`)
    const set = (change: Partial<Amount>) =>
      onChange({ ...amounts, [category]: { ...amounts[category], ...change } })
    const number = (next: number | string) => (typeof next === 'number' ? next : '')
    return (
      <Group key={category} gap="xs" align="end">
        <NumberInput
          label={name}
          w="10rem"
          min={0}
          max={kind === 'share' ? 100 : 100_000_000}
          allowDecimal={kind === 'share'}
          value={value}
          onChange={(next) => set({ value: number(next) })}
        />
        <Select
          aria-label={t('figures.claims.how', { name })}
          allowDeselect={false}
          w="10rem"
          value={kind}
          onChange={(next) => next && set({ kind: next as Amount['kind'] })}
          data={quantityKinds.map((each) => ({ value: each, label: t(`figures.kind.${each}`) }))}
        />
        {kind === 'between' && (
          <NumberInput
            aria-label={t('figures.claims.upper', { name })}
            w="8rem"
            min={0}
            allowDecimal={false}
            value={upper}
            onChange={(next) => set({ upper: number(next) })}
          />
        )}
        {(kind === 'about' || kind === 'share') && (
          <NumberInput
            label={t('figures.claims.tolerance')}
            w="9rem"
            min={0}
            allowDecimal={kind === 'share'}
            value={tolerance}
            onChange={(next) => set({ tolerance: number(next) })}
          />
        )}
        {kind === 'share' && (
          <>
            <Select
              label={t('figures.claims.share-of')}
              w="10rem"
              clearable
              value={ofCategory || null}
              onChange={(next) => set({ ofCategory: (next as Category | null) ?? '' })}
              data={claimCategories.map((each) => ({ value: each, label: t(`figures.category.${each}`) }))}
            />
            <TextInput
              label={t('figures.claims.as')}
              w="12rem"
              value={ofAs}
              onChange={({ currentTarget }) => set({ ofAs: currentTarget.value })}
            />
          </>
        )}
      </Group>
    )
  })
}
