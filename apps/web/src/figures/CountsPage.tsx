// What the register counts, mission by mission and together, beside what was said in public.
import { Button, Stack, Text, Title } from '@mantine/core'
import {
  type AnswerOf,
  type ClaimAnswer,
  freezeFigure,
  getCounts,
  listClaims,
  listFigures,
  type MissionCount,
} from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { AsOf, type AsOfDates } from './AsOf.tsx'
import { Places } from './Places.tsx'
import { SaidChart } from './SaidChart.tsx'
import { ClaimLink, CompositionCells, CompositionHeads, numberOf, useQuantity, WideTable } from './words.tsx'

export function CountsPage() {
  const t = useT()
  const [dates, setDates] = useState<AsOfDates>({ was: '', known: '' })
  const counts = useAnswer(getCounts, {
    query: { was: dates.was || undefined, known: dates.known || undefined },
  })
  return (
    <>
      <Places />
      <PageTitle title={t('figures.counts.title')}>
        <Text c="dimmed">{t('figures.counts.hint')}</Text>
      </PageTitle>
      <AsOf dates={dates} onChange={setDates} />
      <Loaded from={counts}>
        {(counts) => (
          <Stack gap="xl">
            {counts.missions.length === 0 ? (
              <Empty title={t('figures.counts.none')} hint={t('figures.counts.none-hint')} />
            ) : (
              <Counts counts={counts} />
            )}
            <SaidChart known={dates.known} />
            <Frozen />
            <Said />
          </Stack>
        )}
      </Loaded>
    </>
  )
}

/** 'Betege-2' as the missions of a claim are named: betege-2. */
const missionKey = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')

function Counts({ counts }: { counts: AnswerOf<typeof getCounts> }) {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const claims = useAnswer(listClaims, { query: { limit: 200, event: 'repatriated' } })
  const freeze = useSend(freezeFigure, {
    invalidates: ['/figures'],
    onDone: ({ id }) => void navigate({ to: `/figures/frozen/${id}` as '/' }),
  })
  const unknown =
    counts.all.adultsSexUnknown > 0 || counts.missions.some((each) => each.numbers.adultsSexUnknown > 0)
  const flown = counts.missions.filter((each) => each.flown)
  const freezer = (missionId: string | null, name: string) =>
    // What is frozen is what is known now.
    can('press.write') &&
    !counts.was &&
    !counts.known && (
      <Button
        size="compact-sm"
        variant="default"
        loading={freeze.isPending}
        onClick={() => freeze.mutate({ body: { missionId } })}
        aria-label={t('figures.counts.freeze-of', { name })}
      >
        {t('figures.counts.freeze')}
      </Button>
    )
  return (
    <section>
      <FormProblem error={freeze.error} />
      <WideTable label={t('figures.counts.table')}>
        <caption>
          {t('figures.counts.table')} · {t('figures.known-on')}{' '}
          {counts.known ? <DayText value={counts.known} /> : <InstantText value={counts.knownAt} />}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.counts.mission')}</th>
            <th scope="col">{t('figures.as-it-was')}</th>
            <CompositionHeads unknown={unknown} />
            <th scope="col">{t('figures.counts.open')}</th>
            <th scope="col">{t('figures.counts.public')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {counts.missions.map((each) => (
            <tr key={each.missionId}>
              <th scope="row">
                <bdi>{each.mission}</bdi>
                {!each.flown && <Text size="xs">{t('figures.counts.not-flown')}</Text>}
              </th>
              <td>
                <DayText value={each.asItWas} />
              </td>
              <CompositionCells numbers={each.numbers} unknown={unknown} />
              <td>
                <Open count={each} />
              </td>
              <td>
                <PublicClaims
                  claims={(claims.data?.items ?? []).filter(
                    (claim) => claim.missions?.length === 1 && claim.missions[0] === missionKey(each.mission),
                  )}
                />
              </td>
              <td>{freezer(each.missionId, each.mission)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('figures.counts.all', { count: flown.length })}</th>
            <td />
            <CompositionCells numbers={counts.all} unknown={unknown} />
            <td />
            <td />
            <td>{flown.length > 0 && freezer(null, t('figures.counts.all', { count: flown.length }))}</td>
          </tr>
        </tfoot>
      </WideTable>
    </section>
  )
}

/** "12, of which you may open 4". */
function Open({ count }: { count: MissionCount }) {
  const t = useT()
  const can = useCan()
  const said = t('figures.counts.of-which', { total: count.numbers.total, open: count.open })
  return can('mission.read') ? (
    <Link to={`/operations/missions/${count.missionId}` as '/'}>{said}</Link>
  ) : (
    said
  )
}

const parts = ['men', 'women', 'children'] as const

function PublicClaims({ claims }: { claims: readonly ClaimAnswer[] }) {
  const say = useQuantity()
  if (claims.length === 0) return '–'
  return claims.map((claim) => (
    <div key={claim.id}>
      <ClaimLink claim={claim} />: {say(numberOf(claim, 'total'))}
      {parts.some((part) => numberOf(claim, part)) &&
        ` (${parts.map((part) => say(numberOf(claim, part))).join(' / ')})`}
    </div>
  ))
}

/** Claims on more than one mission, beside the sum of all: they are of other operations too, so nothing is subtracted. */
function Said() {
  const t = useT()
  const say = useQuantity()
  const claims = useAnswer(listClaims, { query: { limit: 200, event: 'repatriated' } })
  return (
    <section>
      <Title order={2} mb="xs">
        {t('figures.counts.said')}
      </Title>
      <Loaded from={claims}>
        {({ items }) => {
          const wide = items.filter((each) => each.missions?.length !== 1)
          return wide.length === 0 ? (
            <Text>{t('figures.counts.said-none')}</Text>
          ) : (
            <WideTable label={t('figures.counts.said')}>
              <thead>
                <tr>
                  <th scope="col">{t('figures.claims.key')}</th>
                  <th scope="col">{t('figures.claims.note')}</th>
                  {(['total', 'men', 'women', 'children'] as const).map((category) => (
                    <th key={category} scope="col" data-number>
                      {t(`figures.category.${category}`)}
                    </th>
                  ))}
                  <th scope="col">{t('figures.claims.publisher')}</th>
                </tr>
              </thead>
              <tbody>
                {wide.map((claim) => (
                  <tr key={claim.id}>
                    <th scope="row">
                      <ClaimLink claim={claim} />
                    </th>
                    <td>
                      <bdi>{claim.note}</bdi>
                    </td>
                    {(['total', 'men', 'women', 'children'] as const).map((category) => (
                      <td key={category} data-number>
                        {say(numberOf(claim, category))}
                      </td>
                    ))}
                    <td>
                      <bdi>{claim.publisher}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          )
        }}
      </Loaded>
    </section>
  )
}

function Frozen() {
  const t = useT()
  const frozen = useAnswer(listFigures, { query: { limit: 50 } })
  return (
    <section>
      <Title order={2} mb="xs">
        {t('figures.frozen.title')}
      </Title>
      <Loaded from={frozen}>
        {({ items }) =>
          items.length === 0 ? (
            <Text>{t('figures.frozen.none')}</Text>
          ) : (
            <WideTable label={t('figures.frozen.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('figures.frozen.name')}</th>
                  <th scope="col">{t('figures.as-it-was')}</th>
                  <th scope="col">{t('figures.known-on')}</th>
                  <th scope="col" data-number>
                    {t('figures.cell.total')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">
                      <Link to={`/figures/frozen/${each.id}` as '/'}>
                        <bdi>{each.name}</bdi>
                      </Link>
                    </th>
                    <td>
                      <DayText value={each.asItWas} />
                    </td>
                    <td>
                      <InstantText value={each.knownAt} />
                    </td>
                    <td data-number>
                      <NumberText value={each.numbers.total} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          )
        }
      </Loaded>
    </section>
  )
}
