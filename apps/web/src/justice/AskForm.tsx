// Asks the other side of the wall for named fields of one person. Whoever asks learns nothing until it is approved.
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import {
  asksOf,
  basisKinds,
  type CrossingCompartment,
  type CrossingField,
  type CrossingSide,
  crossingEndpoints,
  crossingFields,
  mostCrossingDays,
  today,
  usualCrossingDays,
} from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { PersonPicker } from '../people/PersonPicker.tsx'

interface Props {
  side: CrossingSide
  /** Whom it is about, where the page says so already. */
  anchorId?: string
  onClose: () => void
}

export function AskForm({ side, anchorId: known, onClose }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const [anchorId, setAnchorId] = useState<string | null>(known ?? null)
  const [compartment, setCompartment] = useState<CrossingCompartment>(asksOf[side][0]!)
  const [basisKind, setBasisKind] = useState<(typeof basisKinds)[number]>('court order')
  const [texts, setTexts] = useState({ authority: '', basis: '', basisOn: today(), purpose: '' })
  const [why, setWhy] = useState<Partial<Record<CrossingField, string>>>({})
  const [days, setDays] = useState<number>(usualCrossingDays)
  const [deferred, setDeferred] = useState(false)
  const [deferral, setDeferral] = useState({ court: '', order: '', until: '' })
  const send = useSend(crossingEndpoints[side].ask, {
    invalidates: ['/cases'],
    onDone: ({ id }) => void navigate({ to: `/cases/crossings/${id}` as '/' }),
  })
  const chosen = crossingFields[compartment].filter((field) => why[field] !== undefined) as CrossingField[]
  const ready =
    anchorId !== null &&
    Object.values(texts).every((text) => text.trim()) &&
    chosen.length > 0 &&
    chosen.every((field) => why[field]?.trim()) &&
    (!deferred || Object.values(deferral).every((text) => text.trim()))
  const line = (name: 'authority' | 'basis', label: string) => (
    <TextInput
      label={label}
      required
      maxLength={500}
      value={texts[name]}
      onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
    />
  )
  return (
    <FormModal
      title={t('justice.crossing.ask')}
      hint={t('justice.crossing.ask-hint')}
      act={t('justice.crossing.send')}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      wide
      onSubmit={() =>
        send.mutate({
          body: {
            anchorId: anchorId ?? '',
            compartment: compartment as never,
            basisKind,
            ...texts,
            fields: chosen.map((field) => ({ field, why: why[field] ?? '' })),
            days,
            deferral: deferred ? deferral : null,
          },
        })
      }
      onClose={onClose}
    >
      {!known && (
        <PersonPicker label={t('cases.fact.person')} value={anchorId} onChange={setAnchorId} required />
      )}
      {line('authority', t('justice.crossing.authority'))}
      <Select
        label={t('justice.crossing.basis-kind')}
        data={basisKinds.map((code) => ({
          value: code,
          label: t(`justice.crossing.basis-kind.${word(code)}`),
        }))}
        value={basisKind}
        onChange={(code) => setBasisKind(basisKinds.find((each) => each === code) ?? basisKind)}
        allowDeselect={false}
      />
      {line('basis', t(basisKind === 'statute' ? 'justice.crossing.article' : 'justice.crossing.order'))}
      <TextInput
        type="date"
        label={t('justice.crossing.basis-on')}
        required
        value={texts.basisOn}
        onChange={(event) => setTexts({ ...texts, basisOn: event.currentTarget.value })}
      />
      <Textarea
        label={t('justice.crossing.purpose')}
        description={t('justice.crossing.purpose-hint')}
        required
        autosize
        maxLength={10_000}
        value={texts.purpose}
        onChange={(event) => setTexts({ ...texts, purpose: event.currentTarget.value })}
      />
      <Select
        label={t('justice.crossing.compartment')}
        description={compartment === 'counselling' ? t('justice.crossing.counselling-hint') : null}
        data={asksOf[side].map((code) => ({
          value: code,
          label: code === 'counselling' ? t('justice.crossing.counselling') : t(`compartment.${code}`),
        }))}
        value={compartment}
        onChange={(code) => {
          setCompartment(asksOf[side].find((each) => each === code) ?? compartment)
          setWhy({})
        }}
        allowDeselect={false}
      />
      <fieldset>
        <legend>{t('justice.crossing.fields')}</legend>
        {crossingFields[compartment].map((field: CrossingField) => (
          <div key={field}>
            <Checkbox
              mt={4}
              label={t(`justice.cross.${field}`)}
              checked={why[field] !== undefined}
              onChange={({ currentTarget: { checked } }) => {
                const { [field]: _, ...rest } = why
                setWhy(checked ? { ...rest, [field]: '' } : rest)
              }}
            />
            {why[field] !== undefined && (
              <TextInput
                label={t('justice.crossing.why', { field: t(`justice.cross.${field}`) })}
                required
                maxLength={500}
                value={why[field]}
                onChange={(event) => setWhy({ ...why, [field]: event.currentTarget.value })}
              />
            )}
          </div>
        ))}
      </fieldset>
      <NumberInput
        label={t('justice.crossing.days')}
        description={t('justice.crossing.days-hint', { most: mostCrossingDays })}
        min={1}
        max={mostCrossingDays}
        allowDecimal={false}
        value={days}
        onChange={(value) => setDays(Number(value) || usualCrossingDays)}
      />
      <Checkbox
        label={t('justice.crossing.defer')}
        description={t('justice.crossing.defer-hint')}
        checked={deferred}
        onChange={(event) => setDeferred(event.currentTarget.checked)}
      />
      {deferred &&
        (['court', 'order', 'until'] as const).map((name) => (
          <TextInput
            key={name}
            type={name === 'until' ? 'date' : 'text'}
            label={t(`justice.crossing.defer-${name}`)}
            required
            maxLength={500}
            value={deferral[name]}
            onChange={(event) => setDeferral({ ...deferral, [name]: event.currentTarget.value })}
          />
        ))}
    </FormModal>
  )
}
