// A partner as it is entered or corrected.
import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import {
  addPartner,
  changePartner,
  type Language,
  MailboxAddress,
  type PartnerKind,
  type PartnerPage,
  partnerKinds,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { languages, nameOf, useLanguage, useT } from '../i18n/index.tsx'
import { useStates } from '../operations/StatesInput.tsx'

interface Props {
  partner?: PartnerPage
  onClose: () => void
  onDone?: (id: string) => void
}

export function PartnerForm({ partner, onClose, onDone }: Props) {
  const t = useT()
  const own = useLanguage()
  const states = useStates()
  const [draft, setDraft] = useState({
    name: partner?.name ?? '',
    kind: partner?.kind ?? ('state' as PartnerKind),
    country: partner?.country ?? null,
    language: partner?.language ?? own,
    mailbox: partner?.mailbox ?? '',
    note: partner?.note ?? '',
  })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const done = {
    invalidates: ['/cooperation'],
    onDone: ({ id }: { id: string }) => {
      onClose()
      onDone?.(id)
    },
  }
  const add = useSend(addPartner, done)
  const change = useSend(changePartner, done)
  const send = partner ? change : add
  const mailbox = draft.mailbox.trim()
  const wrongMailbox = mailbox !== '' && !MailboxAddress.safeParse(mailbox).success
  const submit = () => {
    if (!draft.country) return
    const body = {
      ...draft,
      country: draft.country,
      mailbox: mailbox || null,
      note: draft.note.trim() || null,
    }
    if (partner) change.mutate({ params: { id: partner.id }, body })
    else add.mutate({ body })
  }
  return (
    <FormModal
      wide
      title={partner ? t('cooperation.partner.change') : t('cooperation.partner.add')}
      act={partner ? t('cooperation.save') : t('cooperation.partner.add')}
      hint={partner ? t('meetings.change-hint') : undefined}
      ready={draft.name.trim() !== '' && draft.country !== null && !wrongMailbox}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('cooperation.name')}
        description={t('cooperation.name-hint')}
        required
        maxLength={200}
        data-autofocus
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Select
          label={t('cooperation.kind')}
          allowDeselect={false}
          data={partnerKinds.map((value) => ({ value, label: t(`cooperation.kind.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => kind && set({ kind: kind as PartnerKind })}
        />
        <Select
          label={t('cooperation.country')}
          required
          searchable
          limit={40}
          data={states}
          value={draft.country}
          onChange={(country) => set({ country })}
        />
        <Select
          label={t('cooperation.language')}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: nameOf[value] }))}
          value={draft.language}
          onChange={(language) => language && set({ language: language as Language })}
        />
      </SimpleGrid>
      <TextInput
        label={t('cooperation.mailbox')}
        description={t('cooperation.mailbox-hint')}
        dir="ltr"
        maxLength={500}
        error={wrongMailbox && t('cooperation.mailbox-wrong')}
        value={draft.mailbox}
        onChange={(event) => set({ mailbox: event.currentTarget.value })}
      />
      <Textarea
        label={t('cooperation.note')}
        autosize
        minRows={2}
        dir="auto"
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </FormModal>
  )
}
