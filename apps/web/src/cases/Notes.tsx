import { Button, Group, Stack, Textarea } from '@mantine/core'
import { type CaseNote, type CasePartName, partEndpoints } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'
import { Section } from './Section.tsx'

interface Props {
  part: CasePartName
  anchorId: string
  notes: readonly CaseNote[]
  writes: boolean
}

/** Notes, the newest first. A note is never changed: a correction stands beside it and strikes it through. */
export function Notes({ part, anchorId, notes, writes }: Props) {
  const t = useT()
  const [body, setBody] = useState('')
  const [correcting, setCorrecting] = useState<string>()
  const send = useSend(partEndpoints[part].addNote, {
    invalidates: ['/cases'],
    onDone: () => {
      setBody('')
      setCorrecting(undefined)
    },
  })
  return (
    <Section title={t('cases.notes')}>
      {writes && (
        <NoteForm
          value={body}
          onChange={setBody}
          correcting={correcting !== undefined}
          onStop={() => setCorrecting(undefined)}
          who={t(`cases.who.${part}`)}
          busy={send.isPending}
          error={send.error}
          onSubmit={() =>
            send.mutate({
              params: { anchorId },
              body: { body: body.trim(), ...(correcting ? { supersedes: correcting } : {}) },
            })
          }
        />
      )}
      {notes.length === 0 && <p className={classes.quiet}>{t('cases.no-notes')}</p>}
      <ul className={classes.lines}>
        {notes.toReversed().map((note) => (
          <NoteLine
            key={note.id}
            note={note}
            onCorrect={
              writes
                ? () => {
                    setCorrecting(note.id)
                    setBody(note.body)
                  }
                : undefined
            }
          />
        ))}
      </ul>
    </Section>
  )
}

type Written = Pick<CaseNote, 'id' | 'body' | 'by' | 'at' | 'supersedes' | 'supersededBy'>

export function NoteLine({ note, onCorrect }: { note: Written; onCorrect?: (() => void) | undefined }) {
  const t = useT()
  return (
    <li>
      <span className={classes.grow}>
        <span className={classes.quiet}>
          <bdi>{note.by.name}</bdi> · <InstantText value={note.at} />
          {note.supersedes && <> · {t('cases.correction')}</>}
          {note.supersededBy && <> · {t('cases.corrected')}</>}
        </span>
        <br />
        <bdi className={classes.note} data-superseded={note.supersededBy ?? undefined}>
          {note.body}
        </bdi>
      </span>
      {onCorrect && !note.supersededBy && (
        <Button size="compact-xs" variant="default" onClick={onCorrect}>
          {t('cases.correct')}
        </Button>
      )}
    </li>
  )
}

interface FormProps {
  value: string
  onChange: (value: string) => void
  correcting: boolean
  onStop: () => void
  /** Who will be able to read it. */
  who: string
  busy: boolean
  error: unknown
  onSubmit: () => void
}

export function NoteForm({ value, onChange, correcting, onStop, who, busy, error, onSubmit }: FormProps) {
  const t = useT()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim()) onSubmit()
      }}
    >
      <Stack gap="xs" mb="sm">
        <FormProblem error={error} />
        <Textarea
          label={t(correcting ? 'cases.note-corrected' : 'cases.note-new')}
          description={who}
          autosize
          minRows={2}
          maxLength={10_000}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" variant="light" loading={busy} disabled={value.trim() === ''}>
            {t(correcting ? 'cases.save-correction' : 'cases.add-note')}
          </Button>
          {correcting && (
            <Button size="xs" variant="default" onClick={onStop}>
              {t('cases.back')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
