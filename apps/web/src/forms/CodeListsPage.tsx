// The code lists that the forms of the office share.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type CodeList, listCodeLists, saveCodeList } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { Choices } from './builder/Choices.tsx'
import classes from './forms.module.css'

export function CodeListsPage() {
  const t = useT()
  const found = useAnswer(listCodeLists)
  const [fresh, setFresh] = useState<string>()
  return (
    <>
      <PageTitle
        title={t('forms.lists')}
        action={{ label: t('forms.list-add'), onClick: () => setFresh(crypto.randomUUID()) }}
      >
        <Text c="dimmed">{t('forms.lists-hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ items }) => (
          <Stack gap="lg">
            {fresh && !items.some(({ id }) => id === fresh) && <One key={fresh} id={fresh} />}
            {items.length === 0 && !fresh && (
              <Empty title={t('forms.lists-none')} hint={t('forms.lists-hint')} />
            )}
            {items.map((list) => (
              <One key={`${list.id} ${list.recorded.at}`} id={list.id} list={list} />
            ))}
          </Stack>
        )}
      </Loaded>
    </>
  )
}

function One({ id, list }: { id: string; list?: CodeList }) {
  const t = useT()
  const [name, setName] = useState(list?.name ?? '')
  const [choices, setChoices] = useState(list?.choices ?? [])
  const send = useSend(saveCodeList, { invalidates: [listCodeLists] })
  const same = name === list?.name && choices === list.choices
  return (
    <section className={classes.box} aria-label={name || t('forms.list-add')}>
      <FormProblem error={send.error} />
      <TextInput
        label={t('forms.list-name')}
        maxLength={120}
        dir="auto"
        mb="sm"
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Choices choices={choices} onChange={setChoices} />
      <Group mt="sm">
        <Button
          disabled={same || name.trim() === ''}
          loading={send.isPending}
          onClick={() => send.mutate({ params: { id }, body: { name: name.trim(), choices } })}
        >
          {t('forms.keep')}
        </Button>
        {list && (
          <Text size="xs" c="dimmed">
            <bdi>{list.recorded.by.name}</bdi>, <InstantText value={list.recorded.at} />
          </Text>
        )}
      </Group>
    </section>
  )
}
