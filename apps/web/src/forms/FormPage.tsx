// A form: its versions and who took which step; the builder, for who works on its draft.
import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core'
import {
  actOnForm,
  beginFormVersion,
  type FormAct,
  type FormPage as FormPageOf,
  getForm,
  readForm,
} from '@oralu/domain'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Builder } from './builder/Builder.tsx'
import { FormView } from './FormView.tsx'
import classes from './forms.module.css'
import { ImportNotes } from './ImportNotes.tsx'
import { NewForm } from './NewForm.tsx'
import { useSaid } from './words.tsx'

export function FormPage() {
  const { formId } = useParams({ strict: false }) as { formId: string }
  const page = useAnswer(getForm, { params: { id: formId } }, { keep: false })
  return <Loaded from={page}>{(page) => <Page key={`${page.number} ${page.state}`} page={page} />}</Loaded>
}

function Page({ page }: { page: FormPageOf }) {
  const t = useT()
  const said = useSaid()
  const me = useMe().account.id
  const navigate = useNavigate()
  const [copying, setCopying] = useState(false)
  const act = useSend(actOnForm, { invalidates: ['/cases'] })
  const next = useSend(beginFormVersion, { invalidates: ['/cases'] })
  const params = { id: page.id }
  const newest = page.versions[0]!
  const does = (what: FormAct) => act.mutate({ params, body: { act: what } })
  const mine = newest.proposed?.by.id === me
  const publishes = page.state === 'proposed' && page.decides && !mine
  const begins = page.builds && (page.state === 'published' || page.state === 'retired')
  return (
    <>
      <PageTitle
        title={said(page.title, t('forms.untitled'))}
        aside={
          <>
            <Badge variant="light" color="gray" size="lg" tt="none">
              {t(`forms.state.${page.state}`)} · {t('forms.version', { number: page.number })}
            </Badge>
            {page.own && page.versions.some(({ published }) => published) && (
              <Button component={Link} to={`/cases/forms/${page.id}/report` as '/'} variant="default">
                {t('forms.report')}
              </Button>
            )}
            <Button variant="default" onClick={() => setCopying(true)}>
              {t('forms.copy')}
            </Button>
            {page.publishedId && page.decides && (
              <Button variant="default" onClick={() => does('retire')} loading={act.isPending}>
                {t('forms.act.retire')}
              </Button>
            )}
          </>
        }
        action={
          publishes
            ? { label: t('forms.act.publish'), onClick: () => does('publish'), busy: act.isPending }
            : begins
              ? {
                  label: t('forms.act.version'),
                  onClick: () => next.mutate({ params }),
                  busy: next.isPending,
                }
              : undefined
        }
      >
        <Text c="dimmed">
          {t(`compartment.${page.compartment}`)} · {t(`forms.subject.${page.subject}`)}
        </Text>
      </PageTitle>
      <Stack gap="lg">
        <FormProblem error={act.error ?? next.error} />
        {page.state === 'proposed' && (
          <Alert color="ochre" variant="light">
            <p>{t(publishes ? 'forms.waits-for-you' : 'forms.waits-for-second')}</p>
            {page.builds && (
              <Button size="xs" variant="default" onClick={() => does('take-back')} loading={act.isPending}>
                {t(mine ? 'forms.act.take-back' : 'forms.act.send-back')}
              </Button>
            )}
          </Alert>
        )}
        {page.notes.length > 0 && <ImportNotes notes={page.notes} />}
        {page.state === 'draft' && page.builds ? <Builder page={page} /> : <Reading page={page} />}
        <Versions page={page} />
      </Stack>
      {copying && (
        <NewForm
          copyOf={{
            id: page.publishedId ?? newest.id,
            title: page.title,
            compartment: page.compartment,
            subject: page.subject,
          }}
          onClose={() => setCopying(false)}
          onMade={(id) => void navigate({ to: `/cases/forms/${id}` as '/' })}
        />
      )}
    </>
  )
}

/** The form as it is filled in, to be tried; nothing is kept. */
function Reading({ page }: { page: FormPageOf }) {
  const t = useT()
  const form = useMemo(() => readForm(page.definition), [page.definition])
  const [answers, setAnswers] = useState({})
  return (
    <section className={classes.box} aria-label={t('forms.as-filled')}>
      <h2>{t('forms.as-filled')}</h2>
      <Text size="sm" c="dimmed" mb="md">
        {t('forms.try-hint')}
      </Text>
      <FormView form={form} answers={answers} onChange={setAnswers} told={false} />
    </section>
  )
}

function Versions({ page }: { page: FormPageOf }) {
  const t = useT()
  return (
    <section className={classes.box} aria-label={t('forms.versions')}>
      <h2>{t('forms.versions')}</h2>
      <ul className={classes.lines}>
        {page.versions.map(({ id, number, state, recorded, proposed, published, retired }) => (
          <li key={id}>
            <span className={classes.grow}>
              {t('forms.version', { number })} · {t(`forms.state.${state}`)}
            </span>
            <Group gap="md" className={classes.quiet}>
              {(
                [
                  ['begun', recorded],
                  ['proposed', proposed],
                  ['published', published],
                  ['retired', retired],
                ] as const
              ).map(
                ([what, step]) =>
                  step && (
                    <span key={what}>
                      {t(`forms.by.${what}`)} <bdi>{step.by.name}</bdi>, <InstantText value={step.at} />
                    </span>
                  ),
              )}
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
