// The checklist of an operation, from which its missions take theirs. The office changes it.
import { Button } from '@mantine/core'
import {
  addChecklistItem,
  type ChecklistItem,
  changeChecklistItem,
  checkPhases,
  getChecklist,
  takeStandardChecklist,
  withdrawChecklistItem,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { CheckForm } from './CheckForm.tsx'
import { useCheckWords } from './Checks.tsx'
import classes from './operations.module.css'
import { Section } from './parts.tsx'
import { RowMenu } from './RowMenu.tsx'

export function Checklist({ operationId }: { operationId: string }) {
  const t = useT()
  const can = useCan()
  const words = useCheckWords()
  const params = { id: operationId }
  const read = useAnswer(getChecklist, { params })
  const [editing, setEditing] = useState<ChecklistItem | 'new'>()
  const close = () => setEditing(undefined)
  const all = { invalidates: ['/operations'] }
  const standard = useSend(takeStandardChecklist, all)
  const drop = useSend(withdrawChecklistItem, all)
  const add = useSend(addChecklistItem, { ...all, onDone: close })
  const change = useSend(changeChecklistItem, { ...all, onDone: close })
  const may = can('mission.write')
  return (
    <Section
      title={t('operations.checklist')}
      aside={
        may && (
          <>
            <Button
              size="xs"
              variant="default"
              loading={standard.isPending}
              onClick={() => standard.mutate({ params })}
            >
              {t('operations.checklist.standard')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setEditing('new')}>
              {t('operations.checks.add')}
            </Button>
          </>
        )
      }
    >
      <Loaded from={read}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={classes.quiet}>{t('operations.checklist.none')}</p>}
            {checkPhases.map((phase) => {
              const own = items.filter((each) => each.phase === phase)
              if (own.length === 0) return null
              return (
                <div key={phase}>
                  <h3 className={classes.phase}>{t(`operations.phase.${word(phase)}`)}</h3>
                  <ul className={classes.lines}>
                    {own.map((item) => (
                      <li key={item.id}>
                        <bdi className={classes.grow}>{words(item)}</bdi>
                        <span className={classes.quiet}>
                          {t(`role.${item.ownerRole}`)}
                          {' · '}
                          {t('operations.checklist.before', { hours: item.hoursBefore })}
                        </span>
                        {may && (
                          <RowMenu
                            name={words(item)}
                            items={[
                              { label: t('operations.change'), onClick: () => setEditing(item) },
                              {
                                label: t('operations.take-out'),
                                onClick: () => drop.mutate({ params: { id: item.id } }),
                              },
                            ]}
                          />
                        )}
                      </li>
                    ))}
                  </ul>
                </div>
              )
            })}
          </>
        )}
      </Loaded>
      {editing === 'new' && (
        <CheckForm
          item={undefined}
          owner={undefined}
          send={add}
          onClose={close}
          onSubmit={({ text, owner: _, ...body }) =>
            add.mutate({ params, body: { ...body, text: text ?? '' } })
          }
        />
      )}
      {editing && editing !== 'new' && (
        <CheckForm
          item={editing}
          owner={undefined}
          send={change}
          onClose={close}
          onSubmit={(body) => change.mutate({ params: { id: editing.id }, body })}
        />
      )}
    </Section>
  )
}
