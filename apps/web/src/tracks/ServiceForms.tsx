import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import {
  listServices,
  sessionAttendances,
  sessionKinds,
  type TrackPart,
  type TrackPlan,
  type TrackService,
  type TrackSession,
  today,
  trackEndpoints,
  trackServiceStates,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, DayField, filled, OneLine, orNull, Tick, useFields, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

export function ServiceForm({
  part,
  track,
  onClose,
}: {
  part: TrackPart
  track: TrackPlan
  onClose: () => void
}) {
  const t = useT()
  const [of, set] = useFields({
    title: '',
    provider: '',
    serviceId: null as string | null,
    fromOn: '',
    untilOn: '',
    needsAgreement: false,
  })
  const send = useSend(trackEndpoints[part].addService, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.add-service')}
      act={t('cases.save')}
      ready={filled(of.title, of.provider)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: track.id },
          body: {
            title: of.title.trim(),
            provider: of.provider.trim(),
            serviceId: of.serviceId,
            fromOn: of.fromOn || null,
            untilOn: of.untilOn || null,
            needsAgreement: of.needsAgreement,
          },
        })
      }
      onClose={onClose}
    >
      <DirectoryPicker
        value={of.serviceId}
        onChange={(entry) =>
          set(
            entry
              ? { serviceId: entry.id, title: of.title || entry.title, provider: entry.provider }
              : { serviceId: null },
          )
        }
      />
      <OneLine label={t('tracks.service-title')} value={of.title} onChange={(title) => set({ title })} />
      <OneLine label={t('tracks.provider')} value={of.provider} onChange={(provider) => set({ provider })} />
      <Period of={of} set={set} />
      <Tick
        label={t('tracks.needs-agreement')}
        hint={t('tracks.needs-agreement-hint')}
        value={of.needsAgreement}
        onChange={(needsAgreement) => set({ needsAgreement })}
      />
    </FormModal>
  )
}

/** A service of the directory, where it stands there. */
function DirectoryPicker({
  value,
  onChange,
}: {
  value: string | null
  onChange: (entry: { id: string; title: string; provider: string } | null) => void
}) {
  const t = useT()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 180)
  const items = useAnswer(listServices, { query: { q, limit: 12 } }).data?.items ?? []
  return (
    <Select
      label={t('tracks.from-directory')}
      data={items.map((entry) => ({ value: entry.id, label: `${entry.title} · ${entry.provider}` }))}
      value={value}
      onChange={(id) => onChange(items.find((entry) => entry.id === id) ?? null)}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      clearable
    />
  )
}

function Period({
  of,
  set,
}: {
  of: { fromOn: string; untilOn: string }
  set: (more: { fromOn?: string; untilOn?: string }) => void
}) {
  const t = useT()
  return (
    <>
      <DayField
        label={t('tracks.from-on')}
        value={of.fromOn}
        optional
        onChange={(fromOn) => set({ fromOn })}
      />
      <DayField
        label={t('tracks.until-on')}
        value={of.untilOn}
        optional
        {...(of.fromOn ? { min: of.fromOn } : {})}
        onChange={(untilOn) => set({ untilOn })}
      />
    </>
  )
}

export function ServiceStateForm({
  part,
  service,
  onClose,
}: {
  part: TrackPart
  service: TrackService
  onClose: () => void
}) {
  const t = useT()
  const next = trackServiceStates[Math.min(trackServiceStates.indexOf(service.state) + 1, 2)] ?? 'ended'
  const [of, set] = useFields({
    state: next,
    fromOn: service.fromOn ?? today(),
    untilOn: service.untilOn ?? (next === 'ended' ? today() : ''),
  })
  const send = useSend(trackEndpoints[part].setService, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.service-state-of', { title: service.title })}
      hint={t('cases.kept-before')}
      act={t('cases.save')}
      ready={of.state === 'planned' || (of.fromOn !== '' && (of.state !== 'ended' || of.untilOn !== ''))}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: service.id },
          body: { state: of.state, fromOn: of.fromOn || null, untilOn: of.untilOn || null },
        })
      }
      onClose={onClose}
    >
      <Choice
        label={t('cases.fact.state')}
        say={(code) => t(`tracks.service.${code}`)}
        codes={trackServiceStates}
        value={of.state}
        onChange={(state) =>
          set({ state, ...(state === 'ended' && !of.untilOn ? { untilOn: today() } : {}) })
        }
      />
      <Period of={of} set={set} />
    </FormModal>
  )
}

export function SessionForm({
  part,
  service,
  onClose,
}: {
  part: TrackPart
  service: TrackService
  onClose: () => void
}) {
  const t = useT()
  const [of, set] = useFields({ kind: 'session' as (typeof sessionKinds)[number], on: today(7) })
  const send = useSend(trackEndpoints[part].addSession, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.plan-session-of', { title: service.title })}
      act={t('cases.save')}
      ready={filled(of.on)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: service.id }, body: of })}
      onClose={onClose}
    >
      <Choice
        label={t('tracks.session-kind')}
        say={(code) => t(`tracks.session.${code}`)}
        codes={sessionKinds}
        value={of.kind}
        onChange={(kind) => set({ kind })}
      />
      <DayField label={t('tracks.day')} value={of.on} onChange={(on) => set({ on })} />
    </FormModal>
  )
}

export function AttendForm({
  part,
  session,
  onClose,
}: {
  part: TrackPart
  session: TrackSession
  onClose: () => void
}) {
  const t = useT()
  const [of, set] = useFields({ attendance: 'came' as (typeof sessionAttendances)[number], words: '' })
  const send = useSend(trackEndpoints[part].attend, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.attend')}
      act={t('cases.save')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: session.id },
          body: { attendance: of.attendance, words: orNull(of.words) },
        })
      }
      onClose={onClose}
    >
      <Choice
        label={t('tracks.attendance')}
        say={(code) => t(`tracks.attendance.${code}`)}
        codes={sessionAttendances}
        value={of.attendance}
        onChange={(attendance) => set({ attendance })}
      />
      <Words label={t('tracks.words')} value={of.words} optional onChange={(words) => set({ words })} />
    </FormModal>
  )
}
