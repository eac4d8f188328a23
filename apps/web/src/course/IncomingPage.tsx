// What other agencies ask of ours: help, and to take a case over.
import { Button, Group, Stack } from '@mantine/core'
import {
  type AnswerOf,
  acceptTransfer,
  answerCaseReferral,
  declineTransfer,
  finishCaseReferral,
  getIncoming,
} from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Places } from '../cases/Places.tsx'
import { CasePerson } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Carried } from './Referrals.tsx'

type Incoming = AnswerOf<typeof getIncoming>

export function IncomingPage() {
  const t = useT()
  const read = useAnswer(getIncoming)
  return (
    <>
      <Places />
      <PageTitle title={t('course.incoming')} />
      <Loaded from={read}>
        {({ referrals, transfers }) => (
          <Stack gap="lg">
            <Section title={t('course.incoming.transfers')}>
              <p className={classes.quiet}>{t('course.incoming.transfers-hint')}</p>
              {transfers.length === 0 && <p>{t('course.incoming.no-transfers')}</p>}
              <ul className={classes.lines}>
                {transfers.map((each) => (
                  <Transfer key={each.id} of={each} />
                ))}
              </ul>
            </Section>
            <Section title={t('course.incoming.referrals')}>
              <p className={classes.quiet}>{t('course.incoming.referrals-hint')}</p>
              {referrals.length === 0 && <p>{t('course.incoming.no-referrals')}</p>}
              <ul className={classes.lines}>
                {referrals.map((each) => (
                  <Referral key={each.id} of={each} />
                ))}
              </ul>
            </Section>
          </Stack>
        )}
      </Loaded>
    </>
  )
}

function Transfer({ of }: { of: Incoming['transfers'][number] }) {
  const t = useT()
  const decides = useCan()('care.decide')
  const navigate = useNavigate()
  const [declining, setDeclining] = useState(false)
  const accept = useSend(acceptTransfer, {
    invalidates: ['/cases'],
    onDone: ({ id }) => void navigate({ to: `/cases/${id}` as '/' }),
  })
  const decline = useSend(declineTransfer, { invalidates: ['/cases'], onDone: () => setDeclining(false) })
  const params = { id: of.id }
  return (
    <li>
      <div className={classes.grow}>
        <strong>
          <CasePerson person={of.person} />
        </strong>{' '}
        · <bdi>{of.from}</bdi> · {t('cases.fact.opened')} <DayText value={of.openedOn} />
        <p className={classes.note}>
          <bdi>{of.reason}</bdi>
        </p>
        <p className={classes.note}>
          <bdi>{of.summary}</bdi>
        </p>
        <span className={classes.quiet}>
          <InstantText value={of.signedAt} />
        </span>
        <FormProblem error={accept.error} />
        {of.newCaseId ? (
          <p>
            <Link to={`/cases/${of.newCaseId}` as '/'}>{t('cases.open-page')}</Link>
          </p>
        ) : (
          <>
            {!of.person && <p>{t('course.incoming.no-identity')}</p>}
            {decides && (
              <Group gap="xs" mt="xs">
                <Button
                  size="xs"
                  disabled={!of.person}
                  loading={accept.isPending}
                  onClick={() => accept.mutate({ params })}
                >
                  {t('course.transfer.accept')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setDeclining(true)}>
                  {t('course.decline')}
                </Button>
              </Group>
            )}
          </>
        )}
      </div>
      <ConfirmWithReason
        opened={declining}
        title={t('course.decline')}
        act={t('course.decline')}
        busy={decline.isPending}
        error={decline.error}
        onConfirm={(why) => decline.mutate({ params, body: { why } })}
        onClose={() => setDeclining(false)}
      >
        {t('course.incoming.decline-hint')}
      </ConfirmWithReason>
    </li>
  )
}

function Referral({ of }: { of: Incoming['referrals'][number] }) {
  const t = useT()
  const writes = useCan()('care.write')
  const [act, setAct] = useState<'declined' | 'outcome'>()
  const done = { invalidates: ['/cases'], onDone: () => setAct(undefined) }
  const answer = useSend(answerCaseReferral, done)
  const finish = useSend(finishCaseReferral, done)
  const params = { id: of.id }
  const open = of.state === 'sent' || of.state === 'unanswered'
  return (
    <li>
      <div className={classes.grow}>
        <strong>
          <bdi>{of.from}</bdi>
        </strong>{' '}
        · {t(`course.referral.state.${of.state}`)}
        <p className={classes.note}>
          <bdi>{of.asked}</bdi>
        </p>
        <Carried of={of.carries} />
        {of.outcome && (
          <p className={classes.note}>
            {t('course.referral.outcome')}: <bdi>{of.outcome.words}</bdi>
          </p>
        )}
        <span className={classes.quiet}>
          <InstantText value={of.sentAt} />
          {open && (
            <>
              {' · '}
              {t('course.referral.answer-by')} <DayText value={of.answerBy} />
            </>
          )}
        </span>
        <FormProblem error={answer.error} />
        {writes && (
          <Group gap="xs" mt="xs">
            {open && (
              <>
                <Button
                  size="xs"
                  loading={answer.isPending}
                  onClick={() => answer.mutate({ params, body: { answer: 'accepted' } })}
                >
                  {t('cases.referral.act.accept')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setAct('declined')}>
                  {t('course.decline')}
                </Button>
              </>
            )}
            {of.state === 'accepted' && (
              <Button size="xs" variant="default" onClick={() => setAct('outcome')}>
                {t('course.referral.outcome')}
              </Button>
            )}
          </Group>
        )}
      </div>
      {act && (
        <ConfirmWithReason
          opened
          title={t(`course.referral.act.${act}`)}
          act={t('cases.save')}
          busy={answer.isPending || finish.isPending}
          error={answer.error ?? finish.error}
          onConfirm={(words) =>
            act === 'declined'
              ? answer.mutate({ params, body: { answer: 'declined', words } })
              : finish.mutate({ params, body: { words } })
          }
          onClose={() => setAct(undefined)}
        >
          {t('course.incoming.words-hint')}
        </ConfirmWithReason>
      )}
    </li>
  )
}
