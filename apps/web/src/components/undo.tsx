import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useT } from '../i18n/index.tsx'

/**
 * `const undo = useUndo(); undo(t('people.joined'), () => split.mutate(…))`: says what was done, and offers for
 * fifteen seconds to undo it. The undoing is a write of its own.
 */
export function useUndo(): (done: string, undo: () => void) => void {
  const t = useT()
  return useCallback(
    (done, undo) => {
      const id = notifications.show({
        autoClose: 15_000,
        withCloseButton: true,
        closeButtonProps: { 'aria-label': t('shell.close') },
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{done}</Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                notifications.hide(id)
                undo()
              }}
            >
              {t('components.undo')}
            </Button>
          </Group>
        ),
      })
    },
    [t],
  )
}
