import { Button, NumberInput, TextInput } from '@mantine/core'
import { addMission, getOperation, type MissionRow } from '@oralu/domain'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Checklist } from './Checklist.tsx'
import classes from './operations.module.css'
import { FormModal, Section } from './parts.tsx'

export function OperationPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const { operationId: id } = useParams({ strict: false }) as { operationId: string }
  const read = useAnswer(getOperation, { params: { id } }, { keep: false })
  const [adding, setAdding] = useState(false)
  return (
    <Loaded from={read}>
      {(operation) => (
        <div className={classes.page}>
          <PageTitle
            title={operation.name}
            action={
              can('mission.write') && operation.state === 'open'
                ? { label: t('operations.mission.new'), onClick: () => setAdding(true) }
                : undefined
            }
          >
            <p className={classes.quiet}>
              <bdi>{operation.purpose}</bdi>
            </p>
          </PageTitle>
          <Section title={t('operations.missions')}>
            {operation.list.length === 0 ? (
              <Empty
                title={t('operations.missions.none')}
                hint={t('operations.missions.none-hint')}
                action={
                  can('mission.write') ? (
                    <Button onClick={() => setAdding(true)}>{t('operations.mission.new')}</Button>
                  ) : null
                }
              />
            ) : (
              <ul className={classes.lines}>
                {operation.list.map((mission) => (
                  <MissionLine key={mission.id} mission={mission} />
                ))}
              </ul>
            )}
          </Section>
          <Checklist operationId={id} />
          {adding && (
            <NewMission
              operationId={id}
              next={Math.max(0, ...operation.list.map(({ number }) => number)) + 1}
              onClose={() => setAdding(false)}
              onDone={(made) => void navigate({ to: `/operations/missions/${made}` as '/' })}
            />
          )}
        </div>
      )}
    </Loaded>
  )
}

/** "Mission 5", with its name where it has one. */
export function useMissionName(): (mission: { number: number; name: string | null }) => string {
  const t = useT()
  return ({ number, name }) =>
    name ? t('operations.mission.named', { number, name }) : t('operations.mission.number', { number })
}

function MissionLine({ mission }: { mission: MissionRow }) {
  const t = useT()
  const name = useMissionName()
  return (
    <li>
      <Link to={`/operations/missions/${mission.id}` as '/'} className={classes.grow}>
        {name(mission)}
      </Link>
      <Way mission={mission} />
      <span>{t(`operations.mission-state.${mission.state}`)}</span>
    </li>
  )
}

/** From where, when, to where. */
export function Way({ mission }: { mission: MissionRow }) {
  if (!mission.from || !mission.to) return null
  return (
    <span className={classes.quiet}>
      <InstantText value={mission.departsAt} zone={mission.fromZone ?? 'UTC'} place={mission.from} />
      {' – '}
      <bdi>{mission.to}</bdi>
    </span>
  )
}

interface NewProps {
  operationId: string
  next: number
  onClose: () => void
  onDone: (id: string) => void
}

function NewMission({ operationId, next, onClose, onDone }: NewProps) {
  const t = useT()
  const [number, setNumber] = useState<number | string>(next)
  const [name, setName] = useState('')
  const send = useSend(addMission, { invalidates: ['/operations'], onDone: ({ id }) => onDone(id) })
  return (
    <FormModal
      title={t('operations.mission.new')}
      act={t('operations.mission.new.act')}
      ready={typeof number === 'number'}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: operationId },
          body: { number: Number(number), name: name.trim() || null },
        })
      }
    >
      <NumberInput
        label={t('operations.number')}
        required
        min={1}
        max={9999}
        allowDecimal={false}
        value={number}
        onChange={setNumber}
        data-autofocus
      />
      <TextInput
        label={t('operations.name')}
        description={t('operations.mission.name-hint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormModal>
  )
}
