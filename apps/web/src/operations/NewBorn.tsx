// A child born on the way, added beside its mother.
import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { addNewBorn, type ManifestLinePage, newBornFrom } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { FormModal } from './parts.tsx'

const sexes = ['female', 'male', 'unknown'] as const

export function NewBorn({ line, onClose }: { line: ManifestLinePage; onClose: () => void }) {
  const t = useT()
  const [bornOn, setBornOn] = useState('')
  const [sex, setSex] = useState<(typeof sexes)[number]>('unknown')
  const [name, setName] = useState('')
  const [birthPlace, setBirthPlace] = useState('')
  const [reason, setReason] = useState('')
  const send = useSend(addNewBorn, { invalidates: ['/operations', '/people'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.line.new-born')}
      act={t('operations.line.new-born')}
      hint={
        <>
          {t('operations.new-born.hint')}{' '}
          {bornOn && (
            <>
              {t('operations.new-born.flies-from')} <DayText value={newBornFrom(bornOn)} />
            </>
          )}
        </>
      }
      ready={Boolean(bornOn && reason.trim())}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: line.id },
          body: { bornOn, sex, name: name.trim() || null, birthPlace: birthPlace.trim() || null, reason },
        })
      }
    >
      <SimpleGrid cols={2}>
        <TextInput
          type="date"
          label={t('operations.born')}
          required
          data-autofocus
          value={bornOn}
          onChange={(event) => setBornOn(event.currentTarget.value)}
        />
        <Select
          label={t('operations.new-born.sex')}
          allowDeselect={false}
          data={sexes.map((value) => ({ value, label: t(`operations.sex.${value}`) }))}
          value={sex}
          onChange={(value) => setSex(value as typeof sex)}
        />
        <TextInput
          label={t('operations.name')}
          description={t('operations.new-born.name-hint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('operations.new-born.place')}
          description={t('operations.new-born.place-hint')}
          value={birthPlace}
          onChange={(event) => setBirthPlace(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Textarea
        label={t('operations.reason')}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  )
}
