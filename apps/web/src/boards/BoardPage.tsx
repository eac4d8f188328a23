// What an office owes, worker by worker: for whoever sees to it that nobody's cases are too many.
import { Text } from '@mantine/core'
import { type BoardLine, getBoard } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import classes from '../administration/administration.module.css'
import { useAnswer } from '../api/client.ts'
import { Places } from '../cases/Places.tsx'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'

const columns = ['cases', 'reviews', 'visits', 'tasks', 'needs', 'withoutCarer'] as const
/** What of the list of cases shows the same, where something does. */
const behind: Partial<Record<(typeof columns)[number], string>> = {
  reviews: 'review overdue',
  needs: 'not seen',
  withoutCarer: 'without carer',
}

export function BoardPage() {
  const t = useT()
  const found = useAnswer(getBoard)
  return (
    <>
      <Places />
      <PageTitle title={t('boards.title')}>
        <Text c="dimmed">{t('boards.hint', { full: found.data?.full ?? 25 })}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ lines, whole, full }) => {
          const shown = columns.filter((name) => whole[name] !== null)
          return lines.length === 0 ? (
            <Empty title={t('boards.none')} hint={t('boards.none-hint')} />
          ) : (
            <div className={classes.wide}>
              <table className={classes.table} aria-label={t('boards.title')}>
                <thead>
                  <tr>
                    <th scope="col">{t('boards.worker')}</th>
                    {shown.map((name) => (
                      <th key={name} scope="col" title={t(`boards.column.${name}.means`)}>
                        {t(`boards.column.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <Line key={line.worker?.id ?? ''} line={line} shown={shown} full={full} />
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t('boards.whole')}</th>
                    {shown.map((name) => (
                      <td key={name}>
                        {behind[name] && (whole[name] ?? 0) > 0 ? (
                          <Link to="/cases" search={{ show: behind[name] } as never}>
                            <NumberText value={whole[name] ?? 0} />
                          </Link>
                        ) : (
                          <NumberText value={whole[name] ?? 0} />
                        )}
                      </td>
                    ))}
                  </tr>
                </tfoot>
              </table>
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

function Line({
  line,
  shown,
  full,
}: {
  line: BoardLine
  shown: readonly (typeof columns)[number][]
  full: number
}) {
  const t = useT()
  return (
    <tr>
      <th scope="row">
        {line.worker ? (
          <bdi>{line.worker.name}</bdi>
        ) : (
          <Link to="/cases" search={{ show: 'without worker' } as never}>
            {t('boards.nobody')}
          </Link>
        )}
        {line.worker && line.cases > full && <> · {t('boards.beyond', { full })}</>}
      </th>
      {shown.map((name) => (
        <td key={name}>
          <NumberText value={line[name] ?? 0} />
        </td>
      ))}
    </tr>
  )
}
