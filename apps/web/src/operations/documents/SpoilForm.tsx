// A numbered blank that can no longer be used.
import { Textarea, TextInput } from '@mantine/core'
import { spoilBlank } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'
import { FormModal } from '../parts.tsx'

export function SpoilForm({ next, onClose }: { next: string; onClose: () => void }) {
  const t = useT()
  const [number, setNumber] = useState(next)
  const [reason, setReason] = useState('')
  const send = useSend(spoilBlank, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.documents.blanks.spoil')}
      act={t('operations.documents.blanks.spoil')}
      hint={t('operations.documents.blanks.spoil-hint')}
      ready={number.trim() !== '' && reason.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ body: { number: number.trim().toUpperCase(), reason } })}
    >
      <TextInput
        label={t('operations.documents.blanks.number')}
        required
        dir="ltr"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Textarea
        label={t('operations.reason')}
        required
        autosize
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  )
}
