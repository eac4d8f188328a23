import { Alert, Anchor, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core'
import { orderMatches } from '@oralu/domain'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useShortcut } from '../frame/shortcuts.ts'
import { useT } from '../i18n/index.tsx'
import { DecideBar } from './DecideBar.tsx'
import { useDesk } from './desk.ts'
import classes from './matches.module.css'
import { textOfName } from './names.tsx'
import { PairTable } from './PairTable.tsx'
import { codeOf } from './reasons.ts'
import { SuggestJob } from './SuggestJob.tsx'
import { Likelihood } from './Why.tsx'

/** Pairs that wait for a human: one after another, by key. */
export function MatchesPage() {
  const t = useT()
  const can = useCan()
  const [problem, setProblem] = useState<unknown>(null)
  const [job, setJob] = useState<string | null>(null)
  const { person } = useSearch({ strict: false }) as { person?: string }
  const desk = useDesk(person, (_, error) => setProblem(error))
  const order = useSend(orderMatches, { onDone: ({ jobId }) => setJob(jobId) })
  const { current, open, place } = desk
  const last = desk.done.at(-1)
  const undo = () => {
    setProblem(null)
    void desk.undo(codeOf('at-once'))
  }
  useShortcut('ArrowDown', 'people.next', () => desk.move(1))
  useShortcut('ArrowUp', 'people.previous', () => desk.move(-1))
  useShortcut('U', 'people.undo-last', undo)
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
        {desk.left !== undefined && <Text c="dimmed">{t('people.matches.left', { count: desk.left })}</Text>}
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
      {last && (
        <Alert color="wormwood" mb="sm" role="status" p="xs">
          <Group justify="space-between">
            <Text size="sm">
              {t(
                last.verdict === 'same'
                  ? last.state === 'waiting'
                    ? 'people.done.proposed'
                    : 'people.done.same'
                  : 'people.done.not-same',
              )}{' '}
              <bdi>{textOfName(nameOfSide(last.match.left))}</bdi> –{' '}
              <bdi>{textOfName(nameOfSide(last.match.right))}</bdi>
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={undo}
              disabled={!last.state}
              rightSection={<Kbd>U</Kbd>}
            >
              {t('people.undo')}
            </Button>
          </Group>
        </Alert>
      )}
      <Loaded from={desk.query}>
        {() =>
          current ? (
            <div className={classes.desk}>
              <Queue open={open} at={place} onGo={desk.go} />
              <div className={classes.pair}>
                <PairTable pair={current} />
                {can('identity.decide') && (
                  <DecideBar
                    pair={current.id}
                    needsSecond={current.needsSecond}
                    onDecide={(verdict) => {
                      setProblem(null)
                      void desk.settle(current, verdict)
                    }}
                  >
                    <Button variant="subtle" onClick={() => desk.move(1)} rightSection={<Kbd>↓</Kbd>}>
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

export function MatchLinks() {
  const t = useT()
  return (
    <Group gap="md">
      <Anchor component={Link} to="/matches" size="sm">
        {t('people.matches')}
      </Anchor>
      <Anchor component={Link} to="/matches/decisions" size="sm">
        {t('people.decisions')}
      </Anchor>
      <Anchor component={Link} to="/matches/questions" size="sm">
        {t('people.questions')}
      </Anchor>
    </Group>
  )
}

type Pair = ReturnType<typeof useDesk>['open'][number]

const nameOfSide = (record: Pair['left']) => ({
  names: record.names.filter((name) => !name.ended && (name.part === 'full' || name.part === 'kunya')),
})

/** The pairs that wait, the likeliest first; some before and after the one on show. */
function Queue({ open, at, onGo }: { open: readonly Pair[]; at: number; onGo: (id: string) => void }) {
  const t = useT()
  const from = Math.max(0, at - 30)
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another pair is on show
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <ul className={classes.queue} aria-label={t('people.matches.queue')}>
      {open.slice(from, at + 60).map((match, index) => (
        <li key={match.id}>
          <UnstyledButton
            ref={from + index === at ? current : null}
            className={classes.waiting}
            aria-current={from + index === at}
            onClick={() => onGo(match.id)}
          >
            <bdi>{textOfName(nameOfSide(match.left)) ?? t('components.no-name')}</bdi>
            <bdi>{textOfName(nameOfSide(match.right)) ?? t('components.no-name')}</bdi>
            <Text size="xs" c="dimmed">
              <Likelihood probability={match.probability} />
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
