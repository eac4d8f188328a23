// What was computed: how good it is, by when and whom; and accepting it.
import { Button, Group } from '@mantine/core'
import { type AssignmentBoard, type AssignmentPage, acceptAssignment } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { FormProblem } from '../../components/FormProblem.tsx'
import { InstantText } from '../../components/text.tsx'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section } from '../parts.tsx'
import own from './assignment.module.css'

interface Props {
  board: AssignmentBoard
  plan: AssignmentPage
}

export function Summary(props: Props) {
  const { plan } = props
  const t = useT()
  const seated = plan.outcome === 'optimal' || plan.outcome === 'bounded'
  return (
    <Section title={t('operations.seating.numbered', { number: plan.number })}>
      <p className={classes.verdict}>{t(`operations.seating.outcome.${plan.outcome}`)}</p>
      {seated && <Reached plan={plan} />}
      <p className={classes.quiet}>
        <bdi>{plan.recordedBy}</bdi>, <InstantText value={plan.recordedAt} />
        {plan.acceptedBy && (
          <>
            <br />
            {t('operations.seating.accepted-by')} <bdi>{plan.acceptedBy}</bdi>
            {plan.acceptedAt && (
              <>
                , <InstantText value={plan.acceptedAt} />
              </>
            )}
          </>
        )}
      </p>
      {plan.stale && plan.state === 'draft' && (
        <p>
          <span className={`${classes.notice} ${own.stale}`}>{t('operations.seating.stale')}</span>
        </p>
      )}
      {seated && plan.state === 'draft' && <Accept {...props} />}
    </Section>
  )
}

function Reached({ plan }: { plan: AssignmentPage }) {
  const t = useT()
  const travelling = plan.reached.filter(({ goal }) => goal.startsWith('travel'))
  const sum = (of: 'value' | 'bound') => travelling.reduce((total, each) => total + each[of], 0)
  const others = plan.reached.filter(({ goal }) => !goal.startsWith('travel'))
  return (
    <ul className={own.why}>
      <li>
        {t('operations.seating.goal.travel', { value: sum('value') })}
        {sum('bound') !== sum('value') && ` (${t('operations.seating.at-most', { bound: sum('bound') })})`}
      </li>
      {others.map(({ goal, value, bound }) => (
        <li key={goal}>
          {t(`operations.seating.goal.${goal}`, { value })}
          {bound !== value && ` (${t('operations.seating.at-least', { bound })})`}
        </li>
      ))}
    </ul>
  )
}

function Accept({ board, plan }: Props) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const accept = useSend(acceptAssignment, {
    invalidates: ['/operations'],
    onDone: () => setAsking(false),
  })
  if (!board.mayChange) return null
  const send = (reason?: string) => accept.mutate({ params: { id: plan.id }, body: reason ? { reason } : {} })
  return (
    <>
      {!asking && <FormProblem error={accept.error} />}
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={plan.stale}
          loading={accept.isPending}
          onClick={() => (board.frozen ? setAsking(true) : send())}
        >
          {t('operations.seating.accept')}
        </Button>
      </Group>
      <ConfirmWithReason
        opened={asking}
        title={t('operations.seating.accept')}
        act={t('operations.seating.accept')}
        busy={accept.isPending}
        error={accept.error}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        {t('operations.frozen-hint')}
      </ConfirmWithReason>
    </>
  )
}
