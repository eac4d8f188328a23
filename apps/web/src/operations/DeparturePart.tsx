// The part of the home page for who plans and flies missions: the next departures with their blockers, permissions
// about to end, head-counts that differ, and who will not travel.
import { type DepartureBoard, getDepartures } from '@oralu/domain'
import { IconCircleCheck, IconHandStop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { BlockerList } from './Blockers.tsx'
import { useMissionName, Way } from './OperationPage.tsx'
import classes from './operations.module.css'
import { PermissionText } from './Permissions.tsx'
import { Section, Traveller } from './parts.tsx'

const counted = (board: DepartureBoard) =>
  board.departures.length + board.permissions.length + board.headCounts.length + board.leaving.length

export default function DeparturePart() {
  const read = useAnswer(getDepartures)
  useWaiting(read.data ? counted(read.data) : undefined)
  return <Loaded from={read}>{(board) => (counted(board) === 0 ? null : <Board board={board} />)}</Loaded>
}

function Board({ board }: { board: DepartureBoard }) {
  const t = useT()
  const name = useMissionName()
  const [next, ...later] = board.departures
  const Sign = next?.go ? IconCircleCheck : IconHandStop
  return (
    <Section title={t('operations.home.title')}>
      {next && (
        <>
          <p className={classes.verdict}>
            <Sign size={22} aria-hidden />
            <span>
              <Link to={`/operations/missions/${next.mission.id}` as '/'}>
                <bdi>{next.operationName}</bdi>, {name(next.mission)}
              </Link>
              {': '}
              {t(next.go ? 'operations.board.go' : 'operations.board.no-go')} <Way mission={next.mission} />
            </span>
          </p>
          <BlockerList missionId={next.mission.id} blockers={next.blockers} />
        </>
      )}
      {later.length > 0 && <h3>{t('operations.home.later')}</h3>}
      <ul className={classes.lines}>
        {later.map(({ mission, operationName, go, listed, blockers }) => (
          <li key={mission.id}>
            <Link to={`/operations/missions/${mission.id}` as '/'} className={classes.grow}>
              <bdi>{operationName}</bdi>, {name(mission)}
            </Link>
            <Way mission={mission} />
            <span className={classes.quiet}>{t('operations.people', { count: listed })}</span>
            <span>
              {go
                ? t('operations.board.go')
                : t('operations.home.blockers', { count: blockers.filter(({ blocks }) => blocks).length })}
            </span>
          </li>
        ))}
      </ul>
      {board.permissions.length > 0 && <h3>{t('operations.home.permissions')}</h3>}
      <ul className={classes.lines}>
        {board.permissions.map(({ permission, missionId, missionNumber }) => (
          <li key={permission.id}>
            <Link to={`/operations/missions/${missionId}` as '/'}>
              {t('operations.mission.number', { number: missionNumber })}
            </Link>
            <PermissionText permission={permission} />
          </li>
        ))}
      </ul>
      {board.headCounts.length > 0 && <h3>{t('operations.home.counts')}</h3>}
      <ul className={classes.lines}>
        {board.headCounts.map(({ headCount, missionId, missionNumber }) => (
          <li key={headCount.id}>
            <Link to={`/operations/missions/${missionId}` as '/'} className={classes.grow}>
              {t('operations.mission.number', { number: missionNumber })}
            </Link>
            {t(`operations.count-step.${headCount.step}`)}:{' '}
            {t('operations.counts.of', { counted: headCount.counted, expected: headCount.expected })}
          </li>
        ))}
      </ul>
      {board.leaving.length > 0 && <h3>{t('operations.home.leaving')}</h3>}
      <ul className={classes.lines}>
        {board.leaving.map((each) => (
          <li key={each.lineId}>
            <Link
              to={`/operations/missions/${each.missionId}/manifest` as '/'}
              search={{ open: each.lineId } as never}
              className={classes.grow}
            >
              <Traveller person={each.person} />
            </Link>
            <span>{t(`operations.line-state.${word(each.state)}`)}</span>
            <span className={classes.quiet}>
              {t('operations.mission.number', { number: each.missionNumber })},{' '}
              <InstantText value={each.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
