import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { inviteAccount, type Language, listAgencies, officerRoles } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { languages, nameOf, useT } from '../i18n/index.tsx'

export function InviteForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const agencies = useAnswer(listAgencies)
  const send = useSend(inviteAccount, { invalidates: ['/administration'], onDone: onClose })
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [agency, setAgency] = useState<string | null>(null)
  const [role, setRole] = useState<string | null>(null)
  const [language, setLanguage] = useState<string | null>('kk')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!agency || !role) return
    send.mutate({
      body: {
        name: name.trim(),
        email: email.trim(),
        agencyId: agency,
        role: role as (typeof officerRoles)[number],
        language: (language ?? 'kk') as Language,
      },
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('administration.invite')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem
            error={send.error}
            labels={{ 'body.email': t('administration.email'), 'body.name': t('administration.name') }}
          />
          <Text size="sm">{t('administration.invite.hint')}</Text>
          <TextInput
            label={t('administration.name')}
            required
            withAsterisk={false}
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('administration.email')}
            type="email"
            dir="ltr"
            required
            withAsterisk={false}
            maxLength={200}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Select
            label={t('administration.agency')}
            data={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            required
            withAsterisk={false}
            value={agency}
            onChange={setAgency}
          />
          <Select
            label={t('administration.role')}
            data={officerRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
            searchable
            required
            withAsterisk={false}
            value={role}
            onChange={setRole}
          />
          <Select
            label={t('administration.language')}
            data={languages.map((value) => ({ value, label: nameOf[value] }))}
            allowDeselect={false}
            value={language}
            onChange={setLanguage}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={send.isPending}>
              {t('administration.back')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={!agency || !role}>
              {t('administration.invite.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
