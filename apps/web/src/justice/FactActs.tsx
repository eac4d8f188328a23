// What can be said of a fact that stands: a button for each, and the quiet one that withdraws what was entered in error.
import { Button, Group } from '@mantine/core'
import { actOnFact, type JusticeKind, withdrawFact } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { FactForm } from './FactForm.tsx'
import { actFields } from './fields.ts'

interface Props {
  kind: JusticeKind
  id: string
  acts: readonly string[]
  /** What stands in the form of an act at first. */
  before?: Record<string, string>
}

export function FactActs({ kind, id, acts, before }: Props) {
  const t = useT()
  const [act, setAct] = useState<string>()
  const endpoint =
    act === 'withdraw'
      ? withdrawFact[kind]
      : (actOnFact as Record<string, Record<string, unknown>>)[kind]?.[act ?? '']
  return (
    <Group gap={4} mt={4} className="no-print">
      {acts.map((each) => (
        <Button key={each} size="compact-xs" variant="default" onClick={() => setAct(each)}>
          {t(`justice.act.${kind}.${each}`)}
        </Button>
      ))}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAct('withdraw')}>
        {t('justice.act.withdraw')}
      </Button>
      {act && (
        <FactForm
          title={act === 'withdraw' ? t('justice.act.withdraw') : t(`justice.act.${kind}.${act}`)}
          hint={act === 'withdraw' ? t('justice.withdraw-hint') : undefined}
          endpoint={endpoint}
          params={{ id }}
          fields={actFields(kind, act)}
          {...(before ? { before } : {})}
          onClose={() => setAct(undefined)}
        />
      )}
    </Group>
  )
}
