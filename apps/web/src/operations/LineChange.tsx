// Seat, company, and what a traveller needs of a vehicle; never why.
import { Checkbox, NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { berthKinds, changeLine, type ManifestLinePage } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { FormModal, useNameText } from './parts.tsx'

export function Change({ line, onClose }: { line: ManifestLinePage; onClose: () => void }) {
  const t = useT()
  const name = useNameText()
  const frozen = line.missionState === 'frozen'
  const [seat, setSeat] = useState(line.seat ?? '')
  const [carer, setCarer] = useState(line.role === 'carer')
  const [escort, setEscort] = useState(line.escortNeeded)
  const [berth, setBerth] = useState(line.berth)
  const [weight, setWeight] = useState<number | string>(line.weightKg ?? '')
  const [medic, setMedic] = useState(line.medicNear)
  const [withLine, setWithLine] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const send = useSend(changeLine, { invalidates: ['/operations'], onDone: onClose })
  const apart = line.kin.filter((each) => each.lineId && !each.together)
  return (
    <FormModal
      title={t('operations.line.change')}
      act={t('operations.keep')}
      ready={!frozen || reason.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: line.id },
          body: {
            seat: seat.trim() || null,
            role: carer ? 'carer' : 'traveller',
            escortNeeded: escort,
            berth,
            weightKg: Number(weight) || null,
            medicNear: medic,
            withLine,
            reason: frozen ? reason : null,
          },
        })
      }
    >
      <TextInput
        label={t('operations.seat')}
        value={seat}
        onChange={(event) => setSeat(event.currentTarget.value)}
        data-autofocus
      />
      <SimpleGrid cols={2}>
        <Select
          label={t('operations.berth')}
          allowDeselect={false}
          data={berthKinds.map((value) => ({ value, label: t(`operations.berth.${value}`) }))}
          value={berth}
          onChange={(value) => setBerth(value as typeof berth)}
        />
        <NumberInput
          label={t('operations.weight')}
          suffix={t('operations.unit.kg')}
          min={1}
          max={400}
          allowDecimal={false}
          value={weight}
          onChange={setWeight}
        />
      </SimpleGrid>
      <Checkbox
        label={t('operations.medic-near')}
        checked={medic}
        onChange={(event) => setMedic(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('operations.carer')}
        checked={carer}
        onChange={(event) => setCarer(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('operations.escort')}
        checked={escort}
        onChange={(event) => setEscort(event.currentTarget.checked)}
      />
      {apart.length > 0 && (
        <Select
          label={t('operations.with')}
          clearable
          data={apart.map((each) => ({ value: each.lineId ?? '', label: name(each.person) }))}
          value={withLine}
          onChange={setWithLine}
        />
      )}
      {frozen && (
        <Textarea
          label={t('operations.reason')}
          description={t('operations.frozen-hint')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
