// A job under way, as a page watches it.
import { cancelJob, getJob } from '@oralu/domain'
import { useEffect, useRef } from 'react'
import { useAnswer, useSend } from '../api/hooks.ts'

/** The job, asked for again while it runs, and the act that stops it. */
export function useJob(id: string, every = 500) {
  const { data, isError } = useAnswer(getJob, { params: { id } }, { every })
  const cancel = useSend(cancelJob)
  const state = data?.state
  const ended = state === 'done' || state === 'failed' || state === 'cancelled' ? state : undefined
  return { data, isError, ended, stop: () => cancel.mutate({ params: { id } }) }
}

/** Tells once, when it has come to that. */
export function useOnce(when: boolean, tell: () => void): void {
  const told = useRef(false)
  useEffect(() => {
    if (!when || told.current) return
    told.current = true
    tell()
  })
}
