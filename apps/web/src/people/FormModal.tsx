import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'

interface Props {
  title: string
  /** The word on the button: the act itself. */
  act: string
  hint?: ReactNode
  ready?: boolean
  busy: boolean
  error: unknown
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A short form over the page. */
export function FormModal({
  title,
  act,
  hint,
  ready = true,
  busy,
  error,
  onSubmit,
  onClose,
  children,
}: Props) {
  const t = useT()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onSubmit()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem error={error} />
          {hint && <Text size="sm">{hint}</Text>}
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={busy}>
              {t('people.back')}
            </Button>
            <Button type="submit" loading={busy} disabled={!ready}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
