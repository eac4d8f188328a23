// The heading that the pages of a mission share, with the way between them.
import type { MissionPage } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { useMissionName, Way } from './OperationPage.tsx'
import classes from './operations.module.css'

type Part =
  | 'mission'
  | 'room'
  | 'manifest'
  | 'seating'
  | 'boarding'
  | 'handovers'
  | 'reception'
  | 'documents'
  | 'field'

interface Props extends Pick<ComponentProps<typeof PageTitle>, 'action' | 'aside'> {
  mission: MissionPage
  current: Part
}

export function MissionHead({ mission, current, ...title }: Props) {
  const t = useT()
  const name = useMissionName()
  const root = `/operations/missions/${mission.id}`
  const places: Record<Part, string> = {
    mission: root,
    room: `${root}/room`,
    manifest: `${root}/manifest`,
    seating: `${root}/seating`,
    boarding: `${root}/boarding`,
    documents: `${root}/documents`,
    handovers: `${root}/handovers`,
    reception: `${root}/reception`,
    field: `${root}/field`,
  }
  return (
    <div>
      <PageTitle
        title={current === 'mission' ? name(mission) : `${name(mission)}: ${t(`operations.${current}`)}`}
        {...title}
      >
        <p className={classes.quiet}>
          <Link to={`/operations/${mission.operationId}` as '/'}>
            <bdi>{mission.operationName}</bdi>
          </Link>
          {' · '}
          {t(`operations.mission-state.${mission.state}`)}
          {mission.from && ' · '}
          <Way mission={mission} />
        </p>
      </PageTitle>
      <nav className={`${classes.tabs} no-print`} aria-label={t('operations.mission.parts')}>
        {(Object.keys(places) as Part[]).map((part) => (
          <Link
            key={part}
            to={places[part] as '/'}
            aria-current={part === current ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t(`operations.${part}`)}
          </Link>
        ))}
      </nav>
    </div>
  )
}
