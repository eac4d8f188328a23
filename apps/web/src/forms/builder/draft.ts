// The draft of a form under work: every change can be undone, and each is kept on the server soon after it is made.
import { type Form, readForm, saveFormDraft, writeForm } from '@oralu/domain'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, ProblemError } from '../../api/call.ts'

const remembered = 200
const pause = 600

export type Change = (form: Form) => Form
export interface Draft {
  form: Form
  change: (change: Change) => void
  undo: (() => void) | undefined
  state: 'kept' | 'keeping' | 'failed' | 'changed elsewhere'
  error: unknown
  again: () => void
  /** Resolves when what is shown is what is kept. */
  settled: () => Promise<void>
}

export function useDraft(id: string, first: Parameters<typeof readForm>[0], revision: number): Draft {
  const [forms, setForms] = useState<Form[]>(() => [readForm(first)])
  const [state, setState] = useState<Draft['state']>('kept')
  const [error, setError] = useState<unknown>()
  const form = forms.at(-1)!
  const at = useRef({ revision, kept: form, latest: form, busy: undefined as Promise<void> | undefined })
  at.current.latest = form

  const keep = useCallback(async () => {
    const place = at.current
    if (place.busy) return place.busy
    place.busy = (async () => {
      setState('keeping')
      try {
        while (place.kept !== place.latest) {
          const sent = place.latest
          const { revision } = await call(saveFormDraft, {
            params: { id },
            body: { revision: place.revision, definition: writeForm(sent) },
          })
          place.revision = revision
          place.kept = sent
        }
        setState('kept')
        setError(undefined)
      } catch (problem) {
        setError(problem)
        setState(
          problem instanceof ProblemError && problem.code === 'state-changed'
            ? 'changed elsewhere'
            : 'failed',
        )
      } finally {
        place.busy = undefined
      }
    })()
    return place.busy
  }, [id])

  useEffect(() => {
    if (form === at.current.kept) return
    const timer = setTimeout(() => void keep(), pause)
    return () => clearTimeout(timer)
  }, [form, keep])
  // Whoever leaves at once loses nothing.
  useEffect(() => () => void (at.current.kept !== at.current.latest && keep()), [keep])

  return {
    form,
    change: useCallback(
      (change) => setForms((before) => [...before.slice(-remembered), change(before.at(-1)!)]),
      [],
    ),
    undo: forms.length > 1 ? () => setForms((before) => before.slice(0, -1)) : undefined,
    state,
    error,
    again: () => void keep(),
    settled: async () => {
      while (at.current.busy || at.current.kept !== at.current.latest) await keep()
    },
  }
}
