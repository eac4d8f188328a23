import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { type Compartment, compartments, listAgencies, proposeGrant } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'

/** Proposes a grant of one's own agency's rows to another agency. A second person confirms it. */
export function ProposeGrant({ onClose }: { onClose: () => void }) {
  const t = useT()
  const me = useMe()
  const agencies = useAnswer(listAgencies)
  const send = useSend(proposeGrant, { invalidates: ['/oversight', '/me/grants'], onDone: onClose })
  const [to, setTo] = useState<string | null>(null)
  const [compartment, setCompartment] = useState<string | null>(null)
  const [subject, setSubject] = useState('')
  const [purpose, setPurpose] = useState('')
  const [until, setUntil] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!to || !compartment || !until) return
    send.mutate({
      body: {
        toAgencyId: to,
        compartment: compartment as Exclude<Compartment, 'portal' | 'enquiry'>,
        purpose: purpose.trim(),
        endsAt: new Date(`${until}T23:59:59`).toISOString(),
        ...(subject.trim() ? { subjectId: subject.trim() } : {}),
      },
    })
  }
  const labels = {
    'body.purpose': t('oversight.grant.purpose'),
    'body.endsAt': t('oversight.grant.until'),
    'body.subjectId': t('oversight.grant.about'),
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('oversight.grant.propose')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem error={send.error} labels={labels} />
          <Text size="sm">{t('oversight.grant.propose-hint')}</Text>
          <Select
            label={t('oversight.grant.to')}
            data={(agencies.data?.items ?? [])
              .filter(({ id }) => id !== me.agency.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            required
            withAsterisk={false}
            value={to}
            onChange={setTo}
          />
          <Select
            label={t('oversight.grant.compartment')}
            data={compartments
              .filter((each) => !['administration', 'oversight', 'portal', 'enquiry'].includes(each))
              .map((value) => ({ value, label: t(`compartment.${value}`) }))}
            required
            withAsterisk={false}
            value={compartment}
            onChange={setCompartment}
          />
          <TextInput
            label={t('oversight.grant.about')}
            description={t('oversight.grant.about-hint')}
            dir="ltr"
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
          <TextInput
            label={t('oversight.grant.purpose')}
            description={t('oversight.grant.purpose-hint')}
            required
            withAsterisk={false}
            minLength={10}
            maxLength={500}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
          <TextInput
            label={t('oversight.grant.until')}
            type="date"
            required
            withAsterisk={false}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={send.isPending}>
              {t('oversight.back')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={!to || !compartment || !until}>
              {t('oversight.grant.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
