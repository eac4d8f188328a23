// What is asked, in which words, and by when: the fields of every request, whoever makes it.
import { Select, Textarea, TextInput } from '@mantine/core'
import { type RequestKind, requestKinds } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

interface Props<V> {
  value: V
  onChange: (value: V) => void
}

export function KindField({ value, onChange }: Props<RequestKind | null>) {
  const t = useT()
  return (
    <Select
      label={t('cooperation.request.kind')}
      required
      data={requestKinds.map((kind) => ({ value: kind, label: t(`cooperation.request-kind.${word(kind)}`) }))}
      value={value}
      onChange={(kind) => onChange(kind as RequestKind | null)}
    />
  )
}

export function DueField({ value, onChange }: Props<string>) {
  const t = useT()
  return (
    <TextInput
      type="date"
      label={t('cooperation.due')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface Wording {
  subject: string
  text: string
}

export function WordingFields({
  value,
  onChange,
}: {
  value: Wording
  onChange: (changed: Partial<Wording>) => void
}) {
  const t = useT()
  return (
    <>
      <TextInput
        label={t('cooperation.request.subject')}
        required
        maxLength={200}
        dir="auto"
        value={value.subject}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('cooperation.request.text')}
        description={t('cooperation.request.text-hint')}
        required
        autosize
        minRows={5}
        maxLength={10_000}
        dir="auto"
        value={value.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    </>
  )
}
