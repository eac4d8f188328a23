// The fields of a vehicle: what it is, whose, its berths by kind, what it carries and how far.
import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { seatLabels, type Vehicle, vehicleKinds } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'

type Draft = Omit<Vehicle, 'id'>

export const emptyVehicle = (mode: 'road' | 'air'): Draft => ({
  kind: mode === 'air' ? 'aircraft' : 'bus',
  mark: '',
  operator: '',
  model: null,
  seats: 0,
  seatRows: null,
  seatColumns: null,
  seatsLeftOut: [],
  stretchers: 0,
  wheelchairs: 0,
  payloadKg: null,
  rangeKm: null,
})

export const draftOf = ({ id: _, ...draft }: Vehicle): Draft => draft

export function VehicleFields({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const t = useT()
  const set = (more: Partial<Draft>) => {
    const next = { ...draft, ...more }
    // A numbered grid says how many seats there are.
    onChange({ ...next, seats: seatLabels(next)?.length ?? next.seats })
  }
  const text = (field: 'mark' | 'operator' | 'model', required = false) => (
    <TextInput
      label={t(`operations.vehicle.${field}`)}
      required={required}
      value={draft[field] ?? ''}
      onChange={(event) => set({ [field]: event.currentTarget.value || (required ? '' : null) })}
    />
  )
  const number = (
    field: 'seats' | 'seatRows' | 'stretchers' | 'wheelchairs' | 'payloadKg' | 'rangeKm',
    suffix = '',
    optional = false,
  ) => (
    <NumberInput
      label={t(`operations.vehicle.${field}`)}
      suffix={suffix}
      min={optional ? 1 : 0}
      allowDecimal={false}
      value={draft[field] ?? ''}
      disabled={field === 'seats' && seatLabels(draft) !== undefined}
      onChange={(value) => set({ [field]: value === '' ? (optional ? null : 0) : Number(value) })}
    />
  )
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('operations.vehicle.kind')}
          allowDeselect={false}
          data={vehicleKinds.map((value) => ({ value, label: t(`operations.vehicle-kind.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind: kind as Draft['kind'] })}
        />
        {text('mark', true)}
        {text('operator', true)}
        {text('model')}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 2, xs: 3 }}>
        {number('seats')}
        {number('stretchers')}
        {number('wheelchairs')}
        {number('payloadKg', t('operations.unit.kg'), true)}
        {number('rangeKm', t('operations.unit.km'), true)}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {number('seatRows', '', true)}
        <TextInput
          label={t('operations.vehicle.seatColumns')}
          placeholder="ABC-DEF"
          value={draft.seatColumns ?? ''}
          onChange={(event) =>
            set({ seatColumns: event.currentTarget.value.toUpperCase().replaceAll(/[^A-Z-]/g, '') || null })
          }
        />
        <TextInput
          label={t('operations.vehicle.seatsLeftOut')}
          placeholder="1A 1B"
          value={draft.seatsLeftOut.join(' ')}
          onChange={(event) =>
            set({
              seatsLeftOut: event.currentTarget.value
                .toUpperCase()
                .split(/[\s,]+/)
                .filter(Boolean),
            })
          }
        />
      </SimpleGrid>
    </>
  )
}
