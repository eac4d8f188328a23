// The way: legs by road and by air, each end in its own place's time, with its vehicles and the other ways prepared.
import { Button } from '@mantine/core'
import { type Leg, type MissionPage, withdrawLeg } from '@oralu/domain'
import { IconBus, IconPlane } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { AlternativeForm, Alternatives } from './Alternatives.tsx'
import { CarriageForm } from './CarriageForm.tsx'
import { Carriages } from './Carriages.tsx'
import { LegForm } from './LegForm.tsx'
import classes from './operations.module.css'
import { Section, useStateNames } from './parts.tsx'
import { RowMenu } from './RowMenu.tsx'
import { SplitLeg } from './SplitLeg.tsx'

type Act = 'change' | 'vehicle' | 'alternative' | 'split'

export function Legs({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  const may = can('mission.write') && mission.state !== 'closed' && mission.state !== 'cancelled'
  return (
    <Section
      title={t('operations.legs')}
      aside={
        may &&
        mission.state !== 'arrived' && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('operations.legs.add')}
          </Button>
        )
      }
    >
      <div id="leg" />
      {mission.legs.length === 0 && <p className={classes.quiet}>{t('operations.legs.none')}</p>}
      <ul className={classes.lines}>
        {mission.legs.map((leg) => (
          <LegRow key={leg.id} mission={mission} leg={leg} may={may} />
        ))}
      </ul>
      {adding && (
        <LegForm
          missionId={mission.id}
          leg={undefined}
          last={mission.legs.at(-1)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}

function LegRow({ mission, leg, may }: { mission: MissionPage; leg: Leg; may: boolean }) {
  const t = useT()
  const stateNames = useStateNames()
  const [asking, setAsking] = useState<Act>()
  const close = () => setAsking(undefined)
  const Icon = leg.mode === 'air' ? IconPlane : IconBus
  return (
    <li id={leg.id}>
      <Icon
        size={20}
        aria-label={t(`operations.mode.${leg.mode}`)}
        className={leg.mode === 'air' ? '' : 'flip'}
      />
      <span className={classes.grow}>
        <bdi>{leg.from}</bdi> – <bdi>{leg.to}</bdi>
        {leg.distanceKm && (
          <span className={classes.quiet}> {t('operations.leg.km', { km: leg.distanceKm })}</span>
        )}
        <br />
        <span className={classes.quiet}>
          {leg.departedAt ? t('operations.leg.departed') : t('operations.leg.departs')}{' '}
          <InstantText value={leg.departedAt ?? leg.departsAt} zone={leg.fromZone} place={leg.from} />
          <br />
          {leg.arrivedAt ? t('operations.leg.arrived') : t('operations.leg.arrives')}{' '}
          <InstantText value={leg.arrivedAt ?? leg.arrivesAt} zone={leg.toZone} place={leg.to} />
          {leg.states.length > 0 && (
            <>
              <br />
              {t('operations.leg.over')} {stateNames(leg.states)}
            </>
          )}
        </span>
      </span>
      {may && <LegActs mission={mission} leg={leg} onAct={setAsking} />}
      <div className={classes.under}>
        <Carriages mission={mission} leg={leg} may={may} />
        <Alternatives mission={mission} leg={leg} may={may} />
      </div>
      {asking === 'change' && <LegForm missionId={mission.id} leg={leg} last={undefined} onClose={close} />}
      {asking === 'vehicle' && <CarriageForm leg={leg} carriage={undefined} onClose={close} />}
      {asking === 'alternative' && <AlternativeForm leg={leg} onClose={close} />}
      {asking === 'split' && <SplitLeg mission={mission} leg={leg} onClose={close} />}
    </li>
  )
}

function LegActs({ mission, leg, onAct }: { mission: MissionPage; leg: Leg; onAct: (act: Act) => void }) {
  const t = useT()
  const can = useCan()
  const withdraw = useSend(withdrawLeg, { invalidates: ['/operations'] })
  const name = `${leg.seq}. ${leg.from} – ${leg.to}`
  const splits =
    !leg.arrivedAt && mission.state !== 'arrived' && (mission.state !== 'frozen' || can('mission.decide'))
  return (
    <RowMenu
      name={name}
      items={[
        { label: t('operations.leg.change'), onClick: () => onAct('change') },
        { label: t('operations.carriage.add'), onClick: () => onAct('vehicle') },
        { label: t('operations.alternative.add'), onClick: () => onAct('alternative') },
        ...(splits ? [{ label: t('operations.leg.split'), onClick: () => onAct('split') }] : []),
        {
          label: t('operations.leg.take-out'),
          onClick: () => withdraw.mutate({ params: { id: leg.id } }),
        },
      ]}
    />
  )
}
