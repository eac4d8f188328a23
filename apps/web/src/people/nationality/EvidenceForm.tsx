import { FileInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import {
  addEvidence,
  addFile,
  directions,
  dnaConclusions,
  evidenceLadder,
  kinships,
  looksLikeProfile,
  NewEvidence,
  type PersonPage,
  parentsAtBirth,
  validities,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/hooks.ts'
import { FormModal } from '../../components/FormModal.tsx'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import { PersonPicker } from '../PersonPicker.tsx'
import { CustodySteps } from './CustodySteps.tsx'
import { bodyOf, type Draft, documents, emptyDraft } from './draft.ts'

/** Adds a piece of evidence; which fields there are depends on its kind. */
export function EvidenceForm({ page, onClose }: { page: PersonPage; onClose: () => void }) {
  const t = useT()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState(false)
  const send = useSend(addEvidence, { invalidates: ['/people'], onDone: onClose })
  const upload = useSend(addFile, {
    onDone: ({ id }) => send.mutate({ body: bodyOf(draft, page.anchorId, id) as NewEvidence }),
  })
  const { kind } = draft
  const parsed = NewEvidence.safeParse(bodyOf(draft, page.anchorId))
  const problems = parsed.success ? [] : parsed.error.issues
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more })
  const wrong = (field: keyof Draft) => {
    const value = draft[field]
    if (typeof value === 'string' && field !== 'documentNumber' && looksLikeProfile(value))
      return t('problem.no-profile')
    const problem = problems.find(({ path }) => path[0] === field)
    if (!tried || !problem) return undefined
    return t(problem.code === 'custom' ? `people.wrong.${word(field)}` : 'people.wrong.needed')
  }
  const text = (field: keyof Draft, label: string, required = false, type = 'text') => (
    <TextInput
      type={type}
      label={label}
      value={draft[field] as string}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={wrong(field)}
      withAsterisk={required}
    />
  )
  const choice = (
    field: keyof Draft,
    label: string,
    values: readonly string[],
    head: string,
    required = true,
  ) => (
    <Select
      label={label}
      data={values.map((value) => ({ value, label: t(`people.${head}.${word(value)}`) }))}
      value={(draft[field] as string) || null}
      onChange={(value) => set({ [field]: value ?? '' })}
      error={wrong(field)}
      withAsterisk={required}
    />
  )
  const isDocument = documents.has(kind)
  const identity = kind === 'passport' || kind === 'identity card'
  const parent = kind === 'parent record'
  const laboratory = kind === 'dna'
  return (
    <FormModal
      wide
      title={t('people.evidence.add')}
      act={t('people.save')}
      hint={t(laboratory ? 'people.evidence.dna-hint' : 'people.evidence.hint')}
      busy={send.isPending || upload.isPending}
      error={send.error ?? upload.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (!parsed.success) return
        if (file && !laboratory)
          upload.mutate({
            query: { compartment: 'identity', anchor: page.anchorId, name: file.name },
            body: file,
          })
        else send.mutate({ body: parsed.data })
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {choice('kind', t('people.evidence.kind'), evidenceLadder, 'rung')}
        {choice('direction', t('people.direction'), directions, 'direction')}
      </SimpleGrid>
      {kind !== '' && !laboratory && (
        <Textarea
          label={t('people.what-it-says')}
          value={draft.says}
          onChange={(event) => set({ says: event.currentTarget.value })}
          error={wrong('says')}
          withAsterisk
          autosize
          minRows={2}
        />
      )}
      {isDocument && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {text('documentNumber', t('people.field.document_number'), identity)}
          {choice('validity', t('people.validity'), validities, 'validity', identity)}
          {draft.validity && draft.validity !== 'not checked' && (
            <>
              {text('checkedWith', t('people.checked-with'), true)}
              {text('checkedOn', t('people.checked-on'), true, 'date')}
            </>
          )}
        </SimpleGrid>
      )}
      {(parent || laboratory) && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {choice('kinship', t('people.kinship'), parent ? ['mother', 'father'] : kinships, 'role')}
          <PersonPicker
            label={t('people.kin-in-register')}
            value={draft.kinAnchorId || null}
            onChange={(value) => set({ kinAnchorId: value ?? '' })}
            except={page.personId}
            required={parent}
          />
          {parent && choice('atBirth', t('people.at-birth'), parentsAtBirth, 'parent-nationality')}
        </SimpleGrid>
      )}
      {laboratory && (
        <>
          {choice('conclusion', t('people.conclusion'), dnaConclusions, 'dna')}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {text('laboratory', t('people.laboratory'), true)}
            {text('reference', t('people.field.reference'), true)}
          </SimpleGrid>
          <CustodySteps
            steps={draft.custody}
            onChange={(custody) => set({ custody })}
            wrong={wrong('custody')}
          />
          {text('sampleDestroyedOn', t('people.sample-destroyed'), false, 'date')}
        </>
      )}
      {kind !== '' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {text('dated', t('people.dated'), laboratory, 'date')}
          {text('otherState', t('people.evidence.other-state'))}
        </SimpleGrid>
      )}
      {kind !== '' && !laboratory && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('people.evidence.line')}
            data={page.records.map(({ line }) => ({
              value: line.recordId,
              label: `${line.source}, ${t('people.line', { number: line.rowNumber })}`,
            }))}
            value={draft.recordId || null}
            onChange={(value) => set({ recordId: value ?? '' })}
            clearable
          />
          <FileInput label={t('people.evidence.file')} value={file} onChange={setFile} clearable />
        </SimpleGrid>
      )}
    </FormModal>
  )
}
