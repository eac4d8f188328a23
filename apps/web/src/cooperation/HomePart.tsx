// On the home page: what waits for us with partners, and what ends this week.
import { Title } from '@mantine/core'
import { getCooperationDay } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import { DayItems } from './DayItems.tsx'

const most = 8

export default function HomePart() {
  const t = useT()
  const found = useAnswer(getCooperationDay)
  const mine = found.data?.items.filter(({ waits }) => waits !== 'them')
  useWaiting(mine?.length)
  if (!mine?.length) return null
  return (
    <section>
      <Title order={2}>{t('cooperation.title')}</Title>
      <DayItems items={mine.slice(0, most)} />
      {mine.length > most && (
        <Link to={'/cooperation' as '/'}>{t('cooperation.home.more', { count: mine.length - most })}</Link>
      )}
    </section>
  )
}
