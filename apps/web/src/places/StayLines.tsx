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
import { familiesOf } from './words.ts'

interface Props {
  place: PlacePage
  of: { count: number; items: StayLine[] }
  show: 'near limit' | 'arriving'
  signs: boolean
  works: boolean
}

export function StayLines({ place, of, show, signs, works }: Props) {
  const t = useT()
  const [extending, setExtending] = useState<readonly StayLine[]>()
  const sign = useSend(signExtension, { invalidates: ['/cases'] })
  const callOff = useSend(callOffStays, { invalidates: ['/cases'] })
  return (
    <>
      <FormProblem error={sign.error ?? callOff.error} />
      <ul className={classes.lines}>
        {familiesOf(of.items).map((family) => (
          <Family
            key={family[0]!.id}
            family={family}
            arrives={show === 'arriving'}
            signs={signs}
            works={works}
            onExtend={() => setExtending(family)}
            onCallOff={() =>
              callOff.mutate({ params: { id: place.id }, body: { stayIds: family.map((stay) => stay.id) } })
            }
            onSign={(ids, agreed) => sign.mutate({ body: { ids, agreed } })}
          />
        ))}
      </ul>
      {of.count > of.items.length && (
        <Link to={`/cases/places/${place.id}/stays` as '/'} search={{ show } as never}>
          {t('places.all-of-them', { count: of.count })}
        </Link>
      )}
      {extending && (
        <ExtendForm placeId={place.id} family={extending} onClose={() => setExtending(undefined)} />
      )}
    </>
  )
}

interface FamilyProps {
  family: readonly StayLine[]
  arrives: boolean
  signs: boolean
  works: boolean
  onExtend: () => void
  onCallOff: () => void
  onSign: (ids: string[], agreed: boolean) => void
}

/** A family in one line: it comes, stays on and is signed for as one. */
function Family({ family, arrives, signs, works, onExtend, onCallOff, onSign }: FamilyProps) {
  const t = useT()
  const textOf = usePersonText()
  const name = textOf(family[0]!.person)
  const waiting = family.flatMap((stay) => stay.waiting ?? [])
  const asked = waiting[0]
  return (
    <li>
      <div className={classes.grow}>
        {family.map((stay) => (
          <div key={stay.id}>
            <CasePerson person={stay.person} />{' '}
            {stay.room && (
              <span className={classes.quiet}>· {t('places.room-named', { label: stay.room.label })}</span>
            )}{' '}
            {arrives ? (
              <>
                · <DayText value={stay.fromOn} />
              </>
            ) : (
              <Limit stay={stay} />
            )}
          </div>
        ))}
        {asked && (
          <p className={classes.quiet}>
            {t('places.extension-asked')} <DayText value={asked.untilOn} /> · <bdi>{asked.by.name}</bdi>:{' '}
            <bdi>{asked.reason}</bdi>
          </p>
        )}
      </div>
      <div className={own.acts}>
        {works && !arrives && !asked && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('places.extend-of', { name })}
            onClick={onExtend}
          >
            {t('places.extend')}
          </Button>
        )}
        {works && arrives && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('places.call-off-of', { name })}
            onClick={onCallOff}
          >
            {t('places.call-off')}
          </Button>
        )}
        {signs && asked && !asked.own && (
          <Signing
            name={name}
            onSign={(agreed) =>
              onSign(
                waiting.map((each) => each.id),
                agreed,
              )
            }
          />
        )}
        {asked?.own && <span className={classes.quiet}>{t('places.second-signs')}</span>}
      </div>
    </li>
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

function ExtendForm({
  placeId,
  family,
  onClose,
}: {
  placeId: string
  family: readonly StayLine[]
  onClose: () => void
}) {
  const t = useT()
  const last =
    family
      .map((stay) => stay.limitOn)
      .toSorted()
      .at(-1) ?? ''
  const [of, set] = useFields({ untilOn: '', reason: '' })
  const send = useSend(proposeExtension, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('places.extend')}
      act={t('places.propose')}
      hint={t('places.extend-hint')}
      ready={of.untilOn > last && filled(of.reason)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: placeId },
          body: { stayIds: family.map((stay) => stay.id), untilOn: of.untilOn, reason: of.reason.trim() },
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
