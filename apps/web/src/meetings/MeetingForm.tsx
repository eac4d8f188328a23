// A meeting as it is planned or corrected: with whom, when by whose clock, where, who takes part, what about.
import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core'
import { changeMeeting, listPartners, type MeetingPage, type Participant, planMeeting } from '@oralu/domain'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import { clockIn, instantOf, zones } from '../operations/times.ts'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

interface Props {
  meeting?: MeetingPage
  onClose: () => void
}

export function MeetingForm({ meeting, onClose }: Props) {
  const t = useT()
  const partners = useAnswer(listPartners, { query: { limit: 200 } })
  const [draft, setDraft] = useState({
    partnerIds: meeting?.partners.map(({ id }) => id) ?? [],
    title: meeting?.title ?? '',
    clock: clockIn(meeting?.zone ?? here, meeting?.startsAt),
    zone: meeting?.zone ?? here,
    lastsMinutes: meeting?.lastsMinutes ?? 60,
    online: meeting ? meeting.place === null : true,
    place: meeting?.place ?? '',
    participants: (meeting?.participants ?? []).map((each): Row => ({ ...each, key: crypto.randomUUID() })),
    agenda: meeting?.agenda ?? '',
    minutes: meeting?.minutes ?? '',
  })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const done = { invalidates: ['/cooperation'], onDone: onClose }
  const plan = useSend(planMeeting, done)
  const change = useSend(changeMeeting, done)
  const send = meeting ? change : plan
  const submit = () => {
    const body = {
      partnerIds: draft.partnerIds,
      title: draft.title,
      startsAt: instantOf(draft.clock, draft.zone),
      zone: draft.zone,
      lastsMinutes: draft.lastsMinutes,
      place: draft.online ? null : draft.place,
      participants: draft.participants.map(({ side, office, name }) => ({
        side,
        office,
        name: name?.trim() || null,
      })),
      agenda: draft.agenda.trim() || null,
    }
    if (meeting)
      change.mutate({ params: { id: meeting.id }, body: { ...body, minutes: draft.minutes.trim() || null } })
    else plan.mutate({ body })
  }
  const ready =
    draft.partnerIds.length > 0 &&
    draft.title.trim() !== '' &&
    draft.clock !== '' &&
    (draft.online || draft.place.trim() !== '') &&
    draft.participants.every(({ office }) => office.trim() !== '')
  return (
    <FormModal
      wide
      title={meeting ? t('meetings.change-title') : t('meetings.plan')}
      act={meeting ? t('meetings.save') : t('meetings.plan')}
      hint={meeting ? t('meetings.change-hint') : undefined}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('meetings.name')}
        required
        maxLength={200}
        data-autofocus
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('meetings.partners')}
        description={t('meetings.partners-hint')}
        required
        searchable
        data={(partners.data?.items ?? [])
          .filter(({ id, ended }) => !ended || draft.partnerIds.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.partnerIds}
        onChange={(partnerIds) => set({ partnerIds })}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput
          type="datetime-local"
          label={t('meetings.when')}
          required
          value={draft.clock}
          onChange={(event) => set({ clock: event.currentTarget.value })}
        />
        <Select
          label={t('meetings.zone')}
          required
          searchable
          allowDeselect={false}
          limit={30}
          // UTC is a zone that browsers know and do not list.
          data={[...new Set([draft.zone, ...zones])]}
          value={draft.zone}
          onChange={(zone) => zone && set({ zone })}
        />
        <NumberInput
          label={t('meetings.lasts')}
          required
          min={5}
          max={1440}
          step={15}
          allowDecimal={false}
          value={draft.lastsMinutes}
          onChange={(value) => set({ lastsMinutes: Number(value) || 60 })}
        />
      </SimpleGrid>
      <Switch
        label={t('meetings.online')}
        checked={draft.online}
        onChange={(event) => set({ online: event.currentTarget.checked })}
      />
      {!draft.online && (
        <TextInput
          label={t('meetings.where')}
          required
          maxLength={200}
          value={draft.place}
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
      )}
      <Participants of={draft.participants} onChange={(participants) => set({ participants })} />
      <Textarea
        label={t('meetings.agenda')}
        autosize
        minRows={2}
        dir="auto"
        value={draft.agenda}
        onChange={(event) => set({ agenda: event.currentTarget.value })}
      />
      {meeting?.state === 'held' && (
        <Textarea
          label={t('meetings.minutes')}
          autosize
          minRows={4}
          dir="auto"
          value={draft.minutes}
          onChange={(event) => set({ minutes: event.currentTarget.value })}
        />
      )}
    </FormModal>
  )
}

type Row = Participant & { key: string }

function Participants({ of, onChange }: { of: readonly Row[]; onChange: (rows: Row[]) => void }) {
  const t = useT()
  const set = (key: string, more: Partial<Row>) =>
    onChange(of.map((each) => (each.key === key ? { ...each, ...more } : each)))
  return (
    <Fieldset legend={t('meetings.participants')}>
      <Stack gap="xs">
        {of.map(({ key, side, office, name }) => (
          <Group key={key} gap="xs" align="flex-end">
            <SegmentedControl
              size="xs"
              aria-label={t('meetings.side')}
              value={side}
              onChange={(value) => set(key, { side: value as Row['side'] })}
              data={(['ours', 'theirs'] as const).map((value) => ({
                value,
                label: t(`meetings.side.${value}`),
              }))}
            />
            <TextInput
              flex="2 1 11rem"
              size="xs"
              label={t('meetings.office')}
              required
              maxLength={200}
              value={office}
              onChange={(event) => set(key, { office: event.currentTarget.value })}
            />
            <TextInput
              flex="1 1 8rem"
              size="xs"
              label={t('meetings.person')}
              maxLength={200}
              value={name ?? ''}
              onChange={(event) => set(key, { name: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('meetings.take-out', { office })}
              onClick={() => onChange(of.filter((each) => each.key !== key))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          onClick={() =>
            onChange([...of, { key: crypto.randomUUID(), side: 'theirs', office: '', name: null }])
          }
        >
          {t('meetings.add-participant')}
        </Button>
      </Stack>
    </Fieldset>
  )
}
