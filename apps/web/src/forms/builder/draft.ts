// The draft of a form under work: every change can be undone, and each is kept on the server soon after it is made.
import { type Form, readForm, saveFormDraft, writeForm } from '@oralu/domain'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, ProblemError } from '../../api/call.ts'

const remembered = 200
const pause = 600
const patience = 4_000

export type Change = (form: Form) => Form
export interface Draft {
  form: Form
  change: (change: Change) => void
  undo: (() => void) | undefined
  state: 'kept' | 'keeping' | 'failed' | 'changed elsewhere'
  error: unknown
  again: () => void
  /** Whether what is shown is what is kept, once it was tried. */
  settled: () => Promise<boolean>
}

export function useDraft(id: string, first: Parameters<typeof readForm>[0], revision: number): Draft {
  const [forms, setForms] = useState<Form[]>(() => [readForm(first)])
  const [state, setState] = useState<Draft['state']>('kept')
  const [error, setError] = useState<unknown>()
  const [kept, setKept] = useState<Form>(() => forms[0]!)
  const form = forms.at(-1)!
  const at = useRef({
    revision,
    kept: form,
    latest: form,
    busy: undefined as Promise<void> | undefined,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    intent: undefined as { sent: Form; key: string } | undefined,
  })
  at.current.latest = form

  const keep = useCallback(async () => {
    const place = at.current
    if (place.busy || place.kept === place.latest) return place.busy
    place.busy = (async () => {
      setState('keeping')
      try {
        while (place.kept !== place.latest) {
          const sent = place.latest
          // The same again goes under the same key: it may have been kept, and only the answer lost.
          if (place.intent?.sent !== sent) place.intent = { sent, key: crypto.randomUUID() }
          const { revision } = await call(
            saveFormDraft,
            { params: { id }, body: { revision: place.revision, definition: writeForm(sent) } },
            { intent: place.intent.key },
          )
          place.revision = revision
          place.kept = sent
          setKept(sent)
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
    const place = at.current
    if (form === place.kept || place.timer !== undefined) return
    // Not put off by further changes: who types without a pause is kept too.
    place.timer = setTimeout(() => {
      place.timer = undefined
      void keep()
    }, pause)
  }, [form, keep])
  useEffect(() => {
    if (state !== 'failed' || !(error instanceof ProblemError && error.mayBeSentAgain)) return
    const timer = setTimeout(() => void keep(), patience)
    return () => clearTimeout(timer)
  }, [state, error, keep])
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (at.current.kept === at.current.latest) return
      event.preventDefault()
      void keep()
    }
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [keep])
  // Whoever goes on to another page at once loses nothing.
  useEffect(() => () => void (at.current.kept !== at.current.latest && keep()), [keep])

  return {
    form,
    change: useCallback(
      (change) => setForms((before) => [...before.slice(-remembered), change(before.at(-1)!)]),
      [],
    ),
    undo: forms.length > 1 ? () => setForms((before) => before.slice(0, -1)) : undefined,
    state: state === 'kept' && form !== kept ? 'keeping' : state,
    error,
    again: () => void keep(),
    settled: async () => {
      await keep()
      return at.current.kept === at.current.latest
    },
  }
}
