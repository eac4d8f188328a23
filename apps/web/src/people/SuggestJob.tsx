import { Text } from '@mantine/core'
import { useJob, useOnce } from '../components/job.ts'
import { Progress } from '../components/Progress.tsx'
import { useT } from '../i18n/index.tsx'

/** Suggestions under way: what is being done, how much is left, a way to stop. */
export function SuggestJob({ id, onEnd }: { id: string; onEnd: () => void }) {
  const t = useT()
  const { data, ended, stop } = useJob(id, 700)
  useOnce(ended === 'done' || ended === 'cancelled', onEnd)
  if (ended === 'failed') return <Text role="alert">{t('people.job.failed')}</Text>
  return (
    <Progress
      doing={t('people.job.comparing')}
      done={data?.done ?? 0}
      of={data?.total ?? null}
      onCancel={stop}
    />
  )
}
