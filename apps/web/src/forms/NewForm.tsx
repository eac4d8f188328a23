// A form begun: empty, as a copy, or from an XLSForm.
import { Input, Select, TextInput } from '@mantine/core'
import {
  type CasePartName,
  caseParts,
  type FormSubject,
  type FormWords,
  formSubjects,
  importForm,
  makeForm,
} from '@oralu/domain'
import { useId, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useCan } from '../frame/me.ts'
import { languages, nameOf, useT } from '../i18n/index.tsx'
import { directionOf } from '../i18n/language.ts'
import { Refusal } from '../lists/Refusal.tsx'
import classes from './forms.module.css'

interface Props {
  copyOf?: { id: string; title: FormWords; compartment: CasePartName; subject: FormSubject }
  /** From a spreadsheet. */
  file?: boolean
  onClose: () => void
  onMade: (id: string) => void
}

export function NewForm({ copyOf, file = false, onClose, onMade }: Props) {
  const t = useT()
  const can = useCan()
  const id = useId()
  const parts = caseParts.filter(
    (part) => can(`${part}.write`) && (!copyOf || (part === 'legal') === (copyOf.compartment === 'legal')),
  )
  const [title, setTitle] = useState<FormWords>(copyOf?.title ?? {})
  const [part, setPart] = useState<CasePartName>(
    copyOf && parts.includes(copyOf.compartment) ? copyOf.compartment : (parts[0] ?? 'care'),
  )
  const [subject, setSubject] = useState<FormSubject>(copyOf?.subject ?? 'person')
  const [chosen, setChosen] = useState<File | null>(null)
  const about = { invalidates: ['/cases'], onDone: ({ id }: { id: string }) => onMade(id) }
  const make = useSend(makeForm, about)
  const read = useSend(importForm, about)
  return (
    <FormModal
      title={t(file ? 'forms.import' : copyOf ? 'forms.copy' : 'forms.new')}
      hint={t(file ? 'forms.import-hint' : copyOf ? 'forms.copy-hint' : 'forms.new-hint')}
      act={t(file ? 'forms.import' : 'forms.begin')}
      ready={file ? chosen !== null : Object.values(title).some((each) => each?.trim())}
      busy={make.isPending || read.isPending}
      error={make.error ?? read.error}
      onClose={onClose}
      onSubmit={() => {
        if (!file)
          make.mutate({
            body: { title, compartment: part, subject, ...(copyOf ? { copyOf: copyOf.id } : {}) },
          })
        else if (chosen)
          read.mutate({ query: { compartment: part, subject, name: chosen.name }, body: chosen })
      }}
    >
      {file && <Refusal error={read.error} />}
      {file ? (
        <Input.Wrapper label={t('forms.import.file')} labelElement="div" labelProps={{ id: `${id}-label` }}>
          <div>
            <input
              id={id}
              type="file"
              className="visually-hidden"
              accept=".xlsx,.xlsm"
              aria-labelledby={`${id}-label`}
              onChange={(event) => setChosen(event.currentTarget.files?.[0] ?? null)}
            />
            <label htmlFor={id} className={classes.choose}>
              {chosen ? <bdi>{chosen.name}</bdi> : t('forms.import.choose')}
            </label>
          </div>
        </Input.Wrapper>
      ) : (
        languages.map((language) => (
          <TextInput
            key={language}
            label={t('forms.title-in', { language: nameOf[language] })}
            lang={language}
            dir={directionOf(language)}
            maxLength={200}
            value={title[language] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setTitle((before) => ({ ...before, [language]: value }))
            }
          />
        ))
      )}
      <Select
        label={t('forms.compartment')}
        description={t('forms.compartment-hint')}
        data={parts.map((each) => ({ value: each, label: t(`compartment.${each}`) }))}
        value={part}
        onChange={(value) => setPart(parts.find((each) => each === value) ?? part)}
        allowDeselect={false}
      />
      <Select
        label={t('forms.subject')}
        data={formSubjects.map((each) => ({ value: each, label: t(`forms.subject.${each}`) }))}
        value={subject}
        onChange={(value) => setSubject(formSubjects.find((each) => each === value) ?? subject)}
        allowDeselect={false}
      />
    </FormModal>
  )
}
