// Interviews by investigators: only after aid, a family room and rest; of a child with guardian and lawyer by name.
import { TextInput } from '@mantine/core'
import { listInterviews, planInterview } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'
import { Section } from './Section.tsx'

export function Interviews({ anchorId, child }: { anchorId: string; child: boolean }) {
  const t = useT()
  const read = useAnswer(listInterviews, { params: { anchorId } })
  const [planning, setPlanning] = useState(false)
  return (
    <Section title={t('cases.interviews')} act={t('cases.interview.plan')} onAct={() => setPlanning(true)}>
      <Loaded from={read} lines={2}>
        {({ items }) => (
          <ul className={classes.lines}>
            {items.length === 0 && <li className={classes.quiet}>{t('cases.interviews-none')}</li>}
            {items.map((each) => (
              <li key={each.id}>
                <span className={classes.grow}>
                  <InstantText value={each.plannedAt} /> · <bdi>{each.place}</bdi>
                </span>
                <span className={classes.quiet}>
                  {each.lawyer && (
                    <>
                      {t('cases.interview.lawyer')}: <bdi>{each.lawyer}</bdi>{' '}
                    </>
                  )}
                  {each.guardian && (
                    <>
                      {t('cases.interview.guardian')}: <bdi>{each.guardian}</bdi>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {planning && <PlanForm anchorId={anchorId} child={child} onClose={() => setPlanning(false)} />}
    </Section>
  )
}

function PlanForm({ anchorId, child, onClose }: { anchorId: string; child: boolean; onClose: () => void }) {
  const t = useT()
  const [at, setAt] = useState('')
  const [place, setPlace] = useState('')
  const [lawyer, setLawyer] = useState('')
  const [guardian, setGuardian] = useState('')
  const send = useSend(planInterview, { invalidates: ['/cases/legal'], onDone: onClose })
  const named = lawyer.trim() !== '' && guardian.trim() !== ''
  return (
    <FormModal
      title={t('cases.interview.plan')}
      hint={t('cases.interview.hint')}
      act={t('cases.save')}
      ready={at !== '' && place.trim() !== '' && (!child || named)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { anchorId },
          body: {
            plannedAt: new Date(at).toISOString(),
            place: place.trim(),
            lawyer: lawyer.trim() || null,
            guardian: guardian.trim() || null,
          },
        })
      }
      onClose={onClose}
    >
      <TextInput
        type="datetime-local"
        label={t('cases.interview.at')}
        required
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <TextInput
        label={t('cases.interview.place')}
        required
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <TextInput
        label={t('cases.interview.lawyer')}
        required={child}
        value={lawyer}
        onChange={(event) => setLawyer(event.currentTarget.value)}
      />
      {child && (
        <TextInput
          label={t('cases.interview.guardian')}
          required
          value={guardian}
          onChange={(event) => setGuardian(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
