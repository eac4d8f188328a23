// Property and documents taken into keeping, with a receipt by the office later.
import { propertyKinds } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { useTablet } from './kit.ts'
import { Form, Heading, Notice, Text, useDraft, useNameOf } from './parts.tsx'

type Kind = (typeof propertyKinds)[number]

export function Received() {
  const t = useT()
  const nameOf = useNameOf()
  const { tablet } = useTablet()
  const { lines, legs, officer } = tablet.pack
  const { draft, change, record } = useDraft('received', {
    line: '',
    place: legs[0]?.from ?? '',
    kind: 'document' as Kind,
    description: '',
    quantity: '1',
  })
  const [done, setDone] = useState(false)
  const quantity = Number(draft.quantity)
  const submit = async () => {
    const { line, place, kind, description } = draft
    const items = [{ kind, description, quantity }]
    await record({ kind: 'received', body: { lineId: line, place, takenBy: officer.name, items } })
    setDone(true)
  }
  return (
    <>
      <Heading>{t('field.view.received')}</Heading>
      {done && <Notice>{t('field.recorded')}</Notice>}
      <Form
        act={t('operations.receipt.add')}
        ready={
          draft.line !== '' && draft.place.trim() !== '' && draft.description.trim() !== '' && quantity >= 1
        }
        onSubmit={submit}
      >
        <label className={classes.field}>
          <span>{t('operations.receipt.owner')}</span>
          <select value={draft.line} onChange={(event) => change({ line: event.currentTarget.value })}>
            <option value="" />
            {lines.map((line) => (
              <option key={line.id} value={line.id}>
                {nameOf(line)}
              </option>
            ))}
          </select>
        </label>
        <label className={classes.field}>
          <span>{t('operations.receipt.kind')}</span>
          <select
            value={draft.kind}
            onChange={(event) => change({ kind: event.currentTarget.value as Kind })}
          >
            {propertyKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`operations.property.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <Text
          label={t('operations.receipt.description')}
          value={draft.description}
          onChange={(description) => change({ description })}
        />
        <Text
          label={t('operations.receipt.quantity')}
          kind="number"
          value={draft.quantity}
          onChange={(to) => change({ quantity: to })}
        />
        <Text
          label={t('operations.handover.place')}
          value={draft.place}
          onChange={(place) => change({ place })}
        />
      </Form>
    </>
  )
}
