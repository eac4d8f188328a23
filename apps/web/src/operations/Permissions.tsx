// What others must allow: states overflown, the holding authority, the head of state. What ends within 72 hours says so.
import { Button, Select, SimpleGrid, TextInput } from '@mantine/core'
import {
  addPermission,
  changePermission,
  type MissionPage,
  type MissionPermission,
  permissionGivers,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { GateBadge } from '../components/GateBadge.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { FormModal, Section, word } from './parts.tsx'

export function Permissions({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const [editing, setEditing] = useState<MissionPermission | 'new'>()
  const may = can('mission.write') && mission.state !== 'closed' && mission.state !== 'cancelled'
  return (
    <Section
      title={t('operations.permissions.title')}
      aside={
        may &&
        mission.state !== 'arrived' && (
          <Button size="xs" variant="default" onClick={() => setEditing('new')}>
            {t('operations.permissions.add')}
          </Button>
        )
      }
    >
      {mission.permissions.length === 0 && (
        <p className={classes.quiet}>{t('operations.permissions.none')}</p>
      )}
      <ul className={classes.lines}>
        {mission.permissions.map((permission) => (
          <li key={permission.id}>
            <PermissionText permission={permission} />
            {may && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('operations.change-it', { name: permission.giver })}
                onClick={() => setEditing(permission)}
              >
                {t('operations.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <PermissionForm
          missionId={mission.id}
          permission={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  )
}

export function PermissionText({ permission }: { permission: MissionPermission }) {
  const t = useT()
  return (
    <>
      <span className={classes.grow}>
        <bdi>{permission.giver}</bdi>{' '}
        <span className={classes.quiet}>{t(`operations.giver.${word(permission.giverKind)}`)}</span>
        <br />
        <span className={classes.quiet}>
          <bdi>{permission.what}</bdi>
          {permission.document && (
            <>
              {' · '}
              <bdi>{permission.document}</bdi>, <DayText value={permission.grantedOn} />
            </>
          )}
        </span>
      </span>
      {permission.expiresAt && (
        <span className={permission.soon ? classes.notice : classes.quiet}>
          {t('operations.permissions.until')} <InstantText value={permission.expiresAt} />
        </span>
      )}
      <GateBadge
        said
        state={permission.state === 'granted' ? 'met' : 'unmet'}
        label={t(`operations.permission-state.${permission.state}`)}
      />
    </>
  )
}

interface FormProps {
  missionId: string
  permission: MissionPermission | undefined
  onClose: () => void
}

function PermissionForm({ missionId, permission, onClose }: FormProps) {
  const t = useT()
  const [kind, setKind] = useState<string | null>(permission?.giverKind ?? 'state overflown')
  const [giver, setGiver] = useState(permission?.giver ?? '')
  const [what, setWhat] = useState(permission?.what ?? '')
  const [state, setState] = useState<string | null>(
    permission && permission.state !== 'expired' ? permission.state : permission ? 'granted' : 'asked',
  )
  const [document, setDocument] = useState(permission?.document ?? '')
  const [day, setDay] = useState(permission?.grantedOn ?? '')
  const [until, setUntil] = useState(
    permission?.expiresAt
      ? new Date(new Date(permission.expiresAt).getTime() - new Date().getTimezoneOffset() * 60_000)
          .toISOString()
          .slice(0, 16)
      : '',
  )
  const add = useSend(addPermission, { invalidates: ['/operations'], onDone: onClose })
  const change = useSend(changePermission, { invalidates: ['/operations'], onDone: onClose })
  const send = permission ? change : add
  const granted = state === 'granted'
  const submit = () => {
    const body = {
      giverKind: kind as MissionPermission['giverKind'],
      giver,
      what,
      state: state as 'asked',
      document: granted ? document : null,
      grantedOn: granted ? day : null,
      expiresAt: granted && until ? new Date(until).toISOString() : null,
    }
    if (permission) change.mutate({ params: { id: permission.id }, body })
    else add.mutate({ params: { id: missionId }, body })
  }
  return (
    <FormModal
      wide
      title={permission ? t('operations.permission.change') : t('operations.permissions.add')}
      act={permission ? t('operations.keep') : t('operations.permissions.add')}
      ready={Boolean(kind && giver.trim() && what.trim() && state && (!granted || (document.trim() && day)))}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('operations.permission.kind')}
          allowDeselect={false}
          data={permissionGivers.map((value) => ({ value, label: t(`operations.giver.${word(value)}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextInput
          label={t('operations.permission.giver')}
          required
          value={giver}
          onChange={(event) => setGiver(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('operations.permission.what')}
          required
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
        />
        <Select
          label={t('operations.state')}
          allowDeselect={false}
          data={(['asked', 'granted', 'refused'] as const).map((value) => ({
            value,
            label: t(`operations.permission-state.${value}`),
          }))}
          value={state}
          onChange={setState}
        />
        {granted && (
          <>
            <TextInput
              label={t('operations.permission.document')}
              required
              value={document}
              onChange={(event) => setDocument(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('operations.permission.granted-on')}
              required
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label={t('operations.permission.expires')}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </>
        )}
      </SimpleGrid>
    </FormModal>
  )
}
