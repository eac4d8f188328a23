// What was said of a request, ours and theirs, in its order; and a reply with what comes next.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type RequestPage, type RequestState, stepRequest } from '@oralu/domain'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box, Words } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'

export function Thread({ request }: { request: RequestPage }) {
  const t = useT()
  const can = useCan()
  const open = request.own && request.closedAt === null && request.state !== 'drafted'
  const { text, sentAt, recordedAt } = request
  return (
    <Correspondence
      entries={[
        { ...asked, side: request.direction, by: null, text, writtenAt: sentAt ?? recordedAt },
        ...request.entries,
      ]}
      mine="ours"
      nameOf={(side) => (side === 'ours' ? t('cooperation.side.ours') : <bdi>{request.partner}</bdi>)}
    >
      {open && can('cooperation.write') && <OfficersReply request={request} />}
    </Correspondence>
  )
}

type Side = 'ours' | 'theirs'

interface Word {
  id: string
  side: Side
  by?: string | null
  text: string | null
  state: RequestState | null
  writtenAt: string
}

/** The request itself, which stands before what was said of it. */
export const asked = { id: 'asked', state: null }

interface CorrespondenceProps {
  entries: readonly Word[]
  /** The reader's own side. */
  mine: Side
  nameOf: (side: Side) => ReactNode
  /** A reply. */
  children: ReactNode
}

export function Correspondence({ entries, mine, nameOf, children }: CorrespondenceProps) {
  const t = useT()
  return (
    <Box title={t('cooperation.thread')}>
      <ol className={classes.thread}>
        {entries.map(({ id, side, by, text, state, writtenAt }) => (
          <li key={id} data-side={side === mine ? 'ours' : 'theirs'}>
            <div className={classes.quiet}>
              {nameOf(side)}
              {by && (
                <>
                  {' · '}
                  <bdi>{by}</bdi>
                </>
              )}
              {' · '}
              <InstantText value={writtenAt} />
            </div>
            {text && <Words>{text}</Words>}
            {state && <strong>{t(`cooperation.request-state.${word(state)}`)}</strong>}
          </li>
        ))}
      </ol>
      {children}
    </Box>
  )
}

function OfficersReply({ request }: { request: RequestPage }) {
  const t = useT()
  const [text, setText] = useState('')
  const send = useSend(stepRequest, { invalidates: ['/cooperation'], onDone: () => setText('') })
  const next = request.nextStates.filter((state) => state !== 'withdrawn' && state !== 'sent')
  return (
    <Reply
      to={request.partner}
      text={text}
      onText={setText}
      next={next}
      nameOf={(state) => t(`cooperation.reply-act.${word(state)}`)}
      hint={next.length > 0 ? t('cooperation.reply.act-hint') : null}
      busy={send.isPending}
      error={send.error}
      onSay={(body) => send.mutate({ params: { id: request.id }, body })}
    />
  )
}

/** A refusal, and half a yes, say why. */
const needsText = new Set<RequestState>(['partly granted', 'refused'])

interface ReplyProps {
  /** Whom it goes to. */
  to: string
  text: string
  onText: (text: string) => void
  /** States that the writer may set with it. */
  next: readonly RequestState[]
  nameOf: (state: RequestState) => string
  hint: string | null
  busy: boolean
  error: unknown
  onSay: (said: { state: RequestState | null; text: string | null }) => void
}

export function Reply({ to, text, onText, next, nameOf, hint, busy, error, onSay }: ReplyProps) {
  const t = useT()
  const said = text.trim()
  const say = (state: RequestState | null) => onSay({ state, text: said || null })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (said) say(null)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="md">
        <FormProblem error={error} />
        <Textarea
          label={t('cooperation.reply')}
          description={<T id="cooperation.reply-hint" values={{ partner: <bdi>{to}</bdi> }} />}
          autosize
          minRows={3}
          maxLength={10_000}
          dir="auto"
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" variant="default" disabled={!said} loading={busy}>
            {t('cooperation.reply.send')}
          </Button>
          {next.map((state) => (
            <Button
              key={state}
              size="xs"
              variant="default"
              disabled={busy || (needsText.has(state) && !said)}
              onClick={() => say(state)}
            >
              {nameOf(state)}
            </Button>
          ))}
        </Group>
        {hint && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </Stack>
    </form>
  )
}
