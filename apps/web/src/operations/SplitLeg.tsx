// A leg becomes two: where and when it is interrupted, and how it goes on.
import { Checkbox, SegmentedControl, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { type Leg, type MissionPage, splitLeg } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { FormModal } from './parts.tsx'
import { StatesInput } from './StatesInput.tsx'
import { instantOf, zones } from './times.ts'

export function SplitLeg({ mission, leg, onClose }: { mission: MissionPage; leg: Leg; onClose: () => void }) {
  const t = useT()
  const [at, setAt] = useState('')
  const [zone, setZone] = useState<string | null>(leg.fromZone)
  const [arrives, setArrives] = useState('')
  const [departs, setDeparts] = useState('')
  const [mode, setMode] = useState<Leg['mode']>(leg.mode)
  const [first, setFirst] = useState(leg.states)
  const [second, setSecond] = useState(leg.states)
  const [same, setSame] = useState(true)
  const [reason, setReason] = useState('')
  const send = useSend(splitLeg, { invalidates: ['/operations'], onDone: onClose })
  const clock = (label: string, value: string, onChange: (value: string) => void) => (
    <TextInput
      type="datetime-local"
      label={label}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
  return (
    <FormModal
      wide
      title={t('operations.leg.split')}
      act={t('operations.leg.split')}
      hint={t(mission.state === 'frozen' ? 'operations.leg.split-frozen' : 'operations.leg.split-hint', {
        from: leg.from,
        to: leg.to,
      })}
      ready={Boolean(at.trim() && zone && arrives && departs && reason.trim())}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        zone &&
        send.mutate({
          params: { id: leg.id },
          body: {
            at,
            zone,
            arrivesAt: instantOf(arrives, zone),
            departsAt: instantOf(departs, zone),
            mode,
            first: { states: first },
            second: { states: second },
            sameVehicles: same,
            reason,
          },
        })
      }
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('operations.split.at')}
          required
          data-autofocus
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <Select
          label={t('operations.split.zone')}
          required
          searchable
          limit={30}
          data={zones}
          value={zone}
          onChange={setZone}
        />
        {clock(t('operations.split.arrives'), arrives, setArrives)}
        {clock(t('operations.split.departs'), departs, setDeparts)}
        <StatesInput label={t('operations.split.first')} value={first} onChange={setFirst} />
        <StatesInput label={t('operations.split.second')} value={second} onChange={setSecond} />
      </SimpleGrid>
      <SegmentedControl
        aria-label={t('operations.leg.mode')}
        value={mode}
        onChange={(value) => setMode(value as Leg['mode'])}
        data={(['air', 'road'] as const).map((value) => ({ value, label: t(`operations.mode.${value}`) }))}
      />
      <Checkbox
        label={t('operations.split.same')}
        checked={same}
        onChange={(event) => setSame(event.currentTarget.checked)}
      />
      <Textarea
        label={t('operations.reason')}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  )
}
