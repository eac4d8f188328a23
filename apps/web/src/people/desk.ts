// The desk of someone who decides many pairs: the next pair is there at once, the decision goes on its way behind it.
import { decide, listMatches, type Match, undoDecision } from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { call } from '../api/call.ts'
import { usePages } from '../api/hooks.ts'
import type { Verdict } from './DecideBar.tsx'

export interface Done {
  match: Match
  verdict: Verdict['verdict']
  decisionId: string
  /** What became of it; undefined while it is on its way. */
  state: 'waiting' | 'standing' | undefined
}

/** @param person only the pairs of this person, if given */
export function useDesk(person: string | undefined, onProblem: (match: Match, error: unknown) => void) {
  const client = useQueryClient()
  const { query, items, total, more } = usePages(listMatches, { query: person ? { person } : {} })
  const [done, setDone] = useState<Done[]>([])
  const [at, setAt] = useState<string | null>(null)
  const decided = new Set(done.map(({ match }) => match.id))
  const open = items.filter((match) => !decided.has(match.id))
  const place = Math.max(
    0,
    open.findIndex((match) => match.id === at),
  )
  const current = open[place]
  if (open.length - place < 20) more()

  const move = (by: number) => {
    const next = open[Math.min(open.length - 1, Math.max(0, place + by))]
    if (next) setAt(next.id)
  }

  const back = useCallback((id: string) => {
    setDone((before) => before.filter((each) => each.match.id !== id))
    setAt(id)
  }, [])

  const settle = async (match: Match, verdict: Verdict) => {
    const decisionId = crypto.randomUUID()
    const next = open[place + 1] ?? open[place - 1]
    setDone((before) => [...before, { match, verdict: verdict.verdict, decisionId, state: undefined }])
    setAt(next?.id ?? null)
    try {
      const answer = await call(
        decide,
        {
          body: {
            id: decisionId,
            leftAnchorId: match.left.anchorId,
            rightAnchorId: match.right.anchorId,
            ...verdict,
          },
        },
        { intent: decisionId },
      )
      const state = answer.state === 'waiting' ? 'waiting' : 'standing'
      setDone((before) => before.map((each) => (each.match.id === match.id ? { ...each, state } : each)))
    } catch (error) {
      back(match.id)
      onProblem(match, error)
    }
  }

  const undo = async (reason: string) => {
    const last = done.findLast((each) => each.state)
    if (!last) return
    back(last.match.id)
    try {
      await call(undoDecision, { params: { id: last.decisionId }, body: { reason } })
    } catch (error) {
      setDone((before) => [...before, last])
      onProblem(last.match, error)
    }
  }

  const refresh = async () => {
    await client.resetQueries({ queryKey: [`${listMatches.method} ${listMatches.path}`] })
    setDone([])
  }

  return {
    query,
    open,
    current,
    place,
    left: total === undefined ? undefined : Math.max(0, total - done.length),
    done,
    move,
    go: setAt,
    settle,
    undo,
    refresh,
  }
}
