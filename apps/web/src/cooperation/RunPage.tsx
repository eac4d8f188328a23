// A run: its terms, whose hands it passed through, and who of ours may be theirs too. Candidates, not identities.
import { Button, Text } from '@mantine/core'
import { approveRun, endRun, getRun, type RunPage as Run } from '@oralu/domain'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useAnswer, useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import { textOfName } from '../people/names.tsx'
import classes from './cooperation.module.css'
import { Places } from './Places.tsx'
import { By, Go } from './parts.tsx'

const soon = 3_000

export function RunPage() {
  const { runId: id } = useParams({ strict: false }) as { runId: string }
  const found = useAnswer(getRun, { params: { id } }, { keep: false, every: soon })
  return (
    <>
      <Places />
      <Loaded from={found}>{(run) => <Whole key={run.id} run={run} />}</Loaded>
    </>
  )
}

function Whole({ run }: { run: Run }) {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const params = { id: run.id }
  const approve = useSend(approveRun, { invalidates: ['/cooperation'] })
  const end = useSend(endRun, { invalidates: ['/cooperation'] })
  const decides = run.own && can('cooperation.decide')
  const mayApprove = decides && run.state === 'proposed' && !run.proposedByReader
  const mayEnd = decides && ['proposed', 'asked', 'answered'].includes(run.state)
  const found = run.pairs.some(({ person }) => person)
  const compose = () =>
    void navigate({ to: '/cooperation/packages/new', search: { agreement: run.agreementId } } as never)
  return (
    <>
      <PageTitle
        title={run.purpose}
        aside={
          mayEnd && (
            <Button
              variant="default"
              loading={end.isPending}
              onClick={() => end.mutate({ params, body: {} })}
            >
              {t('cooperation.run.end')}
            </Button>
          )
        }
        action={
          mayApprove
            ? {
                label: t('cooperation.run.approve'),
                busy: approve.isPending,
                onClick: () => approve.mutate({ params, body: {} }),
              }
            : run.state === 'done' && found && can('cooperation.write')
              ? { label: t('cooperation.package.compose'), onClick: compose }
              : undefined
        }
      >
        <Text c="dimmed">
          {t(`cooperation.run-state.${run.state}`)} · {t(`cooperation.run-by.${run.direction}`)} ·{' '}
          <bdi>{run.partner}</bdi>
        </Text>
      </PageTitle>
      <FormProblem error={approve.error ?? end.error} />
      {run.state === 'proposed' && (
        <Text mb="sm">
          {t(
            run.proposedByReader
              ? 'cooperation.run.another'
              : `cooperation.run.approve-hint.${run.direction}`,
          )}
        </Text>
      )}
      <div className={classes.two}>
        <Box title={t('cooperation.run.candidates')}>
          <Text size="sm" c="dimmed" mb="xs">
            {t('cooperation.run.candidates-hint')}
          </Text>
          {run.pairs.length === 0 && (
            <Text>{t(run.state === 'done' ? 'cooperation.run.nobody' : 'cooperation.run.not-yet')}</Text>
          )}
          <ul className={classes.lines}>
            {run.pairs.map(({ person, number, other, agree }) => (
              <li key={`${number} ${other}`}>
                {person ? (
                  <Go to={`/people/${person.personId}`}>{textOfName(person) ?? t('components.no-name')}</Go>
                ) : (
                  t('cooperation.run.not-open')
                )}
                <div className={classes.quiet}>
                  {t('cooperation.run.agree', { count: agree })} ·{' '}
                  {t('cooperation.run.numbers', { number, other })}
                </div>
              </li>
            ))}
          </ul>
        </Box>
        <Box title={t('cooperation.about')}>
          <Facts
            facts={[
              {
                label: t('cooperation.agreement'),
                value: <Go to={`/cooperation/agreements/${run.agreementId}`}>{run.agreement}</Go>,
              },
              { label: t('cooperation.run.threshold'), value: <NumberText value={run.terms.threshold} /> },
              { label: t('cooperation.run.ours'), value: <NumberText value={run.terms.ours} /> },
              { label: t('cooperation.run.theirs'), value: <NumberText value={run.terms.theirs} /> },
              {
                label: t('cooperation.run.limit'),
                value: t('cooperation.run.limit-of', { most: run.terms.runsMost, days: run.terms.runsDays }),
              },
              { label: t('cooperation.run.until'), value: <InstantText value={run.terms.until} /> },
              ...(run.persons === null
                ? []
                : [{ label: t('cooperation.run.persons'), value: <NumberText value={run.persons} /> }]),
              ...(run.proposedBy
                ? [
                    {
                      label: t('cooperation.run.proposed'),
                      value: <By by={run.proposedBy} at={run.proposedAt} />,
                    },
                  ]
                : []),
              ...(run.approvedBy
                ? [
                    {
                      label: t('cooperation.run.approved'),
                      value: <By by={run.approvedBy} at={run.approvedAt} />,
                    },
                  ]
                : []),
              ...(run.problem
                ? [{ label: t('cooperation.run.problem'), value: <code>{run.problem}</code> }]
                : []),
            ]}
          />
        </Box>
      </div>
    </>
  )
}
