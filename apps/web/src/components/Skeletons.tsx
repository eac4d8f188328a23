import { Skeleton, Stack } from '@mantine/core'
import { useT } from '../i18n/index.tsx'

/** Grey lines where content will stand; heights are those of text, so that nothing jumps. */
export function Skeletons({ lines = 6 }: { lines?: number }) {
  const t = useT()
  return (
    <Stack gap="sm" aria-busy="true" py="sm">
      <span className="visually-hidden" role="status">
        {t('components.loading')}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike
        <Skeleton key={line} height="1.25rem" width={`${92 - ((line * 17) % 40)}%`} />
      ))}
    </Stack>
  )
}
