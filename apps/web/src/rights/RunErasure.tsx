import { Text } from '@mantine/core'
import { runErasure } from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'

/** Asks once more before what two decided is done: it cannot be undone. */
export function RunErasure({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const send = useSend(runErasure, { invalidates: ['/rights', '/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('rights.erasure.run')}
      hint={t('rights.erasure.run-hint')}
      act={t('rights.erasure.run')}
      ready
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: {} })}
      onClose={onClose}
    >
      <Text>{t('rights.erasure.what')}</Text>
    </FormModal>
  )
}
