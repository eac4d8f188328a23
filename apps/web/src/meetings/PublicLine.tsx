// What may be said of a meeting in public: proposed by one officer, approved by another, then seen by the press.
import { Button, Text, Textarea } from '@mantine/core'
import {
  approvePublicLine,
  type InFourLanguages,
  type PublicLine as Line,
  type MeetingPage,
  proposePublicLine,
  withdrawPublicLine,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { languages, nameOf, T, useLanguage, useT } from '../i18n/index.tsx'
import { directionOf } from '../i18n/language.ts'
import classes from './meetings.module.css'
import { Box } from './parts.tsx'

export function PublicLine({ meeting }: { meeting: MeetingPage }) {
  const t = useT()
  const can = useCan()
  const [writing, setWriting] = useState(false)
  const lines = meeting.publicLines
  return (
    <Box
      title={t('meetings.public')}
      aside={
        meeting.own &&
        can('cooperation.write') && (
          <Button size="xs" variant="default" onClick={() => setWriting(true)}>
            {lines.length > 0 ? t('meetings.public-anew') : t('meetings.public-propose')}
          </Button>
        )
      }
    >
      {lines.length === 0 && <Text c="dimmed">{t('meetings.public-none')}</Text>}
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.id}>
            <One line={line} own={meeting.own} />
          </li>
        ))}
      </ul>
      {writing && <Form id={meeting.id} first={lines.at(-1)?.texts} onClose={() => setWriting(false)} />}
    </Box>
  )
}

function One({ line, own }: { line: Line; own: boolean }) {
  const t = useT()
  const can = useCan()
  const language = useLanguage()
  const done = { invalidates: ['/cooperation'] }
  const approve = useSend(approvePublicLine, done)
  const withdraw = useSend(withdrawPublicLine, done)
  const at = { params: { id: line.id } }
  const waits = line.approvedAt === null
  return (
    <>
      <FormProblem error={approve.error ?? withdraw.error} />
      <p className={classes.words}>{line.texts[language]}</p>
      <details>
        <summary className={classes.quiet}>{t('meetings.public-all')}</summary>
        {languages.map((each) => (
          <p key={each} className={classes.words} lang={each} dir={directionOf(each)}>
            {line.texts[each]}
          </p>
        ))}
      </details>
      <Text size="xs" c="dimmed">
        <T
          id={waits ? 'meetings.public-proposed' : 'meetings.public-approved'}
          values={{
            by: <bdi>{waits ? line.proposedBy : line.approvedBy}</bdi>,
            at: <InstantText value={waits ? line.proposedAt : line.approvedAt} />,
          }}
        />
      </Text>
      {waits && line.proposedByReader && (
        <Text size="xs" c="dimmed">
          {t('meetings.public-second')}
        </Text>
      )}
      {own && (
        <Button.Group mt="xs">
          {waits && !line.proposedByReader && can('cooperation.decide') && (
            <Button size="xs" loading={approve.isPending} onClick={() => approve.mutate(at)}>
              {t('meetings.public-approve')}
            </Button>
          )}
          {can('cooperation.write') && (
            <Button
              size="xs"
              variant="default"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate(at)}
            >
              {t('meetings.public-withdraw')}
            </Button>
          )}
        </Button.Group>
      )}
    </>
  )
}

interface FormProps {
  id: string
  first: InFourLanguages | undefined
  onClose: () => void
}

function Form({ id, first, onClose }: FormProps) {
  const t = useT()
  const [texts, setTexts] = useState<InFourLanguages>(first ?? { kk: '', ru: '', en: '', ar: '' })
  const send = useSend(proposePublicLine, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      wide
      title={t('meetings.public')}
      act={t('meetings.public-propose')}
      hint={t('meetings.public-hint')}
      ready={languages.every((language) => texts[language].trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { texts } })}
      onClose={onClose}
    >
      {languages.map((language) => (
        <Textarea
          key={language}
          label={nameOf[language]}
          lang={language}
          dir={directionOf(language)}
          required
          autosize
          minRows={2}
          value={texts[language]}
          onChange={({ currentTarget: { value } }) =>
            setTexts((before) => ({ ...before, [language]: value }))
          }
        />
      ))}
    </FormModal>
  )
}
