// The states of a mission and the one step that is open now.
import { Box, Button, Group, Textarea } from '@mantine/core'
import {
  arriveMission,
  cancelMission,
  closeMission,
  departMission,
  freezeMission,
  type MissionPage,
  openDoors,
  openMission,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { type Step, Steps } from '../components/Steps.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { FormModal, useReadable } from './parts.tsx'

const order = ['planned', 'open', 'frozen', 'doors', 'departed', 'arrived', 'closed'] as const

export function MissionSteps({ mission }: { mission: MissionPage }) {
  const t = useT()
  const now = mission.state === 'frozen' && mission.doorsClosed ? 'doors' : mission.state
  const place = order.indexOf(now as (typeof order)[number])
  const notes: Partial<Record<(typeof order)[number], ReactNode>> = {
    doors: mission.doorsClosedAt && (
      <InstantText value={mission.doorsClosedAt} zone={mission.fromZone ?? 'UTC'} />
    ),
    departed: mission.departedAt && (
      <InstantText value={mission.departedAt} zone={mission.fromZone ?? 'UTC'} />
    ),
    arrived: mission.arrivedAt && <InstantText value={mission.arrivedAt} zone={mission.toZone ?? 'UTC'} />,
  }
  const steps: Step[] = order.map((id, at) => ({
    id,
    label: t(`operations.step.${id}`),
    state:
      mission.state === 'cancelled'
        ? 'stopped'
        : at < place || now === 'closed'
          ? 'done'
          : at === place
            ? 'now'
            : 'next',
    ...(notes[id] ? { note: notes[id] } : {}),
  }))
  return (
    <section className={classes.box} aria-label={t('operations.steps')}>
      <Steps steps={steps} label={t('operations.steps')} />
      {mission.state === 'cancelled' && (
        <p>
          {t('operations.mission-state.cancelled')}: <bdi>{mission.cancelReason}</bdi>
        </p>
      )}
      <Acts mission={mission} />
    </section>
  )
}

function Acts({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const readable = useReadable()
  const [asking, setAsking] = useState<'freeze' | 'cancel'>()
  const all = { invalidates: ['/operations', '/people', '/cases', '/figures'] }
  const input = { params: { id: mission.id } }
  const open = useSend(openMission, all)
  const reopen = useSend(openDoors, all)
  const depart = useSend(departMission, all)
  const arrive = useSend(arriveMission, all)
  const close = useSend(closeMission, all)
  const cancel = useSend(cancelMission, { ...all, onDone: () => setAsking(undefined) })
  const writes = can('mission.write')
  const decides = can('mission.decide')
  const error = [open, reopen, depart, arrive, close].find((each) => each.isError)?.error
  const boarding = mission.state === 'frozen' && !mission.doorsClosed
  return (
    <>
      {error && (
        <Box mt="sm">
          <FormProblem error={readable(error)} />
        </Box>
      )}
      <Group mt="sm" className="no-print">
        {mission.state === 'planned' && writes && (
          <Button loading={open.isPending} onClick={() => open.mutate(input)}>
            {t('operations.act.open')}
          </Button>
        )}
        {mission.state === 'open' && decides && (
          <Button onClick={() => setAsking('freeze')}>{t('operations.act.freeze')}</Button>
        )}
        {boarding && writes && (
          <Button component={Link} to={`/operations/missions/${mission.id}/boarding`}>
            {t('operations.act.board')}
          </Button>
        )}
        {mission.state === 'frozen' && mission.doorsClosed && writes && (
          <>
            <Button loading={depart.isPending} onClick={() => depart.mutate({ ...input, body: {} })}>
              {t('operations.act.depart')}
            </Button>
            <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate(input)}>
              {t('operations.act.open-doors')}
            </Button>
          </>
        )}
        {mission.state === 'departed' && writes && (
          <Button loading={arrive.isPending} onClick={() => arrive.mutate({ ...input, body: {} })}>
            {t('operations.act.arrive')}
          </Button>
        )}
        {mission.state === 'arrived' && decides && (
          <Button loading={close.isPending} onClick={() => close.mutate(input)}>
            {t('operations.act.close')}
          </Button>
        )}
        {mission.next.includes('cancelled') && decides && (
          <Button variant="default" onClick={() => setAsking('cancel')}>
            {t('operations.act.cancel')}
          </Button>
        )}
      </Group>
      {asking === 'freeze' && <Freeze mission={mission} onClose={() => setAsking(undefined)} />}
      <ConfirmWithReason
        opened={asking === 'cancel'}
        title={t('operations.act.cancel')}
        act={t('operations.act.cancel')}
        loses
        busy={cancel.isPending}
        error={cancel.error}
        onClose={() => setAsking(undefined)}
        onConfirm={(reason) => cancel.mutate({ ...input, body: { reason } })}
      >
        {t('operations.cancel.hint')}
      </ConfirmWithReason>
    </>
  )
}

function Freeze({ mission, onClose }: { mission: MissionPage; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const send = useSend(freezeMission, { invalidates: ['/operations', '/figures'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.act.freeze')}
      act={t('operations.act.freeze')}
      hint={t('operations.freeze.hint', { count: mission.lines.listed ?? 0 })}
      ready={reason.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id: mission.id }, body: { reason } })}
    >
      <Textarea
        label={t('operations.reason')}
        required
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  )
}
