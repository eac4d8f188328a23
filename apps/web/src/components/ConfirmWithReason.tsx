import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { FormProblem } from './FormProblem.tsx'

interface Props {
  opened: boolean
  title: string
  /** What leaves the house, to whom, and that it cannot be called back. */
  children: ReactNode
  /** The word on the button: the act itself, e.g. "Send to the partner". */
  act: string
  /** true: data is lost by it, or a flight cannot go; the only use of red */
  loses?: boolean
  busy?: boolean
  error?: unknown
  onConfirm: (reason: string) => void
  onClose: () => void
}

/** Asks a reason before what cannot be undone. What can be undone is done at once and offers to undo. */
export function ConfirmWithReason({
  opened,
  title,
  children,
  act,
  loses,
  busy,
  error,
  onConfirm,
  onClose,
}: Props) {
  const t = useT()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm(reason.trim())
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <FormProblem error={error} />
          <Text size="sm" component="div">
            {children}
          </Text>
          <Textarea
            label={t('components.reason.label')}
            description={t('components.reason.hint')}
            required
            autosize
            minRows={3}
            maxLength={10_000}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={busy ?? false}>
              {t('components.reason.back')}
            </Button>
            <Button
              type="submit"
              loading={busy ?? false}
              disabled={reason.trim() === ''}
              {...(loses ? { color: 'red' } : {})}
            >
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
