// What a place is: its name in four languages, the one that goes on papers, and how long a stay may be.
import { MultiSelect, NumberInput } from '@mantine/core'
import { addPlace, listColleagues, type PlacePage, placeKinds, setPlace } from '@oralu/domain'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, filled, OneLine, useFields, Words } from '../components/fields.tsx'
import { useMe } from '../frame/me.ts'
import { languages, nameOf, useT } from '../i18n/index.tsx'

export function PlaceForm({ place, onClose }: { place?: PlacePage; onClose: () => void }) {
  const t = useT()
  const me = useMe()
  const colleagues = useAnswer(listColleagues, {}, { enabled: !place }).data?.items ?? []
  const [of, set] = useFields({
    kind: 'arrival centre' as (typeof placeKinds)[number],
    name: place?.name ?? { kk: '', ru: '', en: '', ar: '' },
    town: place?.town ?? '',
    paperName: place?.paperName ?? '',
    stayLimitDays: place?.stayLimitDays ?? 30,
    limitBasis: place?.limitBasis ?? '',
    workerIds: [me.account.id],
  })
  const done = { invalidates: ['/cases'], onDone: onClose }
  const add = useSend(addPlace, done)
  const change = useSend(setPlace, done)
  const { kind, workerIds, ...about } = of
  return (
    <FormModal
      wide
      title={t(place ? 'places.change' : 'places.add')}
      act={t('cases.save')}
      ready={filled(...Object.values(of.name), of.town, of.paperName, of.limitBasis)}
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onSubmit={() =>
        place
          ? change.mutate({ params: { id: place.id }, body: { ...about, closedOn: null } })
          : add.mutate({ body: { kind, workerIds, ...about } })
      }
      onClose={onClose}
    >
      {!place && (
        <Choice
          label={t('places.kind')}
          say={(code) => t(`places.kind.${code}`)}
          codes={placeKinds}
          value={kind}
          onChange={(next) => set({ kind: next })}
        />
      )}
      {languages.map((language) => (
        <OneLine
          key={language}
          label={t('places.name-in', { language: nameOf[language] })}
          value={of.name[language]}
          onChange={(text) => set({ name: { ...of.name, [language]: text } })}
        />
      ))}
      <OneLine label={t('places.town')} value={of.town} onChange={(town) => set({ town })} />
      <OneLine
        label={t('places.paper-name')}
        hint={t('places.paper-name-hint')}
        value={of.paperName}
        onChange={(paperName) => set({ paperName })}
      />
      <NumberInput
        label={t('places.limit-days')}
        value={of.stayLimitDays}
        min={1}
        max={3650}
        required
        onChange={(days) => set({ stayLimitDays: Number(days) || 1 })}
      />
      <Words
        label={t('places.limit-basis')}
        value={of.limitBasis}
        onChange={(limitBasis) => set({ limitBasis })}
      />
      {!place && (
        <MultiSelect
          label={t('places.workers')}
          description={t('places.workers-hint')}
          data={colleagues.map((one) => ({ value: one.id, label: one.name }))}
          value={workerIds}
          onChange={(ids) => set({ workerIds: ids })}
          searchable
        />
      )}
    </FormModal>
  )
}
