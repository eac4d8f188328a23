import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { draftRequest, getDepartures, type RequestKind } from '@oralu/domain'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './cooperation.module.css'
import { Places } from './Places.tsx'
import { usePartners } from './parts.tsx'
import { DueField, KindField, WordingFields } from './RequestFields.tsx'

export function NewRequestPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { partner?: string }
  const partners = usePartners()
  const board = useAnswer(getDepartures, {}, { enabled: can('mission.read') })
  const [draft, setDraft] = useState({
    partnerId: search.partner ?? null,
    kind: null as RequestKind | null,
    subject: '',
    text: '',
    missionId: null as string | null,
    dueOn: '',
  })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const send = useSend(draftRequest, {
    invalidates: ['/cooperation'],
    onDone: ({ id }) => void navigate({ to: `/cooperation/requests/${id}` as '/' }),
  })
  const { partnerId, kind } = draft
  const ready = partnerId && kind && draft.subject.trim() && draft.text.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (partnerId && kind) send.mutate({ body: { ...draft, partnerId, kind, dueOn: draft.dueOn || null } })
  }
  return (
    <>
      <Places />
      <PageTitle title={t('cooperation.request.new')}>
        <Text c="dimmed">{t('cooperation.request.new-hint')}</Text>
      </PageTitle>
      <form onSubmit={submit} className={classes.form}>
        <Stack gap="sm">
          <FormProblem error={send.error} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t('cooperation.partner')}
              required
              searchable
              data={partners}
              nothingFoundMessage={t('cooperation.partners.none-hint')}
              value={partnerId}
              onChange={(value) => set({ partnerId: value })}
            />
            <KindField value={kind} onChange={(kind) => set({ kind })} />
          </SimpleGrid>
          <WordingFields value={draft} onChange={set} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t('meetings.mission')}
              clearable
              searchable
              data={(board.data?.departures ?? []).map(({ mission, operationName }) => ({
                value: mission.id as string,
                label: mission.name ?? `${operationName} ${mission.number}`,
              }))}
              value={draft.missionId}
              onChange={(missionId) => set({ missionId })}
            />
            <DueField value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void navigate({ to: '/cooperation/requests' as '/' })}>
              {t('components.back')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={!ready}>
              {t('cooperation.request.save-draft')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  )
}
