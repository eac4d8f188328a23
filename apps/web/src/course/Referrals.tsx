// Referrals within the country: to a service, whose answer is written down here, or to an agency, which answers itself.
import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import {
  type CaseReferral,
  listOtherAgencies,
  recordReferralAnswer,
  recordReferralOutcome,
  referralAgreedBy,
  sendReferral,
  today,
  withdrawReferral,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayField, OneLine, Words } from '../components/fields.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import type { PartProps } from './Course.tsx'

export function Referrals({ page, course, writes }: PartProps) {
  const t = useT()
  const [making, setMaking] = useState(false)
  return (
    <Section
      title={t('course.referrals')}
      {...(writes ? { act: t('course.referral.make'), onAct: () => setMaking(true) } : {})}
    >
      <p className={classes.quiet}>{t('course.referrals.hint')}</p>
      {course.referrals.length === 0 && <p className={classes.quiet}>{t('course.referrals.none')}</p>}
      <ul className={classes.lines}>
        {course.referrals.map((each) => (
          <One key={each.id} of={each} writes={writes} />
        ))}
      </ul>
      {making && (
        <ReferralForm caseId={page.id} child={page.person?.child ?? false} onClose={() => setMaking(false)} />
      )}
    </Section>
  )
}

type Act = 'declined' | 'outcome' | 'withdraw'

function One({ of, writes }: { of: CaseReferral; writes: boolean }) {
  const t = useT()
  const [act, setAct] = useState<Act>()
  const done = { invalidates: ['/cases'], onDone: () => setAct(undefined) }
  const answer = useSend(recordReferralAnswer, done)
  const outcome = useSend(recordReferralOutcome, done)
  const withdraw = useSend(withdrawReferral, done)
  const params = { id: of.id }
  const open = of.state === 'sent' || of.state === 'unanswered'
  const say = (words: string) => {
    if (act === 'declined') answer.mutate({ params, body: { answer: 'declined', words } })
    else if (act === 'outcome') outcome.mutate({ params, body: { words } })
    else withdraw.mutate({ params, body: { why: words.slice(0, 500) } })
  }
  return (
    <li>
      <div className={classes.grow}>
        <strong>
          <bdi>{of.to}</bdi>
        </strong>{' '}
        ·{' '}
        <span className={of.state === 'unanswered' ? classes.late : undefined}>
          {t(`course.referral.state.${of.state}`)}
        </span>
        <p className={classes.note}>
          <bdi>{of.asked}</bdi>
        </p>
        <Carried of={of.carries} />
        {of.answer?.words && (
          <p className={classes.note}>
            {t('course.referral.said')} <bdi>{of.answer.words}</bdi>
          </p>
        )}
        {of.outcome && (
          <p className={classes.note}>
            {t('course.referral.outcome')}: <bdi>{of.outcome.words}</bdi>
          </p>
        )}
        <span className={classes.quiet}>
          <bdi>{of.sentBy.name}</bdi>, <InstantText value={of.sentAt} />
          {open && (
            <>
              {' · '}
              {t('course.referral.answer-by')} <DayText value={of.answerBy} />
            </>
          )}
        </span>
        <FormProblem error={answer.error} />
        {writes && (open || of.state === 'accepted') && (
          <Group gap="xs" mt="xs">
            {open && !of.toAgency && (
              <>
                <Button
                  size="xs"
                  variant="default"
                  loading={answer.isPending}
                  onClick={() => answer.mutate({ params, body: { answer: 'accepted' } })}
                >
                  {t('course.referral.they-accepted')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setAct('declined')}>
                  {t('course.referral.they-declined')}
                </Button>
              </>
            )}
            {of.state === 'accepted' && !of.toAgency && (
              <Button size="xs" variant="default" onClick={() => setAct('outcome')}>
                {t('course.referral.outcome')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setAct('withdraw')}>
              {t('course.withdraw')}
            </Button>
          </Group>
        )}
      </div>
      {act && (
        <ConfirmWithReason
          opened
          title={t(`course.referral.act.${act}`)}
          act={t('cases.save')}
          busy={answer.isPending || outcome.isPending || withdraw.isPending}
          error={answer.error ?? outcome.error ?? withdraw.error}
          onConfirm={say}
          onClose={() => setAct(undefined)}
        >
          {t(`course.referral.act-hint.${act}`)}
        </ConfirmWithReason>
      )}
    </li>
  )
}

/** What goes with a referral, or came with one. */
export function Carried({ of }: { of: CaseReferral['carries'] }) {
  const t = useT()
  const fields = (['name', 'born', 'contact'] as const).filter((field) => of[field])
  if (fields.length === 0) return null
  return (
    <p className={classes.quiet}>
      {fields.map((field, index) => (
        <span key={field}>
          {index > 0 && ' · '}
          {t(`course.referral.field.${field}`)}: <bdi>{of[field]}</bdi>
        </span>
      ))}
    </p>
  )
}

function ReferralForm({ caseId, child, onClose }: { caseId: string; child: boolean; onClose: () => void }) {
  const t = useT()
  const agencies = useAnswer(listOtherAgencies).data?.items ?? []
  const [of, setOf] = useState({
    to: 'service',
    agency: null as string | null,
    service: '',
    asked: '',
    name: '',
    born: '',
    contact: '',
    agreedBy: (child ? 'guardian' : 'the person') as (typeof referralAgreedBy)[number],
    agreedOn: today(),
    agreedWords: '',
    answerBy: today(14),
  })
  const set = (more: Partial<typeof of>) => setOf({ ...of, ...more })
  const send = useSend(sendReferral, { invalidates: ['/cases'], onDone: onClose })
  const toService = of.to === 'service'
  const field = (name: 'name' | 'born' | 'contact') => (of[name].trim() ? { [name]: of[name].trim() } : {})
  return (
    <FormModal
      title={t('course.referral.make')}
      hint={t('course.referrals.hint')}
      act={t('course.referral.send')}
      ready={
        of.asked.trim() !== '' &&
        of.agreedWords.trim() !== '' &&
        (toService ? of.service.trim() !== '' : !!of.agency)
      }
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: caseId },
          body: {
            ...(toService ? { toService: of.service.trim() } : of.agency ? { toAgencyId: of.agency } : {}),
            asked: of.asked.trim(),
            carries: { ...field('name'), ...field('born'), ...field('contact') },
            agreedBy: of.agreedBy,
            agreedOn: of.agreedOn,
            agreedWords: of.agreedWords.trim(),
            answerBy: of.answerBy,
          },
        })
      }
      onClose={onClose}
      wide
    >
      <SegmentedControl
        aria-label={t('course.referral.to')}
        data={[
          { value: 'service', label: t('course.referral.to-service') },
          { value: 'agency', label: t('course.referral.to-agency') },
        ]}
        value={of.to}
        onChange={(to) => set({ to })}
      />
      {toService ? (
        <OneLine
          label={t('course.referral.service')}
          value={of.service}
          onChange={(service) => set({ service })}
        />
      ) : (
        <Select
          label={t('course.referral.agency')}
          data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={of.agency}
          onChange={(agency) => set({ agency })}
          searchable
          required
        />
      )}
      <Words
        label={t('course.referral.asked')}
        hint={t('course.referral.asked-hint')}
        value={of.asked}
        onChange={(asked) => set({ asked })}
      />
      <fieldset className={classes.fieldset}>
        <legend>{t('course.referral.carries')}</legend>
        <p className={classes.quiet}>{t('course.referral.carries-hint')}</p>
        {(['name', 'born', 'contact'] as const).map((name) => (
          <OneLine
            key={name}
            label={t(`course.referral.field.${name}`)}
            value={of[name]}
            optional
            onChange={(value) => set({ [name]: value })}
          />
        ))}
      </fieldset>
      <Select
        label={t('course.referral.agreed-by')}
        data={referralAgreedBy.map((code) => ({
          value: code,
          label: t(`course.referral.agreed.${word(code)}`),
        }))}
        value={of.agreedBy}
        onChange={(value) =>
          set({ agreedBy: referralAgreedBy.find((each) => each === value) ?? of.agreedBy })
        }
        allowDeselect={false}
      />
      <Group grow>
        <DayField
          label={t('course.referral.agreed-on')}
          max={today()}
          value={of.agreedOn}
          onChange={(agreedOn) => set({ agreedOn })}
        />
        <DayField
          label={t('course.referral.answer-by')}
          min={today(1)}
          value={of.answerBy}
          onChange={(answerBy) => set({ answerBy })}
        />
      </Group>
      <Words
        label={t('course.referral.agreed-words')}
        value={of.agreedWords}
        onChange={(agreedWords) => set({ agreedWords })}
      />
    </FormModal>
  )
}
