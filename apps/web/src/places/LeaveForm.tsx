// A family leaves: when, why, where to.
import {
  type LeavingReason,
  leavePlace,
  leavingReasons,
  leavingUnasked,
  type StayLine,
  today,
} from '@oralu/domain'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Born, usePersonText } from '../cases/person.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, DayField, OneLine, orNull, Tick, useFields } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

interface Props {
  placeId: string
  family: readonly StayLine[]
  onClose: () => void
}

export function LeaveForm({ placeId, family, onClose }: Props) {
  const t = useT()
  const textOf = usePersonText()
  const [of, set] = useFields({
    stayIds: family.map((stay) => stay.id),
    on: today(),
    reason: 'own home' as LeavingReason,
    to: '',
  })
  const send = useSend(leavePlace, { invalidates: ['/cases'], onDone: onClose })
  const asked = !leavingUnasked.includes(of.reason)
  return (
    <FormModal
      title={t('places.leave')}
      act={t('places.leave')}
      hint={t('places.leave-hint')}
      ready={of.stayIds.length > 0 && (!asked || of.to.trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: placeId },
          body: { stayIds: of.stayIds, on: of.on, reason: of.reason, to: orNull(of.to) },
        })
      }
      onClose={onClose}
    >
      <fieldset className={classes.fieldset}>
        <legend>{t('places.who-leaves')}</legend>
        {family.map((stay) => (
          <Tick
            key={stay.id}
            label={textOf(stay.person)}
            hint={<Born person={stay.person} />}
            value={of.stayIds.includes(stay.id)}
            onChange={(leaves) =>
              set({
                stayIds: leaves ? [...of.stayIds, stay.id] : of.stayIds.filter((each) => each !== stay.id),
              })
            }
          />
        ))}
      </fieldset>
      <DayField label={t('places.left-on')} value={of.on} max={today()} onChange={(on) => set({ on })} />
      <Choice
        label={t('places.left-why')}
        say={(code) => t(`places.left.${code}`)}
        codes={leavingReasons}
        value={of.reason}
        onChange={(reason) => set({ reason })}
      />
      <OneLine
        label={t('places.left-to')}
        hint={t('places.left-to-hint')}
        optional={!asked}
        value={of.to}
        onChange={(to) => set({ to })}
      />
    </FormModal>
  )
}
