// One breach: how its clock stands, what was known when, who was told, and what was learnt.
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { addToBreach, type Breach, breachTold, closeBreach, getBreach } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Clock } from './BreachesPage.tsx'
import classes from './oversight.module.css'
import { Part } from './Part.tsx'
import { Places } from './Places.tsx'

export function BreachPage() {
  const { breachId } = useParams({ strict: false }) as { breachId: string }
  const found = useAnswer(getBreach, { params: { id: breachId } })
  return (
    <>
      <Places />
      <Loaded from={found}>{(breach) => <Page breach={breach} />}</Loaded>
    </>
  )
}

type Form = 'entry' | 'authority' | 'persons' | 'close'

function Page({ breach }: { breach: Breach }) {
  const t = useT()
  const [form, setForm] = useState<Form>()
  const params = { id: breach.id }
  const second = useSend(closeBreach, { invalidates: ['/oversight'] })
  const open = breach.closed === null
  const told = breach.authority !== null && breach.persons !== null
  const close = () => setForm(undefined)
  return (
    <>
      <PageTitle
        title={breach.title}
        {...(open ? { action: { label: t('oversight.breach.add'), onClick: () => setForm('entry') } } : {})}
      >
        <Text c="dimmed">
          {t(`oversight.breach.state.${word(breach.state)}`)} · <Clock of={breach} />
        </Text>
      </PageTitle>
      <div className={classes.parts}>
        <Facts
          facts={[
            { label: t('oversight.breach.known'), value: <InstantText value={breach.knownAt} /> },
            { label: t('oversight.breach.reported-by'), value: <bdi>{breach.reportedBy.name}</bdi> },
            {
              label: t('oversight.breach.what'),
              value: <bdi className={classes.quote}>{breach.what}</bdi>,
            },
            ...(['authority', 'persons'] as const).map((whom) => {
              const said = breach[whom]
              return {
                label: t(`oversight.breach.${whom}`),
                value: said ? (
                  <>
                    {t(`oversight.breach.how.${word(said.how)}`)}, <InstantText value={said.at} /> ·{' '}
                    <bdi>{said.by.name}</bdi>
                    <br />
                    <bdi className={classes.quote}>{said.words}</bdi>
                  </>
                ) : (
                  <Group gap="sm">
                    {t('oversight.breach.not-yet')}
                    <Button size="compact-sm" variant="default" onClick={() => setForm(whom)}>
                      {t(`oversight.breach.${whom}-act`)}
                    </Button>
                  </Group>
                ),
              }
            }),
          ]}
        />
        <Part
          title={t('oversight.breach.entries')}
          hint={t('oversight.breach.entries-hint')}
          none={breach.entries.length ? null : t('oversight.breach.entries-none')}
        >
          {breach.entries.map((entry) => (
            <div key={entry.id} className={classes.item}>
              <div>
                <Text size="sm" c="dimmed">
                  <InstantText value={entry.at} /> · {t(`oversight.breach.kind.${entry.kind}`)} ·{' '}
                  <bdi>{entry.by.name}</bdi>
                </Text>
                <p className={classes.quote}>
                  <bdi>{entry.words}</bdi>
                </p>
              </div>
            </div>
          ))}
        </Part>
        <section className={classes.part} aria-label={t('oversight.breach.closing')}>
          <h2>{t('oversight.breach.closing')}</h2>
          <FormProblem error={second.error} />
          {breach.closing && (
            <p className={classes.quote}>
              <bdi>{breach.closing.words}</bdi> · <bdi>{breach.closing.by.name}</bdi>
            </p>
          )}
          {breach.closed ? (
            <Text size="sm">
              {t('oversight.breach.closed-by')} <bdi>{breach.closed.by.name}</bdi>,{' '}
              <InstantText value={breach.closed.at} />
            </Text>
          ) : !told ? (
            <Text size="sm">{t('oversight.breach.closing-needs')}</Text>
          ) : breach.closing ? (
            breach.closing.mine ? (
              <Text size="sm">{t('oversight.impact.second')}</Text>
            ) : (
              <Button
                loading={second.isPending}
                onClick={() => second.mutate({ params, body: { words: null } })}
              >
                {t('oversight.breach.close-second')}
              </Button>
            )
          ) : (
            <Button variant="default" onClick={() => setForm('close')}>
              {t('oversight.breach.close')}
            </Button>
          )}
        </section>
      </div>
      {form === 'entry' && <EntryForm id={breach.id} onClose={close} />}
      {(form === 'authority' || form === 'persons') && (
        <ToldForm id={breach.id} whom={form} onClose={close} />
      )}
      {form === 'close' && <CloseForm id={breach.id} onClose={close} />}
    </>
  )
}

interface FormProps {
  id: string
  onClose: () => void
}

function EntryForm({ id, onClose }: FormProps) {
  const t = useT()
  const [kind, setKind] = useState<'known' | 'done'>('known')
  const [words, setWords] = useState('')
  const send = useSend(addToBreach, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('oversight.breach.add')}
      act={t('oversight.save')}
      ready={words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { kind, words: words.trim() } })}
      onClose={onClose}
    >
      <Select
        label={t('oversight.breach.kind')}
        data={(['known', 'done'] as const).map((value) => ({
          value,
          label: t(`oversight.breach.kind.${value}`),
        }))}
        value={kind}
        onChange={(value) => setKind(value === 'done' ? 'done' : 'known')}
        allowDeselect={false}
      />
      <Words label={t('oversight.breach.words')} rows={3} value={words} onChange={setWords} />
    </FormModal>
  )
}

function ToldForm({ id, whom, onClose }: FormProps & { whom: 'authority' | 'persons' }) {
  const t = useT()
  const [how, setHow] = useState<'told' | 'need not be told'>('told')
  const [at, setAt] = useState('')
  const [words, setWords] = useState('')
  const send = useSend(breachTold, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t(`oversight.breach.${whom}-act`)}
      hint={t(`oversight.breach.${whom}-hint`)}
      act={t('oversight.save')}
      ready={words.trim() !== '' && at !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id },
          body: { whom, how, at: new Date(at).toISOString(), words: words.trim() },
        })
      }
      onClose={onClose}
    >
      <Select
        label={t(`oversight.breach.${whom}`)}
        data={(['told', 'need not be told'] as const).map((value) => ({
          value,
          label: t(`oversight.breach.how.${word(value)}`),
        }))}
        value={how}
        onChange={(value) => setHow(value === 'told' ? 'told' : 'need not be told')}
        allowDeselect={false}
      />
      <TextInput
        label={t('oversight.breach.told-at')}
        type="datetime-local"
        required
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Words label={t('oversight.breach.told-words')} rows={3} value={words} onChange={setWords} />
    </FormModal>
  )
}

function CloseForm({ id, onClose }: FormProps) {
  const t = useT()
  const [words, setWords] = useState('')
  const send = useSend(closeBreach, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('oversight.breach.close')}
      hint={t('oversight.breach.close-hint')}
      act={t('oversight.breach.close')}
      ready={words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { words: words.trim() } })}
      onClose={onClose}
    >
      <Words label={t('oversight.breach.learnt')} rows={3} value={words} onChange={setWords} />
    </FormModal>
  )
}
