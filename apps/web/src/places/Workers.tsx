// Who may work at a place.
import { Button, Select } from '@mantine/core'
import { addPlaceWorker, endPlaceWorker, listColleagues, type PlacePage } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'

export function Workers({ place, decides }: { place: PlacePage; decides: boolean }) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const end = useSend(endPlaceWorker, { invalidates: ['/cases'] })
  return (
    <Section
      title={t('places.workers')}
      {...(decides ? { act: t('places.add-worker'), onAct: () => setAdding(true) } : {})}
    >
      <FormProblem error={end.error} />
      {place.workers.length === 0 && <p className={classes.quiet}>{t('places.no-workers')}</p>}
      <ul className={classes.lines}>
        {place.workers.map(({ id, account }) => (
          <li key={id}>
            <bdi className={classes.grow}>{account.name}</bdi>
            {decides && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('places.end-worker-of', { name: account.name })}
                onClick={() => end.mutate({ params: { id } })}
              >
                {t('places.end-worker')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <WorkerForm place={place} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function WorkerForm({ place, onClose }: { place: PlacePage; onClose: () => void }) {
  const t = useT()
  const [accountId, setAccountId] = useState<string | null>(null)
  const colleagues = useAnswer(listColleagues).data?.items ?? []
  const send = useSend(addPlaceWorker, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('places.add-worker')}
      act={t('cases.save')}
      hint={t('places.workers-hint')}
      ready={accountId !== null}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => accountId && send.mutate({ params: { id: place.id }, body: { accountId } })}
      onClose={onClose}
    >
      <Select
        label={t('places.worker')}
        data={colleagues
          .filter((one) => !place.workers.some(({ account }) => account.id === one.id))
          .map((one) => ({ value: one.id, label: one.name }))}
        value={accountId}
        onChange={setAccountId}
        searchable
        required
      />
    </FormModal>
  )
}
