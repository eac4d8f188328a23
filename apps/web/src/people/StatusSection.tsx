import { Select, Text, Textarea, TextInput } from '@mantine/core'
import { addStatus, type PersonPage, statuses, withdrawStatus } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormModal } from '../components/FormModal.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { FactItem } from './FactItem.tsx'
import classes from './people.module.css'
import { Section } from './Section.tsx'

/** Where a person was found, held, returned: each with the time for which it holds. */
export function StatusSection({ page }: { page: PersonPage }) {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  const withdraw = useSend(withdrawStatus, { invalidates: ['/people'] })
  return (
    <Section
      title={t('people.status')}
      act={
        can('identity.write') ? { label: t('people.status.add'), onClick: () => setAdding(true) } : undefined
      }
    >
      {page.statuses.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.status.none')}
        </Text>
      ) : (
        <ul className={classes.items}>
          {page.statuses.map((fact) => (
            <FactItem
              key={fact.id}
              ground={fact.evidence && <bdi>{fact.evidence}</bdi>}
              by={fact.by}
              at={fact.recordedAt}
              withdrawnAt={fact.withdrawnAt}
              acts={
                can('identity.write') && !fact.withdrawnAt
                  ? [
                      {
                        label: t('people.withdraw'),
                        onClick: () => withdraw.mutate({ params: { id: fact.id } }),
                        busy: withdraw.isPending,
                        quiet: true,
                      },
                    ]
                  : []
              }
            >
              {t(`people.status.${word(fact.status)}`)}
              {fact.place && (
                <>
                  , <bdi>{fact.place}</bdi>
                </>
              )}
              {' · '}
              {t('people.from')} <DayText value={fact.validFrom} />
              {fact.validTo && (
                <>
                  {' '}
                  {t('people.to')} <DayText value={fact.validTo} />
                </>
              )}
              {fact.burialPlace && (
                <div>
                  {t('people.burial-place')}: <bdi>{fact.burialPlace}</bdi>
                </div>
              )}
              {fact.kinToldBy && (
                <div>
                  {t('people.kin-told-by')}: <bdi>{fact.kinToldBy}</bdi>
                </div>
              )}
            </FactItem>
          ))}
        </ul>
      )}
      {adding && <AddStatus page={page} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AddStatus({ page, onClose }: { page: PersonPage; onClose: () => void }) {
  const t = useT()
  const [status, setStatus] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [place, setPlace] = useState('')
  const [evidence, setEvidence] = useState('')
  const [burial, setBurial] = useState('')
  const [kin, setKin] = useState('')
  const send = useSend(addStatus, { invalidates: ['/people'], onDone: onClose })
  const dead = status === 'deceased'
  return (
    <FormModal
      title={t('people.status.add')}
      act={t('people.save')}
      ready={status !== null && from !== '' && (!dead || evidence.trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          body: {
            anchorId: page.anchorId,
            status: status as (typeof statuses)[number],
            validFrom: from,
            ...(to ? { validTo: to } : {}),
            ...(place.trim() ? { place } : {}),
            ...(evidence.trim() ? { evidence } : {}),
            ...(dead && burial.trim() ? { burialPlace: burial } : {}),
            ...(dead && kin.trim() ? { kinToldBy: kin } : {}),
          },
        })
      }
    >
      <Select
        label={t('people.status')}
        data={statuses.map((value) => ({ value, label: t(`people.status.${word(value)}`) }))}
        value={status}
        onChange={setStatus}
        required
      />
      <TextInput
        type="date"
        label={t('people.valid-from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        required
      />
      <TextInput
        type="date"
        label={t('people.valid-to')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput
        label={t('people.place')}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <Textarea
        label={t('people.evidence')}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
        required={dead}
        autosize
        minRows={2}
      />
      {dead && (
        <>
          <TextInput
            label={t('people.burial-place')}
            value={burial}
            onChange={(event) => setBurial(event.currentTarget.value)}
          />
          <TextInput
            label={t('people.kin-told-by')}
            value={kin}
            onChange={(event) => setKin(event.currentTarget.value)}
          />
        </>
      )}
    </FormModal>
  )
}
