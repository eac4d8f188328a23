import type { ClaimAnswer, ClaimReading } from '@oralu/domain'
import { Facts } from '../components/Facts.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Addresses, useQuantity } from './words.tsx'

/** What a statement says, of whom, who said it, and where it stands. */
export function ClaimFacts({ claim }: { claim: ClaimAnswer }) {
  const t = useT()
  const say = useQuantity()
  const text = (label: string, value: string | null) =>
    value ? [{ label: t(label), value: <bdi>{value}</bdi> }] : []
  return (
    <Facts
      facts={[
        ...claim.quantities.map((quantity) => ({
          label: t(`figures.category.${quantity.category}`),
          value: <strong>{say(quantity)}</strong>,
        })),
        { label: t('figures.claims.event'), value: t(`figures.event.${word(claim.event)}`) },
        ...text('figures.claims.note', claim.note),
        ...text('figures.claims.operation', claim.operation),
        ...text('figures.claims.missions', claim.missions?.join(', ') ?? null),
        ...text('figures.claims.place', claim.place),
        ...(claim.periodFrom || claim.periodTo
          ? [
              {
                label: t('figures.claims.period'),
                value: (
                  <>
                    {claim.periodFrom && <DayText value={claim.periodFrom} />} –{' '}
                    {claim.periodTo && <DayText value={claim.periodTo} />}
                  </>
                ),
              },
            ]
          : []),
        ...(claim.everyone
          ? [{ label: t('figures.claims.everyone'), value: t('figures.claims.everyone-yes') }]
          : []),
        ...(claim.readings ?? []).map((reading, at) => ({
          label: t('figures.claims.reading', { number: at + 1 }),
          value: <ReadingSaid reading={reading} />,
        })),
        ...text('figures.claims.publisher', claim.publisher),
        ...text('figures.claims.speaker', claim.speaker),
        {
          label: t('figures.claims.stated'),
          value: claim.statedTo ? (
            <DayText value={{ from: claim.statedFrom, to: claim.statedTo }} />
          ) : (
            t('figures.claims.undated')
          ),
        },
        { label: t('figures.claims.address'), value: <Addresses address={claim.address} /> },
        ...(claim.quote
          ? [
              {
                label: t('figures.claims.quote'),
                value: (
                  <q lang={claim.language ?? undefined}>
                    <bdi>{claim.quote}</bdi>
                  </q>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** A reading in words: whose people, or under which event and missions, and which numbers. */
function ReadingSaid({ reading: { note, as, scope, categories } }: { reading: ClaimReading }) {
  const t = useT()
  const more = [
    ...(as ? [`${t('figures.claims.as')}: ${as}`] : []),
    ...(scope ? [t(`figures.event.${word(scope.event)}`)] : []),
    ...(scope?.operation ? [scope.operation] : []),
    ...(scope?.missions ? [scope.missions.join(', ')] : []),
    ...(scope?.place ? [scope.place] : []),
    ...(scope?.everyone ? [t('figures.claims.everyone')] : []),
    ...(categories ? [categories.map((each) => t(`figures.category.${each}`)).join(', ')] : []),
  ]
  return (
    <>
      <bdi>{note}</bdi> <small>({more.join(' · ')})</small>
      {scope?.period && (
        <small>
          {' '}
          {scope.period.from && <DayText value={scope.period.from} />} –{' '}
          {scope.period.to && <DayText value={scope.period.to} />}
        </small>
      )}
    </>
  )
}
