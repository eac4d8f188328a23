// What a side undertakes: in a meeting or outside one, anew or going on with one that is closed; or an open one corrected.
import { Autocomplete, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import {
  type CommitmentPage,
  changeCommitment,
  getDepartures,
  listRequests,
  makeCommitment,
  type Participant,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'

interface Props {
  partners: readonly { id: string; name: string }[]
  meetingId?: string
  offices?: readonly Participant[]
  follows?: CommitmentPage
  onClose: () => void
}

export function CommitmentForm({ partners, meetingId, offices = [], follows, onClose }: Props) {
  const t = useT()
  const [draft, setDraft] = useState({
    partnerId: follows?.partnerId ?? (partners.length === 1 ? partners[0]!.id : null),
    side: follows?.side ?? ('ours' as 'ours' | 'theirs'),
    office: follows?.office ?? '',
    what: follows?.what ?? '',
    dueOn: '',
    about: follows?.missionId
      ? `mission ${follows.missionId}`
      : follows?.requestId
        ? `request ${follows.requestId}`
        : null,
  })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const send = useSend(makeCommitment, { invalidates: ['/cooperation'], onDone: onClose })
  const subjects = useSubjects(draft.partnerId, follows)
  const submit = () => {
    if (!draft.partnerId) return
    const [kind, id = null] = draft.about?.split(' ') ?? []
    send.mutate({
      body: {
        partnerId: draft.partnerId,
        meetingId: meetingId ?? null,
        side: draft.side,
        office: draft.office,
        what: draft.what,
        dueOn: draft.dueOn || null,
        missionId: kind === 'mission' ? id : null,
        requestId: kind === 'request' ? id : null,
        followsId: follows?.id ?? null,
      },
    })
  }
  return (
    <FormModal
      title={follows ? t('meetings.commitment.follow') : t('meetings.commitment.add')}
      act={t('meetings.commitment.write')}
      hint={follows ? t('meetings.commitment.follow-hint') : undefined}
      ready={Boolean(draft.partnerId && draft.office.trim() && draft.what.trim())}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {!follows && partners.length !== 1 && (
        <Select
          label={t('meetings.partner')}
          required
          searchable
          data={partners.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.partnerId}
          onChange={(partnerId) => set({ partnerId, about: null })}
        />
      )}
      <SegmentedControl
        aria-label={t('meetings.side')}
        value={draft.side}
        onChange={(side) => set({ side: side as 'ours' | 'theirs', office: '' })}
        data={(['ours', 'theirs'] as const).map((value) => ({
          value,
          label: t(`meetings.promise.${value}`),
        }))}
      />
      <Autocomplete
        label={t('meetings.office')}
        description={t('meetings.office-hint')}
        required
        maxLength={200}
        data={[...new Set(offices.filter(({ side }) => side === draft.side).map(({ office }) => office))]}
        value={draft.office}
        onChange={(office) => set({ office })}
      />
      <What value={draft.what} onChange={(what) => set({ what })} />
      <Due value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
      <Select
        label={t('meetings.about-what')}
        description={t('meetings.about-what-hint')}
        clearable
        searchable
        data={subjects}
        value={draft.about}
        onChange={(about) => set({ about })}
      />
    </FormModal>
  )
}

/** Missions that have not left, and open requests with the partner. */
function useSubjects(partnerId: string | null, follows: CommitmentPage | undefined) {
  const t = useT()
  const can = useCan()
  const board = useAnswer(getDepartures, {}, { enabled: can('mission.read') })
  const requests = useAnswer(
    listRequests,
    { query: { limit: 200, open: 'true', ...(partnerId ? { partnerId } : {}) } },
    { enabled: partnerId !== null },
  )
  const missions = (board.data?.departures ?? []).map(({ mission, operationName }) => ({
    value: `mission ${mission.id}`,
    label: mission.name ?? `${operationName} ${mission.number}`,
  }))
  const asked = (requests.data?.items ?? [])
    .filter((each) => each.partnerId === partnerId)
    .map(({ id, subject }) => ({ value: `request ${id}`, label: subject }))
  // What the commitment before was about may have left or closed since.
  const kept = follows?.missionId
    ? [{ value: `mission ${follows.missionId}`, label: follows.mission ?? t('meetings.mission') }]
    : follows?.requestId
      ? [{ value: `request ${follows.requestId}`, label: follows.request ?? t('meetings.request') }]
      : []
  const fresh = (items: typeof missions) => items.filter(({ value }) => value !== kept[0]?.value)
  return [
    ...(kept.length > 0 ? [{ group: t('meetings.as-before'), items: kept }] : []),
    { group: t('meetings.missions'), items: fresh(missions) },
    { group: t('meetings.requests'), items: fresh(asked) },
  ].filter(({ items }) => items.length > 0)
}

/** Corrects an open commitment. */
export function ChangeCommitment({ of, onClose }: { of: CommitmentPage; onClose: () => void }) {
  const t = useT()
  const [draft, setDraft] = useState({ office: of.office, what: of.what, dueOn: of.dueOn ?? '' })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const send = useSend(changeCommitment, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      title={t('meetings.commitment.change')}
      act={t('meetings.save')}
      hint={t('meetings.change-hint')}
      ready={Boolean(draft.office.trim() && draft.what.trim())}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id }, body: { ...draft, dueOn: draft.dueOn || null } })}
      onClose={onClose}
    >
      <TextInput
        label={t('meetings.office')}
        required
        maxLength={200}
        value={draft.office}
        onChange={(event) => set({ office: event.currentTarget.value })}
      />
      <What value={draft.what} onChange={(what) => set({ what })} />
      <Due value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
    </FormModal>
  )
}

interface FieldProps {
  value: string
  onChange: (value: string) => void
}

function What({ value, onChange }: FieldProps) {
  const t = useT()
  return (
    <Textarea
      label={t('meetings.what')}
      required
      autosize
      maxLength={500}
      dir="auto"
      value={value}
      // One line of text, however long it is shown.
      onChange={(event) => onChange(event.currentTarget.value.replaceAll('\n', ' '))}
    />
  )
}

function Due({ value, onChange }: FieldProps) {
  const t = useT()
  return (
    <TextInput
      type="date"
      label={t('meetings.due-day')}
      description={t('meetings.due-hint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
