import { FileInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ProblemError } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'

interface Props {
  title: string
  hint: string
  ready?: boolean
  busy: boolean
  error: unknown
  onText: (text: string) => void
  onClose: () => void
  children?: ReactNode
}

/** Takes a Primero document from a file; why one was not taken stands above it. */
export function DocumentForm({ title, hint, ready = true, busy, error, onText, onClose, children }: Props) {
  const t = useT()
  const [file, setFile] = useState<File | null>(null)
  const reason =
    error instanceof ProblemError && error.code === 'file-unreadable' ? error.params.reason : null
  return (
    <FormModal
      title={title}
      hint={hint}
      act={title}
      ready={ready && file !== null}
      busy={busy}
      error={error}
      onSubmit={() => void file?.text().then(onText)}
      onClose={onClose}
    >
      {reason && <p className={classes.late}>{t(`cases.referral.unreadable.${reason}`)}</p>}
      {children}
      <FileInput
        label={t('cases.referral.file')}
        accept="application/json,.json"
        value={file}
        onChange={setFile}
        required
      />
    </FormModal>
  )
}
