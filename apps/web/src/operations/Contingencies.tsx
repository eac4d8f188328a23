// What was done when the plan failed: why, what was there before, and the version that it made.
import type { MissionPage } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './operations.module.css'
import { Section } from './parts.tsx'

export function Contingencies({ mission }: { mission: MissionPage }) {
  const t = useT()
  if (mission.contingencies.length === 0) return null
  return (
    <Section title={t('operations.contingencies')}>
      <ul className={classes.lines}>
        {mission.contingencies.map((each) => {
          const leg = mission.legs.find(({ id }) => id === each.legId)
          const permission = mission.permissions.find(({ id }) => id === each.permissionId)
          return (
            <li key={each.id}>
              <span className={classes.grow}>
                {t(`operations.contingency.${word(each.kind)}`)}: <bdi>{each.reason}</bdi>
                <span className={classes.quiet}>
                  {permission && (
                    <>
                      <br />
                      <bdi>{permission.giver}</bdi>
                    </>
                  )}
                  {each.was && (
                    <>
                      <br />
                      {t('operations.contingency.before')} <bdi>{each.was.from}</bdi> –{' '}
                      <bdi>{each.was.to}</bdi>
                      {leg && (
                        <>
                          {' · '}
                          {t('operations.contingency.now')} <bdi>{leg.from}</bdi> – <bdi>{leg.to}</bdi>
                        </>
                      )}
                    </>
                  )}
                </span>
              </span>
              {each.lineId && (
                <Link
                  to={`/operations/missions/${mission.id}/manifest` as '/'}
                  search={{ open: each.lineId } as never}
                >
                  {t('operations.line')}
                </Link>
              )}
              {each.version && (
                <Link to={`/operations/missions/${mission.id}/versions/${each.version}` as '/'}>
                  {t('operations.version', { number: each.version })}
                </Link>
              )}
              <span className={classes.quiet}>
                <bdi>{each.recordedBy}</bdi>, <InstantText value={each.recordedAt} />
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
