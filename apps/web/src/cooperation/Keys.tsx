// A partner's keys: each serves once two officers have compared its fingerprint with what the partner read out.
import { Autocomplete, Button, Group, Text, Textarea, TextInput } from '@mantine/core'
import { addKey, checkKey, type PartnerKey, revokeKey, sameFingerprint } from '@oralu/domain'
import { useState } from 'react'
import { ProblemError, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { GateBadge, type GateState } from '../components/GateBadge.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'
import { By } from './parts.tsx'

const badges: Record<PartnerKey['state'], GateState> = {
  entered: 'unmet',
  'checked once': 'unmet',
  'in use': 'met',
  revoked: 'unneeded',
}

interface Props {
  of: readonly PartnerKey[]
  own: boolean
  onAdd: (() => void) | undefined
}

export function Keys({ of, own, onAdd }: Props) {
  const t = useT()
  return (
    <Box
      title={t('cooperation.keys.theirs')}
      aside={
        onAdd && (
          <Button size="xs" variant="default" onClick={onAdd}>
            {t('cooperation.key.add')}
          </Button>
        )
      }
    >
      {of.length === 0 && <Text c="dimmed">{t('cooperation.keys.none')}</Text>}
      <ul className={classes.lines}>
        {of.map((key) => (
          <Key key={key.id} of={key} own={own} />
        ))}
      </ul>
    </Box>
  )
}

function Key({ of, own }: { of: PartnerKey; own: boolean }) {
  const t = useT()
  const can = useCan()
  const [open, setOpen] = useState<'compare' | 'revoke' | null>(null)
  const close = () => setOpen(null)
  const unchecked = of.state === 'entered' || of.state === 'checked once'
  const decides = own && unchecked && can('cooperation.decide')
  const said = [
    { label: 'cooperation.key.first', by: of.first },
    { label: 'cooperation.key.second', by: of.second },
    { label: 'cooperation.key.revoked', by: of.revoked },
  ]
  return (
    <li>
      <Group gap="xs">
        <strong>{t(`cooperation.key-use.${of.use}`)}</strong>
        <GateBadge said state={badges[of.state]} label={t(`cooperation.key-state.${word(of.state)}`)} />
      </Group>
      <bdi dir="ltr" className={classes.print}>
        {of.fingerprint}
      </bdi>
      <div className={classes.quiet}>
        {t('cooperation.recorded')} <By by={of.recordedBy} at={of.recordedAt} />
      </div>
      {said.map(
        ({ label, by }) =>
          by && (
            <div key={label}>
              {t(label)} <bdi>{by.how}</bdi> <By by={by.by} at={by.at} />
            </div>
          ),
      )}
      <details>
        <summary>{t('cooperation.key.whole')}</summary>
        <pre dir="ltr" className={classes.key}>
          {of.key}
        </pre>
      </details>
      {decides && of.checkedByReader && <Text size="sm">{t('cooperation.key.another')}</Text>}
      <Group gap="xs" mt={4}>
        {decides && !of.checkedByReader && (
          <Button size="xs" variant="default" onClick={() => setOpen('compare')}>
            {t('cooperation.key.compare')}
          </Button>
        )}
        {own && of.state !== 'revoked' && can('cooperation.write') && (
          <Button size="xs" variant="default" onClick={() => setOpen('revoke')}>
            {t('cooperation.key.revoke')}
          </Button>
        )}
      </Group>
      {open === 'compare' && <Compare of={of} onClose={close} />}
      {open === 'revoke' && <Revoke of={of} onClose={close} />}
    </li>
  )
}

function Compare({ of, onClose }: { of: PartnerKey; onClose: () => void }) {
  const t = useT()
  const [fingerprint, setFingerprint] = useState('')
  const [how, setHow] = useState('')
  const [differs, setDiffers] = useState(false)
  const send = useSend(checkKey, { invalidates: ['/cooperation'], onDone: onClose })
  const submit = () => {
    const same = sameFingerprint(fingerprint, of.fingerprint)
    setDiffers(!same)
    if (same) send.mutate({ params: { id: of.id }, body: { fingerprint, how } })
  }
  return (
    <FormModal
      title={t('cooperation.key.compare')}
      act={t('cooperation.key.same')}
      hint={t('cooperation.key.compare-hint')}
      ready={fingerprint.trim() !== '' && how.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('cooperation.key.heard')}
        required
        dir="ltr"
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={differs && t('cooperation.key.differs')}
        value={fingerprint}
        onChange={(event) => {
          setFingerprint(event.currentTarget.value)
          setDiffers(false)
        }}
      />
      <Autocomplete
        label={t('cooperation.key.how')}
        description={t('cooperation.key.how-hint')}
        required
        maxLength={500}
        data={['telephone', 'person', 'video', 'letter'].map((way) => t(`cooperation.how.${way}`))}
        value={how}
        onChange={setHow}
      />
    </FormModal>
  )
}

function Revoke({ of, onClose }: { of: PartnerKey; onClose: () => void }) {
  const t = useT()
  const send = useSend(revokeKey, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('cooperation.key.revoke')}
      act={t('cooperation.key.revoke')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(why) => send.mutate({ params: { id: of.id }, body: { why } })}
      onClose={onClose}
    >
      {t('cooperation.key.revoke-hint')}
    </ConfirmWithReason>
  )
}

export function AddKey({ partnerId, onClose }: { partnerId: string; onClose: () => void }) {
  const t = useT()
  const [key, setKey] = useState('')
  const send = useSend(addKey, { invalidates: ['/cooperation'], onDone: onClose })
  const unreadable = send.error instanceof ProblemError && send.error.code === 'body-invalid'
  const known = send.error instanceof ProblemError && send.error.code === 'state-changed'
  return (
    <FormModal
      title={t('cooperation.key.add')}
      act={t('cooperation.key.add')}
      hint={t('cooperation.key.add-hint')}
      ready={key.trim() !== ''}
      busy={send.isPending}
      error={unreadable || known ? null : send.error}
      onSubmit={() => send.mutate({ params: { id: partnerId }, body: { key } })}
      onClose={onClose}
    >
      <Textarea
        label={t('cooperation.key.text')}
        description={t('cooperation.key.text-hint')}
        required
        autosize
        minRows={3}
        dir="ltr"
        maxLength={1000}
        spellCheck={false}
        data-autofocus
        error={(unreadable && t('cooperation.key.unreadable')) || (known && t('cooperation.key.known'))}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
    </FormModal>
  )
}
