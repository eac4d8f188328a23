import { getMe, type Me, type Right } from '@oralu/domain'
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answer } from '../api/hooks.ts'
import { queryClient } from '../api/query-client.ts'
import { speakOfEverything } from '../i18n/language.ts'

const mine = { ...answer(getMe), staleTime: 60_000 }

/** Who is signed in, with the words of their language loaded; throws ProblemError 'not-signed-in' otherwise. */
export async function enter(): Promise<Me> {
  const known = queryClient.getQueryData(mine.queryKey)
  if (known) return known
  const me = await queryClient.fetchQuery({ ...mine, meta: { quiet: true } })
  await speakOfEverything(me.account.language)
  return me
}

/** Who is signed in. Inside the frame it is always there. */
export function useMe(): Me {
  const { data } = useQuery(mine)
  if (!data) throw new Error('useMe is for screens inside the frame')
  return data
}

/** `const can = useCan(); can('identity.write')`: to leave out what would be refused. The server decides. */
export function useCan(): (right: Right) => boolean {
  const { rights } = useMe()
  return useCallback((right) => rights.includes(right), [rights])
}
