// From hand to hand: who was handed over where and when, by whom to whom, with heads counted and signatures; and receipts
// for what is theirs. Of custody for the detained only; for children it is care.
import { Button } from '@mantine/core'
import {
  getFile,
  getMission,
  type Handover,
  handoverSteps,
  listHandovers,
  type MissionPage,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf, useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { HandoverActs } from './HandoverActs.tsx'
import { HandoverForm } from './HandoverForm.tsx'
import { CountState } from './HeadCounts.tsx'
import { MissionHead } from './MissionHead.tsx'
import classes from './operations.module.css'
import { Section, Traveller } from './parts.tsx'
import { Receipts } from './Receipts.tsx'

export function HandoversPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(getMission, { params: { id } }, { keep: false })
  return <Loaded from={read}>{(mission) => <Handovers mission={mission} />}</Loaded>
}

function Handovers({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const read = useAnswer(listHandovers, { params: { id: mission.id } })
  const [adding, setAdding] = useState(false)
  const may = can('mission.write') && mission.state !== 'planned' && mission.state !== 'cancelled'
  const add = { label: t('operations.handover.add'), onClick: () => setAdding(true) }
  return (
    <div className={classes.page}>
      <MissionHead mission={mission} current="handovers" {...(may ? { action: add } : {})} />
      <Loaded from={read}>
        {({ handovers, receipts }) => (
          <>
            {handovers.length === 0 && (
              <Empty
                title={t('operations.handovers.none')}
                hint={t('operations.handovers.none-hint')}
                action={may ? <Button onClick={add.onClick}>{add.label}</Button> : null}
              />
            )}
            {handoverSteps.map((step) => {
              const own = handovers.filter((each) => each.step === step)
              return (
                own.length > 0 && (
                  <Section key={step} title={t(`operations.handover-step.${word(step)}`)}>
                    <ul className={classes.lines}>
                      {own.map((each) => (
                        <HandoverRow key={each.id} handover={each} may={may} />
                      ))}
                    </ul>
                  </Section>
                )
              )
            })}
            <Receipts mission={mission} receipts={receipts} may={may} />
            {adding && (
              <HandoverForm mission={mission} receipts={receipts} onClose={() => setAdding(false)} />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function HandoverRow({ handover, may }: { handover: Handover; may: boolean }) {
  const t = useT()
  const { headCount, withdrawnAt } = handover
  return (
    <li id={handover.id}>
      <div className={classes.grow}>
        {withdrawnAt && (
          <span className={classes.notice}>
            {t('operations.handover.withdrawn')} <bdi>{handover.withdrawnWhy}</bdi>
          </span>
        )}{' '}
        <Party label={t('operations.handover.giver')} party={handover.giver} />
        <Party label={t('operations.handover.receiver')} party={handover.receiver} />
        <span className={classes.quiet}>
          <InstantText value={handover.at} zone={handover.zone} place={handover.place} />
          {' · '}
          <bdi>{handover.recordedBy}</bdi>
        </span>
        <details>
          <summary>{t('operations.people', { count: handover.lines.length })}</summary>
          <ul className={classes.lines}>
            {handover.lines.map((line) => (
              <li key={line.lineId}>
                <span className={classes.grow}>
                  <Traveller person={line.person} />
                </span>
                <span className={classes.quiet}>
                  {t(`operations.handed.${line.what}`)} ·{' '}
                  {line.condition.map((each) => t(`operations.condition.${word(each)}`)).join(', ')}
                  {line.seen && (
                    <>
                      {' · '}
                      <bdi>{line.seen}</bdi>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </details>
      </div>
      {headCount && (
        <span className={classes.quiet}>
          {t('operations.counts.of', { counted: headCount.counted, expected: headCount.expected })}{' '}
          <CountState count={headCount} />
          {headCount.explanation && (
            <>
              <br />
              <bdi>{headCount.explanation}</bdi>
            </>
          )}
        </span>
      )}
      {may && !withdrawnAt && <HandoverActs handover={handover} />}
    </li>
  )
}

function Party({ label, party }: { label: string; party: Handover['giver'] }) {
  const t = useT()
  return (
    <div>
      <span className={classes.quiet}>{label}:</span> <bdi>{party.name}</bdi>
      {' · '}
      <bdi>{party.office}</bdi>{' '}
      {party.fileId ? (
        <img
          className={classes.signed}
          src={addressOf(getFile, { params: { id: party.fileId } })}
          alt={t('operations.signature.of', { name: party.name })}
        />
      ) : (
        <span className={classes.quiet}>
          (
          {party.unsigned ? (
            <>
              {t('operations.signature.none')} <bdi>{party.unsigned}</bdi>
            </>
          ) : (
            t('operations.signature.open')
          )}
          )
        </span>
      )}
    </div>
  )
}
