// Which vehicles to fill, the act itself, and the job while it runs.
import { Button, Checkbox, Group } from '@mantine/core'
import { type AssignmentBoard, type MissionPage, orderAssignment } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { FormProblem } from '../../components/FormProblem.tsx'
import { useJob } from '../../components/job.ts'
import { Progress } from '../../components/Progress.tsx'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section } from '../parts.tsx'

interface Props {
  mission: MissionPage
  board: AssignmentBoard
  onOrder: () => void
}

export function Order({ mission, board, onOrder }: Props) {
  const t = useT()
  const [chosen, setChosen] = useState<readonly string[]>(() => firstWay(board))
  const order = useSend(orderAssignment, { invalidates: ['/operations'], onDone: onOrder })
  const [last] = board.assignments
  const running = last?.state === 'ordered' ? last : undefined
  if (!board.mayChange) return <p className={classes.quiet}>{t('operations.seating.closed')}</p>
  return (
    <Section
      title={t('operations.seating.vehicles')}
      aside={
        <Button
          disabled={chosen.length === 0 || running !== undefined}
          loading={order.isPending}
          onClick={() =>
            order.mutate({ params: { id: mission.id }, body: { carriages: [...chosen], seconds: 30 } })
          }
        >
          {t('operations.seating.compute')}
        </Button>
      }
    >
      <FormProblem error={order.error} />
      <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label={t('operations.seating.vehicles')}>
        <Group gap="lg">
          {board.cabins.map(({ carriageId, mark, from, to }) => (
            <Checkbox
              key={carriageId}
              value={carriageId}
              label={
                <>
                  <bdi>{mark}</bdi> · <bdi>{from}</bdi> – <bdi>{to}</bdi>
                </>
              }
            />
          ))}
        </Group>
      </Checkbox.Group>
      {running && <Under key={running.jobId} jobId={running.jobId} />}
      {last?.state === 'dropped' && <p className={classes.quiet}>{t('operations.seating.job.ended')}</p>}
    </Section>
  )
}

/** Vehicles that leave from and for the same places as the first one: they can carry the same people. */
function firstWay({ cabins }: AssignmentBoard): string[] {
  const [first] = cabins
  return cabins
    .filter(({ from, to }) => from === first?.from && to === first.to)
    .map(({ carriageId }) => carriageId)
}

const steps = {
  'operations.seating.job.flights': 'operations.seating.job.flights',
  'operations.seating.job.berths': 'operations.seating.job.berths',
  'operations.seating.job.clash': 'operations.seating.job.clash',
} as const

/** Whoever ordered it sees how far it is and can stop it; others wait. */
function Under({ jobId }: { jobId: string }) {
  const t = useT()
  const { data, isError, stop } = useJob(jobId)
  if (isError) return <p className={classes.quiet}>{t('operations.seating.job.other')}</p>
  return (
    <Progress
      doing={t(steps[data?.doing as keyof typeof steps] ?? 'operations.seating.job.flights')}
      done={data?.done ?? 0}
      of={null}
      onCancel={stop}
    />
  )
}
