// A vehicle on a leg: chosen among those known, or entered; when it is held ready; and who goes along in it.
import { Select, SimpleGrid, TextInput } from '@mantine/core'
import {
  type AttendantDuty,
  addAttendant,
  addCarriage,
  addVehicle,
  attendantDuties,
  type Carriage,
  changeCarriage,
  changeVehicle,
  type Leg,
  listVehicles,
  VehicleBody,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { FormModal } from './parts.tsx'
import { clockIn, instantOf } from './times.ts'
import { draftOf, emptyVehicle, VehicleFields } from './VehicleFields.tsx'

interface Props {
  leg: Leg
  carriage: Carriage | undefined
  onClose: () => void
}

export function CarriageForm({ leg, carriage, onClose }: Props) {
  const t = useT()
  const [chosen, setChosen] = useState<string | null>(carriage?.vehicle.id ?? null)
  const [draft, setDraft] = useState(carriage ? draftOf(carriage.vehicle) : emptyVehicle(leg.mode))
  const [from, setFrom] = useState(clockIn(leg.fromZone, carriage?.readyFrom))
  const [until, setUntil] = useState(clockIn(leg.toZone, carriage?.readyUntil))
  const known = useAnswer(listVehicles)
  const window = {
    readyFrom: from ? instantOf(from, leg.fromZone) : null,
    readyUntil: until ? instantOf(until, leg.toZone) : null,
  }
  const done = { invalidates: ['/operations'], onDone: onClose }
  const put = useSend(addCarriage, done)
  const change = useSend(changeCarriage, done)
  const make = useSend(addVehicle, {
    invalidates: ['/operations'],
    onDone: ({ id }) => put.mutate({ params: { id: leg.id }, body: { vehicleId: id, ...window } }),
  })
  const rewrite = useSend(changeVehicle, {
    invalidates: ['/operations'],
    onDone: () => change.mutate({ params: { id: carriage?.id ?? '' }, body: window }),
  })
  const parsed = VehicleBody.safeParse(draft)
  const isNew = chosen === null
  const submit = () => {
    if (!isNew && !carriage) put.mutate({ params: { id: leg.id }, body: { vehicleId: chosen, ...window } })
    else if (!parsed.success) return
    else if (carriage) rewrite.mutate({ params: { id: carriage.vehicle.id }, body: parsed.data })
    else make.mutate({ body: parsed.data })
  }
  const all = [put, change, make, rewrite]
  const clock = (label: string, value: string, onChange: (value: string) => void) => (
    <TextInput
      type="datetime-local"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
  return (
    <FormModal
      wide
      title={carriage ? t('operations.carriage.change') : t('operations.carriage.add')}
      act={carriage ? t('operations.keep') : t('operations.carriage.add')}
      ready={(!isNew && !carriage) || parsed.success}
      busy={all.some((each) => each.isPending)}
      error={all.find((each) => each.error)?.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {!carriage && (
        <Select
          label={t('operations.carriage.which')}
          placeholder={t('operations.vehicle.new')}
          clearable
          searchable
          data={(known.data?.items ?? []).map(({ id, mark, operator, kind }) => ({
            value: id,
            label: `${mark} · ${t(`operations.vehicle-kind.${kind}`)} · ${operator}`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {(isNew || carriage) && <VehicleFields draft={draft} onChange={setDraft} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {clock(t('operations.carriage.from', { place: leg.from }), from, setFrom)}
        {clock(t('operations.carriage.until', { place: leg.to }), until, setUntil)}
      </SimpleGrid>
    </FormModal>
  )
}

export function AttendantForm({ carriage, onClose }: { carriage: Carriage; onClose: () => void }) {
  const t = useT()
  const [duty, setDuty] = useState<string | null>('medic')
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const send = useSend(addAttendant, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.attendant.add')}
      act={t('operations.attendant.add')}
      hint={carriage.vehicle.mark}
      ready={name.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: carriage.id },
          body: { duty: duty as AttendantDuty, name, title: title.trim() || null },
        })
      }
    >
      <Select
        label={t('operations.attendant.duty')}
        allowDeselect={false}
        data={attendantDuties.map((value) => ({ value, label: t(`operations.duty.${value}`) }))}
        value={duty}
        onChange={setDuty}
      />
      <TextInput
        label={t('operations.name')}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('operations.attendant.title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </FormModal>
  )
}
