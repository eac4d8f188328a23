// Other ways of a leg, prepared before they are needed, each taken with one act and a reason.
import { Button, NumberInput, SegmentedControl, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import {
  type Alternative,
  addAlternative,
  type Leg,
  type MissionPage,
  takeAlternative,
  withdrawAlternative,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { FormModal, useStateNames } from './parts.tsx'
import { RowMenu } from './RowMenu.tsx'
import { StatesInput } from './StatesInput.tsx'
import { zones } from './times.ts'

export function Alternatives({ mission, leg, may }: { mission: MissionPage; leg: Leg; may: boolean }) {
  const t = useT()
  const drop = useSend(withdrawAlternative, { invalidates: ['/operations'] })
  const own = mission.alternatives.filter(({ legId }) => legId === leg.id)
  return own.map((way) => (
    <div key={way.id} className={classes.part} id={way.id}>
      <div className={classes.grow}>
        <span className={classes.quiet}>{t(`operations.alternative.${way.kind}`)}</span> <bdi>{way.to}</bdi>
        <span className={classes.quiet}>
          {' · '}
          <WayText way={way} />
          <br />
          <bdi>{way.prepared}</bdi> (<bdi>{way.recordedBy}</bdi>)
        </span>
      </div>
      {way.takenAt ? (
        <span className={classes.quiet}>
          {t('operations.alternative.taken')} <InstantText value={way.takenAt} />
        </span>
      ) : (
        may && (
          <span className={classes.buttons}>
            <TakeWay mission={mission} way={way} />
            <RowMenu
              name={way.to}
              items={[
                { label: t('operations.take-out'), onClick: () => drop.mutate({ params: { id: way.id } }) },
              ]}
            />
          </span>
        )
      )}
    </div>
  ))
}

/** "2,900 km · 5 h · over Azerbaijan" */
function WayText({ way }: { way: Alternative }) {
  const t = useT()
  const stateNames = useStateNames()
  return (
    <>
      {way.distanceKm && `${t('operations.leg.km', { km: way.distanceKm })} · `}
      {t('operations.minutes', { hours: Math.floor(way.minutes / 60), minutes: way.minutes % 60 })}
      {way.states.length > 0 && ` · ${t('operations.leg.over')} ${stateNames(way.states)}`}
    </>
  )
}

/** Switches a leg to a prepared way, with the reason. On a frozen manifest whoever decides does it. */
export function TakeWay({ mission, way }: { mission: MissionPage; way: Alternative }) {
  const t = useT()
  const can = useCan()
  const [asking, setAsking] = useState(false)
  const send = useSend(takeAlternative, { invalidates: ['/operations'], onDone: () => setAsking(false) })
  if (mission.state === 'frozen' && !can('mission.decide')) return null
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setAsking(true)}>
        {t('operations.alternative.take')}
      </Button>
      <ConfirmWithReason
        opened={asking}
        title={t('operations.alternative.take-it', { place: way.to })}
        act={t('operations.alternative.take')}
        busy={send.isPending}
        error={send.error}
        onClose={() => setAsking(false)}
        onConfirm={(reason) => send.mutate({ params: { id: way.id }, body: { reason } })}
      >
        {t('operations.alternative.take-hint')}
      </ConfirmWithReason>
    </>
  )
}

export function AlternativeForm({ leg, onClose }: { leg: Leg; onClose: () => void }) {
  const t = useT()
  const [kind, setKind] = useState<Alternative['kind']>('airport')
  const [to, setTo] = useState('')
  const [zone, setZone] = useState<string | null>(leg.toZone)
  const [km, setKm] = useState<number | string>('')
  const [minutes, setMinutes] = useState<number | string>(
    Math.round((Date.parse(leg.arrivesAt) - Date.parse(leg.departsAt)) / 60_000),
  )
  const [states, setStates] = useState<string[]>([])
  const [prepared, setPrepared] = useState('')
  const send = useSend(addAlternative, { invalidates: ['/operations'], onDone: onClose })
  const place = kind === 'route' ? leg.to : to
  return (
    <FormModal
      wide
      title={t('operations.alternative.add')}
      act={t('operations.alternative.add')}
      hint={t('operations.alternative.hint')}
      ready={Boolean(place.trim() && zone && Number(minutes) > 0 && prepared.trim())}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: leg.id },
          body: {
            kind,
            to: place,
            toZone: kind === 'route' ? leg.toZone : (zone ?? leg.toZone),
            distanceKm: Number(km) || null,
            minutes: Number(minutes),
            states,
            prepared,
          },
        })
      }
    >
      <SegmentedControl
        aria-label={t('operations.alternative.add')}
        value={kind}
        onChange={(value) => setKind(value as Alternative['kind'])}
        data={(['airport', 'route'] as const).map((value) => ({
          value,
          label: t(`operations.alternative.${value}`),
        }))}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {kind === 'airport' && (
          <>
            <TextInput
              label={t('operations.leg.to')}
              required
              data-autofocus
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Select
              label={t('operations.leg.to-zone')}
              required
              searchable
              limit={30}
              data={zones}
              value={zone}
              onChange={setZone}
            />
          </>
        )}
        <NumberInput
          label={t('operations.leg.distance')}
          suffix={t('operations.unit.km')}
          min={1}
          max={40_000}
          allowDecimal={false}
          value={km}
          onChange={setKm}
        />
        <NumberInput
          label={t('operations.alternative.minutes')}
          required
          min={1}
          max={10_000}
          allowDecimal={false}
          value={minutes}
          onChange={setMinutes}
        />
      </SimpleGrid>
      <StatesInput label={t('operations.leg.states')} value={states} onChange={setStates} />
      <Textarea
        label={t('operations.alternative.prepared')}
        required
        autosize
        minRows={2}
        value={prepared}
        onChange={(event) => setPrepared(event.currentTarget.value)}
      />
    </FormModal>
  )
}
