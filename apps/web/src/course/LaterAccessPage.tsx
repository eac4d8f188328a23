// For the data-protection officer: who read closed cases without having worked in them, and why. Of the case, nothing.
import { Text } from '@mantine/core'
import { listLaterAccess } from '@oralu/domain'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { Places } from '../oversight/Places.tsx'

export function LaterAccessPage() {
  const t = useT()
  const read = useAnswer(listLaterAccess)
  return (
    <>
      <Places />
      <PageTitle title={t('course.later-access')}>
        <Text c="dimmed">{t('course.later-access.hint')}</Text>
      </PageTitle>
      <Loaded from={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('course.later-access.none')} hint={t('course.later-access.none-hint')} />
          ) : (
            <Section title={t('course.later-access.newest')}>
              <ul className={classes.lines}>
                {items.map((each) => (
                  <li key={each.id}>
                    <span className={classes.grow}>
                      <bdi>{each.by.name}</bdi> ·{' '}
                      {t('course.later-access.case', { number: each.caseId.slice(0, 8) })}
                      <br />
                      <bdi className={classes.note}>{each.reason}</bdi>
                      <br />
                      <span className={classes.quiet}>
                        <InstantText value={each.at} /> – <InstantText value={each.until} />
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )
        }
      </Loaded>
    </>
  )
}
