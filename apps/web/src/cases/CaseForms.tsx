import { Button, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core'
import {
  assignCase,
  type Case,
  careTrackKinds,
  closedWithAgreement,
  closingOutcomes,
  closingReasons,
  closureOutcomes,
  fullCaseload,
  listColleagues,
  proposeClosing,
  reviewCase,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cases.module.css'

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
  const me = useMe().account.id
  const [beyond, setBeyond] = useState('')
  const full = chosen !== undefined && chosen.id !== page.worker?.id && chosen.caseload >= fullCaseload
  return (
    <FormModal
      title={t('cases.assign')}
      act={t('cases.save')}
      ready={
        (worker === null || worker !== supervisor) && (!full || (beyond.trim() !== '' && supervisor === me))
      }
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: page.id },
          body: {
            workerId: worker,
            supervisorId: supervisor,
            ...(full ? { beyondCeiling: beyond.trim() } : {}),
          },
        })
      }
      onClose={onClose}
    >
      <Select
        label={t('cases.fact.worker')}
        description={full ? t('cases.full', { full: fullCaseload }) : null}
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
      {full && (
        <Textarea
          label={t('course.beyond')}
          description={t(supervisor === me ? 'course.beyond-hint' : 'course.beyond-not-you')}
          required
          disabled={supervisor !== me}
          autosize
          minRows={2}
          maxLength={10_000}
          value={beyond}
          onChange={(event) => setBeyond(event.currentTarget.value)}
        />
      )}
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

interface Outcome {
  track: (typeof careTrackKinds)[number]
  outcome: (typeof closureOutcomes)[number]
  words: string
}

export function CloseForm({ page, onClose }: Props) {
  const t = useT()
  const [reason, setReason] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const [agreed, setAgreed] = useState(true)
  const [agreedWords, setAgreedWords] = useState('')
  const child = page.person?.child ?? false
  const asked = reason !== null && closedWithAgreement.includes(reason)
  const change = (index: number, more: Partial<Outcome>) =>
    setOutcomes(outcomes.map((each, at) => (at === index ? { ...each, ...more } : each)))
  const send = useSend(proposeClosing, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.propose-closing')}
      hint={t('cases.waits-for-signature', { name: page.supervisor?.name ?? '' })}
      act={t('cases.propose-closing')}
      wide
      ready={reason !== null && words.trim() !== '' && (!asked || agreedWords.trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        const known = closingReasons.find((each) => each === reason)
        if (known)
          send.mutate({
            params: { id: page.id },
            body: {
              reason: known,
              words: words.trim(),
              ...(asked
                ? {
                    closure: {
                      outcomes: outcomes
                        .filter((each) => each.words.trim() !== '')
                        .map((each) => ({ ...each, words: each.words.trim() })),
                      agreed,
                      ...(agreed ? { agreedBy: closingOutcomes[child ? 1 : 0] } : {}),
                      agreedWords: agreedWords.trim(),
                    },
                  }
                : {}),
            },
          })
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
      {asked && (
        <>
          {outcomes.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form keep their place
            <fieldset key={index} className={classes.fieldset}>
              <legend>{t(`cases.track.${each.track}`)}</legend>
              <Group grow>
                <Select
                  label={t('cases.track-kind')}
                  data={careTrackKinds.map((code) => ({ value: code, label: t(`cases.track.${code}`) }))}
                  value={each.track}
                  onChange={(value) =>
                    change(index, { track: careTrackKinds.find((one) => one === value) ?? each.track })
                  }
                  allowDeselect={false}
                />
                <Select
                  label={t('course.outcome')}
                  data={closureOutcomes.map((code) => ({
                    value: code,
                    label: t(`course.outcome.${word(code)}`),
                  }))}
                  value={each.outcome}
                  onChange={(value) =>
                    change(index, { outcome: closureOutcomes.find((one) => one === value) ?? each.outcome })
                  }
                  allowDeselect={false}
                />
              </Group>
              <Textarea
                label={t('course.outcome-words')}
                autosize
                minRows={2}
                maxLength={10_000}
                value={each.words}
                onChange={(event) => change(index, { words: event.currentTarget.value })}
              />
            </fieldset>
          ))}
          <Button
            variant="default"
            size="xs"
            onClick={() =>
              setOutcomes([
                ...outcomes,
                {
                  track:
                    careTrackKinds.find((kind) => !outcomes.some(({ track }) => track === kind)) ??
                    'education',
                  outcome: 'reached',
                  words: '',
                },
              ])
            }
          >
            {t('course.outcome-add')}
          </Button>
          <Checkbox
            label={t(child ? 'course.agrees.child' : 'course.agrees.person')}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          <Textarea
            label={t(agreed ? 'course.agreed-words' : 'course.not-agreed-words')}
            required
            autosize
            minRows={2}
            maxLength={10_000}
            value={agreedWords}
            onChange={(event) => setAgreedWords(event.currentTarget.value)}
          />
        </>
      )}
    </FormModal>
  )
}
