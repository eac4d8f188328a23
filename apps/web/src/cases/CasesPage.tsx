import { Button, Text } from '@mantine/core'
import { caseFilters, caseStates, fullCaseload, getCasesToday, listCases } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ItemOf, useAnswer } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { Facts } from '../components/Facts.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { LegalPeoplePage } from './LegalPages.tsx'
import { Born, CasePerson, today, word } from './person.tsx'
import { Urgency } from './Urgency.tsx'

type Line = ItemOf<typeof listCases>

/** The list of cases; whoever holds legal only has their own list at the same address. */
export function CasesPage() {
  const can = useCan()
  return can('care.read') ? <Cases /> : <LegalPeoplePage />
}

function Cases() {
  const t = useT()
  const waiting = useAnswer(getCasesToday)
  const columns = useColumns()
  const options = (codes: readonly string[], head: (code: string) => string) =>
    codes.map((code) => ({ value: code, label: head(word(code)) }))
  return (
    <>
      <PageTitle title={t('cases.title')}>
        {waiting.data && (
          <Text c="dimmed">
            {t('cases.caseload', { count: waiting.data.caseload, full: fullCaseload })}
            {waiting.data.withoutWorker > 0 && (
              <> · {t('cases.unheld', { count: waiting.data.withoutWorker })}</>
            )}
          </Text>
        )}
      </PageTitle>
      <DataList
        endpoint={listCases}
        columns={columns}
        rowId={(row) => row.id}
        label={t('cases.title')}
        filters={[
          {
            name: 'show',
            label: t('cases.filter.show'),
            kind: 'choice',
            options: options(caseFilters, (code) => t(`cases.show.${code}`)),
          },
          {
            name: 'state',
            label: t('cases.filter.state'),
            kind: 'choice',
            options: options(caseStates, (code) => t(`cases.state.${code}`)),
          },
        ]}
        empty={{
          title: t('cases.none'),
          hint: t('cases.none-hint'),
          action: (
            <Button component={Link} to="/people" variant="default">
              {t('cases.to-people')}
            </Button>
          ),
        }}
        panel={({ row, onClose, focusOn }) =>
          row && <CasePanel row={row} onClose={onClose} focusOn={focusOn} />
        }
      />
    </>
  )
}

function useColumns() {
  const t = useT()
  return useMemo(() => {
    const column = columnsOf<Line>()
    return column.columns([
      column.accessor('person', {
        header: 'cases.column.person',
        meta: { width: 'minmax(14rem, 3fr)' },
        cell: ({ row }) => (
          <Link to={`/cases/${row.original.id}` as '/'}>
            <CasePerson person={row.original.person} />
          </Link>
        ),
      }),
      column.accessor('need', {
        header: 'cases.column.need',
        meta: { width: 'minmax(10rem, 1.5fr)' },
        cell: ({ row }) => {
          const { need, withoutCarer } = row.original
          return (
            <span>
              {need && <Urgency {...need} />}
              {need && withoutCarer && <br />}
              {withoutCarer && <strong>{t('cases.without-carer')}</strong>}
            </span>
          )
        },
      }),
      column.accessor('worker', {
        header: 'cases.column.worker',
        meta: { width: 'minmax(9rem, 1.5fr)' },
        cell: ({ row: { original } }) =>
          original.mine ? (
            <strong>{t('cases.mine')}</strong>
          ) : original.worker ? (
            <bdi>{original.worker.name}</bdi>
          ) : (
            <Text span c="dimmed">
              {t('cases.nobody')}
            </Text>
          ),
      }),
      column.accessor('state', {
        header: 'cases.column.state',
        meta: { width: 'minmax(7rem, 1fr)' },
        cell: ({ row }) => t(`cases.state.${word(row.original.state)}`),
      }),
      column.accessor('reviewOn', {
        header: 'cases.column.review',
        meta: { width: 'minmax(8rem, 1fr)' },
        cell: ({ row: { original } }) =>
          original.state === 'closed' ? null : (
            <span>
              <DayText value={original.reviewOn} />
              {original.reviewOn < today() && <strong> · {t('cases.late')}</strong>}
            </span>
          ),
      }),
      column.accessor('openedOn', {
        header: 'cases.column.opened',
        meta: { width: 'minmax(7rem, 1fr)' },
        cell: ({ row }) => <DayText value={row.original.openedOn} />,
      }),
    ])
  }, [t])
}

function CasePanel({ row, onClose, focusOn }: { row: Line; onClose: () => void; focusOn: number }) {
  const t = useT()
  return (
    <SidePanel title={<CasePerson person={row.person} />} onClose={onClose} focusOn={focusOn}>
      <Facts
        facts={[
          { label: t('cases.fact.born'), value: <Born person={row.person} /> },
          { label: t('cases.fact.reason'), value: t(`cases.reason.${word(row.reason)}`) },
          { label: t('cases.fact.opened'), value: <DayText value={row.openedOn} /> },
          { label: t('cases.fact.state'), value: t(`cases.state.${word(row.state)}`) },
          {
            label: t('cases.fact.worker'),
            value: row.worker ? <bdi>{row.worker.name}</bdi> : t('cases.nobody'),
          },
          { label: t('cases.fact.review'), value: <DayText value={row.reviewOn} /> },
          ...(row.need ? [{ label: t('cases.column.need'), value: <Urgency {...row.need} /> }] : []),
        ]}
      />
      <Button component={Link} to={`/cases/${row.id}`} mt="md">
        {t('cases.open-page')}
      </Button>
    </SidePanel>
  )
}
