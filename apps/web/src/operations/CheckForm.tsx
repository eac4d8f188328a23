// An item of a checklist as it is entered: words, phase, whose, how long before.
import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { type ChecklistItem, type CheckPhase, checkPhases, type Role } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { FormModal } from './parts.tsx'

/** Duties that own items. */
const owners: readonly Role[] = [
  'mission_planner',
  'consular_officer',
  'field_officer',
  'child_protection_officer',
  'clinician',
  'partner_liaison',
]

interface Props {
  item: ChecklistItem | undefined
  /** Who took it on; undefined where that is not asked. */
  owner: string | undefined
  send: { isPending: boolean; error: unknown }
  onClose: () => void
  onSubmit: (body: {
    phase: CheckPhase
    ownerRole: Role
    hoursBefore: number
    text: string | null
    owner: string | null
  }) => void
}

export function CheckForm({ item, owner: known, send, onClose, onSubmit }: Props) {
  const t = useT()
  const [text, setText] = useState(item?.text ?? '')
  const [phase, setPhase] = useState<CheckPhase>(item?.phase ?? 'planning')
  const [role, setRole] = useState<Role>(item?.ownerRole ?? 'mission_planner')
  const [hours, setHours] = useState<number | string>(item?.hoursBefore ?? 72)
  const [owner, setOwner] = useState(known ?? '')
  const standard = item?.standard
  return (
    <FormModal
      title={item ? t('operations.checks.change') : t('operations.checks.add')}
      act={item ? t('operations.keep') : t('operations.checks.add')}
      hint={standard ? t(`operations.check.${standard}`) : undefined}
      ready={Boolean((standard || text.trim()) && hours !== '')}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        onSubmit({
          phase,
          ownerRole: role,
          hoursBefore: Number(hours),
          text: standard ? null : text,
          owner: owner.trim() || null,
        })
      }
    >
      {!standard && (
        <TextInput
          label={t('operations.checks.words')}
          required
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('operations.checks.phase')}
          allowDeselect={false}
          data={checkPhases.map((value) => ({ value, label: t(`operations.phase.${word(value)}`) }))}
          value={phase}
          onChange={(value) => setPhase(value as CheckPhase)}
        />
        <NumberInput
          label={t(phase === 'arrival' ? 'operations.checks.hours-arrival' : 'operations.checks.hours')}
          required
          min={-8760}
          max={8760}
          allowDecimal={false}
          value={hours}
          onChange={setHours}
        />
        <Select
          label={t('operations.checks.duty')}
          allowDeselect={false}
          data={owners.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={(value) => setRole(value as Role)}
        />
        {known !== undefined && (
          <TextInput
            label={t('operations.checks.owner')}
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
        )}
      </SimpleGrid>
    </FormModal>
  )
}
