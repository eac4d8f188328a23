import { Alert, Select, Stack } from '@mantine/core'
import { addCounselling, type Case, listColleagues, readCounselling } from '@oralu/domain'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Belief } from '../tracks/Belief.tsx'
import classes from './cases.module.css'
import { NoteForm, NoteLine } from './Notes.tsx'
import { Section } from './Section.tsx'

/** Counselling notes that the reader wrote or supervises. Nobody else has them, and none leaves Oralu. */
export function Counselling({ page }: { page: Case }) {
  const t = useT()
  const me = useMe().account.id
  const read = useAnswer(readCounselling, { params: { anchorId: page.anchorId } }, { keep: false })
  const colleagues = useAnswer(listColleagues).data?.items ?? []
  const [body, setBody] = useState('')
  const [correcting, setCorrecting] = useState<string>()
  const [supervisor, setSupervisor] = useState<string | null>(
    page.supervisor && page.supervisor.id !== me ? page.supervisor.id : null,
  )
  const send = useSend(addCounselling, {
    invalidates: [readCounselling],
    onDone: () => {
      setBody('')
      setCorrecting(undefined)
    },
  })
  return (
    <Stack gap="md">
      <Alert color="gray" variant="light" icon={<IconEye aria-hidden />} py="xs">
        {t('cases.who.counselling')} {t('cases.who.recorded')}
      </Alert>
      <Section title={t('cases.counselling')}>
        {page.state !== 'closed' && (
          <>
            <Select
              label={t('cases.counselling-supervisor')}
              data={colleagues
                .filter(({ id }) => id !== me)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={supervisor}
              onChange={setSupervisor}
              placeholder={t('cases.counselling-only-me')}
              clearable
              maw="24rem"
              mb="sm"
            />
            <NoteForm
              value={body}
              onChange={setBody}
              correcting={correcting !== undefined}
              onStop={() => setCorrecting(undefined)}
              who={t('cases.counselling-hint')}
              busy={send.isPending}
              error={send.error}
              onSubmit={() =>
                send.mutate({
                  params: { anchorId: page.anchorId },
                  body: {
                    body: body.trim(),
                    ...(supervisor ? { supervisorId: supervisor } : {}),
                    ...(correcting ? { supersedes: correcting } : {}),
                  },
                })
              }
            />
          </>
        )}
        <Loaded from={read} lines={2}>
          {({ items }) => (
            <>
              {items.length === 0 && <p className={classes.quiet}>{t('cases.no-counselling')}</p>}
              <ul className={classes.lines}>
                {items.toReversed().map((note) => (
                  <NoteLine
                    key={note.id}
                    note={note}
                    onCorrect={
                      note.own && page.state !== 'closed'
                        ? () => {
                            setCorrecting(note.id)
                            setBody(note.body)
                          }
                        : undefined
                    }
                  />
                ))}
              </ul>
            </>
          )}
        </Loaded>
      </Section>
      <Belief page={page} supervisorId={supervisor} />
    </Stack>
  )
}
