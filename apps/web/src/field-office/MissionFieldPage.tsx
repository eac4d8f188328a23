// A mission's tablets, what their sync raised, and what was put aside.
import { getMission, type MissionPage } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { MissionHead } from '../operations/MissionHead.tsx'
import classes from '../operations/operations.module.css'
import { Devices } from './Devices.tsx'
import { Quarantine } from './Quarantine.tsx'
import { Questions } from './Questions.tsx'

export function MissionFieldPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(getMission, { params: { id } }, { keep: false })
  return <Loaded from={read}>{(mission) => <Field mission={mission} />}</Loaded>
}

function Field({ mission }: { mission: MissionPage }) {
  return (
    <div className={classes.page}>
      <MissionHead mission={mission} current="field" />
      <Questions state="open" mission={mission.id} />
      <Devices mission={mission.id} />
      <Quarantine mission={mission.id} />
    </div>
  )
}
