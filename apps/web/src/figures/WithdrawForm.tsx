import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { communiqueLanguages, type InFourLanguages, withdrawCommunique } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { nameOf, useT } from '../i18n/index.tsx'
import { directionOf } from './DraftEditor.tsx'

/** Takes a published text off the site; the public reads the reason instead. */
export function WithdrawForm({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const [note, setNote] = useState<InFourLanguages>({ kk: '', ru: '', en: '', ar: '' })
  const withdraw = useSend(withdrawCommunique, { invalidates: ['/figures/communiques'], onDone: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    withdraw.mutate({ params: { id }, body: { note } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('figures.withdraw.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <FormProblem error={withdraw.error} />
          <Text size="sm">{t('figures.withdraw.text')}</Text>
          {communiqueLanguages.map((language) => (
            <Textarea
              key={language}
              label={t('figures.withdraw.note', { language: nameOf[language] })}
              lang={language}
              dir={directionOf(language)}
              required
              autosize
              minRows={2}
              value={note[language]}
              onChange={({ currentTarget: { value } }) =>
                setNote((before) => ({ ...before, [language]: value }))
              }
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('figures.back')}
            </Button>
            <Button type="submit" loading={withdraw.isPending}>
              {t('figures.withdraw.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
