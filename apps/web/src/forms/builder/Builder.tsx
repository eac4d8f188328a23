// The builder: questions, words side by side, code lists, standard steps, and the form as it will be filled in.
import { Alert, Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { actOnForm, checkForm, type FormPage } from '@oralu/domain'
import { useDeferredValue, useMemo, useState } from 'react'
import { useSend } from '../../api/client.ts'
import { FormProblem } from '../../components/FormProblem.tsx'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import { FormView } from '../FormView.tsx'
import classes from '../forms.module.css'
import { useDraft } from './draft.ts'
import { FaultList } from './FaultList.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { ItemList } from './ItemList.tsx'
import { Lists } from './Lists.tsx'
import { QuickAdd } from './QuickAdd.tsx'
import { Steps } from './Steps.tsx'
import { Translations } from './Translations.tsx'

export function Builder({ page }: { page: FormPage }) {
  const t = useT()
  const draft = useDraft(page.id, page.definition, page.revision)
  const { form, change } = draft
  const [chosen, setChosen] = useState<string>()
  const [tab, setTab] = useState<string | null>('fields')
  const propose = useSend(actOnForm, { invalidates: ['/cases'] })
  // Typing goes before checking.
  const settled = useDeferredValue(form)
  const faults = useMemo(() => checkForm(settled, page.before), [settled, page.before])
  const item = form.items.find(({ name }) => name === chosen)
  const open = (name: string) => {
    setChosen(name)
    setTab('fields')
  }
  const broken = useMemo(() => faults.some(({ code }) => code === 'expression-syntax'), [faults])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key only repeats the button "Undo"
    <div
      onKeyDown={(event) => {
        const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)
        if (typing || !(event.ctrlKey || event.metaKey) || event.code !== 'KeyZ' || !draft.undo) return
        event.preventDefault()
        draft.undo()
      }}
    >
      <Stack gap="md">
        <Group justify="space-between">
          <Text size="sm" role="status" c="dimmed">
            {t(`forms.draft.${word(draft.state)}`)}
          </Text>
          <Group gap="sm">
            <Button variant="default" disabled={!draft.undo} onClick={draft.undo}>
              {t('forms.undo')}
            </Button>
            <Button
              disabled={faults.length > 0}
              loading={propose.isPending}
              onClick={async () => {
                if (await draft.settled())
                  propose.mutate({ params: { id: page.id }, body: { act: 'propose' } })
              }}
            >
              {t('forms.act.propose')}
            </Button>
          </Group>
        </Group>
        <FormProblem error={propose.error ?? (draft.state === 'failed' ? draft.error : undefined)} />
        {draft.state === 'failed' && (
          <Button variant="default" onClick={draft.again}>
            {t('forms.keep-again')}
          </Button>
        )}
        {draft.state === 'changed elsewhere' && (
          <Alert color="ochre" role="alert">
            <p>{t('forms.changed-elsewhere')}</p>
            <Button variant="default" onClick={() => window.location.reload()}>
              {t('forms.reload')}
            </Button>
          </Alert>
        )}
        <FaultList form={form} faults={faults} onOpen={open} />
        <Tabs value={tab} onChange={setTab} keepMounted={false}>
          <Tabs.List aria-label={t('forms.builder')}>
            {['fields', 'words', 'lists', 'steps', 'try'].map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`forms.tab.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="fields" pt="md">
            <div className={classes.builder}>
              <div>
                <ItemList form={form} faults={faults} chosen={chosen} onChoose={setChosen} change={change} />
                <QuickAdd
                  form={form}
                  part={page.compartment}
                  after={chosen}
                  change={change}
                  onAdded={setChosen}
                />
              </div>
              <div className={classes.beside}>
                {item ? (
                  <FieldEditor
                    key={item.name}
                    form={form}
                    item={item}
                    legal={page.compartment === 'legal'}
                    before={page.before}
                    change={change}
                    onRenamed={setChosen}
                  />
                ) : (
                  <Text c="dimmed">{t('forms.choose-field')}</Text>
                )}
              </div>
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="words" pt="md">
            <Translations form={form} change={change} />
          </Tabs.Panel>
          <Tabs.Panel value="lists" pt="md">
            <Lists form={form} change={change} />
          </Tabs.Panel>
          <Tabs.Panel value="steps" pt="md">
            <Steps form={form} legal={page.compartment === 'legal'} change={change} />
          </Tabs.Panel>
          <Tabs.Panel value="try" pt="md">
            {broken ? <Text>{t('forms.try-not-yet')}</Text> : <Trial form={form} />}
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </div>
  )
}

function Trial({ form }: { form: Parameters<typeof FormView>[0]['form'] }) {
  const t = useT()
  const [answers, setAnswers] = useState({})
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t('forms.try-hint')}
      </Text>
      <FormView form={form} answers={answers} onChange={setAnswers} told />
    </>
  )
}
