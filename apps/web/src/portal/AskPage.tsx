import { Button, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { askInPortal, type RequestKind, requestKinds } from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import classes from '../cooperation/cooperation.module.css'
import { useT } from '../i18n/index.tsx'
import { word } from '../meetings/parts.tsx'
import { Home } from './Home.tsx'

export function AskPage() {
  const t = useT()
  const navigate = useNavigate()
  const [kind, setKind] = useState<RequestKind | null>(null)
  const [draft, setDraft] = useState({ subject: '', text: '', dueOn: '' })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const send = useSend(askInPortal, {
    invalidates: ['/portal'],
    onDone: ({ id }) => void navigate({ to: `/portal/requests/${id}` as '/' }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind) send.mutate({ body: { ...draft, kind, dueOn: draft.dueOn || null } })
  }
  return (
    <>
      <Home />
      <PageTitle title={t('portal.ask')}>
        <Text c="dimmed">{t('portal.ask-hint')}</Text>
      </PageTitle>
      <form onSubmit={submit} className={classes.form}>
        <Stack gap="sm">
          <FormProblem error={send.error} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t('cooperation.request.kind')}
              required
              data={requestKinds.map((value) => ({
                value,
                label: t(`cooperation.request-kind.${word(value)}`),
              }))}
              value={kind}
              onChange={(value) => setKind(value as RequestKind | null)}
            />
            <TextInput
              type="date"
              label={t('cooperation.due')}
              value={draft.dueOn}
              onChange={(event) => set({ dueOn: event.currentTarget.value })}
            />
          </SimpleGrid>
          <TextInput
            label={t('cooperation.request.subject')}
            required
            maxLength={200}
            dir="auto"
            value={draft.subject}
            onChange={(event) => set({ subject: event.currentTarget.value })}
          />
          <Textarea
            label={t('cooperation.request.text')}
            description={t('cooperation.request.text-hint')}
            required
            autosize
            minRows={5}
            maxLength={10_000}
            dir="auto"
            value={draft.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void navigate({ to: '/' })}>
              {t('components.back')}
            </Button>
            <Button
              type="submit"
              loading={send.isPending}
              disabled={!kind || !draft.subject.trim() || !draft.text.trim()}
            >
              {t('portal.ask.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  )
}
