// Someone comes, and their family with them: who is known to be kin is offered, and rooms that take all of them.
import { addStays, proposeRooms, today } from '@oralu/domain'
import { useEffect, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Born, CasePerson, usePersonText } from '../cases/person.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, Tick } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'
import { PersonPicker } from '../people/PersonPicker.tsx'
import { RoomPicker } from './RoomPicker.tsx'

export function ComeInForm({ placeId, onClose }: { placeId: string; onClose: () => void }) {
  const t = useT()
  const textOf = usePersonText()
  const [anchorId, setAnchorId] = useState<string | null>(null)
  const [fromOn, setFromOn] = useState(today())
  /** Kin who do not come. */
  const [without, setWithout] = useState<readonly string[]>([])
  const [roomId, setRoomId] = useState<string | null>(null)
  const send = useSend(addStays, { invalidates: ['/cases'], onDone: onClose })
  const asked = { params: { id: placeId }, query: { anchorId: anchorId ?? '', fromOn } }
  const enabled = anchorId !== null && fromOn !== ''
  const kin = useAnswer(proposeRooms, asked, { enabled, keep: false }).data?.family ?? []
  // Who has a bed already keeps it.
  const coming = kin.filter((one) => !one.stay && !without.includes(one.anchorId))
  const others = coming.map((one) => one.anchorId).filter((one) => one !== anchorId)
  const rooms =
    useAnswer(
      proposeRooms,
      { ...asked, query: { ...asked.query, withIds: others.join(',') } },
      { enabled: enabled && coming.length > 0 },
    ).data?.rooms ?? []
  const best = rooms.find((room) => room.gap === null)?.id ?? null
  const wished = rooms.find((room) => room.id === roomId && room.gap === null)?.id ?? best
  useEffect(() => setWithout((before) => (anchorId === null && before.length > 0 ? [] : before)), [anchorId])
  return (
    <FormModal
      wide
      title={t('places.give-room')}
      act={t('places.give-room-act', { count: coming.length })}
      hint={t('places.give-room-hint')}
      ready={enabled && coming.length > 0 && wished !== null}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        wished &&
        send.mutate({
          params: { id: placeId },
          body: { fromOn, people: coming.map((one) => ({ anchorId: one.anchorId, roomId: wished })) },
        })
      }
      onClose={onClose}
    >
      <PersonPicker
        label={t('places.who-comes')}
        value={anchorId}
        onChange={(next) => {
          setAnchorId(next)
          setWithout([])
          setRoomId(null)
        }}
        required
      />
      <DayField
        label={t('places.from-on')}
        value={fromOn}
        min={today(-7)}
        max={today(366)}
        onChange={setFromOn}
      />
      {kin.length > 0 && (
        <fieldset className={classes.fieldset}>
          <legend>{t('places.family')}</legend>
          {kin.map((one) => {
            if (one.stay)
              return (
                <p key={one.anchorId} className={classes.quiet}>
                  <CasePerson person={one.person} /> ·{' '}
                  {one.stay.room
                    ? t('places.sleeps-in', { label: one.stay.room })
                    : t('places.stays-already')}
                </p>
              )
            return (
              <div key={one.anchorId}>
                <Tick
                  label={textOf(one.person)}
                  hint={<Born person={one.person} />}
                  value={!without.includes(one.anchorId)}
                  onChange={(comes) =>
                    setWithout(
                      comes
                        ? without.filter((each) => each !== one.anchorId)
                        : one.anchorId === anchorId
                          ? without
                          : [...without, one.anchorId],
                    )
                  }
                />
              </div>
            )
          })}
        </fieldset>
      )}
      {coming.length > 0 && <RoomPicker rooms={rooms} value={wished} onChange={setRoomId} />}
    </FormModal>
  )
}
