import { Progress as Bar, Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/index.tsx'

interface Props {
  /** What is being done, e.g. "Comparing names". */
  doing: string
  /** How many are done, of how many; `of` is null while it is not known. */
  done: number
  of: number | null
  onCancel?: () => void
}

/** A job under way: what is being done, how much is left, and a way to stop it. */
export function Progress({ doing, done, of, onCancel }: Props) {
  const t = useT()
  const minutes = useMinutesLeft(done, of)
  const part = of ? Math.min(100, (100 * done) / of) : 100
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" role="status">
          {doing}
        </Text>
        {onCancel && (
          <Button size="xs" variant="default" onClick={onCancel}>
            {t('components.progress.cancel')}
          </Button>
        )}
      </Group>
      <Bar value={part} animated={of === null} striped={of === null} aria-label={doing} size="md" />
      <Text size="xs" c="dimmed">
        {of === null ? t('components.progress.count', { done }) : t('components.progress.of', { done, of })}
        {minutes !== null && ` · ${t('components.progress.left', { minutes })}`}
      </Text>
    </Stack>
  )
}

/** Minutes left at the speed seen since it came on show; null until that says anything. */
function useMinutesLeft(done: number, of: number | null): number | null {
  const began = useRef<{ at: number; done: number } | null>(null)
  const [minutes, setMinutes] = useState<number | null>(null)
  useEffect(() => {
    began.current ??= { at: performance.now(), done }
    const spent = performance.now() - began.current.at
    const more = done - began.current.done
    if (of === null || more <= 0 || spent < 3000) return
    setMinutes(Math.ceil(((of - done) * spent) / more / 60_000))
  }, [done, of])
  return minutes
}
