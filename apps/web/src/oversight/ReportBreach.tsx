import { Text, TextInput } from '@mantine/core'
import { reportBreach } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { OneLine, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

/** The reader's own clock, as the field takes it. */
const localNow = () => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Anyone says that data were lost, changed, or seen by someone who should not. */
export function ReportBreach({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [title, setTitle] = useState('')
  const [what, setWhat] = useState('')
  const [knownAt, setKnownAt] = useState(localNow)
  const send = useSend(reportBreach, { invalidates: ['/oversight'] })
  if (send.isSuccess)
    return (
      <FormModal
        title={t('oversight.breach.report')}
        act={t('oversight.breach.report-close')}
        busy={false}
        error={null}
        onSubmit={onClose}
        onClose={onClose}
      >
        <Text role="status">{t('oversight.breach.reported')}</Text>
      </FormModal>
    )
  return (
    <FormModal
      title={t('oversight.breach.report')}
      hint={t('oversight.breach.report-hint')}
      act={t('oversight.breach.report-act')}
      ready={title.trim() !== '' && what.trim() !== '' && knownAt !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          body: { title: title.trim(), what: what.trim(), knownAt: new Date(knownAt).toISOString() },
        })
      }
      onClose={onClose}
    >
      <OneLine
        label={t('oversight.breach.name')}
        hint={t('oversight.breach.name-hint')}
        value={title}
        onChange={setTitle}
      />
      <Words
        label={t('oversight.breach.what')}
        hint={t('oversight.breach.what-hint')}
        rows={4}
        value={what}
        onChange={setWhat}
      />
      <TextInput
        label={t('oversight.breach.known')}
        type="datetime-local"
        required
        value={knownAt}
        onChange={(event) => setKnownAt(event.currentTarget.value)}
      />
    </FormModal>
  )
}
