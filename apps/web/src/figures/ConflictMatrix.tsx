// Which statements meet in which contradiction: a table of statements by sets, and the same as CSV.
import { Title, VisuallyHidden } from '@mantine/core'
import { useT } from '../i18n/index.tsx'
import type { Last } from './ConsistencyParts.tsx'
import classes from './figures.module.css'
import { ClaimLink, WideTable } from './words.tsx'

export function ConflictMatrix({
  last: { answer, read },
  onOpen,
}: {
  last: Last
  /** A set is about to be jumped to. */
  onOpen: () => void
}) {
  const t = useT()
  const { sets } = answer
  if (sets.length === 0) return null
  const rows = read
    .map((claim) => ({ claim, of: sets.map((set) => set.claims.includes(claim.key)) }))
    .filter(({ of }) => of.includes(true))
    .map((row) => ({ ...row, count: row.of.filter(Boolean).length }))
    .sort((a, b) => b.count - a.count)
  // Keys are letters, digits and hyphens after one of the first two: nothing here is a formula to a spreadsheet.
  const csv = [
    ['claim', ...sets.map((_, at) => `set ${at + 1}`)].join(),
    ...rows.map(({ claim, of }) => [claim.key, ...of.map(Number)].join()),
  ].join('\r\n')
  const most = rows[0]!
  return (
    <section>
      <Title order={2}>{t('figures.consistency.matrix')}</Title>
      <p>
        {t('figures.consistency.matrix-says', {
          key: most.claim.key,
          count: most.count,
          sets: sets.length,
          claims: rows.length,
        })}{' '}
        <a
          className="no-print"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
          download="conflicts.csv"
        >
          {t('figures.consistency.csv')}
        </a>
      </p>
      <div className={classes.matrix}>
        <WideTable label={t('figures.consistency.matrix')}>
          <thead>
            <tr>
              <th scope="col">{t('figures.place.claims')}</th>
              <th scope="col" data-number>
                {t('figures.consistency.in-sets')}
              </th>
              {sets.map((set, at) => (
                <th key={set.text.en} scope="col">
                  <a
                    href={`#set-${at + 1}`}
                    onClick={onOpen}
                    aria-label={t('figures.consistency.set', { number: at + 1 })}
                  >
                    {at + 1}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ claim, of, count }) => (
              <tr key={claim.id}>
                <th scope="row">
                  <ClaimLink claim={claim} />
                </th>
                <td data-number>{count}</td>
                {sets.map((set, at) => (
                  <td key={set.text.en}>
                    {of[at] && (
                      <>
                        <span aria-hidden>●</span>
                        <VisuallyHidden>{t('figures.consistency.in-set')}</VisuallyHidden>
                      </>
                    )}
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
