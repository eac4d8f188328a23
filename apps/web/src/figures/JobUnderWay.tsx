import { useJob, useOnce } from '../components/job.ts'
import { Progress } from '../components/Progress.tsx'

interface Props {
  id: string
  doing: string
  onEnd: (state: 'done' | 'failed' | 'cancelled') => void
}

/** What is being worked out, with a way to stop it. */
export function JobUnderWay({ id, doing, onEnd }: Props) {
  const { ended, stop } = useJob(id)
  useOnce(ended !== undefined, () => ended && onEnd(ended))
  return <Progress doing={doing} done={0} of={null} onCancel={stop} />
}
