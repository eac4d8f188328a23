import { useJob, useOnce } from '../components/job.ts'
import { Progress } from '../components/Progress.tsx'
import { useT } from '../i18n/index.tsx'

interface Props {
  id: string
  onEnd: (state: 'done' | 'failed' | 'cancelled') => void
}

/** The comparison under way, with a way to stop it. */
export function ConsistencyJob({ id, onEnd }: Props) {
  const t = useT()
  const { ended, stop } = useJob(id)
  useOnce(ended !== undefined, () => ended && onEnd(ended))
  return <Progress doing={t('figures.consistency.comparing')} done={0} of={null} onCancel={stop} />
}
