// For protection: why lines are on hold, and whether those persons may travel after all.
import { Button, Radio, Stack, Text, Textarea } from '@mantine/core'
import { answerReferral, listReferrals, type ReferralRow } from '@oralu/domain'
import { useState } from 'react'
import type { z } from 'zod'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './operations.module.css'
import { FormModal, Section, Traveller, useNameText } from './parts.tsx'

type Referral = z.infer<typeof ReferralRow>

export function ReferralsPage() {
  const t = useT()
  const can = useCan()
  const name = useNameText()
  const read = useAnswer(listReferrals)
  const [answering, setAnswering] = useState<Referral>()
  return (
    <div className={classes.page}>
      <PageTitle title={t('operations.referrals.title')}>
        <Text size="sm" c="dimmed">
          {t('operations.referrals.hint')}
        </Text>
      </PageTitle>
      <Loaded from={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('operations.referrals.none')} hint={t('operations.referrals.none-hint')} />
          ) : (
            <Section title={t('operations.referrals.open')}>
              <ul className={classes.lines}>
                {items.map((each) => (
                  <li key={each.id}>
                    <span className={classes.grow}>
                      <Traveller person={each.person} />{' '}
                      <span className={classes.notice}>{t(`operations.hold-kind.${word(each.kind)}`)}</span>
                      <br />
                      <bdi>{each.said}</bdi>
                    </span>
                    <span className={classes.quiet}>
                      <InstantText value={each.recordedAt} />
                    </span>
                    {can('protection.decide') && (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`${t('operations.referrals.answer')}: ${name(each.person)}`}
                        onClick={() => setAnswering(each)}
                      >
                        {t('operations.referrals.answer')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          )
        }
      </Loaded>
      {answering && <Answer referral={answering} onClose={() => setAnswering(undefined)} />}
    </div>
  )
}

function Answer({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const t = useT()
  const [outcome, setOutcome] = useState('stays on hold')
  const [answer, setAnswer] = useState('')
  const send = useSend(answerReferral, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.referrals.answer')}
      act={t('operations.referrals.answer')}
      hint={t('operations.referrals.answer-hint')}
      ready={answer.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({ params: { id: referral.id }, body: { outcome: outcome as 'may travel', answer } })
      }
    >
      <Radio.Group label={t('operations.referrals.outcome')} value={outcome} onChange={setOutcome}>
        <Stack gap={6} mt={4}>
          {(['stays on hold', 'may travel'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`operations.outcome.${word(value)}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('operations.referrals.words')}
        required
        autosize
        minRows={3}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
    </FormModal>
  )
}
