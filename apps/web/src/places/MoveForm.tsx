// Another room, for all of a family at once; and where some are to sleep apart, what a second person must sign first.
import { Button } from '@mantine/core'
import { moveStays, proposeRooms, type StayLine, today } from '@oralu/domain'
import { useState } from 'react'
import { ProblemError } from '../api/call.ts'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Born, usePersonText } from '../cases/person.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, Tick } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'
import { PartForm } from './PartForm.tsx'
import { RoomPicker } from './RoomPicker.tsx'

interface Props {
  placeId: string
  family: readonly StayLine[]
  onClose: () => void
}

export function MoveForm({ placeId, family, onClose }: Props) {
  const t = useT()
  const textOf = usePersonText()
  const [fromOn, setFromOn] = useState(today())
  const [stays, setStays] = useState(family.map((stay) => stay.id))
  const [roomId, setRoomId] = useState<string | null>(null)
  const [parting, setParting] = useState(false)
  const send = useSend(moveStays, { invalidates: ['/cases'], onDone: onClose })
  const moving = family.filter((stay) => stays.includes(stay.id))
  const [first, ...others] = moving.map((stay) => stay.anchorId)
  const rooms =
    useAnswer(
      proposeRooms,
      {
        params: { id: placeId },
        query: { anchorId: first ?? '', withIds: others.join(','), fromOn },
      },
      { enabled: first !== undefined && fromOn !== '' },
    ).data?.rooms.filter((room) => room.id !== family[0]?.room?.id) ?? []
  const chosen = rooms.find((room) => room.id === roomId && room.gap === null)
  const parts = send.error instanceof ProblemError && send.error.params.reason === 'parts-family'
  if (parting) return <PartForm family={family} apart={moving} onClose={onClose} />
  return (
    <FormModal
      wide
      title={t('places.move')}
      act={t('places.move')}
      hint={t('places.move-hint')}
      ready={moving.length > 0 && chosen !== undefined}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        chosen &&
        send.mutate({
          params: { id: placeId },
          body: { fromOn, beds: moving.map((stay) => ({ stayId: stay.id, roomId: chosen.id })) },
        })
      }
      onClose={onClose}
    >
      {parts && (
        <Button variant="default" onClick={() => setParting(true)}>
          {t('places.propose-parting')}
        </Button>
      )}
      <fieldset className={classes.fieldset}>
        <legend>{t('places.who-moves')}</legend>
        {family.map((stay) => (
          <Tick
            key={stay.id}
            label={textOf(stay.person)}
            hint={<Born person={stay.person} />}
            value={stays.includes(stay.id)}
            onChange={(moves) =>
              setStays(moves ? [...stays, stay.id] : stays.filter((each) => each !== stay.id))
            }
          />
        ))}
      </fieldset>
      <DayField
        label={t('places.from-on')}
        value={fromOn}
        min={today(-7)}
        max={today(366)}
        onChange={setFromOn}
      />
      <RoomPicker rooms={rooms} value={chosen?.id ?? null} onChange={setRoomId} />
    </FormModal>
  )
}
