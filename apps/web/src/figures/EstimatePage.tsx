// How many people no list holds: lists are chosen, a job estimates, and the page says what the number means and what not.
// An officer's page: nothing of it is published from here.
import { Button, Checkbox, Stack, Text, Title } from '@mantine/core'
import { type AnswerOf, type EstimateShown, getEstimate, orderEstimate } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './figures.module.css'
import { JobUnderWay } from './JobUnderWay.tsx'
import { Overlaps } from './Overlaps.tsx'
import { Places } from './Places.tsx'

type Page = AnswerOf<typeof getEstimate>

export function EstimatePage() {
  const t = useT()
  const can = useCan()
  const found = useAnswer(getEstimate)
  const [chosen, setChosen] = useState<string[]>()
  const [ended, setEnded] = useState<'done' | 'failed' | 'cancelled'>()
  const onEnd = (state: 'done' | 'failed' | 'cancelled') => {
    setEnded(state)
    void found.refetch()
  }
  return (
    <>
      <Places />
      <PageTitle title={t('figures.estimate.title')}>
        <Text c="dimmed">{t('figures.estimate.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ sources, jobId, last }) => (
          <Stack>
            {sources.filter(({ people }) => people > 0).length < 2 ? (
              <Empty title={t('figures.estimate.none')} hint={t('figures.estimate.none-hint')} />
            ) : (
              can('press.write') &&
              !jobId && (
                <Order
                  sources={sources}
                  chosen={chosen ?? last?.sourceIds ?? []}
                  onChoose={setChosen}
                  onOrder={() => setEnded(undefined)}
                />
              )
            )}
            {jobId && (
              <JobUnderWay key={jobId} id={jobId} doing={t('figures.estimate.estimating')} onEnd={onEnd} />
            )}
            {ended && ended !== 'done' && <Text role="alert">{t(`figures.estimate.${ended}`)}</Text>}
            {last && <Last last={last} />}
          </Stack>
        )}
      </Loaded>
    </>
  )
}

/** Two to six lists with somebody on them. */
function Order({
  sources,
  chosen,
  onChoose,
  onOrder,
}: {
  sources: Page['sources']
  chosen: readonly string[]
  onChoose: (sourceIds: string[]) => void
  onOrder: () => void
}) {
  const t = useT()
  // One that was chosen before may have nobody on it any more.
  const sourceIds = chosen.filter((id) => sources.some((source) => source.id === id && source.people > 0))
  const order = useSend(orderEstimate, { invalidates: ['/figures/estimate'] })
  return (
    <section className="no-print">
      <FormProblem error={order.error} />
      <Checkbox.Group
        label={t('figures.estimate.lists')}
        description={t('figures.estimate.lists-hint')}
        value={sourceIds}
        onChange={onChoose}
      >
        <Stack gap={6} mt="xs">
          {sources.map(({ id, name, kind, people }) => (
            <Checkbox
              key={id}
              value={id}
              disabled={people === 0 || (sourceIds.length === 6 && !sourceIds.includes(id))}
              label={
                <>
                  <bdi>{name}</bdi> ·{' '}
                  {t('figures.estimate.list', { kind: t(`people.source-kind.${word(kind)}`), people })}
                </>
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Button
        mt="sm"
        disabled={sourceIds.length < 2}
        loading={order.isPending}
        onClick={() => {
          onOrder()
          order.mutate({ body: { sourceIds } })
        }}
      >
        {t('figures.estimate.order')}
      </Button>
    </section>
  )
}

function Last({
  last: { answer, histories, answeredAt, orderedBy, seed, undecided },
}: {
  last: NonNullable<Page['last']>
}) {
  const t = useT()
  const { estimate, seen } = answer
  const findings = (kind: EstimateShown['findings'][number]['kind']) =>
    answer.findings.filter((each) => each.kind === kind)
  return (
    <>
      <section aria-label={t('figures.estimate.answer')}>
        <Text fw={600} size="lg">
          {estimate
            ? t('figures.estimate.unseen', { unseen: estimate.unseen, seen })
            : t('figures.estimate.no-number', { seen })}
        </Text>
        <Text c="dimmed">
          {t('figures.estimate.answered')} <InstantText value={answeredAt} /> <bdi>{orderedBy}</bdi> ·{' '}
          {t('figures.estimate.seed')} <NumberText value={seed} />
        </Text>
        {undecided > 0 && <Text>{t('figures.estimate.undecided', { count: undecided })}</Text>}
        <div className={classes.notice} role="note">
          {t('figures.estimate.not-published')}
        </div>
      </section>
      {(['says', 'doubts', 'assumes'] as const).map(
        (kind) =>
          findings(kind).length > 0 && (
            <section key={kind}>
              <Title order={2}>{t(`figures.estimate.${kind}`)}</Title>
              <ul>
                {findings(kind).map((finding) => (
                  <li key={JSON.stringify(finding)}>
                    <Finding of={finding} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      <Overlaps histories={histories} lists={answer.lists} />
    </>
  )
}

/** A finding in the reader's language, from its code and numbers. */
function Finding({ of: { code, params } }: { of: EstimateShown['findings'][number] }) {
  const t = useT()
  const { lists, low, high, ...rest } = params
  const [one, other] = Array.isArray(lists) ? lists : []
  const from = Number(low ?? 0)
  return t(`figures.estimate.finding.${code}`, {
    ...(rest as Record<string, number | string>),
    low: from,
    range:
      high === undefined
        ? t('figures.estimate.upwards', { low: from })
        : t('figures.estimate.from-to', { low: from, high: Number(high) }),
    one: `\u2068${one}\u2069`,
    other: `\u2068${other}\u2069`,
  })
}
