import { cancelJob, getJob } from '@oralu/domain'
import { useEffect, useRef } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Progress } from '../components/Progress.tsx'
import { useT } from '../i18n/index.tsx'

/** The comparison under way, with a way to stop it. */
export function ConsistencyJob({
  id,
  onEnd,
}: {
  id: string
  onEnd: (state: 'done' | 'failed' | 'cancelled') => void
}) {
  const t = useT()
  const job = useAnswer(getJob, { params: { id } }, { every: 500 })
  const cancel = useSend(cancelJob)
  const state = job.data?.state
  const told = useRef(false)
  useEffect(() => {
    if (told.current || (state !== 'done' && state !== 'failed' && state !== 'cancelled')) return
    told.current = true
    onEnd(state)
  }, [state, onEnd])
  return (
    <Progress
      doing={t('figures.consistency.comparing')}
      done={0}
      of={null}
      onCancel={() => cancel.mutate({ params: { id } })}
    />
  )
}
