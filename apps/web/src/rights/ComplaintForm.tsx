import { Checkbox, Select, Text } from '@mantine/core'
import { type Language, listAgencies, takeComplaint } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Words } from '../components/fields.tsx'
import { languages, nameOf, useLanguage, useT } from '../i18n/index.tsx'

/** Takes a complaint down. It is not seen again by whoever did. */
export function ComplaintForm({ anchorId, onClose }: { anchorId: string; onClose: () => void }) {
  const t = useT()
  const own = useLanguage()
  const agencies = useAnswer(listAgencies)
  const [named, setNamed] = useState(true)
  const [agency, setAgency] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [reach, setReach] = useState('')
  const [language, setLanguage] = useState<Language>(own)
  const send = useSend(takeComplaint)
  if (send.isSuccess)
    return (
      <FormModal
        title={t('rights.complaint.take')}
        act={t('rights.close')}
        busy={false}
        error={null}
        onSubmit={onClose}
        onClose={onClose}
      >
        <Text role="status">{t('rights.complaint.taken')}</Text>
      </FormModal>
    )
  return (
    <FormModal
      title={t('rights.complaint.take')}
      hint={t('rights.complaint.take-hint')}
      act={t('rights.complaint.send')}
      ready={words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          body: {
            anchorId: named ? anchorId : null,
            aboutAgencyId: agency,
            aboutAccounts: [],
            words: words.trim(),
            language,
            reach: reach.trim() || null,
          },
        })
      }
      onClose={onClose}
    >
      <Words label={t('rights.complaint.words')} rows={4} value={words} onChange={setWords} />
      <Select
        label={t('rights.complaint.about')}
        description={t('rights.complaint.about-hint')}
        clearable
        data={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={agency}
        onChange={setAgency}
      />
      <Checkbox
        label={t('rights.complaint.named')}
        checked={named}
        onChange={(event) => setNamed(event.currentTarget.checked)}
      />
      <Words
        label={t('rights.complaint.reach')}
        hint={t('rights.complaint.reach-hint')}
        value={reach}
        optional
        onChange={setReach}
      />
      <Select
        label={t('rights.language')}
        data={languages.map((value) => ({ value, label: nameOf[value] }))}
        value={language}
        onChange={(value) => setLanguage((value ?? own) as Language)}
        allowDeselect={false}
      />
    </FormModal>
  )
}
