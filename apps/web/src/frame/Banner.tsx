import { Alert } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { serverReachable } from '../api/reach.ts'
import { useStore } from '../api/store.ts'
import { useT } from '../i18n/index.tsx'

/** Says that the server does not answer, and goes by itself when it does again. */
export function Banner() {
  const t = useT()
  const reachable = useStore(serverReachable)
  return (
    <div role="status">
      {!reachable && (
        <Alert
          color="ochre"
          mb="md"
          icon={<IconPlugConnectedX aria-hidden />}
          title={t('shell.unreachable.title')}
          className="no-print"
        >
          {t('shell.unreachable.hint')}
        </Alert>
      )}
    </div>
  )
}
