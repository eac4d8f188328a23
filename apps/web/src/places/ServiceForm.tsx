// An entry of the directory.
import { MultiSelect, TextInput } from '@mantine/core'
import {
  addDirectoryEntry,
  type ServiceKind,
  type ServicePage,
  serviceKinds,
  setDirectoryEntry,
  teachingLanguages,
} from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { filled, OneLine, orNull, Tick, useFields, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

export function ServiceForm({ service, onClose }: { service?: ServicePage; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({
    title: service?.title ?? '',
    provider: service?.provider ?? '',
    kinds: (service?.kinds ?? []) as ServiceKind[],
    languages: (service?.languages ?? ['kk', 'ru']) as ServicePage['languages'],
    area: service?.area ?? '',
    capacity: String(service?.capacity ?? ''),
    conditions: service?.conditions ?? '',
    contact: service?.contact ?? '',
    closed: false,
  })
  const done = { invalidates: ['/cases'], onDone: onClose }
  const add = useSend(addDirectoryEntry, done)
  const change = useSend(setDirectoryEntry, done)
  const { closed, capacity, conditions, ...about } = of
  const body = {
    ...about,
    capacity: capacity.trim() === '' ? null : Number(capacity),
    conditions: orNull(conditions),
  }
  return (
    <FormModal
      wide
      title={t(service ? 'places.change-service' : 'places.add-service')}
      act={t('cases.save')}
      hint={t('places.service-hint')}
      ready={
        filled(of.title, of.provider, of.area, of.contact) &&
        of.kinds.length > 0 &&
        of.languages.length > 0 &&
        /^(\d{1,6})?$/.test(capacity.trim()) &&
        capacity.trim() !== '0'
      }
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onSubmit={() =>
        service
          ? change.mutate({ params: { id: service.id }, body: { ...body, closed } })
          : add.mutate({ body })
      }
      onClose={onClose}
    >
      <OneLine label={t('places.service')} value={of.title} onChange={(title) => set({ title })} />
      <OneLine label={t('places.provider')} value={of.provider} onChange={(provider) => set({ provider })} />
      <MultiSelect
        label={t('places.kind')}
        data={serviceKinds.map((code) => ({
          value: code as string,
          label: t(`places.service.${word(code)}`),
        }))}
        value={of.kinds}
        onChange={(kinds) => set({ kinds: kinds as ServiceKind[] })}
        required
      />
      <MultiSelect
        label={t('places.language')}
        data={teachingLanguages.map((code) => ({
          value: code as string,
          label: t(`places.language.${code}`),
        }))}
        value={of.languages}
        onChange={(languages) => set({ languages: languages as ServicePage['languages'] })}
        required
      />
      <OneLine label={t('places.area')} value={of.area} onChange={(area) => set({ area })} />
      <TextInput
        type="number"
        label={t('places.capacity')}
        description={t('places.capacity-hint')}
        min={1}
        value={of.capacity}
        onChange={(event) => set({ capacity: event.currentTarget.value })}
      />
      <Words
        label={t('places.conditions')}
        optional
        value={of.conditions}
        onChange={(next) => set({ conditions: next })}
      />
      <Words label={t('places.contact')} value={of.contact} onChange={(contact) => set({ contact })} />
      {service && (
        <Tick label={t('places.close-service')} value={closed} onChange={(next) => set({ closed: next })} />
      )}
    </FormModal>
  )
}
