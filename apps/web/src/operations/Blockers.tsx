// Go or no-go: what is missing, how many lines it concerns, and who holds it. In words and signs, not by colour alone.
import type { Blocker, MissionPage } from '@oralu/domain'
import { IconCircleCheck, IconHandStop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { Section } from './parts.tsx'

export function Blockers({ mission }: { mission: MissionPage }) {
  const t = useT()
  const flown = mission.state === 'departed' || mission.state === 'arrived'
  if (mission.state === 'closed' || mission.state === 'cancelled' || (flown && mission.blockers.length === 0))
    return null
  const Sign = mission.go ? IconCircleCheck : IconHandStop
  return (
    <Section title={t(flown ? 'operations.board.open' : 'operations.board')}>
      {!flown && (
        <p className={classes.verdict} role="status">
          <Sign size={22} aria-hidden />
          {t(mission.go ? 'operations.board.go' : 'operations.board.no-go')}
        </p>
      )}
      <BlockerList missionId={mission.id} blockers={mission.blockers} />
    </Section>
  )
}

export function BlockerList({ missionId, blockers }: { missionId: string; blockers: readonly Blocker[] }) {
  const t = useT()
  if (blockers.length === 0) return null
  return (
    <ul className={classes.lines}>
      {blockers.map((blocker) => (
        <li key={`${blocker.code} ${blocker.gate} ${blocker.about}`}>
          <span className={classes.grow}>
            <Said missionId={missionId} blocker={blocker} />
            {!blocker.blocks && <span className={classes.quiet}> {t('operations.board.may-go')}</span>}
          </span>
          <span className={classes.quiet}>{t(`role.${blocker.holder}`)}</span>
        </li>
      ))}
    </ul>
  )
}

function Said({ missionId, blocker: { code, gate, count, about } }: { missionId: string; blocker: Blocker }) {
  const t = useT()
  if (code === 'gate' && gate) {
    return (
      <Link to={`/operations/missions/${missionId}/manifest` as '/'} search={{ unmet: gate } as never}>
        {t('operations.blocker.gate', { gate: t(`operations.gate.${gate}`), count })}
      </Link>
    )
  }
  if (code === 'head-count') {
    const step = t(`operations.count-step.${about}`)
    return count === 0
      ? t('operations.blocker.not-counted', { step })
      : t('operations.blocker.head-count', { step, count })
  }
  return (
    <>
      {about && (
        <>
          <bdi>{about}</bdi>:{' '}
        </>
      )}
      {t(`operations.blocker.${code}`, { count })}
    </>
  )
}
