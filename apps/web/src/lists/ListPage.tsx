import { Button, Group, Text } from '@mantine/core'
import { getList, type ListPage as List, orderImport } from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/hooks.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { type Step, Steps } from '../components/Steps.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Imported } from './Imported.tsx'
import { ImportJob } from './ImportJob.tsx'
import classes from './lists.module.css'
import { Mapper } from './Mapper.tsx'
import { Places } from './Places.tsx'
import { RefusalText } from './Refusal.tsx'

/** A list: before its import the columns are placed here, afterwards it says what came of it. */
export function ListPage() {
  const { listId } = useParams({ strict: false }) as { listId: string }
  const list = useAnswer(getList, { params: { id: listId } }, { keep: false })
  return (
    <>
      <Places />
      <Loaded from={list}>{(data) => <Shown key={data.id} list={data} />}</Loaded>
    </>
  )
}

function Shown({ list }: { list: List }) {
  const t = useT()
  const can = useCan()
  const client = useQueryClient()
  const [job, setJob] = useState<string | null>(list.atWork ? list.jobId : null)
  const [failed, setFailed] = useState<string | null>(null)
  const ends = async (problem: string | null) => {
    setFailed(problem)
    // The list's new state first: otherwise its columns would be on show again for a moment.
    await client.invalidateQueries({
      predicate: ({ queryKey: [head] }) => / \/(lists|people|matches)/.test(String(head)),
    })
    setJob(null)
  }
  const mine = list.own && can('identity.write')
  const open = list.state !== 'imported' && list.state !== 'importing'
  return (
    <>
      <PageTitle title={list.fileName || t('lists.list')}>
        <Text c="dimmed">
          <bdi>{list.source}</bdi> · {t(`lists.kind.${word(list.kind)}`)} ·{' '}
          {t('lists.received-by', { name: list.recordedBy })} <InstantText value={list.recordedAt} />
          {list.listedOn && (
            <>
              {' '}
              · {t('lists.listed-on')}: <DayText value={list.listedOn} />
            </>
          )}
        </Text>
        <div className={classes.steps}>
          <Steps steps={stepsOf(list, t)} label={t('lists.steps')} />
        </div>
      </PageTitle>
      {failed && <RefusalText code={failed} />}
      {!failed && (list.state === 'failed' || list.state === 'cancelled') && (
        <Text role="status">{t(`lists.again.${list.state}`)}</Text>
      )}
      {job && <ImportJob id={job} onEnd={(problem) => void ends(problem)} />}
      {list.state === 'importing' && !job && (
        <Stalled list={list} mine={mine} onReload={() => void ends(null)} onOrdered={setJob} />
      )}
      {open && !job && (mine ? <Mapper list={list} onOrdered={setJob} /> : <Text>{t('lists.waits')}</Text>)}
      {list.state === 'imported' && !job && <Imported list={list} />}
    </>
  )
}

interface StalledProps {
  list: List
  mine: boolean
  onReload: () => void
  onOrdered: (jobId: string) => void
}

/** An import that has not begun, or whose server stopped; or a colleague's that is no business of this screen. */
function Stalled({ list, mine, onReload, onOrdered }: StalledProps) {
  const t = useT()
  const order = useSend(orderImport, { onDone: ({ id }) => onOrdered(id) })
  return (
    <>
      <Text role="status">{t(list.atWork ? 'lists.colleague-imports' : 'lists.stalled')}</Text>
      <FormProblem error={order.error} />
      <Group mt="sm">
        <Button variant="default" onClick={onReload}>
          {t('lists.look-again')}
        </Button>
        {mine && !list.atWork && (
          <Button
            variant="default"
            loading={order.isPending}
            onClick={() => order.mutate({ params: { id: list.id }, body: {} })}
          >
            {t('lists.import-again')}
          </Button>
        )}
      </Group>
    </>
  )
}

function stepsOf({ state, mapping }: List, t: (id: string) => string): Step[] {
  const imported = state === 'imported'
  const stopped = state === 'failed' || state === 'cancelled'
  return [
    { id: 'received', label: t('lists.step.received'), state: 'done' },
    {
      id: 'columns',
      label: t('lists.step.columns'),
      state: imported || state === 'importing' ? 'done' : mapping ? 'done' : 'now',
    },
    {
      id: 'import',
      label: t('lists.step.import'),
      state: imported ? 'done' : stopped ? 'stopped' : mapping ? 'now' : 'next',
    },
  ]
}
