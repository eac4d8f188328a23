// Who of the agency answers for how many cases, against the ceiling of a caseload.
import { Table, Text } from '@mantine/core'
import { fullCaseload, getRoster } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Places } from '../cases/Places.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'

export function RosterPage() {
  const t = useT()
  const read = useAnswer(getRoster)
  return (
    <>
      <Places />
      <PageTitle title={t('course.roster')}>
        <Text c="dimmed">{t('course.roster.hint', { full: fullCaseload })}</Text>
      </PageTitle>
      <Loaded from={read}>
        {({ items }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by the keyboard too
          <section className={classes.scroll} aria-label={t('course.roster')} tabIndex={0}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('course.roster.name')}</Table.Th>
                  <Table.Th className={classes.number}>{t('course.roster.held')}</Table.Th>
                  <Table.Th className={classes.number}>{t('course.roster.supervises')}</Table.Th>
                  <Table.Th className={classes.number}>{t('course.roster.reviews')}</Table.Th>
                  <Table.Th className={classes.number}>{t('course.roster.to-sign')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.id}>
                    <Table.Td>
                      <bdi>{each.name}</bdi>
                      <br />
                      <span className={classes.quiet}>{t(`role.${each.role}`)}</span>
                      {each.beyond.map((one) => (
                        <p key={one.caseId} className={classes.quiet}>
                          <Link to={`/cases/${one.caseId}` as '/'}>{t('course.roster.beyond')}</Link> ·{' '}
                          <bdi>{one.by.name}</bdi>, <InstantText value={one.at} />: <bdi>{one.reason}</bdi>
                        </p>
                      ))}
                    </Table.Td>
                    <Table.Td className={classes.number}>
                      <span className={each.held > fullCaseload ? classes.late : undefined}>
                        {t('course.roster.of', { count: each.held, full: fullCaseload })}
                      </span>
                    </Table.Td>
                    <Table.Td className={classes.number}>
                      <NumberText value={each.supervises} />
                    </Table.Td>
                    <Table.Td className={classes.number}>
                      <NumberText value={each.reviewsOverdue} />
                    </Table.Td>
                    <Table.Td className={classes.number}>
                      <NumberText value={each.toSign} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </Loaded>
    </>
  )
}
