// One line beside the manifest: who, with whom, every gate with what speaks for it, and the acts that are open.
import { Button, Text } from '@mantine/core'
import {
  canBePassed,
  type GateKind,
  getLine,
  type ManifestLinePage,
  signGate,
  withdrawGate,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { Facts } from '../components/Facts.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { GateBadge } from '../components/GateBadge.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan, useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { GateForm } from './GateForm.tsx'
import { LineActs, PassGate } from './LineActs.tsx'
import classes from './operations.module.css'
import { Born, SeatText, Traveller, useNameText } from './parts.tsx'

export function LinePanel({ id, onClose, focusOn }: { id: string; onClose: () => void; focusOn: number }) {
  const t = useT()
  const name = useNameText()
  const read = useAnswer(getLine, { params: { id } }, { keep: false })
  return (
    <SidePanel
      title={read.data ? name(read.data.person) : t('operations.line')}
      onClose={onClose}
      focusOn={focusOn}
    >
      <Loaded from={read}>{(line) => <Line line={line} />}</Loaded>
    </SidePanel>
  )
}

function Line({ line }: { line: ManifestLinePage }) {
  const t = useT()
  const kin = line.kin.filter(({ state }) => state !== 'not listed')
  const absent = line.kin.filter(({ state }) => state === 'not listed')
  return (
    <div className={classes.page}>
      <Facts
        facts={[
          { label: t('operations.traveller'), value: <Traveller person={line.person} stacked /> },
          {
            label: t('operations.born'),
            value: (
              <>
                <Born person={line.person} /> {line.child && `· ${t('operations.child')}`}
              </>
            ),
          },
          {
            label: t('operations.state'),
            value: (
              <>
                {t(`operations.line-state.${word(line.state)}`)}
                {line.stateReason && (
                  <>
                    {': '}
                    <bdi>{line.stateReason}</bdi>
                  </>
                )}
                {line.holdCleared && ` · ${t('operations.hold.cleared')}`}
                <br />
                <span className={classes.quiet}>
                  <bdi>{line.stateBy}</bdi>, <InstantText value={line.stateAt} />
                </span>
              </>
            ),
          },
          { label: t('operations.seat'), value: <SeatText seat={line.seat} vehicle={line.vehicle} /> },
          ...(line.berth === 'seat' && !line.weightKg && !line.medicNear
            ? []
            : [
                {
                  label: t('operations.needs'),
                  value: [
                    t(`operations.berth.${line.berth}`),
                    ...(line.medicNear ? [t('operations.medic-near')] : []),
                    ...(line.weightKg ? [t('operations.vehicle.kg', { kg: line.weightKg })] : []),
                  ].join(', '),
                },
              ]),
          ...(line.escortNeeded ? [{ label: t('operations.escort'), value: t('operations.yes') }] : []),
        ]}
      />
      {line.person && (
        <Text size="sm">
          <Link to={`/people/${line.person.personId}` as '/'}>{t('operations.to-person')}</Link>
        </Text>
      )}
      <LineActs line={line} />
      <section aria-label={t('operations.gates')}>
        <h3>{t('operations.gates')}</h3>
        {line.gates
          .filter(({ state }) => state !== 'unneeded')
          .map((gate) => (
            <Gate key={gate.kind} line={line} gate={gate} />
          ))}
      </section>
      {line.kin.length > 0 && (
        <section aria-label={t('operations.family')}>
          <h3>{t('operations.family')}</h3>
          <ul className={classes.lines}>
            {[...kin, ...absent].map((each) => (
              <li key={each.anchorId}>
                <span className={classes.grow}>
                  <Traveller person={each.person} />
                </span>
                <span className={classes.quiet}>
                  {t(`operations.kin.${word(each.role)}`)} · {t(`operations.line-state.${word(each.state)}`)}
                  {each.lineId && !each.together && ` · ${t('operations.kin.apart')}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Gate({ line, gate }: { line: ManifestLinePage; gate: ManifestLinePage['gates'][number] }) {
  const t = useT()
  const can = useCan()
  const me = useMe()
  const [asking, setAsking] = useState<'meet' | 'withdraw' | 'pass'>()
  const sign = useSend(signGate, { invalidates: ['/operations'] })
  const withdraw = useSend(withdrawGate, { invalidates: ['/operations'], onDone: () => setAsking(undefined) })
  const { kind } = gate
  const entry = line.entries.findLast((each) => each.kind === kind)
  const passing = line.passings.findLast((each) => each.kind === kind)
  const changes =
    can('mission.write') &&
    (line.missionState === 'open' || line.missionState === 'frozen') &&
    !line.doorsClosed
  const label = t(`operations.gate.${kind}`)
  const own = (act: string) => `${act}: ${label}`
  // The register meets identity; a finding there meets nationality, or here a review for the mother of a citizen.
  const mayBeMother = !line.child && line.person?.sex !== 'male'
  const recordable =
    kind !== 'identity' &&
    (kind !== 'nationality' || mayBeMother) &&
    (kind !== 'together' || gate.state !== 'met' || entry !== undefined)
  const unsigned =
    entry &&
    !entry.signedBy &&
    !entry.withdrawnAt &&
    (kind === 'together' || entry.details.basis === 'best interests')
  return (
    <div className={classes.gate}>
      <GateBadge state={gate.state} label={label} />
      {gate.why && <p>{t(`operations.why.${gate.why}`)}</p>}
      {kind === 'nationality' && line.citizenBy && (
        <p className={classes.quiet}>
          {t('operations.citizen-by')} <bdi>{line.citizenBy}</bdi>, <InstantText value={line.citizenAt} />
        </p>
      )}
      {entry && (
        <p className={classes.quiet}>
          <bdi>{entry.evidence}</bdi>
          {entry.expiresOn && (
            <>
              {' · '}
              {t('operations.permissions.until')} <DayText value={entry.expiresOn} />
            </>
          )}
          {' · '}
          <bdi>{entry.recordedBy}</bdi>, <InstantText value={entry.recordedAt} />
          {entry.signedBy && (
            <>
              {' · '}
              {t('operations.signed-by')} <bdi>{entry.signedBy}</bdi>
            </>
          )}
          {entry.withdrawReason && (
            <>
              {' · '}
              {t('operations.why.withdrawn')}: <bdi>{entry.withdrawReason}</bdi>
            </>
          )}
        </p>
      )}
      {passing && (
        <p className={classes.quiet}>
          {t('operations.passed-by')} <bdi>{passing.recordedBy}</bdi>: <bdi>{passing.reason}</bdi>
          {passing.assessBy && (
            <>
              {' · '}
              {t('operations.assess-by')} <InstantText value={passing.assessBy} />
            </>
          )}
        </p>
      )}
      <FormProblem error={sign.error} />
      {changes && (
        <div className={classes.buttons}>
          {recordable && gate.state !== 'met' && (
            <Button
              size="xs"
              variant="default"
              aria-label={own(t('operations.gate.meet'))}
              onClick={() => setAsking('meet')}
            >
              {t('operations.gate.meet')}
            </Button>
          )}
          {recordable && gate.state === 'met' && kind === 'fitness' && (
            <Button
              size="xs"
              variant="subtle"
              aria-label={own(t('operations.gate.again'))}
              onClick={() => setAsking('meet')}
            >
              {t('operations.gate.again')}
            </Button>
          )}
          {unsigned && can('mission.decide') && entry.recordedById !== me.account.id && (
            <Button
              size="xs"
              loading={sign.isPending}
              aria-label={own(t('operations.gate.sign'))}
              onClick={() => sign.mutate({ params: { id: entry.id } })}
            >
              {t('operations.gate.sign')}
            </Button>
          )}
          {entry && !entry.withdrawnAt && (
            <Button
              size="xs"
              variant="subtle"
              aria-label={own(t('operations.gate.withdraw'))}
              onClick={() => setAsking('withdraw')}
            >
              {t('operations.gate.withdraw')}
            </Button>
          )}
          {gate.state === 'unmet' &&
            line.missionState === 'frozen' &&
            canBePassed(kind as GateKind) &&
            can('mission.decide') && (
              <Button
                size="xs"
                variant="subtle"
                aria-label={own(t('operations.gate.pass'))}
                onClick={() => setAsking('pass')}
              >
                {t('operations.gate.pass')}
              </Button>
            )}
        </div>
      )}
      {asking === 'meet' && <GateForm line={line} kind={kind} onClose={() => setAsking(undefined)} />}
      {asking === 'pass' && <PassGate line={line} kinds={[kind]} onClose={() => setAsking(undefined)} />}
      {entry && (
        <ConfirmWithReason
          opened={asking === 'withdraw'}
          title={own(t('operations.gate.withdraw'))}
          act={t('operations.gate.withdraw')}
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setAsking(undefined)}
          onConfirm={(reason) => withdraw.mutate({ params: { id: entry.id }, body: { reason } })}
        >
          {t(kind === 'decision' ? 'operations.gate.withdraw-decision' : 'operations.gate.withdraw-hint')}
        </ConfirmWithReason>
      )}
    </div>
  )
}
