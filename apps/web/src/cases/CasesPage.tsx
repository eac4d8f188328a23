import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  caseFilters,
  caseStates,
  fullCaseload,
  getCasesToday,
  listCases,
  openCase,
  today,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type ItemOf, useAnswer, useSend } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { Facts } from '../components/Facts.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { PeoplePage as LegalPeoplePage } from '../justice/PeoplePage.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import { Places } from './Places.tsx'
import { Born, CasePerson } from './person.tsx'
import { Urgency } from './Urgency.tsx'

type Line = ItemOf<typeof listCases>

/** The list of cases; whoever holds legal only has their own list at the same address. */
export function CasesPage() {
  const can = useCan()
  return can('care.read') ? <Cases /> : <LegalPeoplePage />
}

function Cases() {
  const t = useT()
  const can = useCan()
  const waiting = useAnswer(getCasesToday)
  const [opening, setOpening] = useState(false)
  const open = useSend(openCase, {
    invalidates: ['/cases'],
    onDone: () => {
      setOpening(false)
      notifications.show({ message: t('cases.asked'), closeButtonProps: { 'aria-label': t('shell.close') } })
    },
  })
  const columns = useColumns()
  const options = (codes: readonly string[], head: (code: string) => string) =>
    codes.map((code) => ({ value: code, label: head(word(code)) }))
  return (
    <>
      <Places />
      <PageTitle
        title={t('cases.title')}
        action={can('care.write') ? { label: t('cases.open'), onClick: () => setOpening(true) } : undefined}
      >
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
        }}
        panel={({ row, onClose, focusOn }) =>
          row && <CasePanel row={row} onClose={onClose} focusOn={focusOn} />
        }
      />
      {opening && (
        <ChoosePerson
          title={t('cases.open')}
          hint={t('cases.open-hint')}
          act={t('cases.open')}
          busy={open.isPending}
          error={open.error}
          onChoose={(anchorId) => open.mutate({ body: { anchorId } })}
          onClose={() => setOpening(false)}
        />
      )}
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
        meta: { width: 'minmax(11rem, 3fr)' },
        cell: ({ row }) => (
          <Link to={`/cases/${row.original.id}` as '/'}>
            <CasePerson person={row.original.person} />
          </Link>
        ),
      }),
      column.accessor('need', {
        header: 'cases.column.need',
        meta: { width: 'minmax(9rem, 2fr)' },
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
        meta: { width: 'minmax(7rem, 1.5fr)' },
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
        meta: { width: 'minmax(6.5rem, 1fr)' },
        cell: ({ row }) => t(`cases.state.${word(row.original.state)}`),
      }),
      column.accessor('reviewOn', {
        header: 'cases.column.review',
        meta: { width: 'minmax(7rem, 1fr)' },
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
        meta: { width: 'minmax(6.5rem, 1fr)' },
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
      <Button component={Link} to={`/cases/${row.id}`} mt="md" variant="default">
        {t('cases.open-page')}
      </Button>
    </SidePanel>
  )
}
