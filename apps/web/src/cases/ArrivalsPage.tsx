// Who arrived, families together, the most pressing needs first; and what is given first, in its order. Investigators
// come only after it.
import { Button, TextInput } from '@mantine/core'
import { type Arrival, type ArrivalStep, arrivalSteps, listArrivals, markArrivalStep } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { GateBadge } from '../components/GateBadge.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cases.module.css'
import { Born, CasePerson, usePersonText } from './person.tsx'
import { Section } from './Section.tsx'
import { Urgency } from './Urgency.tsx'

interface Marking {
  arrival: Arrival
  kind: ArrivalStep
}

export function ArrivalsPage() {
  const t = useT()
  const { missionId } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(listArrivals, { params: { missionId } })
  const [marking, setMarking] = useState<Marking>()
  return (
    <>
      <PageTitle title={t('cases.arrivals')}>
        <p className={classes.quiet}>{t('cases.arrivals-hint')}</p>
      </PageTitle>
      <Loaded from={read}>
        {({ operation, number, items }) =>
          items.length === 0 ? (
            <Empty title={t('cases.arrivals-none')} hint={t('cases.arrivals-none-hint')} />
          ) : (
            <Section title={t('cases.arrivals-of', { operation, number })}>
              {[...Map.groupBy(items, ({ together }) => together)].map(([together, family]) => (
                <ul key={together} className={`${classes.lines} ${classes.family}`}>
                  {family.map((arrival) => (
                    <ArrivalRow key={arrival.anchorId} arrival={arrival} onMark={setMarking} />
                  ))}
                </ul>
              ))}
            </Section>
          )
        }
      </Loaded>
      {marking && <StepForm {...marking} onClose={() => setMarking(undefined)} />}
    </>
  )
}

function ArrivalRow({ arrival, onMark }: { arrival: Arrival; onMark: (marking: Marking) => void }) {
  const t = useT()
  const can = useCan()
  const name = usePersonText()
  const { person, caseId, bus, room, need, knew, steps, withoutCarer } = arrival
  return (
    <li>
      <div className={classes.grow}>
        {caseId ? (
          <Link to={`/cases/${caseId}` as '/'}>
            <CasePerson person={person} />
          </Link>
        ) : (
          <CasePerson person={person} />
        )}{' '}
        <span className={classes.quiet}>
          <Born person={person} />
          {bus && (
            <>
              {' · '}
              {t('cases.arrival.bus')} <bdi>{bus}</bdi>
            </>
          )}
          {room && (
            <>
              {' · '}
              {t('cases.arrival.room')} <bdi>{room}</bdi>
            </>
          )}
        </span>
        {need && (
          <div>
            <Urgency {...need} />
          </div>
        )}
        {withoutCarer && (
          <div>
            <strong>{t('cases.without-carer')}</strong>
          </div>
        )}
        {knew && <Knew knew={knew} />}
      </div>
      <ul className={classes.steps}>
        {arrivalSteps.map((kind) => {
          const done = steps.find((step) => step.kind === kind)
          const label = t(`cases.arrival.step.${word(kind)}`)
          return (
            <li key={kind}>
              {done ? (
                <GateBadge said state="met" label={`${label}: ${done.givenBy}`} />
              ) : (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={!can('care.write') || !arrival.open.includes(kind)}
                  aria-label={`${label}: ${name(person)}`}
                  onClick={() => onMark({ arrival, kind })}
                >
                  {label}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </li>
  )
}

/** What the field saw and keeps: help to begin with, and no diagnosis. */
function Knew({ knew }: { knew: NonNullable<Arrival['knew']> }) {
  const t = useT()
  if (knew.condition.length === 0 && knew.receipts.length === 0) return null
  return (
    <div className={classes.quiet}>
      {knew.condition.length > 0 && (
        <>
          {t('cases.arrival.seen')}{' '}
          {knew.condition.map((each) => t(`operations.condition.${word(each)}`)).join(', ')}
          {knew.seen && (
            <>
              , <bdi>{knew.seen}</bdi>
            </>
          )}{' '}
          (<InstantText value={knew.seenAt} />)
        </>
      )}
      {knew.receipts.length > 0 && (
        <>
          {' · '}
          {t('cases.arrival.receipts', { numbers: knew.receipts.join(', ') })}
        </>
      )}
    </div>
  )
}

function StepForm({ arrival, kind, onClose }: Marking & { onClose: () => void }) {
  const t = useT()
  const name = usePersonText()
  const [givenBy, setGivenBy] = useState('')
  const send = useSend(markArrivalStep, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={`${t(`cases.arrival.step.${word(kind)}`)}: ${name(arrival.person)}`}
      hint={t('cases.arrival.step-hint')}
      act={t('cases.save')}
      ready={givenBy.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { anchorId: arrival.anchorId }, body: { kind, givenBy: givenBy.trim() } })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('cases.arrival.given-by')}
        required
        maxLength={200}
        value={givenBy}
        onChange={(event) => setGivenBy(event.currentTarget.value)}
      />
    </FormModal>
  )
}
