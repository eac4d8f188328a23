// A request: what is asked, by when, whose work it is, and what was said of it by both sides.
import { Anchor, Button, Stack, Text } from '@mantine/core'
import {
  escalateRequest,
  getRequest,
  ownRequest,
  printNote,
  type RequestPage as Request,
  stepRequest,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf, useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { type Fact, Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan, useMe } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box, useSides } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'
import { Places } from './Places.tsx'
import { By, Go, Mark } from './parts.tsx'
import { Thread } from './Thread.tsx'

export function RequestPage() {
  const { requestId: id } = useParams({ strict: false }) as { requestId: string }
  const found = useAnswer(getRequest, { params: { id } }, { keep: false })
  return (
    <>
      <Places />
      <Loaded from={found}>{(request) => <Whole key={request.id} request={request} />}</Loaded>
    </>
  )
}

type Open = 'send' | 'withdraw' | 'escalate' | null

function Whole({ request }: { request: Request }) {
  const t = useT()
  const can = useCan()
  const me = useMe()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const params = { id: request.id }
  const take = useSend(ownRequest, { invalidates: ['/cooperation'] })
  const mine = request.own && can('cooperation.write')
  const going = mine && request.closedAt === null
  const drafted = going && request.state === 'drafted'
  const act = (key: Exclude<Open, null>, label: string) => (
    <Button variant="default" onClick={() => setOpen(key)}>
      {label}
    </Button>
  )
  return (
    <Stack>
      <PageTitle
        title={request.subject}
        action={
          drafted
            ? { label: t('cooperation.request.send'), onClick: () => setOpen('send') }
            : going && request.ownerId !== me.account.id
              ? {
                  label: t('cooperation.request.take'),
                  busy: take.isPending,
                  onClick: () => take.mutate({ params }),
                }
              : undefined
        }
        aside={
          <>
            {going &&
              request.nextStates.includes('withdrawn') &&
              act('withdraw', t('cooperation.request.withdraw'))}
            {going && !request.escalated && act('escalate', t('cooperation.request.escalate'))}
          </>
        }
      >
        <Text c="dimmed" component="div">
          {t(`cooperation.request-direction.${request.direction}`)} ·{' '}
          {t(`cooperation.request-kind.${word(request.kind)}`)} ·{' '}
          <Go to={`/cooperation/partners/${request.partnerId}`}>{request.partner}</Go> ·{' '}
          {t(`cooperation.request-state.${word(request.state)}`)}{' '}
          {request.overdue && <Mark>{t('cooperation.overdue')}</Mark>}
        </Text>
      </PageTitle>
      <FormProblem error={take.error} />
      {request.escalatedAt && (
        <div className={classes.notice} role="note">
          {t('cooperation.request.escalated-why')} <bdi>{request.escalatedWhy}</bdi>{' '}
          <By by={null} at={request.escalatedAt} />
        </div>
      )}
      <div className={classes.two}>
        <div>
          <Thread request={request} />
        </div>
        <div>
          <Box title={t('cooperation.about')}>
            <Facts facts={useFacts(request)} />
          </Box>
          <Packages request={request} />
          <Note id={request.id} />
        </div>
      </div>
      {open === 'send' && <Step request={request} state="sent" onClose={close} />}
      {open === 'withdraw' && <Step request={request} state="withdrawn" onClose={close} />}
      {open === 'escalate' && <Escalate id={request.id} onClose={close} />}
    </Stack>
  )
}

function useFacts(it: Request): Fact[] {
  const t = useT()
  return [
    { label: t('cooperation.due'), value: it.dueOn ? <DayText value={it.dueOn} /> : '–' },
    {
      label: t('cooperation.owner'),
      value: it.owner === null ? t('cooperation.owner-none') : <bdi>{it.owner}</bdi>,
    },
    ...(it.missionId
      ? [
          {
            label: t('meetings.mission'),
            value: it.mission ? (
              <Go to={`/operations/missions/${it.missionId}`}>{it.mission}</Go>
            ) : (
              t('meetings.mission-closed')
            ),
          },
        ]
      : []),
    ...(it.sentAt ? [{ label: t('cooperation.sent'), value: <InstantText value={it.sentAt} /> }] : []),
    ...(it.closedAt ? [{ label: t('cooperation.closed'), value: <InstantText value={it.closedAt} /> }] : []),
    { label: t('cooperation.recorded'), value: <InstantText value={it.recordedAt} /> },
  ]
}

function Packages({ request }: { request: Request }) {
  const t = useT()
  const can = useCan()
  const mayCompose =
    request.own && request.closedAt === null && request.state !== 'drafted' && can('cooperation.write')
  return (
    <Box
      title={t('cooperation.packages')}
      aside={
        mayCompose && (
          <Go to={`/cooperation/packages/new?request=${request.id}`}>
            {t('cooperation.package.for-request')}
          </Go>
        )
      }
    >
      {request.packages.length === 0 && <Text c="dimmed">{t('cooperation.packages.none-of-request')}</Text>}
      <ul className={classes.lines}>
        {request.packages.map(({ id, direction, state, persons, at }) => (
          <li key={id}>
            <Go to={`/cooperation/packages/${id}`}>{t('cooperation.persons-count', { count: persons })}</Go>
            <div className={classes.quiet}>
              {t(`cooperation.package-direction.${direction}`)} ·{' '}
              {t(`cooperation.package-state.${word(state)}`)} · <InstantText value={at} />
            </div>
          </li>
        ))}
      </ul>
    </Box>
  )
}

function Note({ id }: { id: string }) {
  const t = useT()
  const { query, fields } = useSides()
  return (
    <Box title={t('cooperation.note-verbale')} aside={fields}>
      <Anchor href={addressOf(printNote, { params: { id }, query })} target="_blank">
        {t('cooperation.note-verbale.print')}
      </Anchor>
    </Box>
  )
}

interface StepProps {
  request: Request
  state: 'sent' | 'withdrawn'
  onClose: () => void
}

/** Sends or withdraws; what was never sent is withdrawn in silence. */
function Step({ request, state, onClose }: StepProps) {
  const t = useT()
  const send = useSend(stepRequest, { invalidates: ['/cooperation'], onDone: onClose })
  const act = state === 'sent' ? t('cooperation.request.send') : t('cooperation.request.withdraw')
  const hint =
    state === 'sent'
      ? 'cooperation.request.send-hint'
      : request.state === 'drafted'
        ? 'cooperation.request.withdraw-draft-hint'
        : 'cooperation.request.withdraw-hint'
  return (
    <FormModal
      title={act}
      act={act}
      hint={<T id={hint} values={{ partner: <bdi>{request.partner}</bdi> }} />}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: request.id }, body: { state, text: null } })}
      onClose={onClose}
    >
      <Text fw={600}>
        <bdi>{request.subject}</bdi>
      </Text>
    </FormModal>
  )
}

function Escalate({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const send = useSend(escalateRequest, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('cooperation.request.escalate')}
      act={t('cooperation.request.escalate')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(why) => send.mutate({ params: { id }, body: { why } })}
      onClose={onClose}
    >
      {t('cooperation.request.escalate-hint')}
    </ConfirmWithReason>
  )
}
