// Reception lists: by bus and by room, a family never parted; children alone with their carer by name.
import { Button, TextInput } from '@mantine/core'
import { getMission, listReception, type MissionPage, placeGroup, type ReceptionGroup } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { MissionHead } from './MissionHead.tsx'
import classes from './operations.module.css'
import { FormModal, Section, Traveller, useNameText } from './parts.tsx'

export function ReceptionPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(getMission, { params: { id } }, { keep: false })
  return <Loaded from={read}>{(mission) => <Reception mission={mission} />}</Loaded>
}

function Reception({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const read = useAnswer(listReception, { params: { id: mission.id } })
  const [placing, setPlacing] = useState<ReceptionGroup>()
  const may = can('mission.write') && mission.state !== 'closed' && mission.state !== 'cancelled'
  return (
    <div className={classes.page}>
      <MissionHead
        mission={mission}
        current="reception"
        aside={
          can('care.read') && (
            <Link to={`/cases/arrivals/${mission.id}` as '/'}>{t('operations.reception.care')}</Link>
          )
        }
      />
      <Loaded from={read}>
        {({ groups }) =>
          groups.length === 0 ? (
            <Empty title={t('operations.reception.none')} hint={t('operations.reception.none-hint')} />
          ) : (
            <div className={classes.columns}>
              <div>
                <Lists kind="room" groups={groups} onPlace={may ? setPlacing : undefined} />
              </div>
              <div>
                <Lists kind="bus" groups={groups} onPlace={undefined} />
              </div>
            </div>
          )
        }
      </Loaded>
      {placing && <PlaceForm mission={mission} group={placing} onClose={() => setPlacing(undefined)} />}
    </div>
  )
}

interface ListsProps {
  kind: 'bus' | 'room'
  groups: readonly ReceptionGroup[]
  onPlace: ((group: ReceptionGroup) => void) | undefined
}

/** One list for each bus or room, the families without one first. */
function Lists({ kind, groups, onPlace }: ListsProps) {
  const t = useT()
  const name = useNameText()
  const byPlace = [...Map.groupBy(groups, (group) => group[kind] ?? '')].sort(([a], [b]) =>
    a.localeCompare(b, undefined, { numeric: true }),
  )
  return (
    <>
      {byPlace.map(([place, here]) => (
        <Section
          key={place}
          title={
            place === ''
              ? t(`operations.reception.no-${kind}`)
              : `${t(`operations.reception.${kind}`)} ${place}`
          }
          aside={
            <span className={classes.quiet}>
              {t('operations.people', { count: here.reduce((sum, { members }) => sum + members.length, 0) })}
            </span>
          }
        >
          <ul className={classes.lines}>
            {here.map((group) => (
              <li key={group.together}>
                <div className={classes.grow}>
                  {group.members.map((member) => (
                    <div key={member.lineId}>
                      <Traveller person={member.person} />
                      {member.child && <span className={classes.quiet}> {t('operations.child')}</span>}
                    </div>
                  ))}
                  {group.carer && (
                    <span className={classes.quiet}>
                      {t('operations.reception.carer')}: <bdi>{group.carer}</bdi>
                    </span>
                  )}
                  {group.needsCarer && !group.carer && (
                    <span className={classes.notice}>{t('operations.reception.needs-carer')}</span>
                  )}
                </div>
                {onPlace && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('operations.reception.place')}: ${name(group.members[0]?.person ?? null)}`}
                    onClick={() => onPlace(group)}
                  >
                    {t('operations.reception.place')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function PlaceForm({
  mission,
  group,
  onClose,
}: {
  mission: MissionPage
  group: ReceptionGroup
  onClose: () => void
}) {
  const t = useT()
  const [bus, setBus] = useState(group.bus ?? '')
  const [room, setRoom] = useState(group.room ?? '')
  const [carer, setCarer] = useState(group.carer ?? '')
  const send = useSend(placeGroup, { invalidates: ['/operations'], onDone: onClose })
  const orNull = (text: string) => text.trim() || null
  return (
    <FormModal
      title={t('operations.reception.place')}
      hint={t('operations.reception.place-hint', { count: group.members.length })}
      act={t('operations.keep')}
      ready={!group.needsCarer || carer.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: mission.id },
          body: { together: group.together, bus: orNull(bus), room: orNull(room), carer: orNull(carer) },
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('operations.reception.bus')}
        maxLength={60}
        value={bus}
        onChange={(event) => setBus(event.currentTarget.value)}
      />
      <TextInput
        label={t('operations.reception.room')}
        description={t('operations.reception.room-hint')}
        maxLength={60}
        value={room}
        onChange={(event) => setRoom(event.currentTarget.value)}
      />
      {group.needsCarer && (
        <TextInput
          label={t('operations.reception.carer')}
          description={t('operations.reception.needs-carer')}
          required
          maxLength={200}
          value={carer}
          onChange={(event) => setCarer(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
