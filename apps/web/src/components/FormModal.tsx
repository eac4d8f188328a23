import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useT } from '../i18n/index.tsx'
import { FormProblem } from './FormProblem.tsx'

export interface FormModalProps {
  title: string
  /** The word on the button: the act itself. */
  act: string
  /** Who will read it, or what follows from it. */
  hint?: ReactNode
  ready?: boolean
  busy: boolean
  error: unknown
  onSubmit: () => void
  onClose: () => void
  /** For forms with much in them. */
  wide?: boolean
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
  wide = false,
  children,
}: FormModalProps) {
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
      size={wide ? 'lg' : 'md'}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem error={error} />
          {hint && (
            <Text size="sm" component="div">
              {hint}
            </Text>
          )}
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={busy}>
              {t('components.back')}
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
