// A form filled in about a person, read again, and corrected.
import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core'
import {
  addFile,
  type CasePartName,
  cutForm,
  type Filling,
  type FormAnswers,
  type FormField,
  fieldsOf,
  fillForm,
  getFile,
  getFormVersion,
  listFillings,
  partsOfForm,
  readForm,
} from '@oralu/domain'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { addressOf, call } from '../api/call.ts'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { FormView, useEvaluated } from './FormView.tsx'
import { StandardSteps } from './StandardSteps.tsx'
import { useSaid } from './words.tsx'

export function FillPage() {
  const t = useT()
  const { anchorId, fillingId } = useParams({ strict: false }) as { anchorId: string; fillingId: string }
  const search = useSearch({ strict: false }) as { version?: string; visit?: string; track?: string }
  const filled = useAnswer(listFillings, { params: { anchorId } }, { keep: false })
  return (
    <Loaded from={filled}>
      {({ items }) => {
        const filling = items.find(({ id }) => id === fillingId)
        const versionId = filling?.versionId ?? search.version
        const about = filling?.about ?? {
          visitId: search.visit ?? null,
          track: (search.track ?? null) as Filling['about']['track'],
        }
        return versionId ? (
          <Version {...{ anchorId, fillingId, versionId, filling, about }} />
        ) : (
          <PageTitle title={t('forms.not-begun')} />
        )
      }}
    </Loaded>
  )
}

interface Props {
  anchorId: string
  fillingId: string
  versionId: string
  filling: Filling | undefined
  about: Filling['about']
}

function Version(props: Props) {
  const version = useAnswer(getFormVersion, { params: { id: props.versionId } })
  return <Loaded from={version}>{({ definition }) => <Fill {...props} definition={definition} />}</Loaded>
}

function Fill({
  anchorId,
  fillingId,
  versionId,
  filling,
  about,
  definition,
}: Props & { definition: Parameters<typeof readForm>[0] }) {
  const t = useT()
  const said = useSaid()
  const can = useCan()
  const form = useMemo(() => readForm(definition), [definition])
  const writable = partsOfForm(form).filter((part) => can(`${part}.write`))
  const parts = filling?.parts ?? []
  // In each compartment one's own draft goes on; else what stands.
  const standing = (part: CasePartName) =>
    parts.find((each) => each.part === part && each.state === 'draft' && each.mine) ??
    parts.find((each) => each.part === part && each.state === 'finished')
  const [changed, setChanged] = useState<FormAnswers>()
  const kept = Object.assign({}, ...partsOfForm(form).map((part) => standing(part)?.answers)) as FormAnswers
  const answers = changed ?? kept
  const finished = writable.length > 0 && writable.every((part) => standing(part)?.state === 'finished')
  const begun = parts.some((each) => each.part && writable.includes(each.part) && each.state === 'finished')
  const [correcting, setCorrecting] = useState(false)
  const [told, setTold] = useState(false)
  const readOnly = writable.length === 0 || (finished && !correcting)
  const { faults, steps } = useEvaluated(form, answers)
  const mine = useMemo(
    () => new Set(fieldsOf(cutForm(form, writable)).map(({ name }) => name)),
    [form, writable],
  )
  const wrong = faults.filter(({ field }) => mine.has(field))
  const sent = useRef<FormAnswers>(undefined)
  useEffect(() => {
    if (!changed) return
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [changed])
  const send = useSend(fillForm, {
    invalidates: ['/cases'],
    onDone: ({ state }) => {
      // What was typed while it went stays.
      setChanged((now) => (now === sent.current ? undefined : now))
      if (state === 'finished') {
        setCorrecting(false)
        setTold(false)
      }
    },
  })
  const save = (finish: boolean) => {
    if (finish && wrong.length > 0) {
      setTold(true)
      return
    }
    sent.current = changed
    send.mutate({
      params: { anchorId, fillingId },
      body: {
        versionId,
        about,
        answers: Object.fromEntries(Object.entries(answers).filter(([name]) => mine.has(name))),
        finish,
      },
    })
  }
  const pictures = {
    keep: async (field: FormField, picture: Blob) =>
      (
        await call(addFile, {
          query: { compartment: field.compartment, anchor: anchorId, name: `${field.name}.png` },
          body: picture,
        })
      ).id,
    addressOf: (id: string) => addressOf(getFile, { params: { id } }),
  }
  const labels = Object.fromEntries(
    fieldsOf(form).map((field) => [field.name, said(field.label, field.name)]),
  )
  return (
    <>
      <PageTitle
        title={said(form.title, t('forms.untitled'))}
        aside={
          filling && (
            <Badge variant="light" color="gray" size="lg" tt="none">
              {t(finished ? 'forms.state.finished' : 'forms.state.draft-answers')}
            </Badge>
          )
        }
        action={
          finished && !correcting
            ? { label: t('forms.correct'), onClick: () => setCorrecting(true) }
            : undefined
        }
      >
        <Text c="dimmed">{said(form.purpose)}</Text>
      </PageTitle>
      <Stack gap="lg">
        {parts
          .filter((each) => each.state === 'finished')
          .map((each) => (
            <Text key={each.id} size="sm" c="dimmed">
              {t(`compartment.${each.part}`)} · {t('forms.finished-by')} <bdi>{each.by.name}</bdi>,{' '}
              <InstantText value={each.at} /> · {t(`forms.origin.${each.origin}`)}
            </Text>
          ))}
        {correcting && (
          <Alert color="gray" variant="light">
            {t('forms.correcting')}
          </Alert>
        )}
        <FormProblem error={send.error} labels={labels} />
        <FormView
          form={form}
          answers={answers}
          onChange={setChanged}
          told={told}
          readOnly={(field) => readOnly || !writable.includes(field.compartment)}
          pictures={pictures}
        />
        {told && wrong.length > 0 && (
          <Alert
            color="ochre"
            variant="light"
            role="alert"
            title={t('forms.not-yet', { count: wrong.length })}
          >
            <ul>
              {wrong.map(({ field }) => (
                <li key={field}>
                  <bdi>{labels[field]}</bdi>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {!readOnly && (
          <Group>
            <Button onClick={() => save(true)} loading={send.isPending}>
              {t('forms.finish')}
            </Button>
            {!begun && (
              <Button variant="default" onClick={() => save(false)} disabled={send.isPending}>
                {t('forms.keep-draft')}
              </Button>
            )}
          </Group>
        )}
        {finished && !correcting && <StandardSteps anchorId={anchorId} steps={steps} />}
      </Stack>
    </>
  )
}
