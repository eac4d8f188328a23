// The desk of someone who decides many pairs: the next pair is there at once, the decision goes on its way behind it.
// Pairs shown are claimed, so that a colleague is not shown the same ones.
import {
  claimMatches,
  decide,
  getPairContext,
  giveOpinion,
  listMatches,
  type Match,
  matchCounts,
  type QueryOf,
  undoDecision,
  withdrawOpinion,
} from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../api/call.ts'
import { answer, useAnswer, usePages } from '../api/hooks.ts'
import type { Verdict } from './DecideBar.tsx'

export interface Done {
  match: Match
  verdict: Verdict['verdict']
  id: string
  /** What became of it; undefined while it is on its way. opinion: left to a colleague; disagreed: a colleague thinks otherwise. */
  state: 'waiting' | 'standing' | 'opinion' | 'disagreed' | undefined
  at: number
}

export type Filters = Pick<QueryOf<typeof listMatches>, 'person' | 'source' | 'script' | 'kind'>

/** Pairs claimed ahead of the one on show. */
const AHEAD = 4
/** A claim lasts five minutes. */
const RENEW = 120_000
const COUNT_EVERY = 10_000

export function useDesk(
  filters: Filters,
  decides: boolean,
  onProblem: (match: Match, error: unknown) => void,
) {
  const client = useQueryClient()
  const { query, items, total, more } = usePages(listMatches, { query: filters })
  const counts = useAnswer(matchCounts, undefined, { every: COUNT_EVERY })
  const [done, setDone] = useState<Done[]>([])
  const [at, setAt] = useState<string | null>(null)
  /** Pairs that turned out to be on a colleague's desk, or gone. */
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const decided = new Set(done.map(({ match }) => match.id))
  const open = items.filter((match) => !decided.has(match.id))
  const free = (match: Match) => !match.claimedBy && !taken.has(match.id)
  // One that turns out to be a colleague's is passed over.
  const wanted = open.findIndex((match) => match.id === at && !taken.has(match.id))
  const place = wanted >= 0 ? wanted : open.findIndex(free)
  const current = open[place]
  if (open.length - place < 20) more()

  const ahead = open
    .slice(place)
    .filter(free)
    .slice(0, AHEAD + 1)
  const mine = ahead.map(({ id }) => id).join()
  useEffect(() => {
    if (!decides || mine === '') return
    const matches = mine.split(',')
    const take = async () => {
      const got = await call(claimMatches, { body: { matches } }).catch(() => undefined)
      const lost = got ? matches.filter((id) => !got.matches.includes(id)) : []
      if (lost.length > 0) setTaken((before) => new Set([...before, ...lost]))
    }
    void take()
    const timer = setInterval(take, RENEW)
    return () => clearInterval(timer)
  }, [mine, decides])
  useEffect(() => {
    if (!decides) return
    return () => void call(claimMatches, { body: { matches: [] } }).catch(() => {})
  }, [decides])
  // What stands around the next pair is there when it is shown.
  const next = ahead[1]
  useEffect(() => {
    if (!next) return
    const around = { left: next.left.anchorId, right: next.right.anchorId }
    void client.prefetchQuery(answer(getPairContext, { query: around }))
  }, [next, client])

  const move = (by: number) => {
    for (let to = place + by; to >= 0 && to < open.length; to += by) {
      const pair = open[to]
      if (pair && free(pair)) return setAt(pair.id)
    }
  }
  const back = useCallback((id: string) => {
    setDone((before) => before.filter((each) => each.match.id !== id))
    setAt(id)
  }, [])

  /** Decides, or leaves the pair to a colleague with one's own view (`byTwo`, or 'unsure'). */
  const settle = async (match: Match, { verdict, byTwo, ...words }: Verdict) => {
    const id = crypto.randomUUID()
    const following = open.slice(place + 1).find(free) ?? open.slice(0, place).findLast(free)
    setDone((before) => [...before, { match, verdict, id, state: undefined, at: Date.now() }])
    setAt(following?.id ?? null)
    const pair = { id, leftAnchorId: match.left.anchorId, rightAnchorId: match.right.anchorId }
    try {
      let state: Done['state'] = 'opinion'
      if (byTwo || verdict === 'unsure')
        await call(giveOpinion, { body: { ...pair, verdict, ...words } }, { intent: id })
      else {
        const told = await call(decide, { body: { ...pair, verdict, ...words } }, { intent: id })
        state = told.state === 'undone' ? 'standing' : told.state
      }
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
      if (last.state === 'opinion' || last.state === 'disagreed')
        await call(withdrawOpinion, { params: { id: last.id } })
      else await call(undoDecision, { params: { id: last.id }, body: { reason } })
    } catch (error) {
      setDone((before) => [...before, last])
      onProblem(last.match, error)
    }
  }

  const refresh = async () => {
    await client.resetQueries({ queryKey: [`${listMatches.method} ${listMatches.path}`] })
    await counts.refetch()
    setDone([])
    setTaken(new Set())
  }

  const unfiltered = Object.values(filters).every((value) => value === undefined)
  const since = done.filter((each) => each.at > counts.dataUpdatedAt).length
  const left = unfiltered ? counts.data && counts.data.open - since : total && total - done.length
  return {
    query,
    open,
    current,
    place,
    free,
    left: left === undefined ? undefined : Math.max(0, left),
    counts: counts.data,
    done,
    move,
    go: setAt,
    settle,
    undo,
    refresh,
  }
}
