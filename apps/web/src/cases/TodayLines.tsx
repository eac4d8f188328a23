import type { CasesToday } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DayText, NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'
import { CasePerson } from './person.tsx'

type Item = CasesToday['reviews']['items'][number]

/** What waits of one kind, each a link to its case. */
export function Lines<I extends Item>({
  title,
  of,
  say,
}: {
  title: string
  of: { count: number; items: I[] }
  say?: (item: I) => ReactNode
}) {
  const t = useT()
  if (of.count === 0) return null
  return (
    <>
      <h3 className={classes.sub}>
        {title} · <NumberText value={of.count} />
      </h3>
      <ul className={classes.lines}>
        {of.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a case may have two of a kind
          <li key={index}>
            <Link to={`/cases/${item.caseId}` as '/'} className={classes.grow}>
              <CasePerson person={item.person} />
            </Link>
            {say && <span>{say(item)}</span>}
            <span className={classes.quiet}>
              <DayText value={item.on} />
            </span>
          </li>
        ))}
      </ul>
      {of.count > of.items.length && (
        <p className={classes.quiet}>{t('cases.today.more', { count: of.count - of.items.length })}</p>
      )}
    </>
  )
}
