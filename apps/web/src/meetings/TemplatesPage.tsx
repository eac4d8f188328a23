// How the office opens and closes its notes verbales, in each language.
import { Button, Code, Group, Stack, Text, Textarea } from '@mantine/core'
import {
  type AnswerOf,
  type Language,
  listNoteTemplates,
  notePlaces,
  setNoteTemplate,
  unknownPlaces,
} from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { Places } from '../cooperation/Places.tsx'
import { useCan } from '../frame/me.ts'
import { nameOf, T, useT } from '../i18n/index.tsx'
import { directionOf } from '../i18n/language.ts'
import classes from './meetings.module.css'
import { Box } from './parts.tsx'

type Template = AnswerOf<typeof listNoteTemplates>['items'][number]

export function TemplatesPage() {
  const t = useT()
  const found = useAnswer(listNoteTemplates)
  return (
    <>
      <Places />
      <PageTitle title={t('meetings.notes.title')}>
        <Text c="dimmed">{t('meetings.notes.hint')}</Text>
      </PageTitle>
      <Text size="sm" mb="md" component="div">
        <ul>
          {notePlaces.map((place) => (
            <li key={place}>
              <Code dir="ltr">{`{${place}}`}</Code> {t(`meetings.notes.place.${place}`)}
            </li>
          ))}
        </ul>
      </Text>
      <Loaded from={found}>
        {({ items }) => (
          <div className={classes.languages}>
            {items.map((template) => (
              <One key={`${template.language} ${template.changed?.at}`} template={template} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  )
}

function One({ template }: { template: Template }) {
  const t = useT()
  const mayWrite = useCan()('cooperation.write')
  const { language, original } = template
  const [draft, setDraft] = useState({ opening: template.opening, closing: template.closing })
  const send = useSend(setNoteTemplate, { invalidates: [listNoteTemplates] })
  const same = draft.opening === template.opening && draft.closing === template.closing
  const wrong = unknownPlaces(`${draft.opening}\n${draft.closing}`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong.length === 0) send.mutate({ params: { language }, body: draft })
  }
  const field = (key: 'opening' | 'closing', label: string) => (
    <Textarea
      label={label}
      lang={language}
      dir={directionOf(language)}
      required
      readOnly={!mayWrite}
      autosize
      minRows={3}
      error={fault(draft[key])}
      value={draft[key]}
      onChange={({ currentTarget: { value } }) => setDraft((before) => ({ ...before, [key]: value }))}
    />
  )
  const fault = (text: string) => {
    const names = unknownPlaces(text)
    return (
      names.length > 0 && t('meetings.notes.unknown', { names: names.map((name) => `{${name}}`).join(', ') })
    )
  }
  return (
    <Box title={nameOf[language as Language]}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem error={send.error} />
          {field('opening', t('meetings.notes.opening'))}
          {field('closing', t('meetings.notes.closing'))}
          <Text size="xs" c="dimmed">
            {template.changed ? (
              <T
                id="meetings.notes.changed"
                values={{
                  by: <bdi>{template.changed.by}</bdi>,
                  at: <InstantText value={template.changed.at} />,
                }}
              />
            ) : (
              t('meetings.notes.original')
            )}
          </Text>
          {mayWrite && (
            <Group>
              <Button type="submit" disabled={same || wrong.length > 0} loading={send.isPending}>
                {t('meetings.save')}
              </Button>
              <Button
                variant="default"
                disabled={draft.opening === original.opening && draft.closing === original.closing}
                onClick={() => setDraft({ opening: original.opening, closing: original.closing })}
              >
                {t('meetings.notes.back')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Box>
  )
}
