import { Text } from '@mantine/core'
import { type CommuniqueLine, listCommuniques } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Columns, columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { T, useLanguage, useT } from '../i18n/index.tsx'
import { Places } from './Places.tsx'

export function CommuniquesPage() {
  const t = useT()
  return (
    <>
      <Places />
      <PageTitle title={t('figures.communiques.title')}>
        <Text c="dimmed">
          <T id="figures.communiques.hint" values={{ link: (text) => <a href="/public/">{text}</a> }} />
        </Text>
      </PageTitle>
      <DataList
        endpoint={listCommuniques}
        columns={useColumns()}
        rowId={(row) => row.id}
        label={t('figures.communiques.title')}
        empty={{
          title: t('figures.communiques.none'),
          hint: (
            <T
              id="figures.communiques.none-hint"
              values={{ link: (text) => <Link to={'/figures' as '/'}>{text}</Link> }}
            />
          ),
        }}
      />
    </>
  )
}

function useColumns(): Columns<CommuniqueLine> {
  const t = useT()
  const language = useLanguage()
  return useMemo(() => {
    const column = columnsOf<CommuniqueLine>()
    return [
      column.accessor('title', {
        header: 'figures.communiques.name',
        meta: { width: 'minmax(16rem, 3fr)' },
        cell: ({ row: { original } }) => (
          <Link to={`/figures/communiques/${original.id}` as '/'}>
            <bdi>{original.title[language]}</bdi>
          </Link>
        ),
      }),
      column.accessor('state', {
        header: 'figures.communiques.state',
        meta: { width: 'minmax(9rem, 1fr)' },
        cell: ({ row: { original } }) => (
          <span>
            {t(`figures.state.${original.state}`)}
            {original.isPublic && original.state !== 'published' && (
              <Text size="xs">{t('figures.communiques.correcting')}</Text>
            )}
          </span>
        ),
      }),
      column.accessor('nextStep', {
        header: 'figures.communiques.next',
        meta: { width: 'minmax(14rem, 2fr)' },
        cell: ({ getValue }) => {
          const step = getValue()
          return step ? t(`figures.next.${step}`) : '–'
        },
      }),
      column.accessor('asItWas', {
        header: 'figures.as-it-was',
        meta: { width: 'minmax(8rem, 1fr)' },
        cell: ({ getValue }) => <DayText value={getValue()} />,
      }),
      column.accessor('recordedAt', {
        header: 'figures.communiques.begun',
        meta: { width: 'minmax(11rem, 1fr)' },
        cell: ({ getValue }) => <InstantText value={getValue()} />,
      }),
    ]
  }, [t, language])
}
