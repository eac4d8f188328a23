// Heads as they were counted, and why the number differs where it does.
import { NumberInput, Textarea } from '@mantine/core'
import { useT } from '../i18n/index.tsx'

export function CountFields({
  counted,
  onCounted,
  differs,
  explanation,
  onExplanation,
}: {
  counted: number | string
  onCounted: (counted: number | string) => void
  differs: boolean
  explanation: string
  onExplanation: (explanation: string) => void
}) {
  const t = useT()
  return (
    <>
      <NumberInput
        label={t('operations.counts.counted')}
        required
        min={0}
        allowDecimal={false}
        size="lg"
        value={counted}
        onChange={onCounted}
        data-autofocus
      />
      <CountExplanation differs={differs} explanation={explanation} onExplanation={onExplanation} />
    </>
  )
}

/** Asked for only where the number differs. */
export function CountExplanation({
  differs,
  explanation,
  onExplanation,
}: {
  differs: boolean
  explanation: string
  onExplanation: (explanation: string) => void
}) {
  const t = useT()
  if (!differs) return null
  return (
    <Textarea
      label={t('operations.counts.explanation')}
      description={t('operations.counts.explanation-hint')}
      autosize
      minRows={2}
      value={explanation}
      onChange={(event) => onExplanation(event.currentTarget.value)}
    />
  )
}
