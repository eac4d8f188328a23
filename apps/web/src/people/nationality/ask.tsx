// One question before an act that stays: a reason, or a day.
import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormModal } from '../../components/FormModal.tsx'
import { useT } from '../../i18n/index.tsx'

interface Props {
  title: string
  send: { isPending: boolean; error: unknown }
  onClose: () => void
  onSubmit: (value: string) => void
}

export function AskReason({ act, ...props }: Props & { act: string }) {
  const t = useT()
  const [reason, setReason] = useState('')
  return (
    <FormModal
      title={props.title}
      act={act}
      ready={reason.trim() !== ''}
      busy={props.send.isPending}
      error={props.send.error}
      onClose={props.onClose}
      onSubmit={() => props.onSubmit(reason)}
    >
      <Textarea
        label={t('people.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        autosize
        minRows={2}
      />
    </FormModal>
  )
}

export function AskDay(props: Props) {
  const t = useT()
  const [day, setDay] = useState('')
  return (
    <FormModal
      title={props.title}
      act={t('people.save')}
      ready={day !== ''}
      busy={props.send.isPending}
      error={props.send.error}
      onClose={props.onClose}
      onSubmit={() => props.onSubmit(day)}
    >
      <TextInput
        type="date"
        label={t('people.day')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        required
      />
    </FormModal>
  )
}
