// An agreement as it is drafted: what binds as rules, the text beside it, and the sentence that comes of it.
import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import {
  type AgreementFields,
  agreementDirections,
  agreementOnwards,
  agreementSubjects,
  assurances,
  getDepartures,
  listSources,
} from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { isWhole } from './agreement-draft.ts'
import classes from './cooperation.module.css'
import { FieldChoice } from './FieldChoice.tsx'
import { Sentence } from './Sentence.tsx'

interface Props {
  start: AgreementFields
  partner: string
  /** Names of what the agreement is already about. */
  names?: { mission: string | null; source: string | null }
  act: string
  busy: boolean
  error: unknown
  onSubmit: (agreement: AgreementFields) => void
  onCancel: () => void
}

export function AgreementForm({ start, partner, names, act, busy, error, onSubmit, onCancel }: Props) {
  const t = useT()
  const [draft, setDraft] = useState(start)
  const set = (more: Partial<AgreementFields>) => setDraft({ ...draft, ...more })
  const { missions, sources } = useAbout(start, names)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(draft)
  }
  const line = (key: 'reference' | 'title' | 'purpose' | 'legalBasis' | 'onwardTerms', more: object = {}) => (
    <TextInput
      label={t(`cooperation.agreement.${key}`)}
      required
      maxLength={500}
      dir="auto"
      value={draft[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
      {...more}
    />
  )
  const day = (key: 'startsOn' | 'endsOn') => (
    <TextInput
      type="date"
      label={t(`cooperation.agreement.${key}`)}
      required
      value={draft[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  )
  const text = (key: 'text' | 'impactAssessment', description: string) => (
    <Textarea
      label={t(`cooperation.agreement.${key}`)}
      description={description}
      required
      autosize
      minRows={4}
      dir="auto"
      maxLength={10_000}
      value={draft[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  )
  const weGive = draft.gives !== 'they'
  const ends = draft.endsOn < draft.startsOn
  return (
    <form onSubmit={submit} className={classes.form}>
      <Stack gap="md">
        <FormProblem error={error} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {line('reference', { maxLength: 80, description: t('cooperation.agreement.reference-hint') })}
          {line('title', { maxLength: 200, description: t('cooperation.agreement.title-hint') })}
        </SimpleGrid>
        <Fieldset legend={t('cooperation.agreement.rule')}>
          <Stack gap="sm">
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <Select
                label={t('cooperation.gives')}
                allowDeselect={false}
                data={agreementDirections.map((value) => ({ value, label: t(`cooperation.gives.${value}`) }))}
                value={draft.gives}
                onChange={(gives) =>
                  gives &&
                  set(
                    gives === 'they'
                      ? { gives, subjects: 'own nationals', missionId: null, sourceId: null }
                      : { gives: gives as 'we' | 'both' },
                  )
                }
              />
              {weGive && (
                <Select
                  label={t('cooperation.subjects')}
                  allowDeselect={false}
                  data={agreementSubjects.map((value) => ({
                    value,
                    label: t(`cooperation.subjects.${word(value)}`),
                  }))}
                  value={draft.subjects}
                  onChange={(subjects) =>
                    subjects &&
                    set({ subjects: subjects as typeof draft.subjects, missionId: null, sourceId: null })
                  }
                />
              )}
              {weGive && draft.subjects === 'on a mission' && (
                <Select
                  label={t('meetings.mission')}
                  required
                  searchable
                  data={missions}
                  value={draft.missionId}
                  onChange={(missionId) => set({ missionId })}
                />
              )}
              {weGive && draft.subjects === 'of a source' && (
                <Select
                  label={t('cooperation.source')}
                  required
                  searchable
                  data={sources}
                  value={draft.sourceId}
                  onChange={(sourceId) => set({ sourceId })}
                />
              )}
            </SimpleGrid>
            <FieldChoice
              label={t('cooperation.fields')}
              description={t('cooperation.fields-hint')}
              value={draft.fields}
              onChange={(fields) => set({ fields })}
            />
            {line('purpose', { description: t('cooperation.agreement.purpose-hint') })}
            {line('legalBasis')}
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              {day('startsOn')}
              {day('endsOn')}
              <NumberInput
                label={t('cooperation.agreement.retentionDays')}
                required
                min={1}
                max={3650}
                allowDecimal={false}
                value={draft.retentionDays}
                onChange={(value) => set({ retentionDays: Number(value) || 1 })}
              />
            </SimpleGrid>
            <Select
              label={t('cooperation.onward')}
              allowDeselect={false}
              data={agreementOnwards.map((value) => ({
                value,
                label: t(`cooperation.onward.${word(value)}`),
              }))}
              value={draft.onward}
              onChange={(onward) => onward && set({ onward: onward as typeof draft.onward })}
            />
            {line('onwardTerms', { description: t('cooperation.agreement.onwardTerms-hint') })}
            <Checkbox.Group
              label={t('cooperation.assurances')}
              value={draft.assurances}
              onChange={(chosen) => set({ assurances: assurances.filter((one) => chosen.includes(one)) })}
            >
              <Group mt="xs" gap="sm">
                {assurances.map((value) => (
                  <Checkbox key={value} value={value} label={t(`cooperation.assurance.${word(value)}`)} />
                ))}
              </Group>
            </Checkbox.Group>
          </Stack>
        </Fieldset>
        {text('text', t('cooperation.agreement.text-hint'))}
        {text('impactAssessment', t('cooperation.agreement.impact-hint'))}
        {isWhole(draft) && (
          <Sentence
            rule={draft}
            partner={partner}
            mission={missions.find(({ value }) => value === draft.missionId)?.label ?? null}
            source={sources.find(({ value }) => value === draft.sourceId)?.label ?? null}
          />
        )}
        {ends && <div role="status">{t('cooperation.agreement.ends-before')}</div>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={busy}>
            {t('components.back')}
          </Button>
          <Button type="submit" loading={busy} disabled={!isWhole(draft)}>
            {act}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Missions that have not left, and sources of lists; and what the draft named before. */
function useAbout(start: AgreementFields, names: Props['names']) {
  const t = useT()
  const can = useCan()
  const board = useAnswer(getDepartures, {}, { enabled: can('mission.read') })
  const found = useAnswer(listSources, {}, { enabled: can('identity.read') })
  const missions = (board.data?.departures ?? []).map(({ mission, operationName }) => ({
    value: mission.id as string,
    label: mission.name ?? `${operationName} ${mission.number}`,
  }))
  const sources = (found.data?.items ?? []).map(({ id, name }) => ({ value: id as string, label: name }))
  const kept = (id: string | null, name: string | null | undefined, among: typeof missions) =>
    id && !among.some(({ value }) => value === id)
      ? [{ value: id, label: name ?? t('meetings.mission-closed') }, ...among]
      : among
  return {
    missions: kept(start.missionId, names?.mission, missions),
    sources: kept(start.sourceId, names?.source, sources),
  }
}
