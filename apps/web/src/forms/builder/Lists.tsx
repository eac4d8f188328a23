// The code lists of a form: its own, or taken over from those that the office's forms share.
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { type Form, isField, isFieldName, listCodeLists } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'
import classes from '../forms.module.css'
import { Choices } from './Choices.tsx'
import { setList } from './changes.ts'
import type { Draft } from './draft.ts'

export function Lists({ form, change }: { form: Form; change: Draft['change'] }) {
  const t = useT()
  const shared = useAnswer(listCodeLists).data?.items ?? []
  const [name, setName] = useState('')
  const [from, setFrom] = useState('')
  const good = isFieldName(name) && !Object.hasOwn(form.lists, name)
  const used = new Set(form.items.flatMap((item) => (isField(item) && item.list ? [item.list] : [])))
  const add = () => {
    const base = shared.find(({ id }) => id === from)
    change(setList(name, { shared: base?.id ?? null, choices: base?.choices ?? [] }))
    setName('')
    setFrom('')
  }
  return (
    <Stack gap="lg">
      {Object.entries(form.lists).map(([name, list]) => {
        const base = shared.find(({ id }) => id === list.shared)
        const behind = base && JSON.stringify(base.choices) !== JSON.stringify(list.choices)
        return (
          <section key={name} className={classes.box} aria-label={name}>
            <div className={classes.head}>
              <h3>
                <bdi>{name}</bdi>
              </h3>
              {!used.has(name) && (
                <Button size="compact-sm" variant="default" onClick={() => change(setList(name, undefined))}>
                  {t('forms.list-remove')}
                </Button>
              )}
            </div>
            {base && (
              <Group gap="sm">
                <Text size="sm" c="dimmed">
                  {t('forms.list-shared', { name: base.name })}
                </Text>
                {behind && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => change(setList(name, { shared: base.id, choices: base.choices }))}
                  >
                    {t('forms.list-take')}
                  </Button>
                )}
              </Group>
            )}
            <Choices
              choices={list.choices}
              onChange={(choices) => change(setList(name, { ...list, choices }))}
            />
          </section>
        )
      })}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (good) add()
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('forms.list-name')}
            dir="ltr"
            maxLength={60}
            value={name}
            error={name !== '' && !good ? t('forms.name-wrong') : undefined}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          {shared.length > 0 && (
            <NativeSelect
              label={t('forms.list-from')}
              data={[
                { value: '', label: t('forms.list-own') },
                ...shared.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={from}
              onChange={({ currentTarget: { value } }) => setFrom(value)}
            />
          )}
          <Button type="submit" variant="default" disabled={!good}>
            {t('forms.list-add')}
          </Button>
        </Group>
      </form>
    </Stack>
  )
}
