// The vehicles of a leg: berths by kind, payload, range, until when they are held ready, and who goes along.
import { ActionIcon } from '@mantine/core'
import { type Carriage, type Leg, type MissionPage, withdrawAttendant, withdrawCarriage } from '@oralu/domain'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { AttendantForm, CarriageForm } from './CarriageForm.tsx'
import classes from './operations.module.css'
import { RowMenu } from './RowMenu.tsx'

export function Carriages({ mission, leg, may }: { mission: MissionPage; leg: Leg; may: boolean }) {
  const own = mission.carriages.filter(({ legId }) => legId === leg.id)
  return own.map((carriage) => <CarriageRow key={carriage.id} leg={leg} carriage={carriage} may={may} />)
}

function CarriageRow({ leg, carriage, may }: { leg: Leg; carriage: Carriage; may: boolean }) {
  const t = useT()
  const [asking, setAsking] = useState<'change' | 'attendant'>()
  const close = () => setAsking(undefined)
  const takeOff = useSend(withdrawCarriage, { invalidates: ['/operations'] })
  const { vehicle, readyFrom, readyUntil } = carriage
  return (
    <div className={classes.part} id={carriage.id}>
      <div className={classes.grow}>
        {t(`operations.vehicle-kind.${vehicle.kind}`)} <bdi>{vehicle.mark}</bdi>
        <span className={classes.quiet}>
          {' · '}
          <bdi>{vehicle.operator}</bdi>
          {' · '}
          <Berths vehicle={vehicle} />
          {(readyFrom || readyUntil) && (
            <>
              <br />
              {t('operations.carriage.ready')}{' '}
              {readyFrom && <InstantText value={readyFrom} zone={leg.fromZone} place={leg.from} />}
              {' – '}
              {readyUntil && <InstantText value={readyUntil} zone={leg.toZone} place={leg.to} />}
            </>
          )}
        </span>
        <Attendants carriage={carriage} may={may} />
      </div>
      {may && (
        <RowMenu
          name={vehicle.mark}
          items={[
            { label: t('operations.attendant.add'), onClick: () => setAsking('attendant') },
            { label: t('operations.carriage.change'), onClick: () => setAsking('change') },
            {
              label: t('operations.take-out'),
              onClick: () => takeOff.mutate({ params: { id: carriage.id } }),
            },
          ]}
        />
      )}
      {asking === 'change' && <CarriageForm leg={leg} carriage={carriage} onClose={close} />}
      {asking === 'attendant' && <AttendantForm carriage={carriage} onClose={close} />}
    </div>
  )
}

/** "150 seats · 4 stretchers · 18,000 kg · 4,000 km" */
function Berths({ vehicle }: { vehicle: Carriage['vehicle'] }) {
  const t = useT()
  const { seats, stretchers, wheelchairs, payloadKg, rangeKm } = vehicle
  return (
    <>
      {t('operations.berths.seats', { count: seats })}
      {stretchers > 0 && ` · ${t('operations.berths.stretchers', { count: stretchers })}`}
      {wheelchairs > 0 && ` · ${t('operations.berths.wheelchairs', { count: wheelchairs })}`}
      {payloadKg && ` · ${t('operations.vehicle.kg', { kg: payloadKg })}`}
      {rangeKm && ` · ${t('operations.leg.km', { km: rangeKm })}`}
    </>
  )
}

function Attendants({ carriage: { attendants }, may }: { carriage: Carriage; may: boolean }) {
  const t = useT()
  const withdraw = useSend(withdrawAttendant, { invalidates: ['/operations'] })
  if (attendants.length === 0) return null
  return (
    <ul className={classes.chips}>
      {attendants.map(({ id, duty, name, title }) => (
        <li key={id}>
          {t(`operations.duty.${duty}`)}: <bdi>{name}</bdi>
          {title && (
            <>
              {' · '}
              <bdi>{title}</bdi>
            </>
          )}
          {may && (
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              aria-label={t('operations.take-out-it', { name })}
              onClick={() => withdraw.mutate({ params: { id } })}
            >
              <IconX size={12} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}
