// Stays as lines, with what is asked of a second person.
import { Button } from '@mantine/core'
import {
  callOffStays,
  endParting,
  type PartingLine,
  type PlacePage,
  proposeExtension,
  type StayLine,
  signExtension,
  signParting,
  today,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { CasePerson, usePersonText } from '../cases/person.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayField, filled, useFields, Words } from '../components/fields.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import own from './places.module.css'
import { Limit } from './Rooms.tsx'

interface Props {
  place: PlacePage
  of: { count: number; items: StayLine[] }
  show: 'near limit' | 'arriving'
  signs: boolean
  works: boolean
}

export function StayLines({ place, of, show, signs, works }: Props) {
  const t = useT()
  const textOf = usePersonText()
  const [extending, setExtending] = useState<StayLine>()
  const sign = useSend(signExtension, { invalidates: ['/cases'] })
  const callOff = useSend(callOffStays, { invalidates: ['/cases'] })
  return (
    <>
      <FormProblem error={sign.error ?? callOff.error} />
      <ul className={classes.lines}>
        {of.items.map((stay) => (
          <li key={stay.id}>
            <div className={classes.grow}>
              <CasePerson person={stay.person} />{' '}
              {stay.room && (
                <span className={classes.quiet}>· {t('places.room-named', { label: stay.room.label })}</span>
              )}{' '}
              {show === 'arriving' ? (
                <>
                  · <DayText value={stay.fromOn} />
                </>
              ) : (
                <Limit stay={stay} />
              )}
              {stay.waiting && (
                <p className={classes.quiet}>
                  {t('places.extension-asked')} <DayText value={stay.waiting.untilOn} /> ·{' '}
                  <bdi>{stay.waiting.by.name}</bdi>: <bdi>{stay.waiting.reason}</bdi>
                </p>
              )}
            </div>
            <div className={own.acts}>
              {works && show === 'near limit' && !stay.waiting && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('places.extend-of', { name: textOf(stay.person) })}
                  onClick={() => setExtending(stay)}
                >
                  {t('places.extend')}
                </Button>
              )}
              {works && show === 'arriving' && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('places.call-off-of', { name: textOf(stay.person) })}
                  onClick={() => callOff.mutate({ params: { id: place.id }, body: { stayIds: [stay.id] } })}
                >
                  {t('places.call-off')}
                </Button>
              )}
              {signs && stay.waiting && !stay.waiting.own && (
                <Signing
                  name={textOf(stay.person)}
                  onSign={(agreed) =>
                    stay.waiting && sign.mutate({ params: { id: stay.waiting.id }, body: { agreed } })
                  }
                />
              )}
              {stay.waiting?.own && <span className={classes.quiet}>{t('places.second-signs')}</span>}
            </div>
          </li>
        ))}
      </ul>
      {of.count > of.items.length && (
        <Link to={`/cases/places/${place.id}/stays` as '/'} search={{ show } as never}>
          {t('places.all-of-them', { count: of.count })}
        </Link>
      )}
      {extending && <ExtendForm stay={extending} onClose={() => setExtending(undefined)} />}
    </>
  )
}

function Signing({ name, onSign }: { name: string; onSign: (agreed: boolean) => void }) {
  const t = useT()
  return (
    <>
      <Button size="compact-sm" aria-label={t('places.sign-of', { name })} onClick={() => onSign(true)}>
        {t('places.sign')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('places.send-back-of', { name })}
        onClick={() => onSign(false)}
      >
        {t('places.send-back')}
      </Button>
    </>
  )
}

function ExtendForm({ stay, onClose }: { stay: StayLine; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({ untilOn: '', reason: '' })
  const send = useSend(proposeExtension, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('places.extend')}
      act={t('places.propose')}
      hint={t('places.extend-hint')}
      ready={of.untilOn > stay.limitOn && filled(of.reason)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: stay.id },
          body: { untilOn: of.untilOn, reason: of.reason.trim() },
        })
      }
      onClose={onClose}
    >
      <DayField
        label={t('places.until-on')}
        value={of.untilOn}
        min={today()}
        onChange={(untilOn) => set({ untilOn })}
      />
      <Words label={t('places.reason')} value={of.reason} onChange={(reason) => set({ reason })} />
    </FormModal>
  )
}

/** Partings of a family: those that wait are signed or sent back, those that stand can be ended. */
export function Partings({
  of,
  signs,
  writes,
}: {
  of: readonly PartingLine[]
  signs: boolean
  writes: boolean
}) {
  const t = useT()
  const textOf = usePersonText()
  const sign = useSend(signParting, { invalidates: ['/cases'] })
  const end = useSend(endParting, { invalidates: ['/cases'] })
  return (
    <>
      <FormProblem error={sign.error ?? end.error} />
      <ul className={classes.lines}>
        {of.map((each) => (
          <li key={each.id}>
            <div className={classes.grow}>
              <CasePerson person={each.person} /> · <CasePerson person={each.other} />
              <p className={classes.note}>
                <bdi>{each.reason}</bdi>
              </p>
              <span className={classes.quiet}>
                <bdi>{each.basis}</bdi> · {t('places.contact-on')} <DayText value={each.contactOn} /> ·{' '}
                <bdi>{each.by.name}</bdi>
                {each.signedBy && (
                  <>
                    {' '}
                    · {t('places.signed-by')} <bdi>{each.signedBy.name}</bdi>
                  </>
                )}
              </span>
            </div>
            <div className={own.acts}>
              {signs && !each.own && (
                <Signing
                  name={textOf(each.person)}
                  onSign={(agreed) => sign.mutate({ params: { id: each.id }, body: { agreed } })}
                />
              )}
              {each.own && !each.signedBy && (
                <span className={classes.quiet}>{t('places.second-signs')}</span>
              )}
              {writes && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('places.end-parting-of', { name: textOf(each.person) })}
                  onClick={() => end.mutate({ params: { id: each.id } })}
                >
                  {t('places.end-parting')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
