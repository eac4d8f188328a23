// Does it add up: whether all statements that stand can hold together, worked out by a job, published by two officers.
import { Button, Group, Stack, Text } from '@mantine/core'
import {
  type AskedGroup,
  getConsistency,
  orderConsistency,
  proposeConsistency,
  publishConsistency,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { AskGroup } from './AskGroup.tsx'
import { ConflictMatrix } from './ConflictMatrix.tsx'
import { Bounds, Conflicts, Correction, Readings } from './ConsistencyParts.tsx'
import classes from './figures.module.css'
import { JobUnderWay } from './JobUnderWay.tsx'
import { Places } from './Places.tsx'

export function ConsistencyPage() {
  const t = useT()
  const can = useCan()
  const found = useAnswer(getConsistency)
  const order = useSend(orderConsistency, { invalidates: ['/figures/consistency'] })
  const propose = useSend(proposeConsistency, { invalidates: ['/figures/consistency'] })
  const publish = useSend(publishConsistency, { invalidates: ['/figures/consistency'] })
  const [ended, setEnded] = useState<'done' | 'failed' | 'cancelled'>()
  const [all, setAll] = useState(false)
  const onEnd = (state: 'done' | 'failed' | 'cancelled') => {
    setEnded(state)
    void found.refetch()
  }
  const begin = (asked: AskedGroup[]) => {
    setEnded(undefined)
    order.mutate({ body: { asked } })
  }
  const page = found.data
  const mayOrder = can('press.write') && page !== undefined && page.claims > 0 && !page.jobId
  return (
    <>
      <Places />
      <PageTitle
        title={t('figures.consistency.title')}
        {...(mayOrder
          ? {
              action: { label: t('figures.consistency.order'), onClick: () => begin(page.last?.asked ?? []) },
            }
          : {})}
      >
        <Text c="dimmed">{t('figures.consistency.hint')}</Text>
      </PageTitle>
      <FormProblem error={order.error ?? propose.error ?? publish.error} />
      <Loaded from={found}>
        {({ claims, missions, jobId, last, publicSince }) => (
          <Stack>
            {jobId && (
              <JobUnderWay key={jobId} id={jobId} doing={t('figures.consistency.comparing')} onEnd={onEnd} />
            )}
            {ended && ended !== 'done' && <Text role="alert">{t(`figures.consistency.${ended}`)}</Text>}
            {!last && !jobId && (
              <Empty
                title={t('figures.consistency.none')}
                hint={
                  claims === 0 ? (
                    <T
                      id="figures.findings.none-hint"
                      values={{ link: (text) => <Link to={'/figures/claims' as '/'}>{text}</Link> }}
                    />
                  ) : (
                    t('figures.consistency.none-hint', { claims })
                  )
                }
              />
            )}
            {last && (
              <>
                <section aria-label={t('figures.consistency.title')}>
                  <Text fw={600} size="lg">
                    {last.answer.consistent
                      ? t('figures.consistency.holds', { claims: last.read.length })
                      : t('figures.consistency.fails', {
                          claims: last.read.length,
                          sets: last.answer.sets.length,
                          persons: last.answer.correction.persons,
                        })}
                  </Text>
                  {!last.answer.complete && <Text>{t('figures.consistency.incomplete')}</Text>}
                  <Text c="dimmed">
                    {t('figures.consistency.answered')} <InstantText value={last.answeredAt} />{' '}
                    <bdi>{last.orderedBy}</bdi>
                  </Text>
                </section>
                {last.stale && (
                  <div className={classes.notice} role="note">
                    {t('figures.consistency.stale')}
                  </div>
                )}
                <Group className="no-print">
                  {last.mayPropose && (
                    <Button
                      variant="default"
                      loading={propose.isPending}
                      onClick={() => propose.mutate({ params: { id: last.id }, body: {} })}
                    >
                      {t('figures.consistency.propose')}
                    </Button>
                  )}
                  {last.mayPublish && (
                    <Button
                      variant="default"
                      loading={publish.isPending}
                      onClick={() => publish.mutate({ params: { id: last.id }, body: {} })}
                    >
                      {t('figures.consistency.publish')}
                    </Button>
                  )}
                  {last.proposedBy && !last.publishedAt && (
                    <Text>
                      {t('figures.consistency.proposed')} <bdi>{last.proposedBy}</bdi>
                    </Text>
                  )}
                  {publicSince && (
                    <Text>
                      {t('figures.consistency.public')} <InstantText value={publicSince} />
                    </Text>
                  )}
                </Group>
                <Readings last={last} />
                <Conflicts last={last} all={all} onAll={() => setAll(true)} />
                <ConflictMatrix last={last} onOpen={() => setAll(true)} />
                <Correction last={last} />
                <Bounds last={last} />
                {mayOrder && <AskGroup missions={missions} onAsk={(one) => begin([...last.asked, one])} />}
              </>
            )}
          </Stack>
        )}
      </Loaded>
    </>
  )
}
