import { Text } from '@mantine/core'
import type { Job } from '@oralu/domain'
import { useJob, useOnce } from '../components/job.ts'
import { Progress } from '../components/Progress.tsx'
import { useT } from '../i18n/index.tsx'

interface Props {
  id: string
  /** The problem's code when it failed. */
  onEnd: (problem: string | null, job: Job | null) => void
}

/** An import or a try under way. */
export function ImportJob({ id, onEnd }: Props) {
  const t = useT()
  const { data, isError, ended, stop } = useJob(id)
  useOnce(ended !== undefined || isError, () =>
    onEnd(ended === 'failed' ? (data?.problem ?? 'failed') : null, data ?? null),
  )
  if (data?.cancelAsked) return <Text role="status">{t('lists.job.stopping')}</Text>
  return (
    <Progress
      doing={t(data?.doing === 'lists.job.trying' ? 'lists.job.trying' : 'lists.job.importing')}
      done={data?.done ?? 0}
      of={null}
      onCancel={stop}
    />
  )
}
