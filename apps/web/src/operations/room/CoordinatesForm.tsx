import { Group, NumberInput } from '@mantine/core'
import { type Coordinates, findCoordinates, type Leg, placeLeg, type Room } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'
import { FormModal } from '../parts.tsx'

type Typed = { lat: number | string; lon: number | string }

const typedOf = (point: Coordinates | null | undefined): Typed => ({
  lat: point?.lat ?? '',
  lon: point?.lon ?? '',
})
const isEmpty = ({ lat, lon }: Typed) => lat === '' && lon === ''
const isWhole = ({ lat, lon }: Typed) => typeof lat === 'number' && typeof lon === 'number'
const pointOf = ({ lat, lon }: Typed) =>
  isEmpty({ lat, lon }) ? null : { lat: Number(lat), lon: Number(lon) }

/** Where the ends of a leg are, for places that are not known by their names. Empty: as the name says. */
export function CoordinatesForm({
  leg,
  entered,
  onClose,
}: {
  leg: Leg
  entered: Room['entered'][string] | undefined
  onClose: () => void
}) {
  const t = useT()
  const [from, setFrom] = useState(typedOf(entered?.from))
  const [to, setTo] = useState(typedOf(entered?.to))
  const send = useSend(placeLeg, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.room.coordinates')}
      hint={t('operations.room.coordinates-hint')}
      act={t('operations.keep')}
      ready={[from, to].every((each) => isEmpty(each) || isWhole(each))}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: leg.id }, body: { from: pointOf(from), to: pointOf(to) } })}
      onClose={onClose}
    >
      <End name={leg.from} value={from} onChange={setFrom} />
      <End name={leg.to} value={to} onChange={setTo} />
    </FormModal>
  )
}

function End({ name, value, onChange }: { name: string; value: Typed; onChange: (to: Typed) => void }) {
  const t = useT()
  const known = findCoordinates(name)
  return (
    <fieldset>
      <legend>
        <bdi>{name}</bdi>
      </legend>
      <Group grow>
        <NumberInput
          label={t('operations.room.lat')}
          min={-90}
          max={90}
          decimalScale={5}
          value={value.lat}
          placeholder={known ? String(known.lat) : ''}
          onChange={(lat) => onChange({ ...value, lat })}
        />
        <NumberInput
          label={t('operations.room.lon')}
          min={-180}
          max={180}
          decimalScale={5}
          value={value.lon}
          placeholder={known ? String(known.lon) : ''}
          onChange={(lon) => onChange({ ...value, lon })}
        />
      </Group>
    </fieldset>
  )
}
