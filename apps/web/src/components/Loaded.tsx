import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Broken } from '../frame/Broken.tsx'
import { useT } from '../i18n/index.tsx'
import { Skeletons } from './Skeletons.tsx'

interface Reading<T> {
  data: T | undefined
  error: unknown
  isError: boolean
  refetch: () => unknown
}

interface Props<T> {
  from: Reading<T>
  /** How many grey lines stand for it meanwhile. */
  lines?: number
  children: (data: NonNullable<T>) => ReactNode
}

/** Shows an answer once it is there; before that grey lines, and on refusal what happened and what to do. */
export function Loaded<T>({ from, lines = 6, children }: Props<T>) {
  const t = useT()
  if (from.data !== undefined && from.data !== null) {
    return (
      <>
        {from.isError && (
          <Alert color="ochre" mb="sm" icon={<IconInfoCircle aria-hidden />}>
            {t('components.stale')}
          </Alert>
        )}
        {children(from.data)}
      </>
    )
  }
  if (from.isError) return <Broken error={from.error} reset={() => void from.refetch()} />
  return <Skeletons lines={lines} />
}
