import { Select, Textarea, TextInput } from '@mantine/core'
import {
  assignCase,
  type Case,
  closingReasons,
  fullCaseload,
  listColleagues,
  proposeClosing,
  reviewCase,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from './person.tsx'

interface Props {
  page: Case
  onClose: () => void
}

/** Names worker and supervisor; each colleague is shown with the cases they already answer for. */
export function AssignForm({ page, onClose }: Props) {
  const t = useT()
  const colleagues = useAnswer(listColleagues).data?.items ?? []
  const [worker, setWorker] = useState(page.worker?.id ?? null)
  const [supervisor, setSupervisor] = useState(page.supervisor?.id ?? null)
  const send = useSend(assignCase, { invalidates: ['/cases'], onDone: onClose })
  const label = ({ name, caseload }: { name: string; caseload: number }) =>
    t('cases.colleague', { name, count: caseload, full: fullCaseload })
  const chosen = colleagues.find(({ id }) => id === worker)
  return (
    <FormModal
      title={t('cases.assign')}
      act={t('cases.save')}
      ready={worker === null || worker !== supervisor}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { id: page.id }, body: { workerId: worker, supervisorId: supervisor } })
      }
      onClose={onClose}
    >
      <Select
        label={t('cases.fact.worker')}
        description={
          chosen && chosen.id !== page.worker?.id && chosen.caseload >= fullCaseload
            ? t('cases.full', { full: fullCaseload })
            : null
        }
        data={colleagues
          .filter(({ parts }) => parts.includes('care'))
          .map((each) => ({ value: each.id, label: label(each) }))}
        value={worker}
        onChange={setWorker}
        clearable
        searchable
      />
      <Select
        label={t('cases.fact.supervisor')}
        description={t('cases.supervisor-hint')}
        data={colleagues
          .filter(({ signs, id }) => signs && id !== worker)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={supervisor}
        onChange={setSupervisor}
        clearable
        searchable
      />
    </FormModal>
  )
}

export function ReviewForm({ page, onClose }: Props) {
  const t = useT()
  const states = ['open', 'in follow-up'] as const
  const [state, setState] = useState<(typeof states)[number]>(page.state === 'open' ? 'open' : 'in follow-up')
  const [next, setNext] = useState(today(30))
  const send = useSend(reviewCase, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.review')}
      hint={t('cases.review-hint')}
      act={t('cases.save')}
      ready={next !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: page.id }, body: { state, nextOn: next } })}
      onClose={onClose}
    >
      <Select
        label={t('cases.fact.state')}
        data={states.map((code) => ({ value: code, label: t(`cases.state.${word(code)}`) }))}
        value={state}
        onChange={(value) => setState(value === 'open' ? 'open' : 'in follow-up')}
        allowDeselect={false}
      />
      <TextInput
        label={t('cases.fact.review')}
        type="date"
        required
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
    </FormModal>
  )
}

export function CloseForm({ page, onClose }: Props) {
  const t = useT()
  const [reason, setReason] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const send = useSend(proposeClosing, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.propose-closing')}
      hint={t('cases.waits-for-signature', { name: page.supervisor?.name ?? '' })}
      act={t('cases.propose-closing')}
      ready={reason !== null && words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        const known = closingReasons.find((each) => each === reason)
        if (known) send.mutate({ params: { id: page.id }, body: { reason: known, words: words.trim() } })
      }}
      onClose={onClose}
    >
      <Select
        label={t('cases.closing-reason')}
        data={closingReasons.map((code) => ({ value: code, label: t(`cases.closing.${word(code)}`) }))}
        value={reason}
        onChange={setReason}
        required
      />
      <Textarea
        label={t('cases.closing-words')}
        description={t('cases.who.care')}
        required
        autosize
        minRows={3}
        maxLength={10_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormModal>
  )
}
