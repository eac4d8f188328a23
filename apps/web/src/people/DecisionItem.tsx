import { Button, Group, Text } from '@mantine/core'
import { confirmDecision, type Decision, undoDecision } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { PersonLink } from './PersonLink.tsx'
import classes from './people.module.css'
import { useReasons } from './reasons.ts'
import { Section } from './Section.tsx'

/** Every decision on a person's records, with the way to confirm or undo it. */
export function DecisionsSection({ decisions }: { decisions: readonly Decision[] }) {
  const t = useT()
  return (
    <Section title={t('people.decisions')}>
      {decisions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.decisions.none')}
        </Text>
      ) : (
        <ul className={classes.items}>
          {decisions.map((decision) => (
            <DecisionItem key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
    </Section>
  )
}

export function DecisionItem({ decision }: { decision: Decision }) {
  const t = useT()
  const can = useCan()
  const { shown } = useReasons()
  const [undoing, setUndoing] = useState(false)
  const confirm = useSend(confirmDecision, { invalidates: ['/people'] })
  const undo = useSend(undoDecision, { invalidates: ['/people'], onDone: () => setUndoing(false) })
  const waits = decision.needsSecond && !decision.confirmedAt && !decision.undoneAt
  return (
    <li className={`${classes.item} ${decision.undoneAt ? classes.withdrawn : ''}`}>
      <div className={classes.what}>
        <div>
          {decision.left ? <PersonLink person={decision.left} /> : '–'}
          {' · '}
          {decision.right ? <PersonLink person={decision.right} /> : '–'}
        </div>
        <div>
          {t(decision.verdict === 'same' ? 'people.same' : 'people.not-same')}:{' '}
          <bdi>{shown(decision.reason)}</bdi>
        </div>
        {decision.evidence && (
          <div>
            {t('people.evidence')}: <bdi>{shown(decision.evidence)}</bdi>
          </div>
        )}
        <div className={classes.quiet}>
          {t('people.decided-by')} <bdi>{decision.by}</bdi>, <InstantText value={decision.recordedAt} />
          {decision.confirmedAt && (
            <>
              {' · '}
              {t('people.confirmed-by')} <bdi>{decision.confirmedBy}</bdi>,{' '}
              <InstantText value={decision.confirmedAt} />
            </>
          )}
          {waits && <> · {t('people.waits-for-second')}</>}
          {decision.undoneAt && (
            <>
              {' · '}
              {t('people.undone-by')} <bdi>{decision.undoneBy}</bdi>,{' '}
              <InstantText value={decision.undoneAt} />: <bdi>{shown(decision.undoReason ?? '')}</bdi>
            </>
          )}
        </div>
        <FormProblem error={confirm.error} />
      </div>
      {can('identity.decide') && !decision.undoneAt && (
        <Group gap="xs" className="no-print">
          {waits && !decision.mine && (
            <Button
              size="xs"
              variant="default"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ params: { id: decision.id } })}
            >
              {t('people.confirm-same')}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            renderRoot={(props) => (
              <Link
                to="/matches/compare"
                search={{ left: decision.leftAnchorId, right: decision.rightAnchorId }}
                {...props}
              />
            )}
          >
            {t('people.side-by-side')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setUndoing(true)}>
            {t('people.undo')}
          </Button>
        </Group>
      )}
      <ConfirmWithReason
        opened={undoing}
        title={t('people.undo.title')}
        act={t('people.undo')}
        busy={undo.isPending}
        error={undo.error}
        onConfirm={(reason) => undo.mutate({ params: { id: decision.id }, body: { reason } })}
        onClose={() => setUndoing(false)}
      >
        {t('people.undo.hint')}
      </ConfirmWithReason>
    </li>
  )
}
