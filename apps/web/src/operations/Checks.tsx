// The checklist of a mission by phase: whose, until when, done by whom.
import { Button, Checkbox } from '@mantine/core'
import {
  addCheck,
  changeCheck,
  checkPhases,
  type MissionCheck,
  type MissionPage,
  settleCheck,
  startChecks,
  withdrawCheck,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { CheckForm } from './CheckForm.tsx'
import classes from './operations.module.css'
import { Near, Section } from './parts.tsx'
import { RowMenu } from './RowMenu.tsx'

export function Checks({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const [editing, setEditing] = useState<MissionCheck | 'new'>()
  const close = () => setEditing(undefined)
  const start = useSend(startChecks, { invalidates: ['/operations'] })
  const add = useSend(addCheck, { invalidates: ['/operations'], onDone: close })
  const change = useSend(changeCheck, { invalidates: ['/operations'], onDone: close })
  const may = can('mission.write') && mission.state !== 'closed' && mission.state !== 'cancelled'
  const { checks } = mission
  const done = checks.filter(({ doneAt }) => doneAt).length
  return (
    <Section
      title={
        checks.length ? t('operations.checks.title', { done, all: checks.length }) : t('operations.checks')
      }
      aside={
        may && (
          <>
            <Button
              size="xs"
              variant="default"
              loading={start.isPending}
              onClick={() => start.mutate({ params: { id: mission.id } })}
            >
              {t('operations.checks.start')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setEditing('new')}>
              {t('operations.checks.add')}
            </Button>
          </>
        )
      }
    >
      <div id="check" />
      {checks.length === 0 && <p className={classes.quiet}>{t('operations.checks.none')}</p>}
      {checkPhases.map((phase) => {
        const own = checks.filter((each) => each.phase === phase)
        if (own.length === 0) return null
        return (
          <div key={phase}>
            <h3 className={classes.phase}>{t(`operations.phase.${word(phase)}`)}</h3>
            <ul className={classes.lines}>
              {own.map((check) => (
                <CheckRow key={check.id} check={check} may={may} onEdit={() => setEditing(check)} />
              ))}
            </ul>
          </div>
        )
      })}
      {editing === 'new' && (
        <CheckForm
          item={undefined}
          owner={undefined}
          send={add}
          onClose={close}
          onSubmit={({ text, owner: _, ...body }) =>
            add.mutate({ params: { id: mission.id }, body: { ...body, text: text ?? '' } })
          }
        />
      )}
      {editing && editing !== 'new' && (
        <CheckForm
          item={editing}
          owner={editing.owner ?? ''}
          send={change}
          onClose={close}
          onSubmit={(body) => change.mutate({ params: { id: editing.id }, body })}
        />
      )}
    </Section>
  )
}

/** An item's words: the standard ones in the reader's language, else the office's own. */
export function useCheckWords() {
  const t = useT()
  return ({ standard, text }: Pick<MissionCheck, 'standard' | 'text'>) =>
    standard ? t(`operations.check.${standard}`) : (text ?? '')
}

function CheckRow({ check, may, onEdit }: { check: MissionCheck; may: boolean; onEdit: () => void }) {
  const t = useT()
  const words = useCheckWords()
  const settle = useSend(settleCheck, { invalidates: ['/operations'] })
  const drop = useSend(withdrawCheck, { invalidates: ['/operations'] })
  const late = !check.doneAt && check.dueAt && new Date(check.dueAt).getTime() < Date.now()
  return (
    <li id={check.id}>
      <Checkbox
        checked={check.doneAt !== null}
        disabled={!may || settle.isPending}
        label={<bdi>{words(check)}</bdi>}
        className={classes.grow}
        onChange={(event) =>
          settle.mutate({ params: { id: check.id }, body: { done: event.currentTarget.checked } })
        }
      />
      <span className={classes.quiet}>
        {t(`role.${check.ownerRole}`)}
        {check.owner && (
          <>
            {' · '}
            <bdi>{check.owner}</bdi>
          </>
        )}
        <br />
        {check.doneAt ? (
          <>
            <bdi>{check.doneBy}</bdi>, <InstantText value={check.doneAt} />
          </>
        ) : (
          check.dueAt && (
            <span className={late ? classes.notice : undefined}>
              {t('operations.checks.due')} <Near value={check.dueAt} />
            </span>
          )
        )}
      </span>
      {may && !check.doneAt && (
        <RowMenu
          name={words(check)}
          items={[
            { label: t('operations.change'), onClick: onEdit },
            { label: t('operations.take-out'), onClick: () => drop.mutate({ params: { id: check.id } }) },
          ]}
        />
      )}
    </li>
  )
}
