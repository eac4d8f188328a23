import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { addList, listSourcesOfLists } from '@oralu/domain'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAnswer, useSend } from '../api/hooks.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { Progress } from '../components/Progress.tsx'
import { useT } from '../i18n/index.tsx'
import { DropFile } from './DropFile.tsx'
import { Places } from './Places.tsx'
import { Refusal } from './Refusal.tsx'
import { SourceForm } from './SourceForm.tsx'

/** A file becomes a list of a source. */
export function NewListPage() {
  const t = useT()
  const sources = useAnswer(listSourcesOfLists, { query: { limit: 200 } })
  const [adding, setAdding] = useState(false)
  const given = (useSearch({ strict: false }) as { source?: string }).source
  const [chosen, setChosen] = useState<string | null>(given ?? null)
  return (
    <>
      <Places />
      <PageTitle title={t('lists.add')}>
        <Text c="dimmed">{t('lists.add-hint')}</Text>
      </PageTitle>
      <Loaded from={sources}>
        {({ items }) => {
          const own = items.filter((each) => each.own)
          if (own.length === 0)
            return (
              <Empty
                title={t('lists.sources-none')}
                hint={t('lists.sources-none-hint')}
                action={<Button onClick={() => setAdding(true)}>{t('lists.source.add')}</Button>}
              />
            )
          return (
            <Form
              sources={own}
              chosen={chosen ?? (own.length === 1 ? (own[0]?.id ?? null) : null)}
              onChoose={setChosen}
              onAdd={() => setAdding(true)}
            />
          )
        }}
      </Loaded>
      {adding && (
        <SourceForm
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setChosen(id)
            setAdding(false)
          }}
        />
      )}
    </>
  )
}

interface FormProps {
  sources: { id: string; name: string }[]
  chosen: string | null
  onChoose: (id: string | null) => void
  onAdd: () => void
}

function Form({ sources, chosen, onChoose, onAdd }: FormProps) {
  const t = useT()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [listedOn, setListedOn] = useState('')
  const send = useSend(addList, {
    invalidates: ['/lists'],
    onDone: ({ id }) => void navigate({ to: `/lists/${id}` }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!file || !chosen) return
    const name = file.name.slice(-255)
    send.mutate({ query: { source: chosen, name, ...(listedOn ? { listedOn } : {}) }, body: file })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw="40rem">
        <FormProblem error={send.error} />
        <Refusal error={send.error} />
        <Group align="flex-end" wrap="nowrap">
          <Select
            label={t('lists.source')}
            placeholder={t('lists.source.choose')}
            value={chosen}
            onChange={onChoose}
            searchable
            required
            flex={1}
            data={sources.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button variant="default" onClick={onAdd}>
            {t('lists.source.add')}
          </Button>
        </Group>
        <TextInput
          type="date"
          label={t('lists.listed-on')}
          description={t('lists.listed-on-hint')}
          value={listedOn}
          onChange={(event) => setListedOn(event.currentTarget.value)}
          maw="16rem"
        />
        <DropFile file={file} onFile={setFile} />
        {send.isPending && (
          <Progress
            doing={t(send.progress === 1 ? 'lists.reading' : 'lists.sending')}
            done={Math.round((send.progress ?? 0) * 100)}
            of={send.progress === 1 ? null : 100}
            onCancel={send.cancel}
          />
        )}
        <Group>
          <Button type="submit" loading={send.isPending} disabled={!file || !chosen}>
            {t('lists.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
