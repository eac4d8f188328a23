// One request: what is asked, by when, what was done, and the one step that is the reader's.
import { Button, Group, Select, Text } from '@mantine/core'
import {
  answerRequest,
  checkIdentity,
  decideCorrection,
  extendRequest,
  getRequestOfPerson,
  listAgencies,
  type RightsRequest,
  requestOutcomes,
  routeRequest,
  today,
} from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { type Fact, Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, OneLine, Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { nameOf, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from '../oversight/Places.tsx'
import { ErasurePart } from './ErasurePart.tsx'
import classes from './rights.module.css'

export function RequestPage() {
  const { requestId } = useParams({ strict: false }) as { requestId: string }
  const can = useCan()
  const found = useAnswer(getRequestOfPerson, { params: { id: requestId } })
  return (
    <>
      {can('oversight.read') && <Places />}
      <Loaded from={found}>
        {(request) => <Page request={request} again={() => void found.refetch()} />}
      </Loaded>
    </>
  )
}

type Step = RightsRequest['may'][number]
/** What is done first, of what the reader may do. */
const order: readonly Step[] = ['identity', 'decide', 'route', 'answer', 'extend']

function Page({ request, again }: { request: RightsRequest; again: () => void }) {
  const t = useT()
  const can = useCan()
  const [form, setForm] = useState<Step>()
  // To decide comes before to answer, to be sure of who asks before both.
  const open = order.filter(
    (step) => request.may.includes(step) && (step !== 'answer' || request.step === 'answer'),
  )
  const [first, ...others] = open
  const close = () => setForm(undefined)
  return (
    <>
      <PageTitle
        title={`${t(`rights.kind.${request.kind}`)}: \u2068${request.called || '—'}\u2069`}
        {...(first ? { action: { label: t(`rights.act.${first}`), onClick: () => setForm(first) } } : {})}
        aside={
          <Group gap="xs">
            {others.map((step) => (
              <Button key={step} variant="default" onClick={() => setForm(step)}>
                {t(`rights.act.${step}`)}
              </Button>
            ))}
          </Group>
        }
      >
        <Text c="dimmed">
          {request.outcome ? t(`rights.outcome.${word(request.outcome)}`) : t(`rights.step.${request.step}`)}{' '}
          · {t('rights.due')} <DayText value={request.dueOn} />
          {request.late && <strong> · {t('rights.late')}</strong>}
        </Text>
      </PageTitle>
      <Facts facts={factsOf(request, t)} />
      {request.kind === 'erasure' && can('oversight.read') && <ErasurePart request={request} again={again} />}
      {form === 'identity' && <IdentityForm id={request.id} onClose={close} />}
      {form === 'extend' && <ExtendForm id={request.id} onClose={close} />}
      {form === 'route' && <RouteForm request={request} onClose={close} />}
      {form === 'decide' && <DecideForm id={request.id} onClose={close} />}
      {form === 'answer' && <AnswerForm id={request.id} kind={request.kind} onClose={close} />}
    </>
  )
}

function factsOf(request: RightsRequest, t: ReturnType<typeof useT>): Fact[] {
  const said = (text: string) => <bdi className={classes.said}>{text}</bdi>
  const facts: (Fact | false)[] = [
    {
      label: t('rights.asked-by'),
      value: (
        <>
          {t(`rights.asker.${word(request.askedBy)}`)}
          {request.asker && (
            <>
              : <bdi>{request.asker}</bdi>
            </>
          )}
        </>
      ),
    },
    request.person !== null && {
      label: t('rights.person'),
      value: (
        <Link to={`/people/${request.person.personId}` as '/'}>
          <bdi>{request.person.name ?? t('components.no-name')}</bdi>
        </Link>
      ),
    },
    { label: t('rights.asked-on'), value: <DayText value={request.askedOn} /> },
    { label: t('rights.language'), value: nameOf[request.language] },
    request.words !== '' && { label: t('rights.words'), value: said(request.words) },
    request.compartment !== null && {
      label: t('rights.where'),
      value: t(`compartment.${request.compartment}`),
    },
    request.shouldSay !== null && { label: t('rights.should-say'), value: said(request.shouldSay) },
    request.evidence !== null && { label: t('rights.evidence'), value: said(request.evidence) },
    request.process !== null && {
      label: t('rights.process'),
      value: t(`rights.process.${request.process}`),
    },
    {
      label: t('rights.received-by'),
      value: (
        <>
          <bdi>{request.receivedBy.name}</bdi>, <InstantText value={request.receivedAt} />
        </>
      ),
    },
    {
      label: t('rights.identity'),
      value: request.identity ? (
        <>
          {said(request.identity.how)} {request.identity.how && '· '}
          <bdi>{request.identity.by.name}</bdi>
        </>
      ) : (
        t('rights.not-yet')
      ),
    },
    request.extended !== null && {
      label: t('rights.extended'),
      value: (
        <>
          {said(request.extended.because)} · <bdi>{request.extended.by.name}</bdi>
        </>
      ),
    },
    request.kind === 'correction' && {
      label: t('rights.decision'),
      value: request.decision ? (
        <>
          {t(`rights.decision.${word(request.decision.what)}`)}: {said(request.decision.words)} ·{' '}
          <bdi>{request.decision.by.name}</bdi>, <InstantText value={request.decision.at} />
        </>
      ) : request.decider ? (
        t('rights.with-agency', { name: request.decider.name })
      ) : (
        t('rights.not-yet')
      ),
    },
    request.answer !== null && {
      label: t('rights.answer'),
      value: (
        <>
          {said(request.answer.words)} · {said(request.answer.how)}, <DayText value={request.answer.on} /> ·{' '}
          <bdi>{request.answer.by.name}</bdi>
        </>
      ),
    },
    request.answer?.withheld ? { label: t('rights.withheld'), value: said(request.answer.withheld) } : false,
  ]
  // After an erasure the words are gone.
  return facts.filter((fact) => fact !== false)
}

interface FormProps {
  id: string
  onClose: () => void
}
const changes = { invalidates: ['/rights', '/oversight'] }

function IdentityForm({ id, onClose }: FormProps) {
  const t = useT()
  const [how, setHow] = useState('')
  const send = useSend(checkIdentity, { ...changes, onDone: onClose })
  return (
    <FormModal
      title={t('rights.act.identity')}
      hint={t('rights.identity-hint')}
      act={t('rights.save')}
      ready={how.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { how: how.trim() } })}
      onClose={onClose}
    >
      <Words label={t('rights.identity')} value={how} onChange={setHow} />
    </FormModal>
  )
}

function ExtendForm({ id, onClose }: FormProps) {
  const t = useT()
  const [because, setBecause] = useState('')
  const send = useSend(extendRequest, { ...changes, onDone: onClose })
  return (
    <FormModal
      title={t('rights.act.extend')}
      hint={t('rights.extend-hint')}
      act={t('rights.act.extend')}
      ready={because.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { because: because.trim() } })}
      onClose={onClose}
    >
      <Words label={t('rights.extended')} value={because} onChange={setBecause} />
    </FormModal>
  )
}

function RouteForm({ request, onClose }: { request: RightsRequest; onClose: () => void }) {
  const t = useT()
  const agencies = useAnswer(listAgencies)
  const [agency, setAgency] = useState<string | null>(request.decider?.id ?? null)
  const send = useSend(routeRequest, { ...changes, onDone: onClose })
  return (
    <FormModal
      title={t('rights.act.route')}
      hint={t('rights.route-hint', { compartment: t(`compartment.${request.compartment ?? 'identity'}`) })}
      act={t('rights.act.route')}
      ready={agency !== null}
      busy={send.isPending}
      error={send.error ?? agencies.error}
      onSubmit={() => {
        if (agency) send.mutate({ params: { id: request.id }, body: { agencyId: agency } })
      }}
      onClose={onClose}
    >
      <Select
        label={t('rights.agency')}
        required
        searchable
        data={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={agency}
        onChange={setAgency}
      />
    </FormModal>
  )
}

function DecideForm({ id, onClose }: FormProps) {
  const t = useT()
  const [what, setWhat] = useState<'corrected' | 'not corrected' | null>(null)
  const [words, setWords] = useState('')
  const send = useSend(decideCorrection, { ...changes, onDone: onClose })
  return (
    <FormModal
      title={t('rights.act.decide')}
      hint={t('rights.decide-hint')}
      act={t('rights.act.decide')}
      ready={what !== null && words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        if (what) send.mutate({ params: { id }, body: { what, words: words.trim() } })
      }}
      onClose={onClose}
    >
      <Select
        label={t('rights.decision')}
        required
        data={(['corrected', 'not corrected'] as const).map((value) => ({
          value,
          label: t(`rights.decision.${word(value)}`),
        }))}
        value={what}
        onChange={(value) => setWhat(value === 'corrected' || value === 'not corrected' ? value : null)}
      />
      <Words label={t('rights.decision-words')} value={words} onChange={setWords} />
    </FormModal>
  )
}

function AnswerForm({ id, kind, onClose }: FormProps & { kind: RightsRequest['kind'] }) {
  const t = useT()
  const [outcome, setOutcome] = useState<(typeof requestOutcomes)[number] | null>(null)
  const [words, setWords] = useState('')
  const [withheld, setWithheld] = useState('')
  const [how, setHow] = useState('')
  const [on, setOn] = useState(today())
  const send = useSend(answerRequest, { ...changes, onDone: onClose })
  const partly = outcome === 'granted in part'
  return (
    <FormModal
      wide
      title={t('rights.act.answer')}
      hint={t('rights.answer-hint')}
      act={t('rights.act.answer')}
      ready={
        outcome !== null && words.trim() !== '' && how.trim() !== '' && (!partly || withheld.trim() !== '')
      }
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        if (outcome)
          send.mutate({
            params: { id },
            body: {
              outcome,
              words: words.trim(),
              withheld: withheld.trim() || null,
              how: how.trim(),
              on,
            },
          })
      }}
      onClose={onClose}
    >
      <Select
        label={t('rights.outcome')}
        required
        // An erasure is granted by doing it.
        data={requestOutcomes
          .filter((value) => kind !== 'erasure' || !value.startsWith('granted'))
          .map((value) => ({ value, label: t(`rights.outcome.${word(value)}`) }))}
        value={outcome}
        onChange={(value) => setOutcome(requestOutcomes.find((each) => each === value) ?? null)}
      />
      <Words label={t('rights.answer')} rows={3} value={words} onChange={setWords} />
      {(partly || outcome === 'refused') && (
        <Words label={t('rights.withheld')} value={withheld} optional={!partly} onChange={setWithheld} />
      )}
      <OneLine
        label={t('rights.answered-how')}
        hint={t('rights.answered-how-hint')}
        value={how}
        onChange={setHow}
      />
      <DayField label={t('rights.answered-on')} max={today()} value={on} onChange={setOn} />
    </FormModal>
  )
}
