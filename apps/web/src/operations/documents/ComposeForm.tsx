// Whom the list goes to, who is asked, and which flights the legs by air are.
import { Fieldset, Group, Radio, Textarea, TextInput } from '@mantine/core'
import { composeList, type DocumentsPage } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'
import { FormModal } from '../parts.tsx'

interface Props {
  missionId: string
  documents: DocumentsPage
  onClose: () => void
  onDone: (id: string) => void
}

export function ComposeForm({ missionId, documents, onClose, onDone }: Props) {
  const t = useT()
  const last = documents.lastComposed
  const [head, setHead] = useState({
    sender: last?.sender.id ?? '',
    recipient: last?.recipient.id ?? '',
    name: last?.contact.name ?? '',
    phone: last?.contact.phone ?? '',
  })
  const [flights, setFlights] = useState(
    documents.flights.map(({ legId }) => {
      const before = last?.flights.find((each) => each.legId === legId)
      return { legId, flight: before?.flight ?? '', from: before?.from ?? '', to: before?.to ?? '' }
    }),
  )
  const [crossing, setCrossing] = useState(
    last?.flights.find((each) => each.crossing)?.legId ?? documents.flights.at(-1)?.legId ?? '',
  )
  const [others, setOthers] = useState((last?.others ?? []).join('\n\n'))
  const send = useSend(composeList, { invalidates: ['/operations'], onDone: ({ id }) => onDone(id) })
  const text = (key: keyof typeof head, label: string, required = true) => (
    <TextInput
      label={label}
      required={required}
      dir="ltr"
      value={head[key]}
      onChange={(event) => setHead({ ...head, [key]: event.currentTarget.value })}
    />
  )
  const ready =
    head.sender.trim() &&
    head.recipient.trim() &&
    head.name.trim() &&
    flights.every(
      ({ flight, from, to }) => flight.trim() && /^[A-Za-z]{3}$/.test(from) && /^[A-Za-z]{3}$/.test(to),
    )
  const upper = (value: string) => value.trim().toUpperCase()
  return (
    <FormModal
      wide
      title={t('operations.documents.compose')}
      act={t('operations.documents.compose-act')}
      hint={t('operations.documents.compose-hint')}
      ready={Boolean(ready)}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: missionId },
          body: {
            version: documents.versions[0]!.number,
            sender: { id: upper(head.sender) },
            recipient: { id: upper(head.recipient) },
            contact: { name: upper(head.name), ...(head.phone.trim() ? { phone: head.phone.trim() } : {}) },
            flights: flights.map(({ legId, flight, from, to }) => ({
              legId,
              flight: upper(flight).replaceAll(' ', ''),
              from: upper(from),
              to: upper(to),
              crossing: legId === crossing,
            })),
            others: others
              .split(/\n\s*\n/)
              .map((zone) => zone.trim())
              .filter((zone) => zone !== ''),
          },
        })
      }
    >
      <Group grow>
        {text('sender', t('operations.documents.sender'))}
        {text('recipient', t('operations.documents.recipient'))}
      </Group>
      <Group grow>
        {text('name', t('operations.documents.contact'))}
        {text('phone', t('operations.documents.phone'), false)}
      </Group>
      {flights.map((flight, at) => {
        const leg = documents.flights[at]!
        const change = (key: 'flight' | 'from' | 'to', label: string) => (
          <TextInput
            label={label}
            required
            dir="ltr"
            value={flight[key]}
            onChange={(event) =>
              setFlights(
                flights.map((each, index) =>
                  index === at ? { ...each, [key]: event.currentTarget.value } : each,
                ),
              )
            }
          />
        )
        return (
          <Fieldset key={flight.legId} legend={<bdi>{`${leg.from} – ${leg.to}`}</bdi>}>
            <Group grow align="end">
              {change('flight', t('operations.documents.flight'))}
              {change('from', t('operations.documents.airport-from'))}
              {change('to', t('operations.documents.airport-to'))}
            </Group>
            <Radio
              mt="xs"
              name="crossing"
              label={t('operations.documents.crossing')}
              checked={crossing === flight.legId}
              onChange={() => setCrossing(flight.legId)}
            />
          </Fieldset>
        )
      })}
      <Textarea
        label={t('operations.documents.others')}
        description={t('operations.documents.others-hint')}
        autosize
        minRows={2}
        maxRows={8}
        dir="ltr"
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace' } }}
        value={others}
        onChange={(event) => setOthers(event.currentTarget.value)}
      />
    </FormModal>
  )
}
