// Property and documents taken into keeping, by numbered receipt, until they are given back.
import { ActionIcon, Button, Group, NumberInput, Select, TextInput } from '@mantine/core'
import {
  addFile,
  addReceipt,
  listManifestLines,
  type MissionPage,
  propertyKinds,
  type Receipt,
  returnProperty,
} from '@oralu/domain'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { FormModal, Section, Traveller, useNameText } from './parts.tsx'
import { SignaturePad, signatureFile } from './SignaturePad.tsx'

interface Props {
  mission: MissionPage
  receipts: readonly Receipt[]
  may: boolean
}

export function Receipts({ mission, receipts, may }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const [returning, setReturning] = useState<Receipt['items'][number]>()
  return (
    <Section
      title={t('operations.receipts')}
      aside={
        may && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('operations.receipt.add')}
          </Button>
        )
      }
    >
      {receipts.length === 0 && <p className={classes.quiet}>{t('operations.receipts.none')}</p>}
      <ul className={classes.lines}>
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <span className={classes.grow}>
              {t('operations.receipt', { number: receipt.number })}: <Traveller person={receipt.person} />
              <br />
              <span className={classes.quiet}>
                <bdi>{receipt.takenBy}</bdi>
                {' · '}
                <bdi>{receipt.place}</bdi>
                {' · '}
                <InstantText value={receipt.recordedAt} />
              </span>
            </span>
            <div className={classes.under}>
              {receipt.items.map((item) => (
                <div key={item.id} className={classes.part}>
                  <span className={classes.grow}>
                    {t(`operations.property.${item.kind}`)}: <bdi>{item.description}</bdi>
                    {item.quantity > 1 && ` × ${item.quantity}`}
                  </span>
                  <span className={classes.quiet}>
                    {t(item.returnedAt ? 'operations.property.returned' : 'operations.property.held')}{' '}
                    <bdi>{item.heldBy}</bdi>
                    {item.returnedAt && (
                      <>
                        , <InstantText value={item.returnedAt} />
                      </>
                    )}
                  </span>
                  {may && !item.returnedAt && (
                    <Button size="compact-xs" variant="default" onClick={() => setReturning(item)}>
                      {t('operations.property.return')}
                    </Button>
                  )}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {adding && <NewReceipt mission={mission} onClose={() => setAdding(false)} />}
      {returning && <GiveBack item={returning} onClose={() => setReturning(undefined)} />}
    </Section>
  )
}

function GiveBack({ item, onClose }: { item: Receipt['items'][number]; onClose: () => void }) {
  const t = useT()
  const [to, setTo] = useState('')
  const [picture, setPicture] = useState<Blob | null>(null)
  const send = useSend(returnProperty, { invalidates: ['/operations'], onDone: onClose })
  const params = { id: item.id }
  const upload = useSend(addFile, {
    onDone: ({ id }) => send.mutate({ params, body: { to, fileId: id } }),
  })
  return (
    <FormModal
      title={t('operations.property.return')}
      act={t('operations.property.return')}
      hint={item.description}
      ready={to.trim() !== ''}
      busy={send.isPending || upload.isPending}
      error={send.error ?? upload.error}
      onClose={onClose}
      onSubmit={() =>
        picture ? upload.mutate(signatureFile(picture)) : send.mutate({ params, body: { to } })
      }
    >
      <TextInput
        label={t('operations.property.to')}
        required
        data-autofocus
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <SignaturePad label={t('operations.property.signature')} onDraw={setPicture} />
    </FormModal>
  )
}

type Item = { kind: (typeof propertyKinds)[number]; description: string; quantity: number }
const empty: Item = { kind: 'document', description: '', quantity: 1 }

function NewReceipt({ mission, onClose }: { mission: MissionPage; onClose: () => void }) {
  const t = useT()
  const name = useNameText()
  const read = useAnswer(listManifestLines, { params: { id: mission.id }, query: { limit: 200 } })
  const [line, setLine] = useState<string | null>(null)
  const [place, setPlace] = useState(mission.from ?? '')
  const [takenBy, setTakenBy] = useState('')
  const [items, setItems] = useState<Item[]>([empty])
  const send = useSend(addReceipt, { invalidates: ['/operations'], onDone: onClose })
  const set = (at: number, more: Partial<Item>) =>
    setItems(items.map((item, index) => (index === at ? { ...item, ...more } : item)))
  return (
    <FormModal
      wide
      title={t('operations.receipt.add')}
      act={t('operations.receipt.act')}
      ready={Boolean(
        line && place.trim() && takenBy.trim() && items.every(({ description }) => description.trim()),
      )}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        line && send.mutate({ params: { id: mission.id }, body: { lineId: line, place, takenBy, items } })
      }
    >
      <Select
        label={t('operations.receipt.owner')}
        required
        searchable
        data={(read.data?.items ?? []).map((row) => ({ value: row.id, label: name(row.person) }))}
        value={line}
        onChange={setLine}
      />
      <Group grow>
        <TextInput
          label={t('operations.handover.place')}
          required
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <TextInput
          label={t('operations.receipt.taken-by')}
          required
          value={takenBy}
          onChange={(event) => setTakenBy(event.currentTarget.value)}
        />
      </Group>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name until they are kept
        <Group key={at} align="end" wrap="nowrap">
          <Select
            label={t('operations.receipt.kind')}
            allowDeselect={false}
            data={propertyKinds.map((value) => ({ value, label: t(`operations.property.${value}`) }))}
            value={item.kind}
            onChange={(kind) => set(at, { kind: kind as Item['kind'] })}
          />
          <TextInput
            className={classes.grow}
            label={t('operations.receipt.description')}
            required
            value={item.description}
            onChange={(event) => set(at, { description: event.currentTarget.value })}
          />
          <NumberInput
            label={t('operations.receipt.quantity')}
            w="6rem"
            min={1}
            allowDecimal={false}
            value={item.quantity}
            onChange={(quantity) => set(at, { quantity: Number(quantity) || 1 })}
          />
          <ActionIcon
            size="lg"
            variant="subtle"
            color="gray"
            disabled={items.length === 1}
            aria-label={t('operations.take-out-it', { name: item.description })}
            onClick={() => setItems(items.filter((_, index) => index !== at))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button size="xs" variant="default" onClick={() => setItems([...items, empty])}>
        {t('operations.receipt.more')}
      </Button>
    </FormModal>
  )
}
