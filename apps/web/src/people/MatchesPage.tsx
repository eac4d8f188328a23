import { Alert, Anchor, Button, Group, Kbd, Text } from '@mantine/core'
import { orderMatches } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useShortcut } from '../frame/shortcuts.ts'
import { useT } from '../i18n/index.tsx'
import { DecideBar } from './DecideBar.tsx'
import { type Done, useDesk } from './desk.ts'
import classes from './matches.module.css'
import { textOfName } from './names.tsx'
import { PairContextParts } from './PairContextParts.tsx'
import { PairTable } from './PairTable.tsx'
import { nameOfSide, Queue } from './Queue.tsx'
import { QueueFilters, useFilters } from './QueueFilters.tsx'
import { codeOf } from './reasons.ts'
import { SuggestJob } from './SuggestJob.tsx'

/** Pairs that wait for a human: one after another, by key. */
export function MatchesPage() {
  const t = useT()
  const can = useCan()
  const [problem, setProblem] = useState<unknown>(null)
  const [job, setJob] = useState<string | null>(null)
  const filters = useFilters()
  const desk = useDesk(filters, can('identity.decide'), (_, error) => setProblem(error))
  const order = useSend(orderMatches, { onDone: ({ jobId }) => setJob(jobId) })
  const { current, open, place, counts } = desk
  const undo = () => {
    setProblem(null)
    void desk.undo(codeOf('at-once'))
  }
  useShortcut('J', 'people.next', () => desk.move(1))
  useShortcut('K', 'people.previous', () => desk.move(-1))
  useShortcut('ArrowDown', 'people.next', () => desk.move(1))
  useShortcut('ArrowUp', 'people.previous', () => desk.move(-1))
  useShortcut('Z', 'people.undo-last', undo)
  const suggestAct = {
    label: t('people.suggest'),
    onClick: () => order.mutate({ body: {} }),
    busy: order.isPending || job !== null,
  }
  return (
    <>
      <PageTitle
        title={t('people.matches')}
        action={can('identity.write') ? suggestAct : undefined}
        aside={<MatchLinks />}
      >
        {desk.left !== undefined && (
          <Text c="dimmed">
            {t('people.matches.left', { count: desk.left })}
            {counts !== undefined && counts.withColleagues > 0 && (
              <> · {t('people.matches.with-colleagues', { count: counts.withColleagues })}</>
            )}
            {' · '}
            {t('people.matches.order')}
          </Text>
        )}
      </PageTitle>
      <FormProblem error={order.error} />
      {job && (
        <SuggestJob
          id={job}
          onEnd={() => {
            setJob(null)
            void desk.refresh()
          }}
        />
      )}
      <FormProblem error={problem} />
      <div className={classes.filters}>
        <QueueFilters />
      </div>
      <LastDone done={desk.done.at(-1)} onUndo={undo} />
      <Loaded from={desk.query}>
        {() =>
          current ? (
            <div className={classes.desk}>
              <Queue open={open} at={place} free={desk.free} onGo={desk.go} />
              <div className={classes.pair}>
                <PairTable pair={current} />
                <PairContextParts key={current.id} pair={current} />
                {can('identity.decide') && (
                  <DecideBar
                    pair={current.id}
                    needsSecond={current.needsSecond}
                    onDecide={(verdict) => {
                      setProblem(null)
                      void desk.settle(current, verdict)
                    }}
                  >
                    <Button
                      size="compact-md"
                      variant="subtle"
                      onClick={() => desk.move(1)}
                      rightSection={<Kbd size="xs">J</Kbd>}
                    >
                      {t('people.later')}
                    </Button>
                  </DecideBar>
                )}
              </div>
            </div>
          ) : (
            <Empty title={t('people.matches.none')} hint={t('people.matches.none-hint')} />
          )
        }
      </Loaded>
    </>
  )
}

function LastDone({ done, onUndo }: { done: Done | undefined; onUndo: () => void }) {
  const t = useT()
  if (!done) return null
  const what =
    done.state === 'opinion' || done.state === 'disagreed'
      ? `people.done.${done.state}`
      : done.verdict === 'same'
        ? done.state === 'waiting'
          ? 'people.done.proposed'
          : 'people.done.same'
        : done.verdict === 'unsure'
          ? 'people.done.opinion'
          : 'people.done.not-same'
  return (
    <Alert color="wormwood" mb="sm" role="status" p="xs">
      <Group justify="space-between">
        <Text size="sm">
          {t(what)} <bdi>{textOfName(nameOfSide(done.match.left))}</bdi> –{' '}
          <bdi>{textOfName(nameOfSide(done.match.right))}</bdi>
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={onUndo}
          disabled={!done.state}
          rightSection={<Kbd>Z</Kbd>}
        >
          {t('people.undo')}
        </Button>
      </Group>
    </Alert>
  )
}

export function MatchLinks() {
  const t = useT()
  const can = useCan()
  if (!can('identity.read')) return null
  const places = [
    ['/matches', 'people.matches'],
    ['/matches/decisions', 'people.decisions'],
    ['/matches/questions', 'people.questions'],
    ['/matches/quality', 'people.quality'],
  ] as const
  return (
    <Group gap="md">
      {places.map(([to, title]) => (
        <Anchor key={to} component={Link} to={to} size="sm">
          {t(title)}
        </Anchor>
      ))}
    </Group>
  )
}
