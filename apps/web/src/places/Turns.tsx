// Who waits for a service, in the order of their need and then of the day; offers, answers, and the end of a place.
import { Button } from '@mantine/core'
import {
  addTurn,
  answerTurn,
  endTurn,
  listTurns,
  offerTurn,
  type ServicePage,
  type TurnLine,
  today,
  type Urgency,
  urgencies,
} from '@oralu/domain'
import { useState } from 'react'
import { usePages, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { CasePerson, usePersonText } from '../cases/person.tsx'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Choice, DayField, filled, useFields, Words } from '../components/fields.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { PersonPicker } from '../people/PersonPicker.tsx'
import own from './places.module.css'

interface Props {
  service: ServicePage
  show: 'waiting' | 'placed'
  writes: boolean
}

export function Turns({ service, show, writes }: Props) {
  const t = useT()
  const textOf = usePersonText()
  const { items, query, more } = usePages(listTurns, { params: { id: service.id }, query: { show } })
  const [early, setEarly] = useState<TurnLine>()
  const done = { invalidates: ['/cases'] }
  const offer = useSend(offerTurn, { ...done, onDone: () => setEarly(undefined) })
  const answer = useSend(answerTurn, done)
  const end = useSend(endTurn, done)
  const free = service.capacity === null || service.given < service.capacity
  return (
    <>
      <FormProblem error={early ? undefined : (offer.error ?? answer.error ?? end.error)} />
      {query.isSuccess && items.length === 0 && (
        <p className={classes.quiet}>
          {t(show === 'waiting' ? 'places.nobody-waits' : 'places.nobody-placed')}
        </p>
      )}
      <ol className={classes.lines}>
        {items.map((turn, at) => {
          const name = textOf(turn.person)
          const id = { params: { id: turn.id } }
          return (
            <li key={turn.id}>
              <div className={classes.grow}>
                <CasePerson person={turn.person} /> · {t(`cases.urgency.${turn.urgency}`)}
                <p className={classes.note}>
                  <bdi>{turn.need}</bdi>
                </p>
                <span className={classes.quiet}>
                  {t('places.wished')} <DayText value={turn.wishedOn} />
                  {turn.state !== 'waiting' && (
                    <>
                      {' · '}
                      {t(`places.turn.${turn.state}`)} <DayText value={turn.stateOn} />
                    </>
                  )}
                  {turn.outOfTurn && (
                    <>
                      {' · '}
                      {t('places.out-of-turn')} <bdi>{turn.outOfTurn}</bdi>
                    </>
                  )}
                </span>
              </div>
              {writes && (
                <div className={own.acts}>
                  {turn.state === 'waiting' && free && (
                    <Button
                      size="compact-sm"
                      variant={at === 0 ? 'filled' : 'default'}
                      aria-label={t('places.offer-of', { name })}
                      onClick={() =>
                        at === 0 ? offer.mutate({ ...id, body: { outOfTurn: null } }) : setEarly(turn)
                      }
                    >
                      {t('places.offer')}
                    </Button>
                  )}
                  {turn.state === 'offered' && (
                    <>
                      <Button
                        size="compact-sm"
                        aria-label={t('places.accepts-of', { name })}
                        onClick={() => answer.mutate({ ...id, body: { accepted: true } })}
                      >
                        {t('places.accepts')}
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('places.declines-of', { name })}
                        onClick={() => answer.mutate({ ...id, body: { accepted: false } })}
                      >
                        {t('places.declines')}
                      </Button>
                    </>
                  )}
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t(turn.state === 'accepted' ? 'places.end-place-of' : 'places.off-list-of', {
                      name,
                    })}
                    onClick={() => end.mutate(id)}
                  >
                    {t(turn.state === 'accepted' ? 'places.end-place' : 'places.off-list')}
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ol>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={more}>
          {t('places.more')}
        </Button>
      )}
      <ConfirmWithReason
        opened={early !== undefined}
        title={t('places.offer-early')}
        act={t('places.offer')}
        busy={offer.isPending}
        error={offer.error}
        onConfirm={(reason) =>
          early && offer.mutate({ params: { id: early.id }, body: { outOfTurn: reason } })
        }
        onClose={() => setEarly(undefined)}
      >
        {t('places.offer-early-hint')}
      </ConfirmWithReason>
    </>
  )
}

export function TurnForm({ service, onClose }: { service: ServicePage; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({
    anchorId: null as string | null,
    urgency: 'medium' as Urgency,
    need: '',
    wishedOn: today(),
  })
  const send = useSend(addTurn, { invalidates: ['/cases'], onDone: onClose })
  const { anchorId, ...rest } = of
  return (
    <FormModal
      title={t('places.add-turn')}
      act={t('cases.save')}
      hint={t('places.turn-hint')}
      ready={anchorId !== null && filled(of.need, of.wishedOn)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => anchorId && send.mutate({ params: { id: service.id }, body: { anchorId, ...rest } })}
      onClose={onClose}
    >
      <PersonPicker
        label={t('places.person')}
        value={anchorId}
        onChange={(next) => set({ anchorId: next })}
        required
      />
      <Choice
        label={t('places.urgency')}
        say={(code) => t(`cases.urgency.${code}`)}
        codes={urgencies}
        value={of.urgency}
        onChange={(urgency) => set({ urgency })}
      />
      <Words label={t('places.need')} value={of.need} onChange={(need) => set({ need })} />
      <DayField
        label={t('places.wished')}
        value={of.wishedOn}
        max={today()}
        onChange={(wishedOn) => set({ wishedOn })}
      />
    </FormModal>
  )
}
