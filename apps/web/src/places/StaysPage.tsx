// All stays at a place, a page at a time.
import { getPlace, listStays, stayFilters } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ItemOf, useAnswer } from '../api/client.ts'
import { CasePerson } from '../cases/person.tsx'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { usePlaceName } from './words.ts'

type Line = ItemOf<typeof listStays>

export function StaysPage() {
  const t = useT()
  const { placeId } = useParams({ strict: false }) as { placeId: string }
  const nameOf = usePlaceName()
  const place = useAnswer(getPlace, { params: { id: placeId } }).data
  const columns = useMemo(() => {
    const column = columnsOf<Line>()
    return column.columns([
      column.accessor('person', {
        header: 'places.person',
        meta: { width: 'minmax(11rem, 3fr)' },
        cell: ({ row }) => <CasePerson person={row.original.person} />,
      }),
      column.accessor('room', {
        header: 'places.room',
        meta: { width: 'minmax(5rem, 1fr)' },
        cell: ({ row }) => <bdi>{row.original.room?.label}</bdi>,
      }),
      column.accessor('fromOn', {
        header: 'places.from-on',
        meta: { width: 'minmax(7rem, 1fr)' },
        cell: ({ row }) => <DayText value={row.original.fromOn} />,
      }),
      column.accessor('limitOn', {
        header: 'places.limit-on',
        meta: { width: 'minmax(9rem, 1.5fr)' },
        cell: ({ row: { original } }) =>
          original.untilOn ? null : (
            <span>
              <DayText value={original.limitOn} />
              {(original.standing === 'near' || original.standing === 'over') && (
                <strong> · {t(`places.standing-short.${original.standing}`)}</strong>
              )}
            </span>
          ),
      }),
      column.accessor('untilOn', {
        header: 'places.left-on',
        meta: { width: 'minmax(11rem, 2fr)' },
        cell: ({ row: { original } }) =>
          original.untilOn && original.leftReason ? (
            <span>
              <DayText value={original.untilOn} /> · {t(`places.left.${word(original.leftReason)}`)}
              {original.leftTo && (
                <>
                  {': '}
                  <bdi>{original.leftTo}</bdi>
                </>
              )}
            </span>
          ) : null,
      }),
    ])
  }, [t])
  return (
    <>
      <PageTitle title={t('places.stays')}>
        {place && (
          <Link to={`/cases/places/${placeId}` as '/'}>
            <bdi>{nameOf(place.name)}</bdi>
          </Link>
        )}
      </PageTitle>
      <DataList
        endpoint={listStays}
        input={{ params: { id: placeId } }}
        columns={columns}
        rowId={(row) => row.id}
        label={t('places.stays')}
        filters={[
          {
            name: 'show',
            label: t('places.show'),
            kind: 'choice',
            options: stayFilters.map((code) => ({ value: code, label: t(`places.show.${word(code)}`) })),
          },
        ]}
        empty={{ title: t('places.no-stays'), hint: t('places.no-stays-hint') }}
      />
    </>
  )
}
