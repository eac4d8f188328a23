import { useState } from 'react'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import { PersonPicker } from '../people/PersonPicker.tsx'

interface Props {
  title: string
  hint: string
  act: string
  busy?: boolean
  error?: unknown
  onChoose: (anchorId: string) => void
  onClose: () => void
}

/** Chooses a person of the register for what the page begins. */
export function ChoosePerson({ title, hint, act, busy = false, error, onChoose, onClose }: Props) {
  const t = useT()
  const [anchorId, setAnchorId] = useState<string | null>(null)
  return (
    <FormModal
      title={title}
      hint={hint}
      act={act}
      ready={anchorId !== null}
      busy={busy}
      error={error}
      onSubmit={() => anchorId && onChoose(anchorId)}
      onClose={onClose}
    >
      <PersonPicker label={t('cases.fact.person')} value={anchorId} onChange={setAnchorId} required />
    </FormModal>
  )
}
