// How many families wait: those overdue first, then new ones, then what the form set aside.
import { Title } from '@mantine/core'
import { countEnquiries } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'

/** Families write at any hour, and colleagues take on what they wrote. */
const every = 30_000

export default function HomePart() {
  const t = useT()
  const counts = useAnswer(countEnquiries, undefined, { every }).data
  const waiting = counts
    ? [
        { id: 'overdue', which: 'overdue', count: counts.overdue },
        { id: 'fresh', which: 'open', count: counts.fresh },
        { id: 'aside', which: 'set aside', count: counts.setAside },
      ].filter(({ count }) => count > 0)
    : undefined
  useWaiting(waiting?.reduce((all, { count }) => all + count, 0))
  if (!waiting?.length) return null
  return (
    <section>
      <Title order={2}>{t('enquiries.title')}</Title>
      <ul>
        {waiting.map(({ id, which, count }) => (
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
