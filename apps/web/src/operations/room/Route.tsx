// The legs as a quiet map, and always as a list: the map is for those who see it and have WebGL, the list for all.
import { Button } from '@mantine/core'
import { findCoordinates, type Leg, type MissionPage, type Room } from '@oralu/domain'
import { lazy, Suspense, useMemo, useState } from 'react'
import { InstantText } from '../../components/text.tsx'
import { useCan } from '../../frame/me.ts'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section } from '../parts.tsx'
import { CoordinatesForm } from './CoordinatesForm.tsx'
import type { DrawnLeg } from './LegMap.tsx'

const LegMap = lazy(() => import('./LegMap.tsx').then(({ LegMap }) => ({ default: LegMap })))

/** Asked once: a browser without it shows the list alone. */
let canDraw: boolean | undefined
const hasWebGl = () => (canDraw ??= document.createElement('canvas').getContext('webgl2') !== null)

export function Route({ mission, entered }: { mission: MissionPage; entered: Room['entered'] }) {
  const t = useT()
  const can = useCan()
  const [placing, setPlacing] = useState<Leg>()
  const drawn = useMemo(
    () => mission.legs.flatMap((leg) => drawnOf(leg, entered[leg.id]) ?? []),
    [mission.legs, entered],
  )
  const may = can('mission.write') && mission.state !== 'closed' && mission.state !== 'cancelled'
  return (
    <Section title={t('operations.room.route')}>
      {mission.legs.length === 0 && <p className={classes.quiet}>{t('operations.legs.none')}</p>}
      {drawn.length > 0 && hasWebGl() && (
        <Suspense fallback={null}>
          <LegMap legs={drawn} />
        </Suspense>
      )}
      <ol className={classes.lines}>
        {mission.legs.map((leg) => (
          <li key={leg.id}>
            <span className={classes.grow}>
              {t(`operations.mode.${leg.mode}`)}: <bdi>{leg.from}</bdi> – <bdi>{leg.to}</bdi>
              <br />
              <span className={classes.quiet}>
                {leg.departedAt ? t('operations.leg.departed') : t('operations.leg.departs')}{' '}
                <InstantText value={leg.departedAt ?? leg.departsAt} zone={leg.fromZone} place={leg.from} />
                <br />
                {leg.arrivedAt ? t('operations.leg.arrived') : t('operations.leg.arrives')}{' '}
                <InstantText value={leg.arrivedAt ?? leg.arrivesAt} zone={leg.toZone} place={leg.to} />
              </span>
              {!drawn.some(({ id }) => id === leg.id) && (
                <>
                  <br />
                  <span className={classes.notice}>{t('operations.room.not-on-map')}</span>
                </>
              )}
            </span>
            {may && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`${t('operations.room.coordinates')}: ${leg.from} – ${leg.to}`}
                onClick={() => setPlacing(leg)}
              >
                {t('operations.room.coordinates')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {placing && (
        <CoordinatesForm leg={placing} entered={entered[placing.id]} onClose={() => setPlacing(undefined)} />
      )}
    </Section>
  )
}

/** What an officer entered counts before what the name says. */
function drawnOf(leg: Leg, entered: Room['entered'][string] | undefined): DrawnLeg | undefined {
  const from = entered?.from ?? findCoordinates(leg.from)
  const to = entered?.to ?? findCoordinates(leg.to)
  const state = leg.arrivedAt ? 'done' : leg.departedAt ? 'under way' : 'planned'
  return (
    from &&
    to && {
      id: leg.id,
      mode: leg.mode,
      state,
      from: { ...from, name: leg.from },
      to: { ...to, name: leg.to },
    }
  )
}
