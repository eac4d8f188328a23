// What persons asked, that waits for the reader's decision.
import { Title } from '@mantine/core'
import { listErasures, listMyRequests } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { DayText } from '../components/text.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import classes from './rights.module.css'

export default function HomePart() {
  const t = useT()
  const { data } = useAnswer(listMyRequests, { query: {} })
  const waiting = data?.items.filter(({ step }) => step === 'decision')
  const erasures = useAnswer(listErasures, { query: {} }).data?.items.filter(({ may }) =>
    may.includes('agree'),
  )
  useWaiting(waiting && erasures && waiting.length + erasures.length)
  if (!waiting || !erasures || waiting.length + erasures.length === 0) return null
  return (
    <section>
      <Title order={2}>{t('rights.home')}</Title>
      <ul className={classes.lines}>
        {waiting.map((each) => (
          <li key={each.id}>
            <Link to={`/requests/${each.id}` as '/'}>
              {t(`rights.kind.${each.kind}`)}: <bdi>{each.called}</bdi>
            </Link>{' '}
            · {t('rights.due')} <DayText value={each.dueOn} />
          </li>
        ))}
        {erasures.length > 0 && (
          <li>
            <Link to={'/erasures' as '/'}>{t('rights.erasures.waiting', { count: erasures.length })}</Link>
          </li>
        )}
      </ul>
    </section>
  )
}
