// Who of a partner without a system signs in to the portal: invited by one officer, confirmed by another, by a code that
// is read out once.
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import {
  confirmGuest,
  endGuest,
  type FocalPoint,
  type Guest,
  inviteGuest,
  type Language,
  listGuests,
  type PartnerPage,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { GateBadge, type GateState } from '../components/GateBadge.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { languages, nameOf, useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'
import { GuestCode } from './GuestCode.tsx'
import { By } from './parts.tsx'

const badges: Record<Guest['state'], GateState> = { invited: 'unmet', active: 'met', ended: 'unneeded' }

export function Guests({ partner, mine }: { partner: PartnerPage; mine: boolean }) {
  const t = useT()
  const [inviting, setInviting] = useState(false)
  const found = useAnswer(listGuests, { params: { id: partner.id } }, { keep: false })
  return (
    <Box
      title={t('cooperation.guests')}
      aside={
        mine &&
        !partner.mailbox && (
          <Button size="xs" variant="default" onClick={() => setInviting(true)}>
            {t('cooperation.guest.invite')}
          </Button>
        )
      }
    >
      <Loaded from={found} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">
              {t(partner.mailbox ? 'cooperation.guests.own-system' : 'cooperation.guests.none')}
            </Text>
          ) : (
            <ul className={classes.lines}>
              {items.map((guest) => (
                <One key={guest.id} of={guest} points={partner.focalPoints} own={partner.own} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {inviting && <Invite partner={partner} onClose={() => setInviting(false)} />}
    </Box>
  )
}

function One({ of, points, own }: { of: Guest; points: readonly FocalPoint[]; own: boolean }) {
  const t = useT()
  const can = useCan()
  const [open, setOpen] = useState<'code' | 'end' | null>(null)
  const close = () => setOpen(null)
  const confirm = useSend(confirmGuest, { invalidates: ['/cooperation'] })
  const decides = own && can('cooperation.decide')
  const office = points.find(({ id }) => id === of.focalPointId)?.office
  return (
    <li>
      <Group gap="xs">
        <strong>
          <bdi>{of.name}</bdi>
        </strong>
        <GateBadge said state={badges[of.state]} label={t(`cooperation.guest-state.${of.state}`)} />
      </Group>
      <div className={classes.quiet}>
        <bdi dir="ltr">{of.email}</bdi>
        {office && (
          <>
            {' · '}
            <bdi>{office}</bdi>
          </>
        )}
      </div>
      <div className={classes.quiet}>
        {t('cooperation.guest.invited')} <By by={of.proposedBy} at={of.proposedAt} />
        {of.confirmedAt && (
          <>
            {' · '}
            {t('cooperation.guest.confirmed')} <By by={of.confirmedBy} at={of.confirmedAt} />
          </>
        )}
        {of.codeAt && (
          <>
            {' · '}
            {t('cooperation.guest.code-at')} <InstantText value={of.codeAt} />
          </>
        )}
      </div>
      <FormProblem error={confirm.error} />
      {decides && of.state === 'invited' && of.proposedByReader && (
        <Text size="sm">{t('cooperation.guest.another')}</Text>
      )}
      {decides && of.state !== 'ended' && (
        <Group gap="xs" mt={4}>
          {of.state === 'invited' && !of.proposedByReader && (
            <Button
              size="xs"
              variant="default"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ params: { id: of.id } })}
            >
              {t('cooperation.guest.confirm')}
            </Button>
          )}
          {of.state === 'active' && (
            <Button size="xs" variant="default" onClick={() => setOpen('code')}>
              {t('cooperation.guest.code')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setOpen('end')}>
            {t('cooperation.guest.end')}
          </Button>
        </Group>
      )}
      {open === 'code' && <GuestCode of={of} onClose={close} />}
      {open === 'end' && <End of={of} onClose={close} />}
    </li>
  )
}

function Invite({ partner, onClose }: { partner: PartnerPage; onClose: () => void }) {
  const t = useT()
  const [draft, setDraft] = useState({
    name: '',
    email: '',
    language: partner.language,
    focalPointId: null as string | null,
  })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const send = useSend(inviteGuest, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      title={t('cooperation.guest.invite')}
      act={t('cooperation.guest.invite')}
      hint={t('cooperation.guest.invite-hint')}
      ready={draft.name.trim() !== '' && draft.email.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { id: partner.id }, body: { ...draft, email: draft.email.trim() } })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('cooperation.guest.name')}
        required
        maxLength={200}
        data-autofocus
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('cooperation.point.email')}
        description={t('cooperation.guest.email-hint')}
        type="email"
        dir="ltr"
        required
        maxLength={200}
        value={draft.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      {partner.focalPoints.length > 0 && (
        <Select
          label={t('meetings.office')}
          clearable
          data={partner.focalPoints.map(({ id, office }) => ({ value: id as string, label: office }))}
          value={draft.focalPointId}
          onChange={(focalPointId) => set({ focalPointId })}
        />
      )}
      <Select
        label={t('cooperation.language')}
        data={languages.map((value) => ({ value, label: nameOf[value] }))}
        allowDeselect={false}
        value={draft.language}
        onChange={(language) => set({ language: language as Language })}
      />
    </FormModal>
  )
}

function End({ of, onClose }: { of: Guest; onClose: () => void }) {
  const t = useT()
  const send = useSend(endGuest, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      title={t('cooperation.guest.end')}
      act={t('cooperation.guest.end')}
      hint={t('cooperation.guest.end-hint')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id } })}
      onClose={onClose}
    >
      <Text fw={600}>
        <bdi>{of.name}</bdi>
      </Text>
    </FormModal>
  )
}
