import { Anchor, Text } from '@mantine/core'
import { type ListPage, listLines, listTroubles } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ItemOf } from '../api/hooks.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { useListAddress } from '../components/list-address.ts'
import { Name } from '../components/Name.tsx'
import places from '../components/SubjectPlaces.module.css'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { Counts } from './Counts.tsx'

/** What came of a list: its counts, its lines with their persons, and the lines in trouble. */
export function Imported({ list }: { list: ListPage }) {
  const t = useT()
  const { search } = useListAddress()
  const troubles = search.view === 'troubles'
  const withheld = list.mapping?.columns.filter(({ compartment }) => compartment === 'withheld') ?? []
  return (
    <>
      {list.counts && <Counts counts={list.counts} />}
      {withheld.length > 0 && (
        <Text size="sm" my="sm">
          {t('lists.withheld-all')} <bdi>{withheld.map(({ column }) => column).join(' · ')}</bdi>
        </Text>
      )}
      <nav className={places.places} aria-label={t('lists.parts')}>
        <Link
          to="."
          search={{} as never}
          {...(troubles ? {} : { 'aria-current': 'page' as const })}
          activeOptions={{ exact: true }}
        >
          {t('lists.lines')}
        </Link>
        <Link to="." search={{ view: 'troubles' } as never} activeOptions={{ exact: true }}>
          {t('lists.troubles')}
        </Link>
      </nav>
      {troubles ? <Troubles id={list.id} /> : <Lines id={list.id} />}
    </>
  )
}

const line = columnsOf<ItemOf<typeof listLines>>()

function Lines({ id }: { id: string }) {
  const t = useT()
  const columns = useMemo(
    () =>
      line.columns([
        line.accessor('row', { header: 'lists.row', meta: { width: 'minmax(4rem, 0.4fr)', align: 'end' } }),
        line.accessor('brief', {
          header: 'lists.person',
          meta: { width: 'minmax(16rem, 3fr)' },
          cell: ({ row: { original } }) => {
            const names = original.brief?.names ?? []
            const latin = names[0]?.latin
            return (
              <Anchor component={Link} to={`/people/${original.personId}`}>
                <Name
                  forms={names.map(({ form, script }, at) => ({ text: form, script, original: at === 0 }))}
                  {...(latin ? { transliteration: latin } : {})}
                />
              </Anchor>
            )
          },
        }),
        line.accessor((row) => row.brief?.bornTo, {
          id: 'born',
          header: 'lists.field.born',
          meta: { width: 'minmax(9rem, 1fr)' },
          cell: ({ row: { original } }) => {
            const { bornFrom: from, bornTo: to } = original.brief ?? { bornFrom: null, bornTo: null }
            return <DayText value={from && to ? { from, to } : (from ?? to)} />
          },
        }),
        line.accessor('revision', {
          header: 'lists.revision',
          meta: { width: 'minmax(8rem, 1fr)' },
          cell: ({ row: { original } }) =>
            original.droppedAt
              ? t('lists.no-longer')
              : original.revision > 1
                ? t('lists.revised', { times: original.revision - 1 })
                : '',
        }),
      ]),
    [t],
  )
  return (
    <DataList
      endpoint={listLines}
      input={{ params: { id } }}
      columns={columns}
      rowId={(row) => row.recordId}
      label={t('lists.lines')}
      empty={{ title: t('lists.lines-none'), hint: t('lists.lines-none-hint') }}
    />
  )
}

const trouble = columnsOf<ItemOf<typeof listTroubles>>()

function Troubles({ id }: { id: string }) {
  const t = useT()
  const columns = useMemo(
    () =>
      trouble.columns([
        trouble.accessor('row', {
          header: 'lists.row',
          meta: { width: 'minmax(4rem, 0.4fr)', align: 'end' },
        }),
        trouble.accessor('column', {
          header: 'lists.column',
          meta: { width: 'minmax(10rem, 1fr)' },
          cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
        }),
        trouble.accessor('kept', {
          header: 'lists.outcome',
          meta: { width: 'minmax(7rem, 0.7fr)' },
          cell: ({ getValue }) => t(getValue() ? 'lists.taken' : 'lists.not-taken'),
        }),
        trouble.accessor('code', {
          header: 'lists.reason',
          meta: { width: 'minmax(20rem, 4fr)' },
          cell: ({ getValue }) => (
            <span title={t(`lists.trouble.${getValue()}`)}>{t(`lists.trouble.${getValue()}`)}</span>
          ),
        }),
      ]),
    [t],
  )
  return (
    <DataList
      endpoint={listTroubles}
      input={{ params: { id } }}
      columns={columns}
      rowId={(row) => row.id}
      label={t('lists.troubles')}
      filters={[
        {
          name: 'kept',
          label: t('lists.outcome'),
          kind: 'choice',
          options: [
            { value: 'no', label: t('lists.not-taken') },
            { value: 'yes', label: t('lists.taken') },
          ],
        },
      ]}
      empty={{ title: t('lists.troubles-none'), hint: t('lists.troubles-none-hint') }}
    />
  )
}
