// Who is on which lists together (an UpSet plot): a column for each set of lists that somebody is on and no others, its
// people as a bar; a row for each list. It is a table: what is seen is what is read out, copied and printed.
import { Title, VisuallyHidden } from '@mantine/core'
import type { EstimateShown, History } from '@oralu/domain'
import { NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './figures.module.css'
import { WideTable } from './words.tsx'

/** A cell that no spreadsheet takes for a formula. */
function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

export function Overlaps({
  histories,
  lists: unordered,
}: {
  histories: readonly History[]
  lists: EstimateShown['lists']
}) {
  const t = useT()
  const lists = unordered.toSorted((a, b) => b.people - a.people)
  const sets = histories.toSorted((a, b) => b.people - a.people)
  const most = sets[0]?.people ?? 1
  const several = sets.filter((set) => set.lists.length > 1)
  const csv = [
    [...lists.map(({ name }) => cellOf(name)), 'count'].join(),
    ...sets.map((set) => [...lists.map(({ name }) => Number(set.lists.includes(name))), set.people].join()),
  ].join('\r\n')
  const on = (at: number, row: number) => sets[at]!.lists.includes(lists[row]!.name)
  /** The line from the first to the last list of a set. */
  const joined = (at: number, row: number) => {
    const rows = lists.flatMap((_, each) => (on(at, each) ? [each] : []))
    const [first, last] = [rows[0]!, rows.at(-1)!]
    if (first === last || row < first || row > last) return undefined
    return row === first ? 'first' : row === last ? 'last' : 'between'
  }
  return (
    <section>
      <Title order={2}>{t('figures.estimate.overlaps')}</Title>
      <p>
        {t('figures.estimate.overlaps-says', {
          people: several.reduce((sum, set) => sum + set.people, 0),
          seen: sets.reduce((sum, set) => sum + set.people, 0),
        })}{' '}
        <a
          className="no-print"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
          download="histories.csv"
        >
          {t('figures.consistency.csv')}
        </a>
      </p>
      <div className={classes.overlaps}>
        <WideTable label={t('figures.estimate.overlaps')}>
          <thead>
            <tr>
              <th scope="col">{t('figures.estimate.just-these')}</th>
              {sets.map((set) => (
                <td key={set.lists.join('\n')} data-number>
                  <NumberText value={set.people} />
                  <span
                    aria-hidden
                    className={classes.bar}
                    style={{ blockSize: `${(set.people / most) * 8}rem` }}
                  />
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {lists.map(({ name, people }, row) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{name}</bdi> <small>{t('figures.estimate.people', { people })}</small>
                </th>
                {sets.map((set, at) => (
                  <td key={set.lists.join('\n')} data-joined={joined(at, row)}>
                    <span aria-hidden>{on(at, row) ? '●' : '·'}</span>
                    {on(at, row) && <VisuallyHidden>{t('figures.estimate.on-it')}</VisuallyHidden>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      </div>
    </section>
  )
}
