// How it goes for those who came into care, by the half-year in which they came and how long ago that is.
import { Button, Text } from '@mantine/core'
import {
  exportOutcomes,
  getOutcomes,
  type OutcomeCell,
  outcomeIndicators,
  outcomeMonths,
  outcomeWords,
  releaseOutcomes,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useIntl } from 'react-intl'
import classesOfTable from '../administration/administration.module.css'
import { addressOf, useAnswer, useSend } from '../api/client.ts'
import { Places } from '../cases/Places.tsx'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import classes from './outcomes.module.css'

export function OutcomesPage() {
  const t = useT()
  const found = useAnswer(getOutcomes)
  return (
    <>
      <Places />
      <PageTitle
        title={t('outcomes.title')}
        aside={
          <Button component={Link} to={'/cases/research' as '/'} variant="default">
            {t('outcomes.research.title')}
          </Button>
        }
      >
        <Text c="dimmed">{t('outcomes.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ cells, released, quarter }) => (
          <>
            <Released released={released} quarter={quarter} />
            {cells.length === 0 ? (
              <Empty title={t('outcomes.none')} hint={t('outcomes.none-hint')} />
            ) : (
              outcomeIndicators.map((indicator) => (
                <Indicator
                  key={indicator}
                  indicator={indicator}
                  cells={cells.filter((cell) => cell.indicator === indicator)}
                />
              ))
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** Quarters that went out, and the last one where it has not. */
function Released({ released, quarter }: { released: { id: string; asOf: string }[]; quarter: string }) {
  const t = useT()
  const may = useCan()('care.decide')
  const send = useSend(releaseOutcomes, { invalidates: ['/cases/outcomes'] })
  const waits = !released.some(({ asOf }) => asOf === quarter)
  return (
    <section className={classes.released} aria-label={t('outcomes.released')}>
      <h2>{t('outcomes.released')}</h2>
      <Text size="sm" c="dimmed">
        {t('outcomes.released-hint')}
      </Text>
      <ul>
        {released.map(({ id, asOf }) => (
          <li key={id}>
            <DayText value={asOf} />{' '}
            {(['csv', 'xlsx'] as const).map((as) => (
              <a
                key={as}
                href={addressOf(exportOutcomes, { params: { id }, query: { as } })}
                aria-label={t('outcomes.take', { asOf, as: as.toUpperCase() })}
                download
              >
                {as.toUpperCase()}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {waits && may && (
        <Button
          variant="default"
          loading={send.isPending}
          onClick={() => send.mutate({ body: { asOf: quarter } })}
        >
          {t('outcomes.release')} <DayText value={quarter} />
        </Button>
      )}
      {waits && !may && released.length === 0 && <Text>{t('outcomes.released-none')}</Text>}
      <FormProblem error={send.error} />
    </section>
  )
}

function Indicator({ indicator, cells }: { indicator: OutcomeCell['indicator']; cells: OutcomeCell[] }) {
  const t = useT()
  const { name, means } = outcomeWords[indicator][useLanguage()]
  const months = outcomeMonths.filter((each) => cells.some((cell) => cell.months === each))
  // All of them first, then by half-year, the newest first.
  const cohorts = [...new Set(cells.map(({ cohort }) => cohort))].toSorted((a, b) =>
    a === null ? -1 : b === null ? 1 : b.localeCompare(a),
  )
  if (cells.length === 0) return null
  return (
    <section className={classes.indicator} aria-label={name}>
      <h2>{name}</h2>
      <Text size="sm" c="dimmed">
        {means}
      </Text>
      <div className={classesOfTable.wide}>
        <table className={classesOfTable.table} aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{t('outcomes.cohort')}</th>
              {months.map((each) => (
                <th key={each} scope="col">
                  {t('outcomes.months', { months: each })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <tr key={cohort ?? ''}>
                <th scope="row">
                  {cohort === null
                    ? t('outcomes.all')
                    : t('outcomes.half', { year: cohort.slice(0, 4), half: Number(cohort.slice(6)) })}
                </th>
                {months.map((each) => (
                  <Cell
                    key={each}
                    cell={cells.find((cell) => cell.cohort === cohort && cell.months === each)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Cell({ cell }: { cell: OutcomeCell | undefined }) {
  const t = useT()
  const { formatNumber } = useIntl()
  if (!cell?.who || cell.yes === null) return <td className={classes.quiet}>–</td>
  return (
    <td>
      <span className={classes.bar} aria-hidden>
        <span style={{ inlineSize: `${(100 * cell.yes) / cell.who}%` }} />
      </span>
      {t('outcomes.of', { yes: formatNumber(cell.yes), who: formatNumber(cell.who) })}
    </td>
  )
}
