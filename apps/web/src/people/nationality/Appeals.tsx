import { Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import {
  answerAppeal,
  confirmAppeal,
  lodgeAppeal,
  looksLikeProfile,
  type NationalityAppeal,
  type NationalityFact,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/hooks.ts'
import { FormModal } from '../../components/FormModal.tsx'
import { FormProblem } from '../../components/FormProblem.tsx'
import { DayText, InstantText } from '../../components/text.tsx'
import { useCan } from '../../frame/me.ts'
import { T, useT } from '../../i18n/index.tsx'
import classes from './nationality.module.css'

interface Props {
  fact: NationalityFact
  appeals: readonly NationalityAppeal[]
}

/** Appeals against a finding; each stays visible, and is answered by two who took no part in the finding. */
export function Appeals({ fact, appeals }: Props) {
  const t = useT()
  const can = useCan()
  const [lodging, setLodging] = useState(false)
  const open = appeals.some(({ confirmedAt }) => !confirmedAt)
  const appealable = fact.confirmedAt && !fact.withdrawnAt && !open
  return (
    <>
      {appeals.map((appeal) => (
        <Appeal key={appeal.id} appeal={appeal} />
      ))}
      {appealable && can('identity.write') && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLodging(true)} className="no-print">
          {t('people.appeal.enter')}
        </Button>
      )}
      {lodging && <LodgeForm findingId={fact.id} onClose={() => setLodging(false)} />}
    </>
  )
}

function Appeal({ appeal }: { appeal: NationalityAppeal }) {
  const t = useT()
  const can = useCan()
  const [answering, setAnswering] = useState(false)
  const confirm = useSend(confirmAppeal, { invalidates: ['/people'] })
  const decides = can('identity.decide') && !appeal.confirmedAt
  return (
    <section className={classes.appeal} aria-label={t('people.appeal')}>
      <div>
        <T
          id="people.appeal.lodged"
          values={{ by: <bdi>{appeal.lodgedBy}</bdi>, on: <DayText value={appeal.lodgedOn} /> }}
        />
      </div>
      <div className={classes.reasons}>
        <bdi>{appeal.grounds}</bdi>
      </div>
      <div>
        {t('people.entered-by')} <bdi>{appeal.by}</bdi>, <InstantText value={appeal.recordedAt} />
      </div>
      {appeal.outcome ? (
        <>
          <div className={classes.reasons}>
            {t(`people.appeal.${appeal.outcome}`)}: <bdi>{appeal.answer}</bdi>
          </div>
          <div>
            {t('people.appeal.answered-by')} <bdi>{appeal.answeredBy}</bdi>,{' '}
            <InstantText value={appeal.answeredAt} /> ·{' '}
            {appeal.confirmedAt ? (
              <>
                {t('people.confirmed-by')} <bdi>{appeal.confirmedBy}</bdi>,{' '}
                <InstantText value={appeal.confirmedAt} />
              </>
            ) : (
              t('people.waits-for-second')
            )}
          </div>
        </>
      ) : (
        <div>{t('people.appeal.waits')}</div>
      )}
      {decides && appeal.tookPart && <div>{t('people.appeal.others')}</div>}
      <FormProblem error={confirm.error} />
      {decides && !appeal.tookPart && (
        <Group gap="xs" mt={4} className="no-print">
          {appeal.outcome && !appeal.answeredByMe && (
            <Button
              size="compact-xs"
              variant="default"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ params: { id: appeal.id } })}
            >
              {t('people.appeal.confirm')}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => setAnswering(true)}>
            {t(appeal.outcome ? 'people.appeal.answer-anew' : 'people.appeal.answer')}
          </Button>
        </Group>
      )}
      {answering && <AnswerForm id={appeal.id} onClose={() => setAnswering(false)} />}
    </section>
  )
}

function LodgeForm({ findingId, onClose }: { findingId: string; onClose: () => void }) {
  const t = useT()
  const [lodgedOn, setLodgedOn] = useState('')
  const [lodgedBy, setLodgedBy] = useState('')
  const [grounds, setGrounds] = useState('')
  const send = useSend(lodgeAppeal, { invalidates: ['/people'], onDone: onClose })
  const profile = looksLikeProfile(grounds)
  return (
    <FormModal
      title={t('people.appeal.enter')}
      act={t('people.save')}
      hint={t('people.appeal.hint')}
      ready={lodgedOn !== '' && lodgedBy.trim() !== '' && grounds.trim() !== '' && !profile}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id: findingId }, body: { lodgedOn, lodgedBy, grounds } })}
    >
      <TextInput
        label={t('people.field.lodged_by')}
        value={lodgedBy}
        onChange={(event) => setLodgedBy(event.currentTarget.value)}
        required
      />
      <TextInput
        type="date"
        label={t('people.field.lodged_on')}
        value={lodgedOn}
        onChange={(event) => setLodgedOn(event.currentTarget.value)}
        required
      />
      <Textarea
        label={t('people.field.grounds')}
        value={grounds}
        onChange={(event) => setGrounds(event.currentTarget.value)}
        error={profile && t('problem.no-profile')}
        required
        autosize
        minRows={3}
      />
    </FormModal>
  )
}

function AnswerForm({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const [outcome, setOutcome] = useState<string | null>(null)
  const [answer, setAnswer] = useState('')
  const send = useSend(answerAppeal, { invalidates: ['/people'], onDone: onClose })
  const profile = looksLikeProfile(answer)
  return (
    <FormModal
      title={t('people.appeal.answer')}
      act={t('people.propose')}
      hint={t('people.appeal.answer-hint')}
      ready={outcome !== null && answer.trim() !== '' && !profile}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({ params: { id }, body: { outcome: outcome as 'granted' | 'refused', answer } })
      }
    >
      <Select
        label={t('people.field.outcome')}
        data={(['granted', 'refused'] as const).map((value) => ({
          value,
          label: t(`people.appeal.${value}`),
        }))}
        value={outcome}
        onChange={setOutcome}
        required
      />
      <Textarea
        label={t('people.field.answer')}
        description={t('people.nationality.reasons-hint')}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        error={profile && t('problem.no-profile')}
        required
        autosize
        minRows={3}
      />
    </FormModal>
  )
}
