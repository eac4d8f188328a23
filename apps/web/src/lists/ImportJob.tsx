import { Text } from '@mantine/core'
import { cancelJob, getJob, type Job } from '@oralu/domain'
import { useEffect, useRef } from 'react'
import { useAnswer, useSend } from '../api/hooks.ts'
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
  const job = useAnswer(getJob, { params: { id } }, { every: 500 })
  const cancel = useSend(cancelJob)
  const told = useRef(false)
  const { data, isError } = job
  useEffect(() => {
    const ended = data !== undefined && ['done', 'failed', 'cancelled'].includes(data.state)
    if ((!ended && !isError) || told.current) return
    told.current = true
    onEnd(data?.state === 'failed' ? (data.problem ?? 'failed') : null, data ?? null)
  }, [data, isError, onEnd])
  if (data?.cancelAsked) return <Text role="status">{t('lists.job.stopping')}</Text>
  return (
    <Progress
      doing={t(data?.doing === 'lists.job.trying' ? 'lists.job.trying' : 'lists.job.importing')}
      done={data?.done ?? 0}
      of={null}
      onCancel={() => cancel.mutate({ params: { id } })}
    />
  )
}
