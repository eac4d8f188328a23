// Numbered blanks that came to a place.
import { Group, NumberInput, TextInput } from '@mantine/core'
import { addBlanks } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'
import { FormModal } from '../parts.tsx'
import { useDocumentProblem } from './problem.ts'

export function BlanksForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const readable = useDocumentProblem()
  const [place, setPlace] = useState('')
  const [number, setNumber] = useState('')
  const [count, setCount] = useState(1)
  const [, prefix = '', first = ''] = /^([A-Z]{0,3})(\d{1,9})$/.exec(number.trim().toUpperCase()) ?? []
  const send = useSend(addBlanks, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.documents.blanks.add')}
      act={t('operations.documents.blanks.take')}
      hint={t('operations.documents.blanks.hint')}
      ready={place.trim() !== '' && first !== '' && count > 0}
      busy={send.isPending}
      error={readable(send.error)}
      onClose={onClose}
      onSubmit={() => send.mutate({ body: { place, prefix, first, count } })}
    >
      <TextInput
        label={t('operations.documents.place')}
        required
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <Group grow>
        <TextInput
          label={t('operations.documents.blanks.first')}
          description="E0004101"
          required
          dir="ltr"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <NumberInput
          label={t('operations.documents.blanks.how-many')}
          required
          min={1}
          max={1000}
          value={count}
          onChange={(value) => setCount(Number(value))}
        />
      </Group>
    </FormModal>
  )
}
