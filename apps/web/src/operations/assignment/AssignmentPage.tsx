// Who sits where: vehicles with their seat maps, families as blocks; what is fixed, what was computed, what it changes.
import { Select } from '@mantine/core'
import {
  type AssignmentPage as Assignment,
  type AssignmentBoard,
  getAssignment,
  getAssignments,
  getMission,
  type MissionPage,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useAnswer } from '../../api/client.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useT } from '../../i18n/index.tsx'
import { MissionHead } from '../MissionHead.tsx'
import classes from '../operations.module.css'
import own from './assignment.module.css'
import { Details } from './Details.tsx'
import { LinePlace } from './LinePlace.tsx'
import { Order } from './Order.tsx'
import { placesOf, tintsOf } from './places.ts'
import { SeatMap } from './SeatMap.tsx'
import { Summary } from './Summary.tsx'

export function AssignmentPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const mission = useAnswer(getMission, { params: { id } }, { keep: false })
  const [waiting, setWaiting] = useState(false)
  const board = useAnswer(
    getAssignments,
    { params: { id } },
    { keep: false, every: waiting ? 1000 : undefined },
  )
  const ordered = board.data?.assignments[0]?.state === 'ordered'
  if (ordered !== waiting) setWaiting(ordered)
  return (
    <Loaded from={mission}>
      {(page) => (
        <div className={classes.page}>
          <MissionHead mission={page} current="seating" />
          <Loaded from={board}>{(found) => <Board mission={page} board={found} />}</Loaded>
        </div>
      )}
    </Loaded>
  )
}

const manifest = 'manifest'

function Board({ mission, board }: { mission: MissionPage; board: AssignmentBoard }) {
  const t = useT()
  const computed = board.assignments.filter(({ outcome }) => outcome !== null)
  const newest = computed[0]?.state === 'draft' ? computed[0].id : manifest
  const [asked, setAsked] = useState<string>()
  const shown = asked ?? newest
  const plan = useAnswer(
    getAssignment,
    { params: { id: shown } },
    { enabled: shown !== manifest, keep: false },
  )
  if (board.cabins.length === 0)
    return <Empty title={t('operations.seating.no-vehicle')} hint={t('operations.seating.no-vehicle-hint')} />
  const choices = [
    { value: manifest, label: t('operations.seating.on-manifest') },
    ...computed.map(({ id, number, state, outcome }) => ({
      value: id,
      label: `${t('operations.seating.numbered', { number })} · ${
        state === 'accepted' ? t('operations.seating.accepted') : t(`operations.seating.outcome.${outcome}`)
      }`,
    })),
  ]
  return (
    <>
      <Order mission={mission} board={board} onOrder={() => setAsked(undefined)} />
      <Select
        className={`${own.choice} no-print`}
        label={t('operations.seating.show')}
        data={choices}
        value={shown}
        allowDeselect={false}
        onChange={(value) => value && setAsked(value)}
      />
      {shown === manifest ? (
        <Seats board={board} plan={undefined} />
      ) : (
        <Loaded from={plan}>{(page) => <Seats key={page.id} board={board} plan={page} />}</Loaded>
      )}
    </>
  )
}

function Seats({ board, plan }: { board: AssignmentBoard; plan: Assignment | undefined }) {
  const t = useT()
  const [chosen, setChosen] = useState<string>()
  const places = useMemo(() => placesOf(board, plan), [board, plan])
  const tints = useMemo(() => tintsOf(board, places), [board, places])
  const line = board.lines.find(({ id }) => id === chosen)
  const flown =
    plan && plan.seats.length > 0
      ? board.cabins.filter((one) => plan.carriages.includes(one.carriageId))
      : board.cabins
  return (
    <div className={own.columns}>
      <div className={own.cabins}>
        {flown.map((cabin) => (
          <SeatMap
            key={cabin.carriageId}
            cabin={cabin}
            places={places}
            tints={tints}
            chosen={line}
            onChoose={setChosen}
          />
        ))}
      </div>
      {line && (
        <div className={own.line}>
          <LinePlace
            key={line.id}
            line={line}
            board={board}
            places={places}
            onChoose={setChosen}
            onClose={() => setChosen(undefined)}
          />
        </div>
      )}
      <div className={own.summary} aria-live="polite">
        {plan ? (
          <Summary board={board} plan={plan} />
        ) : (
          <p className={classes.quiet}>{t('operations.seating.choose-hint')}</p>
        )}
      </div>
      {plan && (
        <div className={own.details}>
          <Details board={board} plan={plan} onChoose={setChosen} />
        </div>
      )}
    </div>
  )
}
