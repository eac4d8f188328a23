// A draft of a care referral: to whom, why, which fields, and the consent that it rests on.
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import {
  type Carer,
  changeCareReferral,
  consentBy,
  consentHow,
  draftCareReferral,
  listReferralAgreements,
  type ReferralConsent,
  type ReferralDraft,
  referralKinds,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

interface Props {
  caseId: string
  child: boolean
  carers: readonly Carer[]
  /** A draft to be changed, by its id. */
  before?: { id: string; draft: ReferralDraft }
  onDone: (id: string) => void
  onClose: () => void
}

const noConsent = (child: boolean): ReferralConsent => ({
  by: child ? 'guardian' : 'the person',
  carerId: null,
  how: 'written',
  witness: null,
  on: today(),
  language: '',
  interpreter: null,
  privateRoom: false,
  guardPresent: false,
  alternatives: false,
  services: false,
  sharing: false,
  words: '',
  childView: null,
})

export function CareReferralForm({ caseId, child, carers, before, onDone, onClose }: Props) {
  const t = useT()
  const agreements =
    useAnswer(listReferralAgreements, { params: { id: caseId } }, { keep: false }).data?.items ?? []
  const [of, setOf] = useState<ReferralDraft>(
    before?.draft ?? {
      kind: 'referral',
      agreementId: '',
      addressee: null,
      service: null,
      reason: '',
      notes: null,
      chosen: [],
      consent: null,
    },
  )
  const [consent, setConsent] = useState(of.consent ?? noConsent(child))
  const done = { invalidates: ['/cases'], onDone: ({ id }: { id: string }) => onDone(id) }
  const make = useSend(draftCareReferral, done)
  const change = useSend(changeCareReferral, done)
  const set = (more: Partial<ReferralDraft>) => setOf({ ...of, ...more })
  const say = (more: Partial<ReferralConsent>) => setConsent({ ...consent, ...more })
  const agreed = agreements.find(({ id }) => id === of.agreementId)
  const given = consent.language.trim() !== '' && consent.words.trim() !== ''
  const guardians = carers.filter(({ kind, endedOn }) => kind !== 'provisional carer' && !endedOn)
  const choices = <C extends string>(codes: readonly C[], head: string) =>
    codes.map((code) => ({ value: code, label: t(`cases.referral.${head}.${word(code)}`) }))
  const submit = () => {
    const draft = { ...of, consent: given ? consent : null }
    if (before) change.mutate({ params: { id: before.id }, body: { draft } })
    else make.mutate({ params: { id: caseId }, body: { draft } })
  }
  return (
    <FormModal
      title={t('cases.referral.make')}
      hint={t('cases.referral.make-hint')}
      act={t('cases.referral.draft')}
      ready={agreed !== undefined && of.reason.trim() !== ''}
      busy={make.isPending || change.isPending}
      error={make.error ?? change.error}
      onSubmit={submit}
      onClose={onClose}
      wide
    >
      <Select
        label={t('cases.referral.kind')}
        description={t(`cases.referral.kind-hint.${of.kind}`)}
        data={choices(referralKinds, 'kind')}
        value={of.kind}
        onChange={(kind) => set({ kind: kind === 'transfer' ? 'transfer' : 'referral' })}
        allowDeselect={false}
      />
      <Select
        label={t('cases.referral.to')}
        description={t('cases.referral.to-hint')}
        data={agreements.map(({ id, partner, reference }) => ({
          value: id,
          label: `${partner} · ${reference}`,
        }))}
        value={of.agreementId || null}
        onChange={(id) =>
          set({ agreementId: id ?? '', chosen: agreements.find((each) => each.id === id)?.fields ?? [] })
        }
        required
      />
      {agreed && (
        <Checkbox.Group
          label={t('cases.referral.fields')}
          description={t('cases.referral.fields-hint')}
          value={of.chosen}
          onChange={(names) => set({ chosen: agreed.fields.filter((field) => names.includes(field)) })}
        >
          {agreed.fields.map((field) => (
            <Checkbox key={field} mt={4} value={field} label={t(`cases.referral.field.${field}`)} />
          ))}
        </Checkbox.Group>
      )}
      <Textarea
        label={t('cases.referral.reason')}
        description={t('cases.referral.reason-hint')}
        required
        autosize
        maxLength={10_000}
        value={of.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <TextInput
        label={t('cases.referral.service')}
        maxLength={200}
        value={of.service ?? ''}
        onChange={(event) => set({ service: event.currentTarget.value || null })}
      />
      <TextInput
        label={t('cases.referral.addressee')}
        maxLength={200}
        value={of.addressee ?? ''}
        onChange={(event) => set({ addressee: event.currentTarget.value || null })}
      />
      <Textarea
        label={t('cases.referral.notes')}
        description={t('cases.referral.notes-hint')}
        autosize
        maxLength={10_000}
        value={of.notes ?? ''}
        onChange={(event) => set({ notes: event.currentTarget.value || null })}
      />
      <Select
        label={t('cases.referral.by')}
        data={choices(consentBy, 'by')}
        value={consent.by}
        onChange={(by) => say({ by: consentBy.find((each) => each === by) ?? consent.by, carerId: null })}
        allowDeselect={false}
      />
      {consent.by === 'guardian' && (
        <Select
          label={t('cases.referral.guardian')}
          description={t('cases.referral.guardian-hint')}
          data={guardians.map(({ id, name }) => ({ value: id, label: name }))}
          value={consent.carerId}
          onChange={(carerId) => say({ carerId })}
        />
      )}
      <Select
        label={t('cases.referral.how')}
        data={choices(consentHow, 'how')}
        value={consent.how}
        onChange={(how) => say({ how: how === 'spoken' ? 'spoken' : 'written' })}
        allowDeselect={false}
      />
      {(['witness', 'language', 'interpreter'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`cases.referral.${field}`)}
          maxLength={500}
          value={consent[field] ?? ''}
          onChange={(event) =>
            say({ [field]: event.currentTarget.value || (field === 'language' ? '' : null) })
          }
        />
      ))}
      <TextInput
        label={t('cases.referral.on')}
        type="date"
        value={consent.on}
        onChange={(event) => say({ on: event.currentTarget.value })}
      />
      {(['services', 'sharing', 'privateRoom', 'alternatives', 'guardPresent'] as const).map((field) => (
        <Checkbox
          key={field}
          label={t(`cases.referral.${field}`)}
          checked={consent[field]}
          onChange={(event) => say({ [field]: event.currentTarget.checked })}
        />
      ))}
      <Textarea
        label={t('cases.referral.words')}
        description={t('cases.referral.words-hint')}
        autosize
        maxLength={10_000}
        value={consent.words}
        onChange={(event) => say({ words: event.currentTarget.value })}
      />
      {child && (
        <Textarea
          label={t('cases.referral.child-view')}
          autosize
          maxLength={10_000}
          value={consent.childView ?? ''}
          onChange={(event) => say({ childView: event.currentTarget.value || null })}
        />
      )}
    </FormModal>
  )
}
