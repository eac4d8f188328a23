// The data-protection officer's list of disclosures: what is asked on which basis, never a name nor a value.
import { Button, Group, NumberInput, Text } from '@mantine/core'
import {
  approveCrossing,
  type Crossing,
  listCrossingsOverseen,
  noticeOfCrossing,
  refuseCrossing,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from '../oversight/Places.tsx'
import { noticeFields } from './CrossingDecisionPage.tsx'
import { CrossingFacts } from './CrossingFacts.tsx'
import { FactForm } from './FactForm.tsx'
import styles from './justice.module.css'

export function OverseenPage() {
  const t = useT()
  const read = useAnswer(listCrossingsOverseen)
  return (
    <>
      <Places />
      <PageTitle title={t('justice.crossings')}>
        <Text c="dimmed">{t('justice.overseen-hint')}</Text>
      </PageTitle>
      <Loaded from={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('justice.overseen-none')} hint={t('justice.overseen-none-hint')} />
          ) : (
            items.map((of) => <Overseen key={of.id} of={of} />)
          )
        }
      </Loaded>
    </>
  )
}

function Overseen({ of }: { of: Crossing }) {
  const t = useT()
  const [form, setForm] = useState<'approve' | 'refuse' | 'notice'>()
  const close = () => setForm(undefined)
  const params = { id: of.id }
  const waits = of.own && (of.state === 'waiting' || of.state === 'proposed')
  return (
    <section className={styles.matter} aria-label={of.reference}>
      <h2>
        <bdi dir="ltr">{of.reference}</bdi> · {t(`justice.crossing.side.${of.side}`)} ·{' '}
        {t(`justice.crossing.state.${word(of.state)}`)}
      </h2>
      <CrossingFacts of={of} />
      <Group mt="sm" gap="xs" className="no-print">
        {of.own && of.state === 'proposed' && (
          <Button onClick={() => setForm('approve')}>{t('justice.crossing.approve')}</Button>
        )}
        {waits && (
          <Button variant="default" onClick={() => setForm('refuse')}>
            {t('justice.crossing.refuse')}
          </Button>
        )}
        {of.own && !of.notice && of.state !== 'refused' && of.state !== 'lapsed' && (
          <Button variant="default" onClick={() => setForm('notice')}>
            {t('justice.crossing.told')}
          </Button>
        )}
      </Group>
      {form === 'approve' && <Approve of={of} onClose={close} />}
      {form === 'refuse' && (
        <FactForm
          title={t('justice.crossing.refuse')}
          hint={t('justice.crossing.refuse-hint')}
          endpoint={refuseCrossing}
          params={params}
          fields={[{ name: 'why', input: 'words' }]}
          onClose={close}
        />
      )}
      {form === 'notice' && (
        <FactForm
          title={t('justice.crossing.told')}
          endpoint={noticeOfCrossing}
          params={params}
          fields={noticeFields}
          onClose={close}
        />
      )}
    </section>
  )
}

function Approve({ of, onClose }: { of: Crossing; onClose: () => void }) {
  const t = useT()
  const [days, setDays] = useState(of.days)
  const send = useSend(approveCrossing, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('justice.crossing.approve')}
      hint={t('justice.crossing.approve-hint')}
      act={t('justice.crossing.approve')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id }, body: { days } })}
      onClose={onClose}
    >
      <NumberInput
        label={t('justice.crossing.days')}
        min={1}
        max={of.days}
        allowDecimal={false}
        value={days}
        onChange={(value) => setDays(Number(value) || of.days)}
      />
    </FormModal>
  )
}
