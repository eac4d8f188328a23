// The part of the home page for a prosecutor's officer: what runs out, each a link to the person's proceedings.
import { getJusticeToday } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { CasePerson } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import { DueText } from './words.tsx'

export default function TodayPart() {
  const t = useT()
  const read = useAnswer(getJusticeToday)
  useWaiting(read.data?.count)
  return (
    <Loaded from={read} lines={4}>
      {({ count, items }) =>
        count === 0 ? null : (
          <Section title={t('justice.today.title')}>
            <p className={classes.quiet}>{t('justice.today.hint')}</p>
            <ul className={classes.lines}>
              {items.map((item) => (
                <li key={`${item.what} ${item.id}`}>
                  <Link to={`/cases/legal/${item.anchorId}` as '/'} className={classes.grow}>
                    <CasePerson person={item.person} />
                  </Link>
                  <span>
                    <DueText of={item} />
                  </span>
                  {item.number && (
                    <span className={classes.quiet}>
                      <bdi>{item.number}</bdi>
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {count > items.length && (
              <p className={classes.quiet}>{t('justice.today.more', { count: count - items.length })}</p>
            )}
          </Section>
        )
      }
    </Loaded>
  )
}
