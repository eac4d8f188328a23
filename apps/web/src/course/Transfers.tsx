// Transfers: responsibility moves to another agency once that accepts; until then it stays here.
import { Button, Group, NumberInput, Select } from '@mantine/core'
import {
  type CaseTransfer,
  listOtherAgencies,
  proposeTransfer,
  signTransfer,
  withdrawTransfer,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Words } from '../components/fields.tsx'
import { InstantText } from '../components/text.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import type { PartProps } from './Course.tsx'

export function Transfers({ page, course, writes }: PartProps) {
  const t = useT()
  const me = useMe().account.id
  const [making, setMaking] = useState(false)
  const onItsWay = course.transfers.some(({ state }) => state === 'to sign' || state === 'offered')
  const proposes =
    writes && !onItsWay && !page.closing && page.supervisor !== null && page.supervisor.id !== me
  return (
    <Section
      title={t('course.transfers')}
      {...(proposes ? { act: t('course.transfer.propose'), onAct: () => setMaking(true) } : {})}
    >
      <p className={classes.quiet}>{t('course.transfers.hint')}</p>
      <ul className={classes.lines}>
        {course.transfers.map((each) => (
          <One
            key={each.id}
            of={each}
            writes={writes}
            signs={page.supervisor?.id === me && each.proposed.by.id !== me}
          />
        ))}
      </ul>
      {making && <TransferForm caseId={page.id} onClose={() => setMaking(false)} />}
    </Section>
  )
}

function One({ of, writes, signs }: { of: CaseTransfer; writes: boolean; signs: boolean }) {
  const t = useT()
  const [taking, setTaking] = useState(false)
  const sign = useSend(signTransfer, { invalidates: ['/cases'] })
  const back = useSend(withdrawTransfer, { invalidates: ['/cases'], onDone: () => setTaking(false) })
  const params = { id: of.id }
  const open = of.state === 'to sign' || of.state === 'offered'
  return (
    <li>
      <div className={classes.grow}>
        <strong>
          <bdi>{of.to}</bdi>
        </strong>{' '}
        · {t(`course.transfer.state.${word(of.state)}`)}
        <p className={classes.note}>
          <bdi>{of.reason}</bdi>
        </p>
        <p className={classes.note}>
          {t('course.transfer.summary')}: <bdi>{of.summary}</bdi>
        </p>
        {of.grantDays > 0 && (
          <p className={classes.quiet}>{t('course.transfer.grant-days', { days: of.grantDays })}</p>
        )}
        {of.answer?.words && (
          <p className={classes.note}>
            {t('course.referral.said')} <bdi>{of.answer.words}</bdi>
          </p>
        )}
        <span className={classes.quiet}>
          {t('course.proposed-by')} <bdi>{of.proposed.by.name}</bdi>, <InstantText value={of.proposed.at} />
          {of.signed && (
            <>
              {' · '}
              {t('cases.signed-by')} <bdi>{of.signed.by.name}</bdi>, <InstantText value={of.signed.at} />
            </>
          )}
        </span>
        <FormProblem error={sign.error} />
        {writes && open && (
          <Group gap="xs" mt="xs">
            {signs && of.state === 'to sign' && (
              <Button size="xs" loading={sign.isPending} onClick={() => sign.mutate({ params })}>
                {t('course.transfer.sign')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setTaking(true)}>
              {t('course.withdraw')}
            </Button>
          </Group>
        )}
      </div>
      <ConfirmWithReason
        opened={taking}
        title={t('course.withdraw')}
        act={t('course.withdraw')}
        busy={back.isPending}
        error={back.error}
        onConfirm={(why) => back.mutate({ params, body: { why: why.slice(0, 500) } })}
        onClose={() => setTaking(false)}
      >
        {t('course.transfer.withdraw-hint')}
      </ConfirmWithReason>
    </li>
  )
}

function TransferForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const agencies = useAnswer(listOtherAgencies).data?.items ?? []
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [summary, setSummary] = useState('')
  const [days, setDays] = useState<number | string>(0)
  const send = useSend(proposeTransfer, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('course.transfer.propose')}
      hint={t('course.transfers.hint')}
      act={t('course.transfer.propose')}
      ready={to !== null && reason.trim() !== '' && summary.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        if (to)
          send.mutate({
            params: { id: caseId },
            body: {
              toAgencyId: to,
              reason: reason.trim(),
              summary: summary.trim(),
              grantDays: Number(days) || 0,
            },
          })
      }}
      onClose={onClose}
      wide
    >
      <Select
        label={t('course.referral.agency')}
        data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setTo}
        searchable
        required
      />
      <Words label={t('course.transfer.reason')} value={reason} onChange={setReason} />
      <Words
        label={t('course.transfer.summary')}
        hint={t('course.transfer.summary-hint')}
        rows={5}
        value={summary}
        onChange={setSummary}
      />
      <NumberInput
        label={t('course.transfer.days')}
        description={t('course.transfer.days-hint')}
        min={0}
        max={90}
        allowDecimal={false}
        value={days}
        onChange={setDays}
      />
    </FormModal>
  )
}
