// Who cares for a child, and the visits.
import { Button, Select, TextInput } from '@mantine/core'
import { addCarer, type Case, carerKinds, endCarer, planVisit, today, visitDone } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cases.module.css'
import { Section } from './Section.tsx'

interface Props {
  page: Case
  writes: boolean
}

export function Carers({ page, writes }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const end = useSend(endCarer, { invalidates: ['/cases'] })
  const none = page.person?.child && page.carers.every(({ endedOn }) => endedOn)
  return (
    <Section
      title={t('cases.carers')}
      {...(writes ? { act: t('cases.add-carer'), onAct: () => setAdding(true) } : {})}
    >
      <FormProblem error={end.error} />
      {none && <p className={classes.late}>{t('cases.without-carer-hint')}</p>}
      {!none && page.carers.length === 0 && <p className={classes.quiet}>{t('cases.no-carers')}</p>}
      <ul className={classes.lines}>
        {page.carers.map((carer) => (
          <li key={carer.id}>
            <span className={classes.grow}>
              <bdi>{carer.name}</bdi> · {t(`cases.carer.${word(carer.kind)}`)}
              <br />
              <span className={classes.quiet}>
                {t('cases.since')} <DayText value={carer.fromOn} />
                {carer.endedOn && (
                  <>
                    {' '}
                    {t('cases.until')} <DayText value={carer.endedOn} />
                  </>
                )}
              </span>
            </span>
            {writes && !carer.endedOn && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('cases.end-carer-of', { name: carer.name })}
                onClick={() => end.mutate({ params: { id: carer.id }, body: { on: today() } })}
              >
                {t('cases.end-carer')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <CarerForm page={page} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function CarerForm({ page, onClose }: { page: Case; onClose: () => void }) {
  const t = useT()
  const [kind, setKind] = useState<(typeof carerKinds)[number]>('provisional carer')
  const [name, setName] = useState('')
  const [from, setFrom] = useState(today())
  const send = useSend(addCarer, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.add-carer')}
      act={t('cases.save')}
      ready={name.trim() !== '' && from !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { anchorId: page.anchorId }, body: { kind, name: name.trim(), fromOn: from } })
      }
      onClose={onClose}
    >
      <Select
        label={t('cases.carer-kind')}
        data={carerKinds.map((code) => ({
          value: code,
          label: t(`cases.carer.${word(code)}`),
        }))}
        value={kind}
        onChange={(value) => setKind(carerKinds.find((each) => each === value) ?? 'provisional carer')}
        allowDeselect={false}
      />
      <TextInput
        label={t('cases.carer-name')}
        required
        maxLength={500}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('cases.carer-from')}
        type="date"
        required
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
    </FormModal>
  )
}

export function Visits({ page, writes }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const done = useSend(visitDone, { invalidates: ['/cases'] })
  return (
    <Section
      title={t('cases.visits')}
      {...(writes ? { act: t('cases.plan-visit'), onAct: () => setAdding(true) } : {})}
    >
      <FormProblem error={done.error} />
      {page.visits.length === 0 && <p className={classes.quiet}>{t('cases.no-visits')}</p>}
      <ul className={classes.lines}>
        {page.visits.map((visit) => (
          <li key={visit.id}>
            <span className={classes.grow}>
              <bdi>{visit.purpose}</bdi>
              <br />
              <span className={visit.overdue ? classes.late : classes.quiet}>
                {t(
                  visit.doneOn
                    ? 'cases.visit.done'
                    : visit.overdue
                      ? 'cases.visit.overdue'
                      : 'cases.visit.planned',
                )}{' '}
                <DayText value={visit.doneOn ?? visit.plannedOn} />
              </span>
            </span>
            {writes && !visit.doneOn && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('cases.visit-made-of', { purpose: visit.purpose })}
                onClick={() => done.mutate({ params: { id: visit.id }, body: { on: today() } })}
              >
                {t('cases.visit-made')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <VisitForm page={page} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function VisitForm({ page, onClose }: { page: Case; onClose: () => void }) {
  const t = useT()
  const [on, setOn] = useState(today(7))
  const [purpose, setPurpose] = useState('')
  const send = useSend(planVisit, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.plan-visit')}
      act={t('cases.save')}
      ready={purpose.trim() !== '' && on !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { anchorId: page.anchorId }, body: { plannedOn: on, purpose: purpose.trim() } })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('cases.visit-purpose')}
        required
        maxLength={500}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
      />
      <TextInput
        label={t('cases.visit-on')}
        type="date"
        required
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
    </FormModal>
  )
}
