// The way: legs by road and by air, each end in its own place's time.
import { Button, SegmentedControl, Select, SimpleGrid, TextInput } from '@mantine/core'
import { addLeg, changeLeg, type Leg, type MissionPage, withdrawLeg } from '@oralu/domain'
import { IconBus, IconPlane } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { FormModal, Section } from './parts.tsx'
import { clockIn, instantOf, zones } from './times.ts'

export function Legs({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const [editing, setEditing] = useState<Leg | 'new'>()
  const withdraw = useSend(withdrawLeg, { invalidates: ['/operations'] })
  const may = can('mission.write') && mission.state !== 'closed' && mission.state !== 'cancelled'
  return (
    <Section
      title={t('operations.legs')}
      aside={
        may &&
        mission.state !== 'arrived' && (
          <Button size="xs" variant="default" onClick={() => setEditing('new')}>
            {t('operations.legs.add')}
          </Button>
        )
      }
    >
      {mission.legs.length === 0 && <p className={classes.quiet}>{t('operations.legs.none')}</p>}
      <ul className={classes.lines}>
        {mission.legs.map((leg) => {
          const Icon = leg.mode === 'air' ? IconPlane : IconBus
          const name = `${leg.seq}. ${leg.from} – ${leg.to}`
          return (
            <li key={leg.id}>
              <Icon
                size={20}
                aria-label={t(`operations.mode.${leg.mode}`)}
                className={leg.mode === 'air' ? '' : 'flip'}
              />
              <span className={classes.grow}>
                <bdi>{leg.from}</bdi> – <bdi>{leg.to}</bdi>
                <br />
                <span className={classes.quiet}>
                  {leg.departedAt ? t('operations.leg.departed') : t('operations.leg.departs')}{' '}
                  <InstantText value={leg.departedAt ?? leg.departsAt} zone={leg.fromZone} place={leg.from} />
                  <br />
                  {leg.arrivedAt ? t('operations.leg.arrived') : t('operations.leg.arrives')}{' '}
                  <InstantText value={leg.arrivedAt ?? leg.arrivesAt} zone={leg.toZone} place={leg.to} />
                </span>
              </span>
              {may && (
                <span className={classes.buttons}>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('operations.change-it', { name })}
                    onClick={() => setEditing(leg)}
                  >
                    {t('operations.change')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('operations.take-out-it', { name })}
                    loading={withdraw.isPending}
                    onClick={() => withdraw.mutate({ params: { id: leg.id } })}
                  >
                    {t('operations.take-out')}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {editing && (
        <LegForm
          missionId={mission.id}
          leg={editing === 'new' ? undefined : editing}
          last={mission.legs.at(-1)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  )
}

interface FormProps {
  missionId: string
  leg: Leg | undefined
  /** The leg before a new one: the way goes on from where it ends. */
  last: Leg | undefined
  onClose: () => void
}

function LegForm({ missionId, leg, last, onClose }: FormProps) {
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
      </SimpleGrid>
    </FormModal>
  )
}
