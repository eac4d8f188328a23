import { Checkbox, TextInput } from '@mantine/core'
import {
  type BodyOf,
  type Processing,
  type ProcessingField,
  processingLines,
  processingParagraphs,
  writeProcessing,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

type Version = Pick<Processing, ProcessingField | 'activityId' | 'ended'>

/** A new activity, or a new version of one: what stands is filled in, and what was changed is asked. */
export function ProcessingForm({ before, onClose }: { before?: Version; onClose: () => void }) {
  const t = useT()
  const [fields, setFields] = useState<Record<ProcessingField, string>>(
    () =>
      Object.fromEntries(
        [...processingLines, ...processingParagraphs].map((name) => [name, before?.[name] ?? '']),
      ) as Record<ProcessingField, string>,
  )
  const [change, setChange] = useState('')
  const [ended, setEnded] = useState(before?.ended ?? false)
  const send = useSend(writeProcessing, { invalidates: ['/oversight'], onDone: onClose })
  const set = (name: ProcessingField) => (value: string) => setFields((all) => ({ ...all, [name]: value }))
  const missing = [...processingLines, ...processingParagraphs].some(
    (name) => name !== 'jointControllers' && fields[name].trim() === '',
  )
  return (
    <FormModal
      wide
      title={t(before ? 'oversight.processing.change' : 'oversight.processing.add')}
      hint={t('oversight.processing.form-hint')}
      act={t('oversight.save')}
      ready={!missing && (!before || change.trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          body: {
            ...(fields as Omit<BodyOf<typeof writeProcessing>, 'activityId' | 'change' | 'ended'>),
            jointControllers: fields.jointControllers.trim() || null,
            activityId: before?.activityId ?? null,
            change: before ? change.trim() : null,
            ended,
          },
        })
      }
      onClose={onClose}
    >
      {processingLines.map((name) => (
        <TextInput
          key={name}
          label={t(`oversight.processing.field.${name}`)}
          required={name !== 'jointControllers'}
          maxLength={500}
          value={fields[name]}
          onChange={(event) => set(name)(event.currentTarget.value)}
        />
      ))}
      {processingParagraphs.map((name) => (
        <Words
          key={name}
          label={t(`oversight.processing.field.${name}`)}
          value={fields[name]}
          onChange={set(name)}
        />
      ))}
      {before && (
        <>
          <Words label={t('oversight.processing.what-changed')} value={change} onChange={setChange} />
          <Checkbox
            label={t('oversight.processing.ended-label')}
            checked={ended}
            onChange={(event) => setEnded(event.currentTarget.checked)}
          />
        </>
      )}
    </FormModal>
  )
}
