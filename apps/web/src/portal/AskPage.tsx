import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { askInPortal, type RequestKind } from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import classes from '../cooperation/cooperation.module.css'
import { DueField, KindField, WordingFields } from '../cooperation/RequestFields.tsx'
import { useT } from '../i18n/index.tsx'
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
            <KindField value={kind} onChange={setKind} />
            <DueField value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
          </SimpleGrid>
          <WordingFields value={draft} onChange={set} />
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
