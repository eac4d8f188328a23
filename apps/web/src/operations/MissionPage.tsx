import { Group } from '@mantine/core'
import { getMission, type MissionPage as Mission } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Blockers } from './Blockers.tsx'
import { Checks } from './Checks.tsx'
import { Contingencies } from './Contingencies.tsx'
import { HeadCounts } from './HeadCounts.tsx'
import { Legs } from './Legs.tsx'
import { MissionHead } from './MissionHead.tsx'
import { MissionSteps } from './MissionSteps.tsx'
import classes from './operations.module.css'
import { Permissions } from './Permissions.tsx'
import { Section } from './parts.tsx'
import { Versions } from './VersionPage.tsx'

export function MissionPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(getMission, { params: { id } }, { keep: false })
  return (
    <Loaded from={read}>
      {(mission) => (
        <div className={classes.page}>
          <MissionHead mission={mission} current="mission" />
          <MissionSteps mission={mission} />
          <div className={classes.columns}>
            <div>
              <Blockers mission={mission} />
              <Composition mission={mission} />
              <HeadCounts mission={mission} />
              <Contingencies mission={mission} />
              <Versions mission={mission} />
            </div>
            <div>
              <Legs mission={mission} />
              <Permissions mission={mission} />
              <Checks mission={mission} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  )
}

/** Who travels, in numbers, and how many lines stand in which state. */
function Composition({ mission }: { mission: Mission }) {
  const t = useT()
  const states = Object.entries(mission.lines).filter(([, count]) => count > 0)
  return (
    <Section
      title={t('operations.composition')}
      aside={
        <Link to={`/operations/missions/${mission.id}/manifest` as '/'}>{t('operations.manifest')}</Link>
      }
    >
      <dl className={classes.numbers}>
        {(['total', 'men', 'women', 'children'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`operations.composition.${part}`)}</dt>
            <dd>
              <NumberText
                value={mission.composition[part]}
                definition={t(`operations.composition.${part}-means`)}
              />
            </dd>
          </div>
        ))}
      </dl>
      <Group gap="xs" mt="xs">
        {states.map(([state, count]) => (
          <span key={state} className={classes.quiet}>
            {t(`operations.line-state.${word(state)}`)}: {count}
          </span>
        ))}
      </Group>
    </Section>
  )
}
