// What can be done with a line as a whole: seat and company, on hold, withdrawn, listed again, gates passed.
import { Button, Checkbox, Radio, Stack, Textarea } from '@mantine/core'
import {
  type GateKind,
  holdLine,
  type ManifestLinePage,
  passGates,
  relistLine,
  withdrawLine,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Change } from './LineChange.tsx'
import { NewBorn } from './NewBorn.tsx'
import classes from './operations.module.css'
import { FormModal } from './parts.tsx'

type Act = 'change' | 'hold' | 'withdraw' | 'relist' | 'new-born'

export function LineActs({ line }: { line: ManifestLinePage }) {
  const t = useT()
  const can = useCan()
  const [asking, setAsking] = useState<Act>()
  const close = () => setAsking(undefined)
  const [declined, setDeclined] = useState(false)
  const withdraw = useSend(withdrawLine, { invalidates: ['/operations'], onDone: close })
  const relist = useSend(relistLine, { invalidates: ['/operations'], onDone: close })
  const open = (line.missionState === 'open' || line.missionState === 'frozen') && !line.doorsClosed
  const born = mayBeMother(line) && can('identity.write') && (open || line.missionState === 'departed')
  if (!(open || born) || !can('mission.write')) return null
  const there = line.state === 'listed' || line.state === 'boarded' || line.state === 'not boarded'
  const back =
    can('mission.decide') && (line.state === 'withdrawn' || (line.state === 'on hold' && line.holdCleared))
  const button = (act: Act) => (
    <Button size="xs" variant="default" onClick={() => setAsking(act)}>
      {t(`operations.line.${act}`)}
    </Button>
  )
  return (
    <div className={classes.buttons}>
      {open && there && (line.missionState === 'open' || can('mission.decide')) && button('change')}
      {open && there && button('hold')}
      {open && (there || line.state === 'on hold') && button('withdraw')}
      {open && back && button('relist')}
      {born && (line.missionState !== 'frozen' || can('mission.decide')) && button('new-born')}
      {asking === 'new-born' && <NewBorn line={line} onClose={close} />}
      {asking === 'change' && <Change line={line} onClose={close} />}
      {asking === 'hold' && <Hold id={line.id} onClose={close} />}
      <ConfirmWithReason
        opened={asking === 'withdraw'}
        title={t('operations.line.withdraw')}
        act={t('operations.line.withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onClose={close}
        onConfirm={(reason) => withdraw.mutate({ params: { id: line.id }, body: { reason, declined } })}
      >
        {t('operations.withdraw.hint')}
        {!line.child && (
          <Checkbox
            mt="xs"
            label={t('operations.withdraw.declined')}
            description={t('operations.withdraw.declined-hint')}
            checked={declined}
            onChange={(event) => setDeclined(event.currentTarget.checked)}
          />
        )}
      </ConfirmWithReason>
      <ConfirmWithReason
        opened={asking === 'relist'}
        title={t('operations.line.relist')}
        act={t('operations.line.relist')}
        busy={relist.isPending}
        error={relist.error}
        onClose={close}
        onConfirm={(reason) => relist.mutate({ params: { id: line.id }, body: { reason } })}
      >
        {t('operations.relist.hint')}
      </ConfirmWithReason>
    </div>
  )
}

const mayBeMother = ({ child, person, state }: ManifestLinePage) =>
  !child && person?.sex !== 'male' && (state === 'listed' || state === 'boarded')

/** On hold: the reason goes to protection, and is shown to nobody else, not even to who wrote it. */
export function Hold({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const [kind, setKind] = useState('fear expressed')
  const [said, setSaid] = useState('')
  const send = useSend(holdLine, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.line.hold')}
      act={t('operations.line.hold')}
      hint={t('operations.hold.hint')}
      ready={said.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id }, body: { kind: kind as 'other', said } })}
    >
      <Radio.Group label={t('operations.hold.kind')} value={kind} onChange={setKind}>
        <Stack gap={6} mt={4}>
          <Radio value="fear expressed" label={t('operations.hold.fear')} />
          <Radio value="other" label={t('operations.hold.other')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('operations.hold.said')}
        required
        autosize
        minRows={3}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
    </FormModal>
  )
}

/** A named authority lets a line travel though a gate is not met. */
export function PassGate({
  line,
  kinds,
  onClose,
}: {
  line: { id: string }
  kinds: readonly GateKind[]
  onClose: () => void
}) {
  const t = useT()
  const send = useSend(passGates, { invalidates: ['/operations'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('operations.gate.pass')}
      act={t('operations.gate.pass')}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onConfirm={(reason) => send.mutate({ params: { id: line.id }, body: { kinds: [...kinds], reason } })}
    >
      {t('operations.pass.hint', { gates: kinds.map((kind) => t(`operations.gate.${kind}`)).join(', ') })}
    </ConfirmWithReason>
  )
}
