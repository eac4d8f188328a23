import { Button, Checkbox, Textarea } from '@mantine/core'
import { type FieldDevice, listDevices, revokeDevice } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from '../operations/operations.module.css'
import { Section } from '../operations/parts.tsx'

export function Devices({ mission }: { mission: string }) {
  const t = useT()
  const can = useCan()
  const read = useAnswer(listDevices, { params: { id: mission } })
  const [revoking, setRevoking] = useState<FieldDevice>()
  return (
    <Loaded from={read}>
      {({ items }) => (
        <Section
          title={t('field-office.tablets')}
          aside={
            can('mission.write') && (
              <Button size="xs" variant="default" component="a" href={`/field?mission=${mission}`}>
                {t('field.take')}
              </Button>
            )
          }
        >
          {items.length === 0 && <p className={classes.quiet}>{t('field-office.tablets-none')}</p>}
          <ul className={classes.lines}>
            {items.map((each) => (
              <li key={each.id}>
                <span className={classes.grow}>
                  <bdi>{each.name}</bdi>, <bdi>{each.officer}</bdi>
                  {each.revokedAt && (
                    <>
                      {' '}
                      <span className={classes.notice}>{t('field-office.given-up')}</span>
                    </>
                  )}
                  <br />
                  <span className={classes.quiet}>
                    <Contact device={each} />
                  </span>
                </span>
                {can('mission.decide') && !each.revokedAt && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('field-office.give-up')}: ${each.name}`}
                    onClick={() => setRevoking(each)}
                  >
                    {t('field-office.give-up')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {revoking && <GiveUp device={revoking} onClose={() => setRevoking(undefined)} />}
        </Section>
      )}
    </Loaded>
  )
}

function Contact({ device }: { device: FieldDevice }) {
  const t = useT()
  if (device.revokedAt)
    return (
      <>
        <bdi>{device.revokedBy}</bdi>, <InstantText value={device.revokedAt} />: <bdi>{device.reason}</bdi>
        {device.wiped !== null && ` · ${t(device.wiped ? 'field-office.wiped' : 'field-office.to-wipe')}`}
      </>
    )
  return (
    <>
      {t('field-office.last-contact')}{' '}
      {device.lastContactAt ? <InstantText value={device.lastContactAt} /> : t('field-office.never')}
      {' · '}
      {t('field-office.operations', { count: device.operations })}
      {device.waiting > 0 && ` (${t('field-office.waiting', { count: device.waiting })})`}
      {device.packExpiresAt && (
        <>
          {' · '}
          {t('field-office.pack-until')} <InstantText value={device.packExpiresAt} />
        </>
      )}
    </>
  )
}

function GiveUp({ device, onClose }: { device: FieldDevice; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [wipe, setWipe] = useState(true)
  const send = useSend(revokeDevice, { invalidates: ['/field', '/operations'], onDone: onClose })
  return (
    <FormModal
      title={`${t('field-office.give-up')}: ${device.name}`}
      act={t('field-office.give-up')}
      hint={t('field-office.give-up-hint')}
      ready={reason.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id: device.id }, body: { reason, wipe } })}
    >
      <Textarea
        label={t('field-office.reason')}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox
        label={t('field-office.wipe')}
        checked={wipe}
        onChange={(event) => setWipe(event.currentTarget.checked)}
      />
    </FormModal>
  )
}
