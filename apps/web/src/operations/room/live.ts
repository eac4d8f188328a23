// Live: the server tells only that something of the mission changed; the page asks its ordinary endpoints again.
import { watchMission } from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { addressOf } from '../../api/client.ts'

export type Link = 'live' | 'waiting' | 'asking'

/** Many changes at once are asked for once. */
const gatherMs = 800
/** Where there is no stream (four are open already), it is asked for now and then. */
const askMs = 30_000

/**
 * Keeps what is shown of a mission current while its page is looked at.
 * @returns live: changes come by themselves; waiting: the connection is being made; asking: looked at every half minute
 */
export function useLive(missionId: string): Link {
  const client = useQueryClient()
  const [link, setLink] = useState<Link>('waiting')
  useEffect(() => {
    let source: EventSource | undefined
    let gathering: ReturnType<typeof setTimeout> | undefined
    let asking: ReturnType<typeof setInterval> | undefined
    let last: string | undefined
    const refresh = () => {
      clearTimeout(gathering)
      gathering = setTimeout(() => {
        void client.invalidateQueries({
          predicate: ({ queryKey: [head] }) => /^GET \/(operations|field)\/missions\//.test(String(head)),
        })
      }, gatherMs)
    }
    const stop = () => {
      source?.close()
      clearInterval(asking)
    }
    const start = () => {
      stop()
      // A page that nobody looks at holds no connection.
      if (document.hidden) return
      source = new EventSource(addressOf(watchMission, { params: { id: missionId } }))
      source.onopen = () => setLink('live')
      source.onmessage = ({ data }: MessageEvent<string>) => {
        if (last !== undefined && last !== data) refresh()
        last = data
      }
      source.onerror = () => {
        const refused = source?.readyState === EventSource.CLOSED
        setLink(refused ? 'asking' : 'waiting')
        if (!refused) return
        clearInterval(asking)
        asking = setInterval(refresh, askMs)
      }
    }
    start()
    document.addEventListener('visibilitychange', start)
    return () => {
      document.removeEventListener('visibilitychange', start)
      clearTimeout(gathering)
      stop()
    }
  }, [client, missionId])
  return link
}
