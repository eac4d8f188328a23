import { Button, Select, Stack, Text } from '@mantine/core'
import {
  addToComplaint,
  answerComplaint,
  type Complaint,
  complaintFindings,
  confirmComplaint,
  getComplaint,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { nameOf, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Part } from '../oversight/Part.tsx'
import { Places } from '../oversight/Places.tsx'
import classes from './rights.module.css'

export function ComplaintPage() {
  const { complaintId } = useParams({ strict: false }) as { complaintId: string }
  const found = useAnswer(getComplaint, { params: { id: complaintId } })
  return (
    <>
      <Places />
      <Loaded from={found}>{(complaint) => <Page complaint={complaint} />}</Loaded>
    </>
  )
}

function Page({ complaint }: { complaint: Complaint }) {
  const t = useT()
  const [form, setForm] = useState<'entry' | 'answer'>()
  const confirm = useSend(confirmComplaint, { invalidates: ['/oversight'] })
  const open = complaint.confirmed === null
  const { answer } = complaint
  const close = () => setForm(undefined)
  return (
    <>
      <PageTitle
        title={t('rights.complaint.title')}
        {...(open ? { action: { label: t('rights.complaint.add'), onClick: () => setForm('entry') } } : {})}
        aside={
          open && (
            <Button variant="default" onClick={() => setForm('answer')}>
              {t('rights.complaint.answer')}
            </Button>
          )
        }
      >
        <Text c="dimmed">{t(`rights.complaint.state.${word(complaint.state)}`)}</Text>
      </PageTitle>
      <Stack gap="xl">
        <Facts
          facts={[
            { label: t('rights.asked-on'), value: <DayText value={complaint.receivedOn} /> },
            {
              label: t('rights.complaint.about'),
              value: (
                <bdi>
                  {[complaint.aboutAgency, ...complaint.about.map(({ name }) => name)]
                    .filter(Boolean)
                    .join(', ') || '–'}
                </bdi>
              ),
            },
            {
              label: t('rights.complaint.words'),
              value: <bdi className={classes.said}>{complaint.words}</bdi>,
            },
            { label: t('rights.language'), value: nameOf[complaint.language] },
            {
              label: t('rights.complaint.reach'),
              value: complaint.reach ? (
                <bdi className={classes.said}>{complaint.reach}</bdi>
              ) : (
                t('rights.complaint.no-answer')
              ),
            },
          ]}
        />
        <Part
          title={t('rights.complaint.entries')}
          hint={t('rights.complaint.entries-hint')}
          none={complaint.entries.length ? null : t('rights.complaint.entries-none')}
        >
          {complaint.entries.map((entry) => (
            <p key={entry.id} className={classes.said}>
              <Text span size="sm" c="dimmed">
                <InstantText value={entry.at} /> · <bdi>{entry.by.name}</bdi>
              </Text>
              <br />
              <bdi>{entry.words}</bdi>
            </p>
          ))}
        </Part>
        {answer && (
          <section aria-label={t('rights.answer')}>
            <h2 className={classes.heading}>{t('rights.answer')}</h2>
            <FormProblem error={confirm.error} />
            <p className={classes.said}>
              {t(`rights.complaint.finding.${word(answer.finding)}`)}: <bdi>{answer.words}</bdi> ·{' '}
              <bdi>{answer.by.name}</bdi>, <DayText value={answer.on} />
            </p>
            {complaint.confirmed ? (
              <Text size="sm">
                {t('rights.complaint.confirmed-by')} <bdi>{complaint.confirmed.by.name}</bdi>,{' '}
                <InstantText value={complaint.confirmed.at} />
              </Text>
            ) : answer.mine ? (
              <Text size="sm">{t('rights.second')}</Text>
            ) : (
              <Button
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ params: { id: complaint.id } })}
              >
                {t('rights.complaint.confirm')}
              </Button>
            )}
          </section>
        )}
      </Stack>
      {form === 'entry' && <EntryForm id={complaint.id} onClose={close} />}
      {form === 'answer' && <AnswerForm id={complaint.id} onClose={close} />}
    </>
  )
}

interface FormProps {
  id: string
  onClose: () => void
}

function EntryForm({ id, onClose }: FormProps) {
  const t = useT()
  const [words, setWords] = useState('')
  const send = useSend(addToComplaint, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('rights.complaint.add')}
      act={t('rights.save')}
      ready={words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { words: words.trim() } })}
      onClose={onClose}
    >
      <Words label={t('rights.complaint.done')} rows={3} value={words} onChange={setWords} />
    </FormModal>
  )
}

function AnswerForm({ id, onClose }: FormProps) {
  const t = useT()
  const [finding, setFinding] = useState<(typeof complaintFindings)[number] | null>(null)
  const [words, setWords] = useState('')
  const send = useSend(answerComplaint, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('rights.complaint.answer')}
      hint={t('rights.second')}
      act={t('rights.save')}
      ready={finding !== null && words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        if (finding) send.mutate({ params: { id }, body: { finding, words: words.trim() } })
      }}
      onClose={onClose}
    >
      <Select
        label={t('rights.complaint.finding')}
        required
        data={complaintFindings.map((value) => ({
          value,
          label: t(`rights.complaint.finding.${word(value)}`),
        }))}
        value={finding}
        onChange={(value) => setFinding(complaintFindings.find((each) => each === value) ?? null)}
      />
      <Words label={t('rights.answer')} rows={3} value={words} onChange={setWords} />
    </FormModal>
  )
}
