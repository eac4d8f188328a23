// Go or no-go: what is missing, since when, who holds it, when it will be too late, and where it is mended. In words and
// signs, not by colour alone.
import { Button } from '@mantine/core'
import {
  type Blocker,
  type MissionPage,
  revalidate,
  type WaivableCode,
  waivableCodes,
  waive,
} from '@oralu/domain'
import { IconCircleCheck, IconHandStop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { Near, Section, useStateName } from './parts.tsx'

export function Blockers({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const again = useSend(revalidate, { invalidates: ['/operations'] })
  const flown = mission.state === 'departed' || mission.state === 'arrived'
  if (mission.state === 'closed' || mission.state === 'cancelled' || (flown && mission.blockers.length === 0))
    return null
  const Sign = mission.go ? IconCircleCheck : IconHandStop
  const judged = mission.state === 'open' || mission.state === 'frozen'
  return (
    <Section
      title={t(flown ? 'operations.board.open' : 'operations.board')}
      aside={
        judged &&
        can('mission.write') && (
          <Button
            size="xs"
            variant="default"
            loading={again.isPending}
            onClick={() => again.mutate({ params: { id: mission.id } })}
          >
            {t('operations.board.again')}
          </Button>
        )
      }
    >
      {!flown && (
        <p className={classes.verdict} role="status">
          <Sign size={22} aria-hidden />
          {t(mission.go ? 'operations.board.go' : 'operations.board.no-go')}
        </p>
      )}
      <BlockerList missionId={mission.id} blockers={mission.blockers} waives={judged} />
      <Judged mission={mission} />
    </Section>
  )
}

/** What came out each time that all was judged again. */
function Judged({ mission: { revalidations } }: { mission: MissionPage }) {
  const t = useT()
  if (revalidations.length === 0) return null
  return (
    <details>
      <summary className={classes.quiet}>
        {t('operations.judged', { count: revalidations.length })}{' '}
        <InstantText value={revalidations[0]?.recordedAt} />
      </summary>
      <ul className={classes.lines}>
        {revalidations.map((each) => (
          <li key={each.id} className={classes.quiet}>
            <span className={classes.grow}>
              {t(each.go ? 'operations.board.go' : 'operations.board.no-go')}
              {each.step === 'departure' && ` · ${t('operations.judged.departure')}`}
              {' · '}
              {t('operations.judged.lines', { lines: each.lines, unmet: each.unmet })}
              {' · '}
              {t('operations.home.blockers', { count: each.blockers.filter(({ blocks }) => blocks).length })}
            </span>
            <bdi>{each.recordedBy}</bdi>, <InstantText value={each.recordedAt} />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface ListProps {
  missionId: string
  blockers: readonly Blocker[]
  /** Whether an authority may set aside what stands here. */
  waives?: boolean
}

export function BlockerList({ missionId, blockers, waives = false }: ListProps) {
  const t = useT()
  const can = useCan()
  const [waiving, setWaiving] = useState<Blocker>()
  const send = useSend(waive, { invalidates: ['/operations'], onDone: () => setWaiving(undefined) })
  if (blockers.length === 0) return null
  const mayWaive = (blocker: Blocker) =>
    waives && blocker.blocks && can('mission.decide') && waivableCodes.includes(blocker.code as WaivableCode)
  return (
    <>
      <ul className={classes.lines}>
        {blockers.map((blocker) => (
          <li key={`${blocker.code} ${blocker.gate} ${blocker.about} ${blocker.opens?.id}`}>
            <span className={classes.grow}>
              <Said missionId={missionId} blocker={blocker} />
              {blocker.waived ? (
                <span className={classes.quiet}>
                  {' '}
                  {t('operations.board.waived')} <bdi>{blocker.waived}</bdi>
                </span>
              ) : (
                !blocker.blocks && <span className={classes.quiet}> {t('operations.board.may-go')}</span>
              )}
              <Times blocker={blocker} />
            </span>
            <span className={classes.quiet}>{t(`role.${blocker.holder}`)}</span>
            {mayWaive(blocker) && (
              <Button size="compact-xs" variant="default" onClick={() => setWaiving(blocker)}>
                {t('operations.board.waive')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waiving && (
        <ConfirmWithReason
          opened
          title={t('operations.board.waive')}
          act={t('operations.board.waive')}
          busy={send.isPending}
          error={send.error}
          onClose={() => setWaiving(undefined)}
          onConfirm={(reason) =>
            send.mutate({
              params: { id: missionId },
              body: { code: waiving.code as WaivableCode, aboutId: waiving.opens?.id ?? null, reason },
            })
          }
        >
          {t('operations.board.waive-hint')}
        </ConfirmWithReason>
      )}
    </>
  )
}

function Times({ blocker: { since, tooLate, blocks } }: { blocker: Blocker }) {
  const t = useT()
  const late = tooLate && new Date(tooLate).getTime() < Date.now()
  const shown = blocks ? tooLate : null
  if (!since && !shown) return null
  return (
    <span className={classes.quiet}>
      <br />
      {since && (
        <>
          {t('operations.board.since')} <Near value={since} />
        </>
      )}
      {since && shown && ' · '}
      {shown && (
        <span className={late ? classes.notice : undefined}>
          {t(late ? 'operations.board.was-late' : 'operations.board.too-late')} <Near value={shown} />
        </span>
      )}
    </span>
  )
}

function Said({ missionId, blocker }: { missionId: string; blocker: Blocker }) {
  const t = useT()
  const stateName = useStateName()
  const { code, gate, count, about, standard, opens } = blocker
  const mission = `/operations/missions/${missionId}`
  const words = () => {
    if (code === 'gate' && gate)
      return t('operations.blocker.gate', { gate: t(`operations.gate.${gate}`), count })
    if (code === 'head-count') {
      const step = t(`operations.count-step.${about}`)
      return count === 0
        ? t('operations.blocker.not-counted', { step })
        : t('operations.blocker.head-count', { step, count })
    }
    const named = code === 'permission-missing' && about ? stateName(about) : about
    return (
      <>
        {standard && `${t(`operations.check.${standard}`)}: `}
        {named && (
          <>
            <bdi>{named}</bdi>:{' '}
          </>
        )}
        {t(`operations.blocker.${code}`, { count })}
      </>
    )
  }
  const to = {
    manifest: `${mission}/manifest`,
    boarding: `${mission}/boarding`,
    handover: `${mission}/handovers`,
    stock: '/operations/board',
  }[opens?.what as 'manifest']
  if (!opens) return words()
  return (
    <Link
      to={(to ?? mission) as '/'}
      {...(gate ? { search: { unmet: gate } as never } : {})}
      {...(to ? {} : { hash: opens.id ?? opens.what })}
    >
      {words()}
    </Link>
  )
}
