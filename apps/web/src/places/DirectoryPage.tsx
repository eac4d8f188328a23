// The directory of services: where help is to be had, with its free places.
import { Button } from '@mantine/core'
import { listServices, serviceKinds, teachingLanguages } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ItemOf } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Places } from '../cases/Places.tsx'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { ServiceForm } from './ServiceForm.tsx'

type Line = ItemOf<typeof listServices>

export function DirectoryPage() {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  const columns = useMemo(() => {
    const column = columnsOf<Line>()
    return column.columns([
      column.accessor('title', {
        header: 'places.service',
        meta: { width: 'minmax(9rem, 3fr)' },
        cell: ({ row }) => (
          <span>
            <Link to={`/cases/services/${row.original.id}` as '/'}>
              <bdi>{row.original.title}</bdi>
            </Link>
            <br />
            <bdi className={classes.quiet}>{row.original.provider}</bdi>
          </span>
        ),
      }),
      column.accessor('kinds', {
        header: 'places.kind',
        meta: { width: 'minmax(7rem, 2fr)' },
        cell: ({ row }) => row.original.kinds.map((kind) => t(`places.service.${word(kind)}`)).join(', '),
      }),
      column.accessor('area', {
        header: 'places.area',
        meta: { width: 'minmax(6.75rem, 1fr)' },
        cell: ({ row }) => <bdi>{row.original.area}</bdi>,
      }),
      column.accessor('given', {
        header: 'places.free-places',
        meta: { width: 'minmax(6.5rem, 1fr)' },
        cell: ({ row }) => <Free service={row.original} />,
      }),
      column.accessor('confirmedOn', {
        header: 'places.confirmed',
        meta: { width: 'minmax(7.5rem, 1fr)' },
        cell: ({ row }) => (
          <span>
            <DayText value={row.original.confirmedOn} />
            {row.original.stale && <strong> · {t('places.stale')}</strong>}
          </span>
        ),
      }),
    ])
  }, [t])
  return (
    <>
      <Places />
      <PageTitle
        title={t('places.directory')}
        action={
          can('care.write') ? { label: t('places.add-service'), onClick: () => setAdding(true) } : undefined
        }
        aside={
          <Button component={Link} to={'/cases/places' as '/'} variant="default">
            {t('places.title')}
          </Button>
        }
      />
      <DataList
        endpoint={listServices}
        columns={columns}
        rowId={(row) => row.id}
        label={t('places.directory')}
        filters={[
          { name: 'q', label: t('places.search'), kind: 'text' },
          {
            name: 'kind',
            label: t('places.kind'),
            kind: 'choice',
            options: serviceKinds.map((code) => ({ value: code, label: t(`places.service.${word(code)}`) })),
          },
          {
            name: 'language',
            label: t('places.language'),
            kind: 'choice',
            options: teachingLanguages.map((code) => ({ value: code, label: t(`places.language.${code}`) })),
          },
          {
            name: 'show',
            label: t('places.show'),
            kind: 'choice',
            options: ['free', 'stale'].map((code) => ({ value: code, label: t(`places.services.${code}`) })),
          },
        ]}
        empty={{ title: t('places.no-services'), hint: t('places.no-services-hint') }}
      />
      {adding && <ServiceForm onClose={() => setAdding(false)} />}
    </>
  )
}

/** How many places are free, and how many wait. */
export function Free({ service }: { service: Pick<Line, 'capacity' | 'given' | 'waiting'> }) {
  const t = useT()
  return (
    <span>
      {service.capacity === null
        ? t('places.no-ceiling')
        : t('places.free-of', { free: service.capacity - service.given, beds: service.capacity })}
      {service.waiting > 0 && (
        <>
          <br />
          <span className={classes.quiet}>{t('places.waiting-count', { count: service.waiting })}</span>
        </>
      )}
    </span>
  )
}
