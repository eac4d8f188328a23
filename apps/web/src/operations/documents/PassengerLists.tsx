// Lists for the border: composed, looked at, released by a second person, downloaded.
import { Anchor, Button, Modal } from '@mantine/core'
import {
  type DocumentsPage,
  downloadList,
  getPassengerList,
  type ListFault,
  releaseList,
} from '@oralu/domain'
import { useState } from 'react'
import { addressOf, useAnswer, useSend } from '../../api/client.ts'
import { FormProblem } from '../../components/FormProblem.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { InstantText } from '../../components/text.tsx'
import { useCan } from '../../frame/me.ts'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section, Traveller } from '../parts.tsx'
import { ComposeForm } from './ComposeForm.tsx'

export function PassengerLists({ missionId, documents }: { missionId: string; documents: DocumentsPage }) {
  const t = useT()
  const can = useCan()
  const [shown, setShown] = useState<string>()
  const [composing, setComposing] = useState(false)
  if (!documents.lists) return null
  return (
    <Section
      title={t('operations.documents.lists')}
      aside={
        can('mission.write') &&
        documents.flights.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setComposing(true)}>
            {t('operations.documents.compose')}
          </Button>
        )
      }
    >
      {documents.lists.length === 0 && (
        <p className={classes.quiet}>{t('operations.documents.lists.none')}</p>
      )}
      <ul className={classes.lines}>
        {documents.lists.map((list) => (
          <li key={list.id}>
            <span className={classes.grow}>
              {t('operations.version', { number: list.version })} ·{' '}
              {t('operations.people', { count: list.people })}
              <br />
              {list.faults > 0 && (
                <span className={classes.notice}>
                  {t('operations.documents.faults', { count: list.faults })}
                </span>
              )}{' '}
              <span className={classes.quiet}>
                {list.faults === 0 && t(`operations.documents.${list.releasedAt ? 'released' : 'complete'}`)}{' '}
                <bdi>{list.releasedBy ?? list.composedBy}</bdi>,{' '}
                <InstantText value={list.releasedAt ?? list.composedAt} />
              </span>
            </span>
            <Button size="xs" variant="default" onClick={() => setShown(list.id)}>
              {t('operations.documents.look')}
            </Button>
          </li>
        ))}
      </ul>
      {composing && (
        <ComposeForm
          missionId={missionId}
          documents={documents}
          onClose={() => setComposing(false)}
          onDone={(id) => {
            setComposing(false)
            setShown(id)
          }}
        />
      )}
      {shown && <List id={shown} onClose={() => setShown(undefined)} />}
    </Section>
  )
}

function List({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const can = useCan()
  const read = useAnswer(getPassengerList, { params: { id } })
  const release = useSend(releaseList, { invalidates: ['/operations'] })
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('operations.documents.list')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Loaded from={read}>
        {(list) => (
          <div className={classes.page}>
            <FormProblem error={release.error} />
            {list.parts.length > 0 && (
              <p className={classes.quiet}>
                SHA-256 <code dir="ltr">{list.contentHash}</code>
              </p>
            )}
            {list.problems.length > 0 && <Faults faults={list.problems} />}
            {list.parts.map((part, at) => (
              <div key={part}>
                <pre dir="ltr" style={{ overflow: 'auto', maxBlockSize: '18rem', fontSize: '0.75rem' }}>
                  {part.replace(/((?:\?.|[^'?])*')/g, '$1\n')}
                </pre>
                {list.releasedAt && (
                  <Anchor href={addressOf(downloadList, { params: { id, part: at + 1 } })}>
                    {t('operations.documents.download', { number: at + 1 })}
                  </Anchor>
                )}
              </div>
            ))}
            {list.parts.length > 0 && !list.releasedAt && can('mission.decide') && (
              <div className={classes.buttons}>
                <Button loading={release.isPending} onClick={() => release.mutate({ params: { id } })}>
                  {t('operations.documents.release')}
                </Button>
                <span className={classes.quiet}>{t('operations.documents.release-hint')}</span>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Modal>
  )
}

/** What is missing, person by person, with what to do. */
function Faults({ faults }: { faults: readonly ListFault[] }) {
  const t = useT()
  return (
    <ul className={classes.lines}>
      {faults.map((fault) => (
        <li key={`${fault.lineId}${fault.field}${fault.code}`}>
          <span className={classes.grow}>
            {fault.lineId ? <Traveller person={fault.person} /> : t('operations.documents.list')}
            <br />
            <span className={classes.notice}>
              {t(`operations.fault-field.${fault.field.split('.')[0]}`)}:{' '}
              {t(`operations.fault.${fault.code}`)}
              {fault.found && (
                <>
                  {' '}
                  <code dir="auto">{fault.found}</code>
                </>
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
