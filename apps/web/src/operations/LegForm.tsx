// How a leg is entered: places with their own times, how far it is, and which states must allow it.
import { NumberInput, SegmentedControl, Select, SimpleGrid, TextInput } from '@mantine/core'
import { addLeg, changeLeg, type Leg } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { FormModal } from './parts.tsx'
import { StatesInput } from './StatesInput.tsx'
import { clockIn, instantOf, zones } from './times.ts'

interface FormProps {
  missionId: string
  leg: Leg | undefined
  /** The leg before a new one: the way goes on from where it ends. */
  last: Leg | undefined
  onClose: () => void
}

export function LegForm({ missionId, leg, last, onClose }: FormProps) {
  const t = useT()
  const [mode, setMode] = useState<string>(leg?.mode ?? 'air')
  const [from, setFrom] = useState(leg?.from ?? last?.to ?? '')
  const [fromZone, setFromZone] = useState<string | null>(leg?.fromZone ?? last?.toZone ?? 'Asia/Damascus')
  const [to, setTo] = useState(leg?.to ?? '')
  const [toZone, setToZone] = useState<string | null>(leg?.toZone ?? 'Asia/Aqtau')
  const clocks = {
    departs: clockIn(fromZone ?? 'UTC', leg?.departsAt),
    arrives: clockIn(toZone ?? 'UTC', leg?.arrivesAt),
    departed: clockIn(fromZone ?? 'UTC', leg?.departedAt),
    arrived: clockIn(toZone ?? 'UTC', leg?.arrivedAt),
  }
  const [at, setAt] = useState(clocks)
  const add = useSend(addLeg, { invalidates: ['/operations'], onDone: onClose })
  const change = useSend(changeLeg, { invalidates: ['/operations'], onDone: onClose })
  const send = leg ? change : add
  const [km, setKm] = useState<number | string>(leg?.distanceKm ?? '')
  const [states, setStates] = useState<string[]>(leg?.states ?? [])
  const submit = () => {
    if (!fromZone || !toZone) return
    const body = {
      mode: mode as Leg['mode'],
      from,
      fromZone,
      to,
      toZone,
      departsAt: instantOf(at.departs, fromZone),
      arrivesAt: instantOf(at.arrives, toZone),
      departedAt: at.departed ? instantOf(at.departed, fromZone) : null,
      arrivedAt: at.arrived ? instantOf(at.arrived, toZone) : null,
      distanceKm: Number(km) || null,
      states,
    }
    if (leg) change.mutate({ params: { id: leg.id }, body })
    else add.mutate({ params: { id: missionId }, body })
  }
  const clock = (key: keyof typeof at, label: string, required: boolean) => (
    <TextInput
      type="datetime-local"
      label={label}
      required={required}
      value={at[key]}
      onChange={(event) => setAt({ ...at, [key]: event.currentTarget.value })}
    />
  )
  return (
    <FormModal
      wide
      title={leg ? t('operations.leg.change') : t('operations.legs.add')}
      act={leg ? t('operations.keep') : t('operations.legs.add')}
      hint={t('operations.leg.hint')}
      ready={Boolean(from.trim() && to.trim() && fromZone && toZone && at.departs && at.arrives)}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <SegmentedControl
        aria-label={t('operations.leg.mode')}
        value={mode}
        onChange={setMode}
        data={(['air', 'road'] as const).map((value) => ({ value, label: t(`operations.mode.${value}`) }))}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('operations.leg.from')}
          required
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('operations.leg.to')}
          required
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Select
          label={t('operations.leg.from-zone')}
          required
          searchable
          limit={30}
          data={zones}
          value={fromZone}
          onChange={setFromZone}
        />
        <Select
          label={t('operations.leg.to-zone')}
          required
          searchable
          limit={30}
          data={zones}
          value={toZone}
          onChange={setToZone}
        />
        {clock('departs', t('operations.leg.departs'), true)}
        {clock('arrives', t('operations.leg.arrives'), true)}
        {leg && clock('departed', t('operations.leg.departed'), false)}
        {leg && clock('arrived', t('operations.leg.arrived'), false)}
        <NumberInput
          label={t('operations.leg.distance')}
          suffix={t('operations.unit.km')}
          min={1}
          max={40_000}
          allowDecimal={false}
          value={km}
          onChange={setKm}
        />
        <StatesInput label={t('operations.leg.states')} value={states} onChange={setStates} />
      </SimpleGrid>
    </FormModal>
  )
}
