// Belief counselling: a person's own agreement, seen by counsellor and supervisor; and the way to stop it, open to all of care.
import { Button } from '@mantine/core'
import { agreeToBelief, type Case, endBelief, readBelief, today } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, filled, OneLine, orNull, Tick, useFields, Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'

/** @param supervisorId who reads it beside its author, as chosen for the notes */
export function Belief({ page, supervisorId }: { page: Case; supervisorId: string | null }) {
  const t = useT()
  const read = useAnswer(readBelief, { params: { anchorId: page.anchorId } }, { keep: false })
  const [agreeing, setAgreeing] = useState(false)
  const live = read.data?.items.some(({ endedOn }) => !endedOn)
  const opens = page.state !== 'closed' && read.data !== undefined && !live
  return (
    <Section
      title={t('tracks.belief')}
      {...(opens ? { act: t('tracks.belief-agree'), onAct: () => setAgreeing(true) } : {})}
    >
      <p className={classes.quiet}>{t('tracks.belief-hint')}</p>
      <Loaded from={read} lines={1}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={classes.quiet}>{t('tracks.no-belief')}</p>}
            <ul className={classes.lines}>
              {items.toReversed().map((each) => (
                <li key={each.id}>
                  <div className={classes.grow}>
                    {t('tracks.belief-agreed')} <DayText value={each.agreedOn} />
                    {each.endedOn && (
                      <>
                        {' · '}
                        {t('tracks.belief-ended')} <DayText value={each.endedOn} />
                      </>
                    )}
                    <p className={classes.note}>
                      <bdi>{each.words}</bdi>
                    </p>
                    <span className={classes.quiet}>
                      <bdi>{each.by.name}</bdi>
                      {each.supervisor && (
                        <>
                          {' · '}
                          <bdi>{each.supervisor.name}</bdi>
                        </>
                      )}
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {agreeing && <AgreeForm page={page} supervisorId={supervisorId} onClose={() => setAgreeing(false)} />}
    </Section>
  )
}

function AgreeForm({
  page,
  supervisorId,
  onClose,
}: {
  page: Case
  supervisorId: string | null
  onClose: () => void
}) {
  const t = useT()
  const child = page.person?.child ?? true
  const [of, set] = useFields({
    agreedOn: today(),
    language: '',
    interpreter: '',
    words: '',
    guardian: '',
    toldFree: false,
    privateRoom: false,
    nobodyGuards: false,
  })
  const send = useSend(agreeToBelief, { invalidates: [readBelief], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.belief-agree')}
      hint={t('tracks.belief-hint')}
      act={t('cases.save')}
      ready={
        filled(of.agreedOn, of.language, of.words) &&
        of.toldFree &&
        of.privateRoom &&
        of.nobodyGuards &&
        (!child || filled(of.guardian))
      }
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { anchorId: page.anchorId },
          body: {
            agreedOn: of.agreedOn,
            language: of.language.trim(),
            interpreter: orNull(of.interpreter),
            words: of.words.trim(),
            guardian: orNull(of.guardian),
            toldFree: true,
            privateRoom: true,
            guardPresent: false,
            ...(supervisorId ? { supervisorId } : {}),
          },
        })
      }
      onClose={onClose}
    >
      <DayField
        label={t('tracks.given-on')}
        value={of.agreedOn}
        max={today()}
        onChange={(agreedOn) => set({ agreedOn })}
      />
      <OneLine label={t('tracks.language')} value={of.language} onChange={(language) => set({ language })} />
      <OneLine
        label={t('tracks.interpreter')}
        value={of.interpreter}
        optional
        onChange={(interpreter) => set({ interpreter })}
      />
      <Words label={t('tracks.said')} value={of.words} onChange={(words) => set({ words })} />
      {child && (
        <OneLine
          label={t('tracks.belief-guardian')}
          hint={t('tracks.belief-guardian-hint')}
          value={of.guardian}
          onChange={(guardian) => set({ guardian })}
        />
      )}
      <Tick label={t('tracks.told-free')} value={of.toldFree} onChange={(toldFree) => set({ toldFree })} />
      <Tick
        label={t('tracks.private-room')}
        value={of.privateRoom}
        onChange={(privateRoom) => set({ privateRoom })}
      />
      <Tick
        label={t('tracks.nobody-guards')}
        value={of.nobodyGuards}
        onChange={(nobodyGuards) => set({ nobodyGuards })}
      />
    </FormModal>
  )
}

/** Stands on every case, whether or not there is such counselling: so it tells nothing. */
export function StopBelief({ anchorId }: { anchorId: string }) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState(false)
  const send = useSend(endBelief, {
    invalidates: [readBelief],
    onDone: () => {
      setAsking(false)
      setSaid(true)
    },
  })
  return (
    <p className={classes.quiet}>
      {t('tracks.stop-belief-hint')}{' '}
      <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
        {t('tracks.stop-belief')}
      </Button>
      <span role="status">{said && t('tracks.stopped-belief')}</span>
      {asking && (
        <FormModal
          title={t('tracks.stop-belief')}
          hint={t('tracks.stop-belief-form')}
          act={t('tracks.stop-belief-act')}
          busy={send.isPending}
          error={send.error}
          onSubmit={() => send.mutate({ params: { anchorId } })}
          onClose={() => setAsking(false)}
        >
          {null}
        </FormModal>
      )}
    </p>
  )
}
