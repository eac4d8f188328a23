// What was said of a request, ours and theirs, in its order; and a reply with what comes next.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type RequestPage, type RequestState, stepRequest } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { Box, Words, word } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'

export function Thread({ request }: { request: RequestPage }) {
  const t = useT()
  const can = useCan()
  const asked = {
    id: 'asked',
    side: request.direction,
    by: null,
    text: request.text,
    state: null,
    writtenAt: request.sentAt ?? request.recordedAt,
  }
  const open = request.own && request.closedAt === null && request.state !== 'drafted'
  return (
    <Box title={t('cooperation.thread')}>
      <ol className={classes.thread}>
        {[asked, ...request.entries].map(({ id, side, by, text, state, writtenAt }) => (
          <li key={id} data-side={side}>
            <div className={classes.quiet}>
              {side === 'ours' ? t('cooperation.side.ours') : <bdi>{request.partner}</bdi>}
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
      {open && can('cooperation.write') && <Reply request={request} />}
    </Box>
  )
}

/** A refusal, and half a yes, say why. */
const needsText = new Set<RequestState>(['partly granted', 'refused'])

function Reply({ request }: { request: RequestPage }) {
  const t = useT()
  const [text, setText] = useState('')
  const send = useSend(stepRequest, { invalidates: ['/cooperation'], onDone: () => setText('') })
  const say = (state: RequestState | null) =>
    send.mutate({ params: { id: request.id }, body: { state, text: text.trim() || null } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) say(null)
  }
  const next = request.nextStates.filter((state) => state !== 'withdrawn' && state !== 'sent')
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="md">
        <FormProblem error={send.error} />
        <Textarea
          label={t('cooperation.reply')}
          description={<T id="cooperation.reply-hint" values={{ partner: <bdi>{request.partner}</bdi> }} />}
          autosize
          minRows={3}
          maxLength={10_000}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" variant="default" disabled={!text.trim()} loading={send.isPending}>
            {t('cooperation.reply.send')}
          </Button>
          {next.map((state) => (
            <Button
              key={state}
              size="xs"
              variant="default"
              disabled={send.isPending || (needsText.has(state) && !text.trim())}
              onClick={() => say(state)}
            >
              {t(`cooperation.reply-act.${word(state)}`)}
            </Button>
          ))}
        </Group>
        {next.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('cooperation.reply.act-hint')}
          </Text>
        )}
      </Stack>
    </form>
  )
}
