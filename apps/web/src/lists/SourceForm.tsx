import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { addSource, sourceKinds } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

interface Props {
  onClose: () => void
  onDone: (id: string) => void
}

/** A source: who sends lists, and of what kind they are. */
export function SourceForm({ onClose, onDone }: Props) {
  const t = useT()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<(typeof sourceKinds)[number]>('camp list')
  const add = useSend(addSource, { invalidates: ['/lists', '/people'], onDone: ({ id }) => onDone(id) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) add.mutate({ body: { name: name.trim(), kind } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('lists.source.add')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem error={add.error} />
          <TextInput
            label={t('lists.source.name')}
            description={t('lists.source.name-hint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={200}
            data-autofocus
          />
          <Select
            label={t('lists.kind')}
            value={kind}
            onChange={(value) => value && setKind(value as typeof kind)}
            allowDeselect={false}
            data={sourceKinds.map((value) => ({ value, label: t(`lists.kind.${word(value)}`) }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('lists.back')}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={!name.trim()}>
              {t('lists.source.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
