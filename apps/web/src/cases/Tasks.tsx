import { Button, Select, TextInput } from '@mantine/core'
import {
  type CasePartName,
  type CaseTask,
  listColleagues,
  partEndpoints,
  type TrackKind,
  today,
  tracksOf,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan, useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'

import { Section } from './Section.tsx'

interface Props {
  part: CasePartName
  anchorId: string
  tasks: readonly CaseTask[]
  writes: boolean
}

export function Tasks({ part, anchorId, tasks, writes }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const done = useSend(partEndpoints[part].taskDone, { invalidates: ['/cases'] })
  return (
    <Section
      title={t('cases.tasks')}
      {...(writes ? { act: t('cases.add-task'), onAct: () => setAdding(true) } : {})}
    >
      <FormProblem error={done.error} />
      {tasks.length === 0 && <p className={classes.quiet}>{t('cases.no-tasks')}</p>}
      <ul className={classes.lines}>
        {tasks.map((task) => (
          <li key={task.id}>
            <span className={classes.grow}>
              <bdi>{task.title}</bdi>
              <br />
              <span className={task.overdue ? classes.late : classes.quiet}>
                {t(`cases.track.${task.kind}`)} · <bdi>{task.owner.name}</bdi> ·{' '}
                {task.done ? (
                  <>
                    {t('cases.task.done')} <InstantText value={task.done.at} />
                  </>
                ) : (
                  <>
                    {t(task.overdue ? 'cases.task.overdue' : 'cases.task.due')} <DayText value={task.dueOn} />
                  </>
                )}
              </span>
            </span>
            {writes && !task.done && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('cases.task-done-of', { title: task.title })}
                onClick={() => done.mutate({ params: { id: task.id } })}
              >
                {t('cases.task-done')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <TaskForm part={part} anchorId={anchorId} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function TaskForm({
  part,
  anchorId,
  onClose,
}: {
  part: CasePartName
  anchorId: string
  onClose: () => void
}) {
  const t = useT()
  const me = useMe().account
  const can = useCan()
  const kinds = tracksOf(part)
  const colleagues = useAnswer(listColleagues, {}, { enabled: can('care.read') }).data?.items ?? []
  const owners = colleagues.filter(({ id, parts }) => id !== me.id && parts.includes(part))
  const [kind, setKind] = useState(kinds[0] as TrackKind)
  const [title, setTitle] = useState('')
  const [due, setDue] = useState(today(7))
  const [owner, setOwner] = useState<string | null>(me.id)
  const send = useSend(partEndpoints[part].addTask, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.add-task')}
      hint={t(`cases.who.${part}`)}
      act={t('cases.save')}
      ready={title.trim() !== '' && due !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { anchorId },
          body: {
            kind: kind as never,
            title: title.trim(),
            dueOn: due,
            ...(owner ? { ownerId: owner } : {}),
          },
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('cases.task-title')}
        required
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {kinds.length > 1 && (
        <Select
          label={t('cases.track-kind')}
          data={kinds.map((code) => ({ value: code, label: t(`cases.track.${code}`) }))}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? kind)}
          allowDeselect={false}
        />
      )}
      <TextInput
        label={t('cases.task-due')}
        type="date"
        required
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Select
        label={t('cases.task-owner')}
        data={[
          { value: me.id, label: me.name },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={owner}
        onChange={setOwner}
        allowDeselect={false}
      />
    </FormModal>
  )
}
