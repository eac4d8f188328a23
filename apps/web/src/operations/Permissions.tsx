// What others must allow: each state on the way, the holding authority, the head of state, a slot at an airport. What ends
// within 72 hours says so; what is refused says whom it stops and offers the ways prepared.
import { Anchor, Button } from '@mantine/core'
import {
  getFile,
  isNeeded,
  legsUnder,
  type MissionPage,
  type MissionPermission,
  refusePermission,
  waysAround,
  withdrawPermission,
} from '@oralu/domain'
import { useState } from 'react'
import { addressOf, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { GateBadge } from '../components/GateBadge.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { TakeWay } from './Alternatives.tsx'
import classes from './operations.module.css'
import { PermissionForm } from './PermissionForm.tsx'
import { Section, useStateName } from './parts.tsx'
import { RowMenu } from './RowMenu.tsx'

export function Permissions({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const [editing, setEditing] = useState<MissionPermission | 'new'>()
  const [refusing, setRefusing] = useState<MissionPermission>()
  const drop = useSend(withdrawPermission, { invalidates: ['/operations'] })
  const refuse = useSend(refusePermission, {
    invalidates: ['/operations'],
    onDone: () => setRefusing(undefined),
  })
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
          <li key={permission.id} id={permission.id}>
            <PermissionText permission={permission} legs={mission.legs} />
            {may && (
              <RowMenu
                name={permission.giver}
                items={[
                  { label: t('operations.change'), onClick: () => setEditing(permission) },
                  ...(permission.state === 'refused'
                    ? []
                    : [{ label: t('operations.permission.refuse'), onClick: () => setRefusing(permission) }]),
                  {
                    label: t('operations.permission.drop'),
                    onClick: () => drop.mutate({ params: { id: permission.id } }),
                  },
                ]}
              />
            )}
            {permission.state === 'refused' && (
              <Stopped mission={mission} permission={permission} may={may} />
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <PermissionForm
          mission={mission}
          permission={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      {refusing && (
        <ConfirmWithReason
          opened
          title={t('operations.permission.refused-by', { name: refusing.giver })}
          act={t('operations.permission.refuse')}
          busy={refuse.isPending}
          error={refuse.error}
          onClose={() => setRefusing(undefined)}
          onConfirm={(reason) => refuse.mutate({ params: { id: refusing.id }, body: { reason } })}
        >
          {t('operations.permission.refuse-hint')}
        </ConfirmWithReason>
      )}
    </Section>
  )
}

/** Which legs and how many people a refusal stops, and which prepared ways do without that state. */
function Stopped({
  mission,
  permission,
  may,
}: {
  mission: MissionPage
  permission: MissionPermission
  may: boolean
}) {
  const t = useT()
  const needed = isNeeded(permission, mission.legs)
  const legs = legsUnder(permission, mission.legs)
  const ways = waysAround(permission, mission.legs, mission.alternatives)
  return (
    <div className={classes.under}>
      <p className={classes.quiet}>
        <bdi>{permission.refusedWhy}</bdi> <InstantText value={permission.refusedAt} />
        <br />
        {needed ? (
          <>
            {t('operations.permission.stops')}{' '}
            {legs.map(({ id, seq, from, to }) => (
              <bdi key={id}>
                {seq}. {from} – {to}{' '}
              </bdi>
            ))}
            · {t('operations.people', { count: mission.composition.total })}
          </>
        ) : (
          t('operations.permission.not-needed')
        )}
      </p>
      {needed && ways.length === 0 && <p className={classes.quiet}>{t('operations.permission.no-way')}</p>}
      {ways.map((way) => (
        <div key={way.id} className={classes.part}>
          <span className={classes.grow}>
            <span className={classes.quiet}>{t(`operations.alternative.${way.kind}`)}</span>{' '}
            <bdi>{way.to}</bdi>
          </span>
          {may && <TakeWay mission={mission} way={way} />}
        </div>
      ))}
    </div>
  )
}

interface TextProps {
  permission: MissionPermission
  legs?: MissionPage['legs']
}

export function PermissionText({ permission, legs = [] }: TextProps) {
  const t = useT()
  const stateName = useStateName()
  const leg = legs.find(({ id }) => id === permission.legId)
  return (
    <>
      <span className={classes.grow}>
        <bdi>{permission.giver}</bdi>{' '}
        <span className={classes.quiet}>
          {t(`operations.giver.${word(permission.giverKind)}`)}
          {permission.stateCode && ` · ${stateName(permission.stateCode)}`}
        </span>
        <br />
        <span className={classes.quiet}>
          <bdi>{permission.what}</bdi>
          {leg && (
            <>
              {' · '}
              {t('operations.leg')} {leg.seq}
            </>
          )}
          {permission.askedOn && permission.state === 'asked' && (
            <>
              {' · '}
              {t('operations.permission.asked-on')} <DayText value={permission.askedOn} />
            </>
          )}
          {permission.document && (
            <>
              {' · '}
              {permission.fileId ? (
                <Anchor href={addressOf(getFile, { params: { id: permission.fileId } })} size="xs">
                  <bdi>{permission.document}</bdi>
                </Anchor>
              ) : (
                <bdi>{permission.document}</bdi>
              )}
              , <DayText value={permission.grantedOn} />
            </>
          )}
          {permission.answeredBy && (
            <>
              {' · '}
              <bdi>{permission.answeredBy}</bdi>
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
