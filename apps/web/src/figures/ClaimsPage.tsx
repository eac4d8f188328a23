import { Button, Text } from '@mantine/core'
import { type ClaimAnswer, claimEvents, listClaims, loadPublicRecord } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useSend } from '../api/client.ts'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { ClaimFacts } from './ClaimFacts.tsx'
import { ClaimForm } from './ClaimForm.tsx'
import { Places } from './Places.tsx'
import { ClaimLink, numberOf, useQuantity } from './words.tsx'

/** Every published statement, as it was said. */
export function ClaimsPage() {
  const t = useT()
  const can = useCan()
  const [writing, setWriting] = useState(false)
  const load = useSend(loadPublicRecord, { invalidates: ['/figures'] })
  const columns = useColumns()
  const loader = can('press.write') && (
    <Button variant="default" loading={load.isPending} onClick={() => load.mutate({ body: {} })}>
      {t('figures.claims.load')}
    </Button>
  )
  return (
    <>
      <Places />
      <PageTitle
        title={t('figures.claims.title')}
        {...(can('press.write')
          ? { action: { label: t('figures.claims.record'), onClick: () => setWriting(true) } }
          : {})}
      >
        <Text c="dimmed">{t('figures.claims.hint')}</Text>
        {load.data && (
          <Text role="status">
            {t('figures.claims.loaded', { added: load.data.added, known: load.data.known })}
          </Text>
        )}
      </PageTitle>
      <FormProblem error={load.error} />
      <DataList
        endpoint={listClaims}
        columns={columns}
        rowId={(row) => row.id}
        label={t('figures.claims.title')}
        filters={[
          { name: 'text', label: t('figures.claims.find'), kind: 'text' },
          {
            name: 'event',
            label: t('figures.claims.event'),
            kind: 'choice',
            options: claimEvents.map((event) => ({ value: event, label: t(`figures.event.${word(event)}`) })),
          },
        ]}
        aside={loader}
        empty={{ title: t('figures.claims.none'), hint: t('figures.claims.none-hint'), action: loader }}
        panel={({ row, onClose, focusOn }) =>
          row && (
            <SidePanel title={row.key} onClose={onClose} focusOn={focusOn}>
              <ClaimFacts claim={row} />
              <Button component={Link} to={`/figures/claims/${row.id}`} mt="md">
                {t('figures.claims.open')}
              </Button>
            </SidePanel>
          )
        }
      />
      {writing && <ClaimForm onClose={() => setWriting(false)} />}
    </>
  )
}

function useColumns(): Columns<ClaimAnswer> {
  const t = useT()
  const say = useQuantity()
  return useMemo(() => {
    const column = columnsOf<ClaimAnswer>()
    const number = (category: 'total' | 'men' | 'women' | 'children') =>
      column.accessor((row) => numberOf(row, category), {
        id: category,
        header: `figures.category.${category}`,
        meta: { width: 'minmax(5.5rem, 0.7fr)', align: 'end' },
        cell: ({ getValue }) => say(getValue()),
      })
    return [
      column.accessor('key', {
        header: 'figures.claims.key',
        meta: { width: 'minmax(10rem, 1.2fr)' },
        cell: ({ row }) => <ClaimLink claim={row.original} />,
      }),
      column.accessor('note', {
        header: 'figures.claims.note',
        meta: { width: 'minmax(14rem, 2.5fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('event', {
        header: 'figures.claims.event',
        meta: { width: 'minmax(7rem, 1fr)' },
        cell: ({ getValue }) => t(`figures.event.${word(getValue())}`),
      }),
      number('total'),
      number('men'),
      number('women'),
      number('children'),
      column.accessor('publisher', {
        header: 'figures.claims.publisher',
        meta: { width: 'minmax(11rem, 1.8fr)' },
        cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
      }),
      column.accessor('statedFrom', {
        header: 'figures.claims.stated',
        meta: { width: 'minmax(8rem, 1fr)' },
        cell: ({ row: { original } }) =>
          original.statedTo ? (
            <DayText value={{ from: original.statedFrom, to: original.statedTo }} />
          ) : (
            t('figures.claims.undated')
          ),
      }),
      // The helper's columns differ in their value's type, which a list of columns does not tell.
    ] as unknown as Columns<ClaimAnswer>
  }, [t, say])
}
