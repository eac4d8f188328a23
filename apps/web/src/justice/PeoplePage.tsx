// Persons with proceedings or a legal track: how each matter stands, and what runs out next. Not whether there is a case of
// care, nor anything in it.
import { Button } from '@mantine/core'
import { type JusticeLine, listJustice } from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { ChoosePerson } from '../cases/ChoosePerson.tsx'
import { CasePerson } from '../cases/person.tsx'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { DueText, useSentence } from './words.tsx'

export function PeoplePage() {
  const t = useT()
  const [choosing, setChoosing] = useState(false)
  const navigate = useNavigate()
  return (
    <>
      <PageTitle
        title={t('cases.legal.title')}
        action={{ label: t('cases.legal.open'), onClick: () => setChoosing(true) }}
        aside={
          <Button component={Link} to={'/cases/crossings' as '/'} variant="default">
            {t('justice.crossings')}
          </Button>
        }
      />
      <DataList
        endpoint={listJustice}
        columns={useColumns()}
        rowId={(row) => row.anchorId}
        label={t('cases.legal.list')}
        empty={{ title: t('cases.legal.none'), hint: t('cases.legal.none-hint') }}
      />
      {choosing && (
        <ChoosePerson
          title={t('cases.legal.open')}
          hint={t('cases.who.legal')}
          act={t('cases.go')}
          onChoose={(anchorId) => void navigate({ to: `/cases/legal/${anchorId}` as '/' })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

function useColumns() {
  const t = useT()
  const sentence = useSentence()
  return useMemo(() => {
    const column = columnsOf<JusticeLine>()
    return column.columns([
      column.accessor('person', {
        header: 'cases.column.person',
        meta: { width: 'minmax(11rem, 2fr)' },
        cell: ({ row: { original } }) => (
          <Link to={`/cases/legal/${original.anchorId}` as '/'}>
            <CasePerson person={original.person} />
          </Link>
        ),
      }),
      column.accessor('matters', {
        header: 'justice.column.state',
        meta: { width: 'minmax(14rem, 3fr)' },
        cell: ({ row: { original } }) =>
          original.matters.length === 0 ? (
            t('justice.no-proceedings')
          ) : (
            <div>
              {original.matters.map((of) => (
                <div key={of.number}>
                  {sentence(of)} <bdi>({of.number})</bdi>
                </div>
              ))}
            </div>
          ),
      }),
      column.accessor('next', {
        header: 'justice.column.next',
        meta: { width: 'minmax(11rem, 2fr)' },
        cell: ({ row: { original } }) =>
          original.next && (
            <span>
              <DueText of={original.next} />
            </span>
          ),
      }),
      column.accessor('openedOn', {
        header: 'cases.column.opened',
        meta: { width: 'minmax(6.5rem, 1fr)' },
        cell: ({ getValue }) => <DayText value={getValue()} />,
      }),
    ])
  }, [t, sentence])
}
