// The operations room: where everyone is, what happened, when each tablet was last heard, and the way on a map. It keeps
// itself current.
import { getMission, getRoom, type MissionPage } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../api/client.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { Devices } from '../../field-office/Devices.tsx'
import { useT } from '../../i18n/index.tsx'
import { MissionHead } from '../MissionHead.tsx'
import classes from '../operations.module.css'
import { useLive } from './live.ts'
import { Places } from './Places.tsx'
import { Route } from './Route.tsx'
import { Timeline } from './Timeline.tsx'

export function RoomPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(getMission, { params: { id } }, { keep: false })
  return <Loaded from={read}>{(mission) => <Room mission={mission} />}</Loaded>
}

function Room({ mission }: { mission: MissionPage }) {
  const t = useT()
  const link = useLive(mission.id)
  const read = useAnswer(getRoom, { params: { id: mission.id } })
  return (
    <div className={classes.page}>
      <MissionHead
        mission={mission}
        current="room"
        aside={
          <span className={classes.quiet} role="status">
            {t(`operations.room.link.${link}`)}
          </span>
        }
      />
      <Loaded from={read}>
        {(room) => (
          <div className={classes.columns}>
            <div>
              <Places lines={room.lines} />
              <Devices mission={mission.id} />
            </div>
            <div>
              <Route mission={mission} entered={room.entered} />
              <Timeline events={room.events} />
            </div>
          </div>
        )}
      </Loaded>
    </div>
  )
}
