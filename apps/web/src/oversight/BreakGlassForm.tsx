// For a case's page: opens one compartment of this person in an emergency.
import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { type Compartment, openByBreakGlass } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'

const breakable: readonly Compartment[] = ['health', 'protection', 'care']

interface Props {
  /** The person's anchor. */
  subjectId: string
  onClose: () => void
  /** The compartment is open now: read it. */
  onOpened: (compartment: Compartment) => void
}

export function BreakGlassForm({ subjectId, onClose, onOpened }: Props) {
  const t = useT()
  const [compartment, setCompartment] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const send = useSend(openByBreakGlass, {
    invalidates: ['/cases'],
    onDone: () => onOpened(compartment as Compartment),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (compartment)
      send.mutate({ body: { compartment: compartment as Compartment, subjectId, reason: reason.trim() } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('oversight.break.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem error={send.error} labels={{ 'body.reason': t('oversight.break.reason') }} />
          <Text size="sm">{t('oversight.break.hint')}</Text>
          <Select
            label={t('oversight.break.compartment')}
            data={breakable.map((value) => ({ value, label: t(`compartment.${value}`) }))}
            required
            withAsterisk={false}
            value={compartment}
            onChange={setCompartment}
          />
          <Textarea
            label={t('oversight.break.reason')}
            description={t('oversight.break.reason-hint')}
            autosize
            minRows={3}
            required
            withAsterisk={false}
            minLength={20}
            maxLength={10_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={send.isPending}>
              {t('oversight.back')}
            </Button>
            <Button
              type="submit"
              loading={send.isPending}
              disabled={!compartment || reason.trim().length < 20}
            >
              {t('oversight.break.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
