// Writing down a statement, or mending how it was written down. What is left empty is not stated, never 0.
import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import {
  type ClaimAnswer,
  type ClaimBody,
  type ClaimReading,
  claimEvents,
  createClaim,
  supersedeClaim,
} from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { amountsOf, ClaimAmounts, quantitiesOf } from './ClaimAmounts.tsx'
import { ClaimReadings } from './ClaimReadings.tsx'

interface Props {
  /** The claim that the new one replaces. */
  replaces?: ClaimAnswer
  onClose: () => void
}

type Texts = Record<
  | 'key'
  | 'note'
  | 'publisher'
  | 'speaker'
  | 'statedFrom'
  | 'statedTo'
  | 'address'
  | 'language'
  | 'operation'
  | 'missions'
  | 'quote',
  string
>

export function ClaimForm({ replaces, onClose }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const done = ({ id }: { id: string }) => {
    onClose()
    void navigate({ to: `/figures/claims/${id}` as '/' })
  }
  const create = useSend(createClaim, { invalidates: ['/figures'], onDone: done })
  const supersede = useSend(supersedeClaim, { invalidates: ['/figures'], onDone: done })
  const [texts, setTexts] = useState<Texts>({
    key: replaces?.key ?? '',
    note: replaces?.note ?? '',
    publisher: replaces?.publisher ?? '',
    speaker: replaces?.speaker ?? '',
    statedFrom: replaces?.statedFrom ?? '',
    statedTo: replaces && replaces.statedTo !== replaces.statedFrom ? (replaces.statedTo ?? '') : '',
    address: replaces?.address ?? '',
    language: replaces?.language ?? '',
    operation: replaces?.operation ?? '',
    missions: replaces?.missions?.join(' ') ?? '',
    quote: replaces?.quote ?? '',
  })
  const [event, setEvent] = useState<ClaimBody['event']>(replaces?.event ?? 'repatriated')
  const [undated, setUndated] = useState(replaces?.statedTo === null)
  const [everyone, setEveryone] = useState(replaces?.everyone ?? false)
  const [reason, setReason] = useState('')
  const [amounts, setAmounts] = useState(() => amountsOf(replaces))
  const [readings, setReadings] = useState<ClaimReading[]>(replaces?.readings ?? [])
  const text = (
    name: keyof Texts,
    more: { required?: boolean; type?: string; description?: string; disabled?: boolean } = {},
  ) => (
    <TextInput
      label={t(
        `figures.claims.${name === 'statedFrom' ? 'stated-from' : name === 'statedTo' ? 'stated-to' : name}`,
      )}
      value={texts[name]}
      onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, [name]: value }))}
      {...more}
    />
  )
  const submit = (sent: FormEvent) => {
    sent.preventDefault()
    const missions = texts.missions.split(/[\s,;]+/).filter(Boolean)
    const claim: ClaimBody = {
      key: texts.key.trim(),
      publisher: texts.publisher,
      speaker: texts.speaker || null,
      statedFrom: texts.statedFrom,
      statedTo: undated ? null : texts.statedTo || texts.statedFrom,
      address: texts.address,
      language: texts.language.trim() || null,
      quote: texts.quote || null,
      event,
      operation: texts.operation || null,
      missions: missions.length ? missions : null,
      place: replaces?.place ?? null,
      periodFrom: replaces?.periodFrom ?? null,
      periodTo: replaces?.periodTo ?? null,
      everyone,
      note: texts.note,
      quantities: quantitiesOf(amounts),
      readings: readings.length ? readings : null,
    }
    if (replaces) supersede.mutate({ params: { id: replaces.id }, body: { claim, reason } })
    else create.mutate({ body: { claim } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t(replaces ? 'figures.claims.supersede' : 'figures.claims.record')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem error={replaces ? supersede.error : create.error} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {text('key', { required: true, disabled: !!replaces, description: t('figures.claims.key-hint') })}
            {text('note', { required: true, description: t('figures.claims.note-hint') })}
            {text('publisher', { required: true })}
            {text('speaker')}
            {text('statedFrom', { required: true, type: 'date' })}
            {text('statedTo', {
              type: 'date',
              description: t('figures.claims.stated-to-hint'),
              disabled: undated,
            })}
            {text('address', { required: true })}
            {text('language')}
            <Select
              label={t('figures.claims.event')}
              allowDeselect={false}
              value={event}
              onChange={(value) => value && setEvent(value as ClaimBody['event'])}
              data={claimEvents.map((each) => ({ value: each, label: t(`figures.event.${word(each)}`) }))}
            />
            {text('operation')}
            {text('missions', { description: t('figures.claims.missions-hint') })}
          </SimpleGrid>
          <Checkbox
            label={t('figures.claims.undated-hint')}
            checked={undated}
            onChange={({ currentTarget }) => setUndated(currentTarget.checked)}
          />
          <Checkbox
            label={t('figures.claims.everyone-hint')}
            checked={everyone}
            onChange={({ currentTarget }) => setEveryone(currentTarget.checked)}
          />
          <Textarea
            label={t('figures.claims.quote')}
            autosize
            minRows={2}
            value={texts.quote}
            onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, quote: value }))}
          />
          <ClaimAmounts amounts={amounts} onChange={setAmounts} />
          <ClaimReadings readings={readings} onChange={setReadings} />
          {replaces && (
            <Textarea
              label={t('figures.claims.reason')}
              required
              autosize
              minRows={2}
              value={reason}
              onChange={({ currentTarget: { value } }) => setReason(value)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('figures.back')}
            </Button>
            <Button type="submit" loading={create.isPending || supersede.isPending}>
              {t('figures.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
