import { Text } from '@mantine/core'
import { cancelJob, getJob } from '@oralu/domain'
import { useEffect, useRef } from 'react'
import { useAnswer, useSend } from '../api/hooks.ts'
import { Progress } from '../components/Progress.tsx'
import { useT } from '../i18n/index.tsx'

/** Suggestions under way: what is being done, how much is left, a way to stop. */
export function SuggestJob({ id, onEnd }: { id: string; onEnd: () => void }) {
  const t = useT()
  const job = useAnswer(getJob, { params: { id } }, { every: 700 })
  const cancel = useSend(cancelJob)
  const state = job.data?.state
  const ended = state === 'done' || state === 'failed' || state === 'cancelled'
  const told = useRef(false)
  useEffect(() => {
    if (!ended || told.current) return
    told.current = true
    if (state !== 'failed') onEnd()
  }, [ended, state, onEnd])
  if (state === 'failed') return <Text role="alert">{t('people.job.failed')}</Text>
  return (
    <Progress
      doing={t('people.job.comparing')}
      done={job.data?.done ?? 0}
      of={job.data?.total ?? null}
      onCancel={() => cancel.mutate({ params: { id } })}
    />
  )
}
