// What is given by whom: services with their visits and sessions, and the agreement that they rest on.
import { Button } from '@mantine/core'
import {
  type TrackPart,
  type TrackPlan,
  type TrackService,
  type TrackSession,
  trackEndpoints,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { AgreeForm } from './AgreeForm.tsx'
import { Part } from './Part.tsx'
import { AttendForm, ServiceForm, ServiceStateForm, SessionForm } from './ServiceForms.tsx'
import own from './tracks.module.css'

interface Props {
  part: TrackPart
  track: TrackPlan
  child: boolean
  writes: boolean
}

type Form =
  | { kind: 'new' }
  | { kind: 'state' | 'session' | 'agree'; service: TrackService }
  | { kind: 'attend'; session: TrackSession }

export function Services({ part, track, child, writes }: Props) {
  const t = useT()
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  return (
    <Part
      title={t('tracks.services')}
      act={writes ? t('tracks.add-service') : undefined}
      onAct={() => setForm({ kind: 'new' })}
    >
      {track.services.length === 0 && <p className={classes.quiet}>{t('tracks.no-services')}</p>}
      <ul className={classes.lines}>
        {track.services.map((service) => (
          <Service key={service.id} part={part} service={service} writes={writes} onForm={setForm} />
        ))}
      </ul>
      {form?.kind === 'new' && <ServiceForm part={part} track={track} onClose={close} />}
      {form?.kind === 'state' && <ServiceStateForm part={part} service={form.service} onClose={close} />}
      {form?.kind === 'session' && <SessionForm part={part} service={form.service} onClose={close} />}
      {form?.kind === 'agree' && (
        <AgreeForm part={part} service={form.service} child={child} onClose={close} />
      )}
      {form?.kind === 'attend' && <AttendForm part={part} session={form.session} onClose={close} />}
    </Part>
  )
}

interface ServiceProps {
  part: TrackPart
  service: TrackService
  writes: boolean
  onForm: (form: Form) => void
}

function Service({ part, service, writes, onForm }: ServiceProps) {
  const t = useT()
  const withdraw = useSend(trackEndpoints[part].withdraw, { invalidates: ['/cases'] })
  const agreed = service.agreements.find(({ withdrawnOn }) => !withdrawnOn)
  const waits = service.needsAgreement && !agreed
  const { title } = service
  return (
    <li>
      <div className={classes.grow}>
        <strong>
          <bdi>{title}</bdi>
        </strong>{' '}
        · {t(`tracks.service.${word(service.state)}`)}
        <br />
        <span className={classes.quiet}>
          {service.serviceId ? (
            <Link to={`/cases/services/${service.serviceId}` as '/'}>
              <bdi>{service.provider ?? t('tracks.directory-entry')}</bdi>
            </Link>
          ) : (
            service.provider && <bdi>{service.provider}</bdi>
          )}
          {service.fromOn && (
            <>
              {' · '}
              {t('tracks.from')} <DayText value={service.fromOn} />
            </>
          )}
          {service.untilOn && (
            <>
              {' '}
              {t('tracks.until')} <DayText value={service.untilOn} />
            </>
          )}
        </span>
        <FormProblem error={withdraw.error} />
        {service.needsAgreement && (
          <p className={waits ? classes.late : classes.quiet}>
            {agreed ? (
              <>
                {t(`tracks.agreed.${word(agreed.by)}`)} <DayText value={agreed.givenOn} />
              </>
            ) : service.agreements.length > 0 ? (
              <>
                {t('tracks.agreement-withdrawn')} <DayText value={service.agreements.at(-1)!.withdrawnOn} />
              </>
            ) : (
              t('tracks.agreement-waits')
            )}
          </p>
        )}
        {service.sessions.length > 0 && (
          <ul className={own.sessions}>
            {service.sessions.map((session) => (
              <li key={session.id}>
                <span>
                  {t(`tracks.session.${session.kind}`)} · <DayText value={session.on} /> ·{' '}
                  {session.attendance
                    ? t(`tracks.attendance.${word(session.attendance)}`)
                    : t('tracks.session-planned')}
                </span>
                {session.words && <bdi className={classes.note}>{session.words}</bdi>}
                {writes && !session.attendance && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('tracks.attend-of', { title })}
                    onClick={() => onForm({ kind: 'attend', session })}
                  >
                    {t('tracks.attend')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {writes && (
        <div className={own.acts}>
          {waits && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('tracks.agree-of', { title })}
              onClick={() => onForm({ kind: 'agree', service })}
            >
              {t('tracks.agree')}
            </Button>
          )}
          {agreed && (
            <Button
              size="compact-xs"
              variant="default"
              loading={withdraw.isPending}
              aria-label={t('tracks.withdraw-of', { title })}
              onClick={() => withdraw.mutate({ params: { id: agreed.id } })}
            >
              {t('tracks.withdraw')}
            </Button>
          )}
          {!waits && service.state !== 'ended' && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('tracks.plan-session-of', { title })}
              onClick={() => onForm({ kind: 'session', service })}
            >
              {t('tracks.plan-session')}
            </Button>
          )}
          {!waits && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('tracks.service-state-of', { title })}
              onClick={() => onForm({ kind: 'state', service })}
            >
              {t('cases.change')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
