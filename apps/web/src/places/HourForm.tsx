import { TextInput } from '@mantine/core'
import { addHour, getProgramme, programmeKinds } from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, filled, OneLine, useFields } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

/** An hour of the programme: what, where, when, by whom. */
export function HourForm({ placeId, on, onClose }: { placeId: string; on: string; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({
    kind: 'lessons' as (typeof programmeKinds)[number],
    title: '',
    starts: '10:00',
    ends: '11:00',
    where: '',
    byWhom: '',
  })
  const send = useSend(addHour, { invalidates: [getProgramme], onDone: onClose })
  const time = (name: 'starts' | 'ends') => (
    <TextInput
      type="time"
      label={t(`places.${name}`)}
      required
      value={of[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <FormModal
      title={t('places.add-hour')}
      act={t('cases.save')}
      hint={t('places.hour-hint')}
      ready={filled(of.title, of.where, of.byWhom, of.starts, of.ends) && of.ends > of.starts}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: placeId }, body: { on, ...of } })}
      onClose={onClose}
    >
      <Choice
        label={t('places.kind')}
        say={(code) => t(`places.hour.${code}`)}
        codes={programmeKinds}
        value={of.kind}
        onChange={(kind) => set({ kind })}
      />
      <OneLine label={t('places.hour-title')} value={of.title} onChange={(title) => set({ title })} />
      {time('starts')}
      {time('ends')}
      <OneLine label={t('places.where')} value={of.where} onChange={(where) => set({ where })} />
      <OneLine label={t('places.by-whom')} value={of.byWhom} onChange={(byWhom) => set({ byWhom })} />
    </FormModal>
  )
}
