import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import {
  getList,
  type Job,
  type ListColumn,
  type ListMapping,
  type ListPage,
  type ListPreview,
  type ListTrial,
  orderImport,
  previewList,
  setMapping,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/hooks.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useT } from '../i18n/index.tsx'
import { AsRead } from './AsRead.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { Counts } from './Counts.tsx'
import { ImportJob } from './ImportJob.tsx'
import classes from './lists.module.css'
import { ReadingForm } from './ReadingForm.tsx'
import { Refusal, RefusalText } from './Refusal.tsx'
import { TroubleTable } from './TroubleTable.tsx'
import { hindrances } from './words.ts'

interface Props {
  list: ListPage
  /** An import was ordered as this job. */
  onOrdered: (jobId: string) => void
}

/** Where each column goes, decided by a person on what the file shows. */
export function Mapper({ list, onOrdered }: Props) {
  const preview = useAnswer(previewList, { params: { id: list.id } })
  return (
    <Stack gap="sm">
      <ReadingForm list={list} />
      {preview.isError && <Refusal error={preview.error} />}
      <Loaded from={preview} lines={12}>
        {(data) => (
          <Placing key={data.reading.columns.join('\n')} list={list} preview={data} onOrdered={onOrdered} />
        )}
      </Loaded>
    </Stack>
  )
}

function Placing({ list, preview, onOrdered }: Props & { preview: ListPreview }) {
  const t = useT()
  const [mapping, setOwn] = useState<ListMapping>(list.mapping ?? preview.guess)
  const [saved, setSaved] = useState<ListMapping | null>(list.mapping)
  const [complete, setComplete] = useState(false)
  const [trying, setTrying] = useState<string | null>(null)
  const [trial, setTrial] = useState<{ result: ListTrial | null; problem: string | null } | null>(null)
  const save = useSend(setMapping, { invalidates: [previewList, getList] })
  const order = useSend(orderImport)
  const hindered = hindrances(mapping)
  const id = list.id

  const change = (next: ListMapping) => {
    setOwn(next)
    setTrial(null)
  }
  const changeColumn = (column: ListColumn) =>
    change({
      ...mapping,
      columns: mapping.columns.map((each) => (each.column === column.column ? column : each)),
    })
  const saving = async () => {
    if (saved === mapping) return
    await save.mutateAsync({ params: { id }, body: mapping })
    setSaved(mapping)
  }
  const act = async (dry: boolean) => {
    try {
      await saving()
      const job = await order.mutateAsync({ params: { id }, body: { dry, complete } })
      if (dry) {
        setTrial(null)
        setTrying(job.id)
      } else onOrdered(job.id)
    } catch {
      // The form says it.
    }
  }
  const tried = (problem: string | null, job: Job | null) => {
    setTrying(null)
    setTrial({ problem, result: problem || job?.state !== 'done' ? null : (job.result as ListTrial | null) })
  }
  const busy = save.isPending || order.isPending || trying !== null
  const withheld = mapping.columns.filter(({ compartment }) => compartment === 'withheld')
  return (
    <>
      <h2 className={classes.section}>{t('lists.columns')}</h2>
      <Text size="sm">{t('lists.columns-hint', { lines: preview.looked })}</Text>
      <ColumnTable mapping={mapping} columns={preview.columns} onColumn={changeColumn} />
      {withheld.length > 0 && (
        <Text size="sm">
          {t('lists.withheld-all')} <bdi>{withheld.map(({ column }) => column).join(' · ')}</bdi>
        </Text>
      )}
      {hindered.map(({ code, field }) => (
        <Alert key={code + (field ?? '')} color="ochre">
          {t(`lists.hindrance.${code}`, { field: field ? t(`lists.field.${field}`) : '' })}
        </Alert>
      ))}
      <FormProblem error={save.error ?? order.error} />
      <Group>
        <Button
          variant="default"
          onClick={() => void saving().catch(() => {})}
          loading={save.isPending}
          disabled={busy || hindered.length > 0 || saved === mapping}
        >
          {t('lists.save')}
        </Button>
        <Button variant="default" onClick={() => void act(true)} disabled={busy || hindered.length > 0}>
          {t('lists.try')}
        </Button>
        <Button
          onClick={() => void act(false)}
          loading={order.isPending}
          disabled={busy || hindered.length > 0}
        >
          {t('lists.import')}
        </Button>
      </Group>
      <Checkbox
        label={t('lists.complete')}
        description={t('lists.complete-hint')}
        checked={complete}
        onChange={(event) => setComplete(event.currentTarget.checked)}
      />
      {trying && <ImportJob id={trying} onEnd={tried} />}
      {trial?.problem && <RefusalText code={trial.problem} />}
      {trial?.result && (
        <section aria-label={t('lists.trial')}>
          <h2 className={classes.section}>{t('lists.trial')}</h2>
          <Text size="sm">{t('lists.trial-hint')}</Text>
          <Counts counts={trial.result} />
          {trial.result.troubles.length > 0 && <TroubleTable troubles={trial.result.troubles} />}
        </section>
      )}
      <AsRead preview={preview} stale={saved !== mapping && (saved !== null || mapping !== preview.guess)} />
    </>
  )
}
