import { Anchor, Button, Text, Textarea } from '@mantine/core'
import {
  cancelMeeting,
  getMeeting,
  holdMeeting,
  type MeetingPage as Meeting,
  printBrief,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf, useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { type Fact, Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { Places } from '../cooperation/Places.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { Commitments } from './Commitments.tsx'
import { MeetingForm } from './MeetingForm.tsx'
import classes from './meetings.module.css'
import { PublicLine } from './PublicLine.tsx'
import { Box, useSides, Words } from './parts.tsx'

export function MeetingPage() {
  const { meetingId: id } = useParams({ strict: false }) as { meetingId: string }
  const found = useAnswer(getMeeting, { params: { id } }, { keep: false })
  return (
    <>
      <Places />
      <Loaded from={found}>{(meeting) => <Whole meeting={meeting} />}</Loaded>
    </>
  )
}

type Open = 'change' | 'hold' | 'cancel' | null

function Whole({ meeting }: { meeting: Meeting }) {
  const t = useT()
  const can = useCan()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const mine = meeting.own && can('cooperation.write') && meeting.state !== 'cancelled'
  const planned = mine && meeting.state === 'planned'
  const act = (key: Exclude<Open, null>, label: string) => (
    <Button variant="default" onClick={() => setOpen(key)}>
      {label}
    </Button>
  )
  return (
    <>
      <PageTitle
        title={meeting.title}
        aside={
          <>
            {planned && act('cancel', t('meetings.cancel'))}
            {mine && act('change', t('meetings.change'))}
          </>
        }
        action={
          planned && meeting.begun ? { label: t('meetings.hold'), onClick: () => setOpen('hold') } : undefined
        }
      >
        <Text c="dimmed">
          {t(`meetings.state.${meeting.state}`)} ·{' '}
          <InstantText value={meeting.startsAt} zone={meeting.zone} />
        </Text>
      </PageTitle>
      <div className={classes.columns}>
        <div>
          <About meeting={meeting} />
          {meeting.agenda && (
            <Box title={t('meetings.agenda')}>
              <Words>{meeting.agenda}</Words>
            </Box>
          )}
          {meeting.state === 'held' && (
            <Box title={t('meetings.minutes')}>
              {meeting.minutes ? (
                <Words>{meeting.minutes}</Words>
              ) : (
                <Text c="dimmed">{t('meetings.no-minutes')}</Text>
              )}
            </Box>
          )}
        </div>
        <div>
          {meeting.state !== 'cancelled' && (
            <>
              <Commitments
                of={meeting.commitments}
                meeting={meeting}
                mayAdd={meeting.own && can('cooperation.write')}
              />
              {meeting.state === 'planned' && <Brief id={meeting.id} />}
              <PublicLine meeting={meeting} />
            </>
          )}
        </div>
      </div>
      {open === 'change' && <MeetingForm meeting={meeting} onClose={close} />}
      {open === 'hold' && <Hold id={meeting.id} onClose={close} />}
      {open === 'cancel' && <Cancel meeting={meeting} onClose={close} />}
    </>
  )
}

function About({ meeting }: { meeting: Meeting }) {
  const t = useT()
  const people = (side: 'ours' | 'theirs') =>
    meeting.participants
      .filter((each) => each.side === side)
      .map(({ office, name }) => (
        <div key={`${office} ${name}`}>
          <bdi>{office}</bdi>
          {name && (
            <>
              : <bdi>{name}</bdi>
            </>
          )}
        </div>
      ))
  const facts: (Fact | null)[] = [
    {
      label: t('meetings.partners'),
      value: meeting.partners.map(({ id, name }) => (
        <div key={id}>
          <bdi>{name}</bdi>
        </div>
      )),
    },
    { label: t('meetings.where'), value: <bdi>{meeting.place ?? t('meetings.online')}</bdi> },
    { label: t('meetings.length'), value: t('meetings.minutes-long', { count: meeting.lastsMinutes }) },
    { label: t('meetings.from-us'), value: people('ours') },
    { label: t('meetings.from-them'), value: people('theirs') },
    meeting.settledAt
      ? {
          label: t('meetings.state'),
          value: (
            <>
              {t(`meetings.state.${meeting.state}`)}
              {meeting.cancelledWhy && <Words>{meeting.cancelledWhy}</Words>}
              <div>
                <InstantText value={meeting.settledAt} /> <bdi>{meeting.settledBy}</bdi>
              </div>
            </>
          ),
        }
      : null,
    {
      label: t('meetings.recorded'),
      value: (
        <>
          <InstantText value={meeting.recordedAt} /> <bdi>{meeting.recordedBy}</bdi>
        </>
      ),
    },
  ]
  return (
    <Box title={t('meetings.about')}>
      <Facts
        facts={facts.filter(
          (fact): fact is Fact => fact !== null && !(Array.isArray(fact.value) && fact.value.length === 0),
        )}
      />
    </Box>
  )
}

function Brief({ id }: { id: string }) {
  const t = useT()
  const { query, fields } = useSides()
  return (
    <Box title={t('meetings.brief')} aside={fields}>
      <Text size="sm" mb="xs">
        {t('meetings.brief-hint')}
      </Text>
      <Anchor href={addressOf(printBrief, { params: { id }, query })} target="_blank">
        {t('meetings.brief-print')}
      </Anchor>
    </Box>
  )
}

function Hold({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const [minutes, setMinutes] = useState('')
  const send = useSend(holdMeeting, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      wide
      title={t('meetings.hold')}
      act={t('meetings.hold')}
      hint={t('meetings.hold-hint')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { minutes: minutes.trim() || null } })}
      onClose={onClose}
    >
      <Textarea
        label={t('meetings.minutes')}
        autosize
        minRows={6}
        dir="auto"
        data-autofocus
        value={minutes}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
    </FormModal>
  )
}

function Cancel({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useT()
  const send = useSend(cancelMeeting, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('meetings.cancel')}
      act={t('meetings.cancel')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(why) => send.mutate({ params: { id: meeting.id }, body: { why } })}
      onClose={onClose}
    >
      <T id="meetings.cancel-hint" values={{ title: <bdi>{meeting.title}</bdi> }} />
    </ConfirmWithReason>
  )
}
