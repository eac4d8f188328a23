// That two of a family sleep apart: why, on what basis, told to both, and when they see each other.
import { Select } from '@mantine/core'
import { proposeParting, type StayLine, today } from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { usePersonText } from '../cases/person.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, filled, OneLine, Tick, useFields, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

interface Props {
  family: readonly StayLine[]
  /** Who would sleep elsewhere. */
  apart: readonly StayLine[]
  onClose: () => void
}

export function PartForm({ family, apart, onClose }: Props) {
  const t = useT()
  const textOf = usePersonText()
  const [of, set] = useFields({
    one: apart[0]?.anchorId ?? '',
    other: family.find((stay) => !apart.includes(stay))?.anchorId ?? '',
    reason: '',
    basis: '',
    explained: false,
    contactOn: today(),
  })
  const send = useSend(proposeParting, { invalidates: ['/cases'], onDone: onClose })
  const choices = family.map((stay) => ({ value: stay.anchorId, label: textOf(stay.person) }))
  return (
    <FormModal
      wide
      title={t('places.propose-parting')}
      act={t('places.propose')}
      hint={t('places.parting-hint')}
      ready={
        of.one !== '' && of.other !== '' && of.one !== of.other && of.explained && filled(of.reason, of.basis)
      }
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          body: {
            anchorId: of.one,
            otherAnchorId: of.other,
            reason: of.reason.trim(),
            basis: of.basis.trim(),
            explained: true,
            contactOn: of.contactOn,
          },
        })
      }
      onClose={onClose}
    >
      <Select
        label={t('places.parting-one')}
        data={choices}
        value={of.one}
        onChange={(one) => set({ one: one ?? '' })}
        required
      />
      <Select
        label={t('places.parting-other')}
        data={choices}
        value={of.other}
        onChange={(other) => set({ other: other ?? '' })}
        required
      />
      <Words label={t('places.reason')} value={of.reason} onChange={(reason) => set({ reason })} />
      <OneLine label={t('places.basis')} value={of.basis} onChange={(basis) => set({ basis })} />
      <DayField
        label={t('places.contact-on')}
        value={of.contactOn}
        min={today()}
        onChange={(contactOn) => set({ contactOn })}
      />
      <Tick label={t('places.explained')} value={of.explained} onChange={(explained) => set({ explained })} />
    </FormModal>
  )
}
