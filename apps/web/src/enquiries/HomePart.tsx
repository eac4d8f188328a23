// How many families wait: for whoever works on enquiries, those overdue and new; for whoever assesses, children's answers.
import { Title } from '@mantine/core'
import { countEnquiries, type enquiryQueues } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { useCan } from '../frame/me.ts'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'

const every = 30_000

export default function HomePart() {
  const t = useT()
  const can = useCan()
  const counts = useAnswer(countEnquiries, undefined, { every }).data
  const waiting: { id: string; which: (typeof enquiryQueues)[number]; count: number }[] = !counts
    ? []
    : can('enquiry.write')
      ? [
          { id: 'overdue', which: 'overdue', count: counts.overdue },
          { id: 'fresh', which: 'open', count: counts.fresh },
          { id: 'aside', which: 'set aside', count: counts.setAside },
        ]
      : [{ id: 'to-assess', which: 'to assess', count: counts.toAssess }]
  const sum = waiting.reduce((all, { count }) => all + count, 0)
  useWaiting(counts && sum)
  if (sum === 0) return null
  return (
    <section>
      <Title order={2}>{t('enquiries.title')}</Title>
      <ul>
        {waiting
          .filter(({ count }) => count > 0)
          .map(({ id, which, count }) => (
            <li key={id}>
              <Link to={`/enquiries?${new URLSearchParams({ which })}` as '/'}>
                {t(`enquiries.home.${id}`, { count })}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
