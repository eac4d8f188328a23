// Rooms with those who sleep in them, families together.
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import {
  addRoom,
  listRooms,
  type PlacePage,
  type PlaceRoomLine,
  type StayLine,
  setRoom,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { usePages, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Born, CasePerson, usePersonText } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { OneLine, Tick, useFields } from '../components/fields.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { LeaveForm } from './LeaveForm.tsx'
import { MoveForm } from './MoveForm.tsx'
import own from './places.module.css'
import { familiesOf } from './words.ts'

type Form =
  | { kind: 'add' }
  | { kind: 'room'; room: PlaceRoomLine }
  | { kind: 'move' | 'leave'; family: readonly StayLine[] }

export function Rooms({ place, works }: { place: PlacePage; works: boolean }) {
  const t = useT()
  const [show, setShow] = useState('all')
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  const { items, query, more } = usePages(listRooms, {
    params: { id: place.id },
    query: show === 'all' ? {} : { show: show as 'free' },
  })
  return (
    <Section
      title={t('places.rooms')}
      {...(works ? { act: t('places.add-room'), onAct: () => setForm({ kind: 'add' }) } : {})}
    >
      <SegmentedControl
        mb="sm"
        value={show}
        onChange={setShow}
        aria-label={t('places.rooms')}
        data={['all', 'free', 'taken'].map((code) => ({ value: code, label: t(`places.rooms.${code}`) }))}
      />
      {query.isSuccess && items.length === 0 && <p className={classes.quiet}>{t('places.no-rooms')}</p>}
      <div className={own.rooms}>
        {items.map((room) => (
          <Room key={room.id} room={room} works={works} onForm={setForm} />
        ))}
      </div>
      {query.hasNextPage && (
        <Button mt="md" variant="default" loading={query.isFetchingNextPage} onClick={more}>
          {t('places.more-rooms')}
        </Button>
      )}
      {form?.kind === 'add' && <RoomForm placeId={place.id} onClose={close} />}
      {form?.kind === 'room' && <RoomForm placeId={place.id} room={form.room} onClose={close} />}
      {form?.kind === 'move' && <MoveForm placeId={place.id} family={form.family} onClose={close} />}
      {form?.kind === 'leave' && <LeaveForm placeId={place.id} family={form.family} onClose={close} />}
    </Section>
  )
}

function Room({
  room,
  works,
  onForm,
}: {
  room: PlaceRoomLine
  works: boolean
  onForm: (form: Form) => void
}) {
  const t = useT()
  const textOf = usePersonText()
  return (
    <section className={own.room} aria-label={t('places.room-named', { label: room.label })}>
      <div className={own.roomHead}>
        <h3>{t('places.room-named', { label: room.label })}</h3>
        <span className={classes.quiet}>{t('places.free-of', { free: room.free, beds: room.beds })}</span>
        {works && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('places.change-room-of', { label: room.label })}
            onClick={() => onForm({ kind: 'room', room })}
          >
            {t('cases.change')}
          </Button>
        )}
      </div>
      {room.stays.length === 0 && <p className={classes.quiet}>{t('places.room-empty')}</p>}
      {familiesOf(room.stays).map((family) => {
        const name = textOf(family[0]!.person)
        return (
          <div key={family[0]!.id} className={own.family}>
            <ul>
              {family.map((stay) => (
                <li key={stay.id}>
                  <CasePerson person={stay.person} /> <Limit stay={stay} />
                  <br />
                  <span className={classes.quiet}>
                    <Born person={stay.person} />
                  </span>
                </li>
              ))}
            </ul>
            {works && (
              <div className={own.acts}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('places.move-of', { name })}
                  onClick={() => onForm({ kind: 'move', family })}
                >
                  {t('places.move')}
                </Button>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('places.leave-of', { name })}
                  onClick={() => onForm({ kind: 'leave', family })}
                >
                  {t('places.leave')}
                </Button>
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}

/** How a stay stands against its limit, in words; nothing where there is time. */
export function Limit({ stay }: { stay: StayLine }) {
  const t = useT()
  if (stay.standing !== 'near' && stay.standing !== 'over') return null
  return (
    <span className={stay.standing === 'over' ? classes.late : classes.quiet}>
      · {t(`places.standing.${stay.standing}`)} <DayText value={stay.limitOn} />
    </span>
  )
}

function RoomForm({
  placeId,
  room,
  onClose,
}: {
  placeId: string
  room?: PlaceRoomLine
  onClose: () => void
}) {
  const t = useT()
  const [of, set] = useFields({ label: room?.label ?? '', beds: String(room?.beds ?? 4), closed: false })
  const done = { invalidates: ['/cases'], onDone: onClose }
  const add = useSend(addRoom, done)
  const change = useSend(setRoom, done)
  const body = { label: of.label.trim(), beds: Number(of.beds) }
  return (
    <FormModal
      title={room ? t('places.change-room', { label: room.label }) : t('places.add-room')}
      act={t('cases.save')}
      ready={body.label !== '' && body.beds >= 1 && body.beds <= 40}
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onSubmit={() =>
        room
          ? change.mutate({
              params: { id: room.id },
              body: { ...body, closedOn: of.closed ? today() : null },
            })
          : add.mutate({ params: { id: placeId }, body })
      }
      onClose={onClose}
    >
      <OneLine
        label={t('places.room-label')}
        max={60}
        value={of.label}
        onChange={(label) => set({ label })}
      />
      <TextInput
        type="number"
        label={t('places.beds')}
        min={1}
        max={40}
        required
        value={of.beds}
        onChange={(event) => set({ beds: event.currentTarget.value })}
      />
      {room && (
        <Tick
          label={t('places.close-room')}
          hint={t('places.close-room-hint')}
          value={of.closed}
          onChange={(closed) => set({ closed })}
        />
      )}
    </FormModal>
  )
}
