import { Alert } from '@mantine/core'
import { ProblemError } from '../api/call.ts'
import { useT } from '../i18n/index.tsx'

/** Why a file could not be read, where the reader gave its reason. */
export function Refusal({ error }: { error: unknown }) {
  const reason =
    error instanceof ProblemError && error.code === 'file-unreadable' ? error.params.reason : undefined
  return reason === undefined ? null : <RefusalText code={String(reason)} />
}

export function RefusalText({ code }: { code: string }) {
  const t = useT()
  return (
    <Alert color="ochre" role="alert">
      {t(`lists.refused.${known.has(code) ? code : 'other'}`)}
    </Alert>
  )
}

const known = new Set(
  'bad-encoding bad-zip damaged empty encrypted file-too-large header-only null-bytes old-xls out-of-memory reader-failed sheet-missing timeout too-many-columns too-many-rows truncated unclosed-quote wrong-type xml-entities zip-bomb too-large'.split(
    ' ',
  ),
)
