// How many families wait.
import { Title } from '@mantine/core'
import { countEnquiries } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'

export default function HomePart() {
  const t = useT()
  const counts = useAnswer(countEnquiries).data
  useWaiting(counts && counts.fresh + counts.overdue + counts.setAside)
  if (!counts || counts.fresh + counts.overdue + counts.setAside === 0) return null
  return (
    <section>
      <Title order={2}>{t('enquiries.title')}</Title>
      <ul>
        {counts.overdue > 0 && (
          <li>
            <Link to={'/enquiries' as '/'}>{t('enquiries.home.overdue', { count: counts.overdue })}</Link>
          </li>
        )}
        {counts.fresh > 0 && (
          <li>
            <Link to={'/enquiries' as '/'}>{t('enquiries.home.fresh', { count: counts.fresh })}</Link>
          </li>
        )}
        {counts.setAside > 0 && (
          <li>
            <Link to={'/enquiries?which=set+aside' as '/'}>
              {t('enquiries.home.aside', { count: counts.setAside })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}
