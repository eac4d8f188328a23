import { Alert, Stack } from '@mantine/core'
import { type CasePartName, isTrackPart, partEndpoints } from '@oralu/domain'
import { IconEye } from '@tabler/icons-react'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { SafetyPlans } from '../course/SafetyPlans.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { StopBelief } from '../tracks/Belief.tsx'
import { Incidents } from '../tracks/Incidents.tsx'
import { TrackPlans } from '../tracks/TrackPlans.tsx'
import { Needs } from './Needs.tsx'
import { Notes } from './Notes.tsx'
import { Tasks } from './Tasks.tsx'
import { Tracks } from './Tracks.tsx'

interface Props {
  part: CasePartName
  anchorId: string
  closed?: boolean
}

/** One compartment of a case: who can read it stands above everything else. */
export function PartPanel({ part, anchorId, closed = false }: Props) {
  const t = useT()
  const can = useCan()
  const read = useAnswer(partEndpoints[part].read, { params: { anchorId } }, { keep: false })
  const writes = can(`${part}.write`) && !closed
  return (
    <Stack gap="md">
      <Alert color="gray" variant="light" icon={<IconEye aria-hidden />} py="xs">
        {t(`cases.who.${part}`)}
        {part !== 'care' && <> {t('cases.who.recorded')}</>}
      </Alert>
      <Loaded from={read}>
        {(read) => (
          <Stack gap="md">
            {read.glassUntil && (
              <Alert color="ochre" variant="light">
                {t('cases.glass')} <InstantText value={read.glassUntil} />
              </Alert>
            )}
            {part === 'protection' && <Needs anchorId={anchorId} needs={read.needs} writes={writes} />}
            {part === 'protection' && <SafetyPlans anchorId={anchorId} writes={writes} />}
            {part === 'protection' && <Incidents anchorId={anchorId} writes={writes} />}
            {isTrackPart(part) ? (
              <TrackPlans
                part={part}
                anchorId={anchorId}
                child={read.person?.child ?? true}
                writes={writes}
              />
            ) : (
              <Tracks part={part} anchorId={anchorId} tracks={read.tracks} writes={writes} />
            )}
            <Tasks part={part} anchorId={anchorId} tasks={read.tasks} writes={writes} />
            <Notes part={part} anchorId={anchorId} notes={read.notes} writes={writes} />
            {part === 'care' && !closed && <StopBelief anchorId={anchorId} />}
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}
