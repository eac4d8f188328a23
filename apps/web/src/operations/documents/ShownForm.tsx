// A document that its bearer shows: the machine-readable zone is typed or scanned as it stands.
import { Textarea } from '@mantine/core'
import { type DocumentsPage, enterDocument } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'
import { FormModal, useNameText } from '../parts.tsx'
import { useDocumentProblem } from './problem.ts'

export function ShownForm({ of, onClose }: { of: DocumentsPage['people'][number]; onClose: () => void }) {
  const t = useT()
  const nameOf = useNameText()
  const readable = useDocumentProblem()
  const [mrz, setMrz] = useState('')
  const send = useSend(enterDocument, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      wide
      title={`${t('operations.documents.enter')}: ${nameOf(of.person)}`}
      act={t('operations.documents.enter-act')}
      hint={t('operations.documents.enter-hint')}
      ready={mrz.trim().length >= 60}
      busy={send.isPending}
      error={readable(send.error)}
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id: of.lineId }, body: { mrz } })}
    >
      <Textarea
        label={t('operations.documents.mrz')}
        required
        autosize
        minRows={3}
        dir="ltr"
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace' } }}
        value={mrz}
        onChange={(event) => setMrz(event.currentTarget.value)}
      />
    </FormModal>
  )
}
