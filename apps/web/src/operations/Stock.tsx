// Blank travel documents on hand, by place; what came and what went.
import { Button, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { changeStock, getStock, type StockRow, stockChanges } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './operations.module.css'
import { FormModal, Section } from './parts.tsx'

export function Stock() {
  const t = useT()
  const can = useCan()
  const read = useAnswer(getStock)
  const [moving, setMoving] = useState(false)
  return (
    <Section
      title={t('operations.stock')}
      aside={
        can('mission.write') && (
          <Button size="xs" variant="default" onClick={() => setMoving(true)}>
            {t('operations.stock.move')}
          </Button>
        )
      }
    >
      <Loaded from={read}>
        {({ items }) => (
          <ul className={classes.lines}>
            {items.length === 0 && <li className={classes.quiet}>{t('operations.stock.none')}</li>}
            {items.map(({ kind, place, count, lastAt }) => (
              <li key={`${kind} ${place}`}>
                <span className={classes.grow}>
                  {t(`operations.stock-kind.${word(kind)}`)}, <bdi>{place}</bdi>
                </span>
                <NumberText value={count} definition={t('operations.stock.means')} />
                <span className={classes.quiet}>
                  <InstantText value={lastAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {moving && <Move known={read.data?.items ?? []} onClose={() => setMoving(false)} />}
    </Section>
  )
}

function Move({ known, onClose }: { known: readonly StockRow[]; onClose: () => void }) {
  const t = useT()
  const [place, setPlace] = useState(known[0]?.place ?? '')
  const [what, setWhat] = useState<(typeof stockChanges)[number]>('received')
  const [count, setCount] = useState<number | string>('')
  const [numbers, setNumbers] = useState('')
  const send = useSend(changeStock, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.stock.move')}
      hint={t('operations.stock.hint')}
      act={t('operations.keep')}
      ready={Boolean(place.trim() && Number(count) > 0)}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          body: { kind: 'exit form', place, what, count: Number(count), numbers: numbers.trim() || null },
        })
      }
    >
      <SimpleGrid cols={2}>
        <TextInput
          label={t('operations.stock.place')}
          required
          data-autofocus
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <Select
          label={t('operations.stock.what')}
          allowDeselect={false}
          data={stockChanges.map((value) => ({ value, label: t(`operations.stock-change.${word(value)}`) }))}
          value={what}
          onChange={(value) => setWhat(value as typeof what)}
        />
        <NumberInput
          label={t('operations.stock.count')}
          required
          min={1}
          allowDecimal={false}
          value={count}
          onChange={setCount}
        />
      </SimpleGrid>
      <TextInput
        label={t('operations.stock.numbers')}
        value={numbers}
        onChange={(event) => setNumbers(event.currentTarget.value)}
      />
    </FormModal>
  )
}
