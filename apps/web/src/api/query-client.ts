import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from './call.ts'
import { store } from './store.ts'

/** True when a session that was open has ended: the frame then asks to sign in, over the page, which stays. */
export const sessionEnded = store(false)

const noticeEnd = (error: unknown) => {
  if (error instanceof ProblemError && error.code === 'not-signed-in') sessionEnded.set(true)
}

/** Only what had no answer is tried again by itself; a refusal is an answer. */
const again = (count: number, error: unknown) =>
  count < 2 && error instanceof ProblemError && (error.code === 'unreachable' || error.code === 'not-ready')

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.meta?.quiet !== true) noticeEnd(error)
    },
  }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    // 'always': a local server answers although the machine says it is offline.
    queries: { staleTime: 15_000, retry: again, networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { retry: again, networkMode: 'always' },
  },
})
