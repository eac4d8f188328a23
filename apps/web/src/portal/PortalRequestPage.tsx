// A request with its correspondence, and what the partner may say next.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import {
  answerInPortal,
  getPortalRequest,
  type PortalRequestPage as Request,
  type RequestState,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import classes from '../cooperation/cooperation.module.css'
import { Mark } from '../cooperation/parts.tsx'
import { T, useT } from '../i18n/index.tsx'
import { Box, Words, word } from '../meetings/parts.tsx'
import { Home } from './Home.tsx'

export function PortalRequestPage() {
  const { requestId: id } = useParams({ strict: false }) as { requestId: string }
  const found = useAnswer(getPortalRequest, { params: { id } }, { keep: false })
  return (
    <>
      <Home />
      <Loaded from={found}>{(request) => <Whole key={request.id} request={request} />}</Loaded>
    </>
  )
}

function Whole({ request }: { request: Request }) {
  const t = useT()
  const asked = {
    id: 'asked',
    side: request.direction,
    text: request.text,
    state: null,
    writtenAt: request.sentAt,
  }
  return (
    <>
      <PageTitle title={request.subject}>
        <Text c="dimmed" component="div">
          {t(`cooperation.request-kind.${word(request.kind)}`)} ·{' '}
          {t(`cooperation.request-state.${word(request.state)}`)}
          {request.dueOn && (
            <>
              {' · '}
              <T id="cooperation.day.by" values={{ day: <DayText value={request.dueOn} /> }} />
            </>
          )}{' '}
          {request.overdue && <Mark>{t('cooperation.overdue')}</Mark>}
        </Text>
      </PageTitle>
      <Box title={t('cooperation.thread')}>
        <ol className={classes.thread}>
          {[asked, ...request.entries].map(({ id, side, text, state, writtenAt }) => (
            // What the reader's own side said stands where one's own words stand for an officer.
            <li key={id} data-side={side === 'theirs' ? 'ours' : 'theirs'}>
              <div className={classes.quiet}>
                <bdi>{side === 'ours' ? request.agency : request.partner}</bdi>
                {' · '}
                <InstantText value={writtenAt} />
              </div>
              {text && <Words>{text}</Words>}
              {state && <strong>{t(`cooperation.request-state.${word(state)}`)}</strong>}
            </li>
          ))}
        </ol>
        {request.closedAt === null && <Reply request={request} />}
      </Box>
    </>
  )
}

/** A refusal, and half a yes, say why. */
const needsText = new Set<RequestState>(['partly granted', 'refused'])

function Reply({ request }: { request: Request }) {
  const t = useT()
  const [text, setText] = useState('')
  const send = useSend(answerInPortal, { invalidates: ['/portal'], onDone: () => setText('') })
  const say = (state: RequestState | null) =>
    send.mutate({ params: { id: request.id }, body: { state, text: text.trim() || null } })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) say(null)
      }}
    >
      <Stack gap="xs" mt="md">
        <FormProblem error={send.error} />
        <Textarea
          label={t('cooperation.reply')}
          description={<T id="cooperation.reply-hint" values={{ partner: <bdi>{request.agency}</bdi> }} />}
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
          {request.nextStates.map((state) => (
            <Button
              key={state}
              size="xs"
              variant="default"
              disabled={send.isPending || (needsText.has(state) && !text.trim())}
              onClick={() => say(state)}
            >
              {t(`portal.act.${word(state)}`)}
            </Button>
          ))}
        </Group>
        <Text size="xs" c="dimmed">
          {t('portal.act-hint')}
        </Text>
      </Stack>
    </form>
  )
}
