// An agreement: its rule in one sentence, whose hands it passed through, and what it lets go today.
import { Button, Stack, Text } from '@mantine/core'
import {
  type AgreementPage as Agreement,
  changeAgreement,
  endAgreement,
  getAgreement,
  signAgreement,
} from '@oralu/domain'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { type Fact, Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { type Step, Steps } from '../components/Steps.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box, Words } from '../meetings/parts.tsx'
import { AgreementForm } from './AgreementForm.tsx'
import { fieldsOf } from './agreement-draft.ts'
import classes from './cooperation.module.css'
import { Places } from './Places.tsx'
import { By, Go } from './parts.tsx'
import { Sentence } from './Sentence.tsx'
import { TryOut } from './TryOut.tsx'

export function AgreementPage() {
  const { agreementId: id } = useParams({ strict: false }) as { agreementId: string }
  const found = useAnswer(getAgreement, { params: { id } }, { keep: false })
  return (
    <>
      <Places />
      <Loaded from={found}>{(agreement) => <Whole key={agreement.id} agreement={agreement} />}</Loaded>
    </>
  )
}

function Whole({ agreement }: { agreement: Agreement }) {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'change' | 'sign' | 'end' | null>(null)
  const close = () => setOpen(null)
  const steps = useSteps(agreement)
  const facts = useFacts(agreement)
  const { own, state } = agreement
  const mayChange = own && state === 'drafted' && can('cooperation.write')
  const mayEnd = own && state !== 'ended' && can('cooperation.decide')
  const maySign = agreement.readerSigns !== null && can('cooperation.decide')
  const mayCompose = own && state === 'in force' && agreement.gives !== 'they' && can('cooperation.write')
  const compose = () =>
    void navigate({ to: '/cooperation/packages/new', search: { agreement: agreement.id } } as never)
  const action = maySign
    ? { label: t('cooperation.agreement.sign'), onClick: () => setOpen('sign') }
    : mayCompose
      ? { label: t('cooperation.package.compose'), onClick: compose }
      : undefined
  return (
    <Stack>
      <PageTitle
        title={agreement.title}
        action={open === 'change' ? undefined : action}
        aside={
          open !== 'change' && (
            <>
              {mayChange && (
                <Button variant="default" onClick={() => setOpen('change')}>
                  {t('cooperation.change')}
                </Button>
              )}
              {mayEnd && (
                <Button variant="default" onClick={() => setOpen('end')}>
                  {t('cooperation.agreement.end')}
                </Button>
              )}
            </>
          )
        }
      >
        <Text c="dimmed">
          {t(`cooperation.agreement-state.${word(state)}`)} · <bdi>{agreement.reference}</bdi> ·{' '}
          <Go to={`/cooperation/partners/${agreement.partnerId}`}>{agreement.partner}</Go>
        </Text>
      </PageTitle>
      {agreement.ended && (
        <div className={classes.notice} role="note">
          {t('cooperation.agreement.ended')} <bdi>{agreement.ended.why}</bdi>{' '}
          <By by={agreement.ended.by} at={agreement.ended.at} />
        </div>
      )}
      {open === 'change' ? (
        <Change agreement={agreement} onClose={close} />
      ) : (
        <>
          <Sentence rule={agreement} {...agreement} />
          <Steps steps={steps} label={t('cooperation.agreement.steps')} />
          <div className={classes.two}>
            <div>
              <Box title={t('cooperation.about')}>
                <Facts facts={facts} />
              </Box>
              <TryOut agreementId={agreement.id} />
            </div>
            <div>
              <Box title={t('cooperation.agreement.text')}>
                <Words>{agreement.text}</Words>
              </Box>
              <Box title={t('cooperation.agreement.impactAssessment')}>
                <Words>{agreement.impactAssessment}</Words>
              </Box>
            </div>
          </div>
        </>
      )}
      {open === 'sign' && <Sign agreement={agreement} onClose={close} />}
      {open === 'end' && <End agreement={agreement} onClose={close} />}
    </Stack>
  )
}

function useSteps({ first, second, protection, ended, recordedBy, recordedAt }: Agreement): Step[] {
  const t = useT()
  const signatures = { first, second, protection }
  const missing = (Object.keys(signatures) as (keyof typeof signatures)[]).find((key) => !signatures[key])
  return [
    {
      id: 'drafted',
      label: t('cooperation.step.drafted'),
      state: 'done',
      note: <By by={recordedBy} at={recordedAt} />,
    },
    ...Object.entries(signatures).map(
      ([key, signature]): Step => ({
        id: key,
        label: t(`cooperation.step.${key}`),
        state: signature ? 'done' : ended ? 'stopped' : missing === key ? 'now' : 'next',
        note: signature ? <By by={signature.by} at={signature.at} /> : undefined,
      }),
    ),
    ...(ended
      ? [{ id: 'ended', label: t('cooperation.agreement-state.ended'), state: 'stopped' as const }]
      : []),
  ]
}

function useFacts(it: Agreement): Fact[] {
  const t = useT()
  const fields = [...(it.fields.identity ?? []), ...(it.fields.mission ?? [])]
  const list = (words: string[]) => words.map((each) => <div key={each}>{each}</div>)
  return [
    { label: t('cooperation.gives'), value: t(`cooperation.gives.${it.gives}`) },
    ...(it.gives === 'they'
      ? []
      : [
          {
            label: t('cooperation.subjects'),
            value: (
              <>
                {t(`cooperation.subjects.${word(it.subjects)}`)}
                <div>
                  <bdi>{it.mission ?? it.source}</bdi>
                </div>
              </>
            ),
          },
        ]),
    { label: t('cooperation.fields'), value: list(fields.map((field) => t(`cooperation.field.${field}`))) },
    { label: t('cooperation.agreement.purpose'), value: <bdi>{it.purpose}</bdi> },
    { label: t('cooperation.agreement.legalBasis'), value: <bdi>{it.legalBasis}</bdi> },
    { label: t('cooperation.agreement.startsOn'), value: <DayText value={it.startsOn} /> },
    { label: t('cooperation.agreement.endsOn'), value: <DayText value={it.endsOn} /> },
    {
      label: t('cooperation.agreement.retention'),
      value: t('cooperation.days', { count: it.retentionDays }),
    },
    {
      label: t('cooperation.onward'),
      value: (
        <>
          {t(`cooperation.onward.${word(it.onward)}`)}
          <Words>{it.onwardTerms}</Words>
        </>
      ),
    },
    {
      label: t('cooperation.assurances'),
      value:
        it.assurances.length > 0
          ? list(it.assurances.map((one) => t(`cooperation.assurance.${word(one)}`)))
          : '–',
    },
    {
      label: t('cooperation.packages'),
      value:
        it.packages > 0 ? (
          <Go to={`/cooperation/packages?partnerId=${it.partnerId}`}>{String(it.packages)}</Go>
        ) : (
          '0'
        ),
    },
  ]
}

interface ActProps {
  agreement: Agreement
  onClose: () => void
}

function Change({ agreement, onClose }: ActProps) {
  const t = useT()
  const send = useSend(changeAgreement, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <AgreementForm
      start={fieldsOf(agreement)}
      partner={agreement.partner}
      names={agreement}
      act={t('cooperation.agreement.save-draft')}
      busy={send.isPending}
      error={send.error}
      onSubmit={(fields) => send.mutate({ params: { id: agreement.id }, body: { agreement: fields } })}
      onCancel={onClose}
    />
  )
}

function Sign({ agreement, onClose }: ActProps) {
  const t = useT()
  const send = useSend(signAgreement, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      wide
      title={t('cooperation.agreement.sign')}
      act={t('cooperation.agreement.sign')}
      hint={t(`cooperation.agreement.sign-hint.${agreement.readerSigns ?? 'first'}`)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: agreement.id } })}
      onClose={onClose}
    >
      <Sentence rule={agreement} {...agreement} />
    </FormModal>
  )
}

function End({ agreement, onClose }: ActProps) {
  const t = useT()
  const send = useSend(endAgreement, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('cooperation.agreement.end')}
      act={t('cooperation.agreement.end')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(why) => send.mutate({ params: { id: agreement.id }, body: { why } })}
      onClose={onClose}
    >
      {t('cooperation.agreement.end-hint')}
    </ConfirmWithReason>
  )
}
