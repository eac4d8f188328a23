// Case conferences: who was present by function, the person's own view, what was decided and who does it.
import { Button, Checkbox, Group, Select } from '@mantine/core'
import {
  type Conference,
  callOffConference,
  careTrackKinds,
  conferenceFunctions,
  holdConference,
  listColleagues,
  planConference,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, OneLine, Words } from '../components/fields.tsx'
import { DayText } from '../components/text.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import type { PartProps } from './Course.tsx'

export function Conferences({ page, course, writes }: PartProps) {
  const t = useT()
  const [planning, setPlanning] = useState(false)
  return (
    <Section
      title={t('course.conferences')}
      {...(writes ? { act: t('course.conference.plan'), onAct: () => setPlanning(true) } : {})}
    >
      {course.conferences.length === 0 && <p className={classes.quiet}>{t('course.conferences.none')}</p>}
      <ul className={classes.lines}>
        {course.conferences.map((each) => (
          <One key={each.id} of={each} writes={writes} />
        ))}
      </ul>
      {planning && <PlanForm caseId={page.id} onClose={() => setPlanning(false)} />}
    </Section>
  )
}

function One({ of, writes }: { of: Conference; writes: boolean }) {
  const t = useT()
  const [form, setForm] = useState<'hold' | 'off'>()
  const off = useSend(callOffConference, { invalidates: ['/cases'], onDone: () => setForm(undefined) })
  const late = !of.held && !of.calledOff && of.plannedOn < today()
  return (
    <li>
      <div className={classes.grow}>
        <bdi>{of.purpose}</bdi>
        <br />
        <span className={late ? classes.late : classes.quiet}>
          {t(
            of.held
              ? 'course.conference.held'
              : of.calledOff
                ? 'course.conference.off'
                : 'cases.visit.planned',
          )}{' '}
          <DayText value={of.held?.on ?? of.plannedOn} />
        </span>
        {of.calledOff && (
          <p className={classes.note}>
            <bdi>{of.calledOff.why}</bdi>
          </p>
        )}
        {of.held && (
          <>
            <p className={classes.quiet}>
              {t('course.conference.present')}{' '}
              {[
                ...of.held.colleagues.map(({ id, name }) => <bdi key={id}>{name}</bdi>),
                ...of.held.functions.map((code) => (
                  <span key={code}>{t(`course.function.${word(code)}`)}</span>
                )),
              ].flatMap((each, index) => (index > 0 ? [' · ', each] : [each]))}
            </p>
            <p className={classes.note}>
              {t('course.own-view')}: <bdi>{of.held.ownView}</bdi>
            </p>
            <p className={classes.note}>
              {t('course.conference.decided')}: <bdi>{of.held.decided}</bdi>
            </p>
            {of.held.tasks.length > 0 && (
              <ul className={classes.plain}>
                {of.held.tasks.map((task) => (
                  <li key={task.id}>
                    <bdi>{task.title}</bdi> · <bdi>{task.owner.name}</bdi> ·{' '}
                    {task.done ? t('cases.task.done') : <DayText value={task.dueOn} />}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        {writes && !of.held && !of.calledOff && (
          <Group gap="xs" mt="xs">
            <Button size="xs" variant="default" onClick={() => setForm('hold')}>
              {t('course.conference.record')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setForm('off')}>
              {t('course.conference.call-off')}
            </Button>
          </Group>
        )}
      </div>
      {form === 'hold' && <HoldForm id={of.id} onClose={() => setForm(undefined)} />}
      <ConfirmWithReason
        opened={form === 'off'}
        title={t('course.conference.call-off')}
        act={t('course.conference.call-off')}
        busy={off.isPending}
        error={off.error}
        onConfirm={(why) => off.mutate({ params: { id: of.id }, body: { why: why.slice(0, 500) } })}
        onClose={() => setForm(undefined)}
      >
        {t('course.conference.off-hint')}
      </ConfirmWithReason>
    </li>
  )
}

function PlanForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const [plannedOn, setOn] = useState(today(7))
  const [purpose, setPurpose] = useState('')
  const send = useSend(planConference, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('course.conference.plan')}
      act={t('cases.save')}
      ready={purpose.trim() !== '' && plannedOn !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: caseId }, body: { plannedOn, purpose: purpose.trim() } })}
      onClose={onClose}
    >
      <DayField label={t('cases.visit-on')} value={plannedOn} onChange={setOn} />
      <Words label={t('course.conference.purpose')} value={purpose} onChange={setPurpose} />
    </FormModal>
  )
}

interface NewTask {
  kind: (typeof careTrackKinds)[number]
  title: string
  dueOn: string
  ownerId: string
}

function HoldForm({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const me = useMe().account.id
  const colleagues = useAnswer(listColleagues).data?.items ?? []
  const [on, setOn] = useState(today())
  const [functions, setFunctions] = useState<string[]>(['the person'])
  const [present, setPresent] = useState<string[]>([me])
  const [decided, setDecided] = useState('')
  const [ownView, setOwnView] = useState('')
  const [tasks, setTasks] = useState<NewTask[]>([])
  const send = useSend(holdConference, { invalidates: ['/cases'], onDone: onClose })
  const change = (index: number, more: Partial<NewTask>) =>
    setTasks(tasks.map((task, at) => (at === index ? { ...task, ...more } : task)))
  const owners = colleagues.filter(({ parts }) => parts.includes('care'))
  return (
    <FormModal
      title={t('course.conference.record')}
      act={t('cases.save')}
      ready={decided.trim() !== '' && ownView.trim() !== '' && functions.length + present.length > 1}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id },
          body: {
            on,
            functions: conferenceFunctions.filter((code) => functions.includes(code)),
            colleagueIds: present,
            decided: decided.trim(),
            ownView: ownView.trim(),
            tasks: tasks
              .filter(({ title }) => title.trim() !== '')
              .map((task) => ({ ...task, title: task.title.trim() })),
          },
        })
      }
      onClose={onClose}
      wide
    >
      <DayField label={t('course.held-on')} max={today()} value={on} onChange={setOn} />
      <Checkbox.Group
        label={t('course.conference.functions')}
        description={t('course.conference.functions-hint')}
        value={functions}
        onChange={setFunctions}
      >
        <div className={classes.choices}>
          {conferenceFunctions.map((code) => (
            <Checkbox key={code} value={code} label={t(`course.function.${word(code)}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group label={t('course.conference.colleagues')} value={present} onChange={setPresent}>
        <div className={classes.choices}>
          {colleagues.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} />
          ))}
        </div>
      </Checkbox.Group>
      <Words
        label={t('course.own-view')}
        hint={t('course.own-view-hint')}
        value={ownView}
        onChange={setOwnView}
      />
      <Words
        label={t('course.conference.decided')}
        hint={t('cases.who.care')}
        rows={3}
        value={decided}
        onChange={setDecided}
      />
      {tasks.map((task, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form keep their place
        <fieldset key={index} className={classes.fieldset}>
          <legend>{t('course.conference.task', { number: index + 1 })}</legend>
          <OneLine
            label={t('cases.task-title')}
            value={task.title}
            optional
            onChange={(title) => change(index, { title })}
          />
          <Group grow>
            <Select
              label={t('cases.track-kind')}
              data={careTrackKinds.map((code) => ({ value: code, label: t(`cases.track.${code}`) }))}
              value={task.kind}
              onChange={(value) =>
                change(index, { kind: careTrackKinds.find((each) => each === value) ?? task.kind })
              }
              allowDeselect={false}
            />
            <DayField
              label={t('cases.task-due')}
              value={task.dueOn}
              optional
              onChange={(dueOn) => change(index, { dueOn })}
            />
          </Group>
          <Select
            label={t('cases.task-owner')}
            data={owners.map(({ id, name }) => ({ value: id, label: name }))}
            value={task.ownerId}
            onChange={(value) => change(index, { ownerId: value ?? me })}
            allowDeselect={false}
          />
        </fieldset>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() => setTasks([...tasks, { kind: 'education', title: '', dueOn: today(14), ownerId: me }])}
      >
        {t('cases.add-task')}
      </Button>
    </FormModal>
  )
}
