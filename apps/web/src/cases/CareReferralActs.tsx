// The steps that are open to the reader on a care referral.
import { Button, Checkbox, Group, Text, Textarea, TextInput } from '@mantine/core'
import {
  answerCareReferral,
  type CareReferralPage,
  confirmDeleted,
  decideBestInterests,
  decideCareReferral,
  finishCareReferral,
  getCase,
  previewCareReferral,
  sayWhoIsReferred,
  sendCareReferral,
  tellToDelete,
  today,
  withdrawCareReferral,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { CareReferralForm } from './CareReferralForm.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import { DocumentForm } from './DocumentForm.tsx'

type Act =
  | 'change'
  | 'decide'
  | 'send'
  | 'answer'
  | 'withdraw'
  | 'told'
  | 'deleted'
  | 'person'
  | 'accept'
  | 'reject'
  | 'finish'

function useActs(of: CareReferralPage): Act[] {
  const can = useCan()
  if (!can('care.write')) return []
  const { state } = of
  if (of.direction === 'theirs')
    return [
      ...(state === 'received' && !of.caseId ? (['person'] as const) : []),
      ...(state === 'received' && of.caseId && can('care.decide') ? (['accept'] as const) : []),
      ...(state === 'received' && can('care.decide') ? (['reject'] as const) : []),
      ...(state === 'accepted' ? (['finish'] as const) : []),
      ...(state === 'received' || state === 'accepted' ? (['withdraw'] as const) : []),
    ]
  return [
    ...(state === 'drafted' && can('care.decide') ? (['send'] as const) : []),
    ...(state === 'drafted' ? (['change'] as const) : []),
    ...(state === 'drafted' && of.child && can('protection.decide') ? (['decide'] as const) : []),
    ...(['sent', 'received', 'accepted'].includes(state) ? (['answer'] as const) : []),
    ...(state === 'withdrawn' ? [] : (['withdraw'] as const)),
    ...(state === 'withdrawn' && of.sent && !of.told ? (['told'] as const) : []),
    ...(of.told && !of.deleted ? (['deleted'] as const) : []),
  ]
}

export function Acts({ of }: { of: CareReferralPage }) {
  const t = useT()
  const acts = useActs(of)
  const [open, setOpen] = useState<Act>()
  const close = () => setOpen(undefined)
  const more = { invalidates: ['/cases'], onDone: close }
  const params = { id: of.id }
  const draft = of.direction === 'ours' && of.state === 'drafted'
  const seen = useAnswer(previewCareReferral, { params }, { enabled: draft, keep: false }).data
  const send = useSend(sendCareReferral, more)
  const accept = useSend(decideCareReferral, more)
  const finish = useSend(finishCareReferral, more)
  const answer = useSend(answerCareReferral, more)
  const who = useSend(sayWhoIsReferred, more)
  const ready = seen !== undefined && !seen.refusal && !seen.gap
  const act = (name: Act) =>
    name === 'accept'
      ? accept.mutate({ params, body: { accepted: true } })
      : name === 'finish'
        ? finish.mutate({ params })
        : setOpen(name)
  return (
    <>
      <FormProblem error={finish.error ?? (open ? null : accept.error)} />
      {of.state === 'withdrawn' && of.sent && !of.deleted && <Text>{t('cases.referral.tell-hint')}</Text>}
      {acts.length > 0 && (
        <Group gap="xs">
          {acts.map((name, at) => (
            <Button
              key={name}
              variant={at === 0 ? 'filled' : 'default'}
              disabled={name === 'send' && !ready}
              onClick={() => act(name)}
            >
              {t(`cases.referral.act.${name}`)}
            </Button>
          ))}
        </Group>
      )}
      {open === 'send' && seen && (
        <FormModal
          title={t('cases.referral.act.send')}
          act={t('cases.referral.act.send')}
          hint={t('cases.referral.send-hint', { partner: of.partner })}
          busy={send.isPending}
          error={send.error}
          onSubmit={() => send.mutate({ params, body: { documentSha256: seen.documentSha256 } })}
          onClose={close}
        >
          {null}
        </FormModal>
      )}
      {open === 'change' && <Change of={of} onClose={close} />}
      {open === 'answer' && (
        <DocumentForm
          title={t('cases.referral.act.answer')}
          hint={t('cases.referral.answer-hint')}
          busy={answer.isPending}
          error={answer.error}
          onText={(text) => answer.mutate({ params, body: { text } })}
          onClose={close}
        />
      )}
      {open === 'person' && (
        <ChoosePerson
          title={t('cases.referral.act.person')}
          hint={t('cases.referral.person-hint')}
          act={t('cases.referral.act.person')}
          busy={who.isPending}
          error={who.error}
          onChoose={(anchorId) => who.mutate({ params, body: { anchorId } })}
          onClose={close}
        />
      )}
      {open === 'reject' && (
        <ConfirmWithReason
          opened
          title={t('cases.referral.act.reject')}
          act={t('cases.referral.act.reject')}
          busy={accept.isPending}
          error={accept.error}
          onConfirm={(reason) => accept.mutate({ params, body: { accepted: false, reason } })}
          onClose={close}
        >
          {t('cases.referral.reject-hint')}
        </ConfirmWithReason>
      )}
      {open === 'withdraw' && <Withdraw of={of} onClose={close} />}
      {open === 'decide' && <Decide of={of} onClose={close} />}
      {(open === 'told' || open === 'deleted') && (
        <Told of={of} confirmed={open === 'deleted'} onClose={close} />
      )}
    </>
  )
}

interface Props {
  of: CareReferralPage
  onClose: () => void
}

function Change({ of, onClose }: Props) {
  const page = useAnswer(getCase, { params: { id: of.caseId! } }).data
  if (!page) return null
  const { kind, agreementId, addressee, service, notes, chosen, consent } = of
  return (
    <CareReferralForm
      caseId={page.id}
      child={of.child}
      carers={page.carers}
      before={{
        id: of.id,
        draft: { kind, agreementId, addressee, service, notes, chosen, consent, reason: of.reason ?? '' },
      }}
      onDone={onClose}
      onClose={onClose}
    />
  )
}

function Withdraw({ of, onClose }: Props) {
  const t = useT()
  const [consent, setConsent] = useState(false)
  const send = useSend(withdrawCareReferral, { invalidates: ['/cases'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('cases.referral.act.withdraw')}
      act={t('cases.referral.act.withdraw')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(why) => send.mutate({ params: { id: of.id }, body: { why, consent } })}
      onClose={onClose}
    >
      {t(`cases.referral.withdraw-hint.${of.direction}`)}
      <Checkbox
        mt="sm"
        label={t('cases.referral.consent-withdrawn')}
        checked={consent}
        onChange={(event) => setConsent(event.currentTarget.checked)}
      />
    </ConfirmWithReason>
  )
}

function Decide({ of, onClose }: Props) {
  const t = useT()
  const send = useSend(decideBestInterests, { invalidates: ['/cases'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('cases.referral.act.decide')}
      act={t('cases.referral.act.decide')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(words) => send.mutate({ params: { id: of.id }, body: { words } })}
      onClose={onClose}
    >
      {t('cases.referral.decide-hint')}
    </ConfirmWithReason>
  )
}

function Told({ of, confirmed, onClose }: Props & { confirmed: boolean }) {
  const t = useT()
  const [on, setOn] = useState(today())
  const [words, setWords] = useState('')
  const told = useSend(tellToDelete, { invalidates: ['/cases'], onDone: onClose })
  const deleted = useSend(confirmDeleted, { invalidates: ['/cases'], onDone: onClose })
  const title = t(`cases.referral.act.${confirmed ? 'deleted' : 'told'}`)
  const params = { id: of.id }
  return (
    <FormModal
      title={title}
      act={title}
      ready={on !== '' && (!confirmed || words.trim() !== '')}
      busy={told.isPending || deleted.isPending}
      error={told.error ?? deleted.error}
      onSubmit={() =>
        confirmed
          ? deleted.mutate({ params, body: { on, words: words.trim() } })
          : told.mutate({ params, body: { on } })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('cases.referral.day')}
        type="date"
        required
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      {confirmed && (
        <Textarea
          label={t('cases.referral.deleted-words')}
          required
          autosize
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
