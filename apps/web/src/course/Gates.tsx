// The gates of a case: where it stands, what the next one needs, and who owes it.
import { Alert, Button, Group, Select } from '@mantine/core'
import {
  type CaseGate,
  type CaseGateKind,
  gateKindsOfCase,
  proposeCaseGate,
  returnCaseGate,
  signCaseGate,
  today,
  withdrawCaseGate,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayField, OneLine, Words } from '../components/fields.tsx'
import { Steps } from '../components/Steps.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import type { PartProps } from './Course.tsx'

const shown = ['identification', 'assessment', 'plan', 'implementation', 'closure', 'follow-up'] as const

export function Gates({ page, course, writes }: PartProps) {
  const t = useT()
  const me = useMe().account.id
  const [proposing, setProposing] = useState(false)
  const at = course.step === 'ended' ? shown.length : shown.indexOf(course.step)
  const { next, child } = course
  const home =
    page.reason === 'arrival' ||
    page.timeline.some(({ kind, what }) => kind === 'status' && what === 'returned')
  // A case can close without having come through all of them.
  const passed: Partial<Record<string, boolean>> = {
    assessment: course.gates.some(({ kind, agreed }) => kind === 'assessment' && agreed),
    plan: course.gates.some(({ kind, agreed }) => kind === 'plan' && agreed),
    implementation: course.gates.some(({ kind, agreed }) => kind === 'plan' && agreed),
  }
  const proposes = writes && page.supervisor !== null && page.supervisor.id !== me && !page.closing
  const gates = course.gates.filter(({ withdrawnAt }) => !withdrawnAt).toReversed()
  return (
    <Section
      title={t('course.gates')}
      {...(proposes ? { act: t('course.gate.propose'), onAct: () => setProposing(true) } : {})}
    >
      <Steps
        label={t('course.gates')}
        steps={shown.map((step, index) => ({
          id: step,
          label: t(`course.step.${step}`),
          state: index === at ? 'now' : index < at && passed[step] !== false ? 'done' : 'next',
        }))}
      />
      {next && (
        <p>
          <strong>{t('course.next')}</strong> {t(`course.next.${next.to}.${next.gate}`)} ·{' '}
          {next.by ? <bdi>{next.by.name}</bdi> : t(`course.next.who.${next.who}`)}
        </p>
      )}
      {child && !home && !(child.assessed && child.carer && child.reception) && page.state !== 'closed' && (
        <Alert color="ochre" variant="light" title={t('course.before-manifest')}>
          <ul className={classes.plain}>
            <li>
              {t('course.before.assessment')}:{' '}
              {t(child.assessed ? 'course.before.there' : 'course.before.missing')}
            </li>
            <li>
              {t('course.before.carer')}: {t(child.carer ? 'course.before.there' : 'course.before.missing')}
            </li>
            <li>
              {t('course.before.reception')}:{' '}
              {child.reception ? <bdi>{child.reception}</bdi> : t('course.before.missing')}
            </li>
          </ul>
        </Alert>
      )}
      {gates.length === 0 && page.state !== 'closed' && (
        <p className={classes.quiet}>{t('course.gates.none')}</p>
      )}
      <ul className={classes.lines}>
        {gates.map((gate) => (
          <Gate key={gate.id} gate={gate} supervisor={page.supervisor?.id === me} me={me} writes={writes} />
        ))}
      </ul>
      {proposing && (
        <GateForm
          caseId={page.id}
          child={page.person?.child ?? false}
          first={gateKindsOfCase.find((kind) => kind === next?.gate) ?? 'review'}
          onClose={() => setProposing(false)}
        />
      )}
    </Section>
  )
}

function Gate({
  gate,
  supervisor,
  me,
  writes,
}: {
  gate: CaseGate
  supervisor: boolean
  me: string
  writes: boolean
}) {
  const t = useT()
  const [returning, setReturning] = useState(false)
  const stale = { invalidates: ['/cases'] }
  const sign = useSend(signCaseGate, stale)
  const back = useSend(returnCaseGate, { ...stale, onDone: () => setReturning(false) })
  const take = useSend(withdrawCaseGate, stale)
  const params = { id: gate.id }
  const waits = !gate.agreed && !gate.returned
  return (
    <li>
      <div className={classes.grow}>
        <strong>{t(`course.gate.${gate.kind}`)}</strong> · <DayText value={gate.heldOn} /> ·{' '}
        {t(gate.agreed ? 'course.gate.agreed' : gate.returned ? 'course.gate.returned' : 'course.gate.waits')}
        <p className={classes.note}>
          <bdi>{gate.words}</bdi>
        </p>
        <p className={classes.note}>
          {t('course.own-view')}: <bdi>{gate.ownView}</bdi>
        </p>
        {gate.reception && (
          <p>
            {t('course.before.reception')}: <bdi>{gate.reception}</bdi>
          </p>
        )}
        {gate.returned && (
          <p className={classes.note}>
            {t('course.gate.returned-why')} <bdi>{gate.returned.why}</bdi>
          </p>
        )}
        <span className={classes.quiet}>
          {t('course.proposed-by')} <bdi>{gate.proposed.by.name}</bdi>,{' '}
          <InstantText value={gate.proposed.at} />
          {gate.agreed && (
            <>
              {' · '}
              {t('cases.signed-by')} <bdi>{gate.agreed.by.name}</bdi>, <InstantText value={gate.agreed.at} />
            </>
          )}
        </span>
        <FormProblem error={sign.error ?? take.error} />
        {waits && writes && (
          <Group gap="xs" mt="xs">
            {supervisor && gate.proposed.by.id !== me && (
              <>
                <Button size="xs" loading={sign.isPending} onClick={() => sign.mutate({ params })}>
                  {t('course.sign')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setReturning(true)}>
                  {t('cases.send-back')}
                </Button>
              </>
            )}
            {gate.proposed.by.id === me && (
              <Button
                size="xs"
                variant="default"
                loading={take.isPending}
                onClick={() => take.mutate({ params })}
              >
                {t('cases.take-back')}
              </Button>
            )}
          </Group>
        )}
      </div>
      <ConfirmWithReason
        opened={returning}
        title={t('cases.send-back')}
        act={t('cases.send-back')}
        busy={back.isPending}
        error={back.error}
        onConfirm={(why) => back.mutate({ params, body: { why } })}
        onClose={() => setReturning(false)}
      >
        {t('course.return-hint')}
      </ConfirmWithReason>
    </li>
  )
}

function GateForm({
  caseId,
  child,
  first,
  onClose,
}: {
  caseId: string
  child: boolean
  first: CaseGateKind
  onClose: () => void
}) {
  const t = useT()
  const [of, setOf] = useState({
    kind: first,
    heldOn: today(),
    words: '',
    ownView: '',
    reception: '',
    nextOn: today(60),
  })
  const set = (more: Partial<typeof of>) => setOf({ ...of, ...more })
  const send = useSend(proposeCaseGate, { invalidates: ['/cases'], onDone: onClose })
  const assesses = of.kind === 'assessment'
  const ready =
    of.words.trim() !== '' &&
    of.ownView.trim() !== '' &&
    (assesses ? !child || of.reception.trim() !== '' : of.nextOn > of.heldOn)
  return (
    <FormModal
      title={t('course.gate.propose')}
      hint={t('course.gate.hint')}
      act={t('course.gate.propose')}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: caseId },
          body: {
            kind: of.kind,
            heldOn: of.heldOn,
            words: of.words.trim(),
            ownView: of.ownView.trim(),
            ...(assesses
              ? of.reception.trim()
                ? { reception: of.reception.trim() }
                : {}
              : { nextOn: of.nextOn }),
          },
        })
      }
      onClose={onClose}
      wide
    >
      <Select
        label={t('course.gate.kind')}
        data={gateKindsOfCase.map((kind) => ({ value: kind, label: t(`course.gate.${word(kind)}`) }))}
        value={of.kind}
        onChange={(kind) => set({ kind: gateKindsOfCase.find((each) => each === kind) ?? of.kind })}
        allowDeselect={false}
      />
      <DayField
        label={t('course.held-on')}
        max={today()}
        value={of.heldOn}
        onChange={(heldOn) => set({ heldOn })}
      />
      <Words
        label={t(`course.gate.words.${of.kind}`)}
        hint={t('cases.who.care')}
        rows={4}
        value={of.words}
        onChange={(words) => set({ words })}
      />
      <Words
        label={t('course.own-view')}
        hint={t('course.own-view-hint')}
        value={of.ownView}
        onChange={(ownView) => set({ ownView })}
      />
      {assesses && child && (
        <OneLine
          label={t('course.before.reception')}
          hint={t('course.reception-hint')}
          value={of.reception}
          onChange={(reception) => set({ reception })}
        />
      )}
      {!assesses && (
        <DayField
          label={t('course.next-on')}
          hint={t('course.next-on-hint')}
          value={of.nextOn}
          onChange={(nextOn) => set({ nextOn })}
        />
      )}
    </FormModal>
  )
}
