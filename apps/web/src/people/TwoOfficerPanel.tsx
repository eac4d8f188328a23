import { Text } from '@mantine/core'
import type { confirmAge, NationalityFact, withdrawAge } from '@oralu/domain'
import { type ReactNode, useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { FactItem } from './FactItem.tsx'
import classes from './people.module.css'
import { Section } from './Section.tsx'

type ByTwo = Pick<
  NationalityFact,
  'id' | 'by' | 'recordedAt' | 'withdrawnAt' | 'confirmedBy' | 'confirmedAt' | 'mine'
>

interface Props<F extends ByTwo> {
  title: string
  propose: string
  /** The form with which one officer proposes. */
  form: (close: () => void) => ReactNode
  confirm: { endpoint: typeof confirmAge; label: string }
  withdraw: typeof withdrawAge
  /** What two confirmed is changed by two alone. */
  lasting?: boolean
  facts: readonly F[]
  none: string
  what: (fact: F) => ReactNode
  ground: (fact: F) => ReactNode
  /** What stands before the facts. */
  children?: ReactNode
}

/** Facts that take two officers: one proposes, another confirms. */
export function TwoOfficerPanel<F extends ByTwo>(props: Props<F>) {
  const t = useT()
  const can = useCan()
  const [proposing, setProposing] = useState(false)
  const stale = { invalidates: ['/people'] }
  const confirm = useSend(props.confirm.endpoint, stale)
  const withdraw = useSend(props.withdraw, stale)
  const actsOn = (fact: F) => {
    if (!can('identity.decide') || fact.withdrawnAt) return []
    const params = { id: fact.id }
    return [
      ...(fact.confirmedAt || fact.mine
        ? []
        : [
            {
              label: props.confirm.label,
              onClick: () => confirm.mutate({ params }),
              busy: confirm.isPending,
            },
          ]),
      ...(fact.confirmedAt && props.lasting
        ? []
        : [
            {
              label: t('people.withdraw'),
              onClick: () => withdraw.mutate({ params }),
              busy: withdraw.isPending,
              quiet: true,
            },
          ]),
    ]
  }
  return (
    <Section
      title={props.title}
      act={can('identity.write') ? { label: props.propose, onClick: () => setProposing(true) } : undefined}
    >
      <FormProblem error={confirm.error ?? withdraw.error} />
      {props.children}
      {props.facts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {props.none}
        </Text>
      ) : (
        <ul className={classes.items}>
          {props.facts.map((fact) => (
            <FactItem
              key={fact.id}
              ground={props.ground(fact)}
              by={fact.by}
              at={fact.recordedAt}
              withdrawnAt={fact.withdrawnAt}
              confirmed={{ by: fact.confirmedBy, at: fact.confirmedAt }}
              acts={actsOn(fact)}
            >
              {props.what(fact)}
            </FactItem>
          ))}
        </ul>
      )}
      {proposing && props.form(() => setProposing(false))}
    </Section>
  )
}
