// A request with its correspondence, and what the partner may say next.
import { Text } from '@mantine/core'
import { answerInPortal, getPortalRequest, type PortalRequestPage as Request } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { Mark } from '../cooperation/parts.tsx'
import { asked, Correspondence, Reply } from '../cooperation/Thread.tsx'
import { T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
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
      <Correspondence
        entries={[
          { ...asked, side: request.direction, text: request.text, writtenAt: request.sentAt },
          ...request.entries,
        ]}
        mine="theirs"
        nameOf={(side) => <bdi>{side === 'ours' ? request.agency : request.partner}</bdi>}
      >
        {request.closedAt === null && <GuestsReply request={request} />}
      </Correspondence>
    </>
  )
}

function GuestsReply({ request }: { request: Request }) {
  const t = useT()
  const [text, setText] = useState('')
  const send = useSend(answerInPortal, { invalidates: ['/portal'], onDone: () => setText('') })
  return (
    <Reply
      to={request.agency}
      text={text}
      onText={setText}
      next={request.nextStates}
      nameOf={(state) => t(`portal.act.${word(state)}`)}
      hint={t('portal.act-hint')}
      busy={send.isPending}
      error={send.error}
      onSay={(body) => send.mutate({ params: { id: request.id }, body })}
    />
  )
}
