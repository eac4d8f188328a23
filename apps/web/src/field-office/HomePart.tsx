// The part of the home page for questions that sync put to one's duty.
import { listRaised } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import { Section } from '../operations/parts.tsx'

export default function HomePart() {
  const t = useT()
  const read = useAnswer(listRaised, { query: { limit: 200 } })
  const count = read.data?.items.filter(({ mine }) => mine).length
  useWaiting(count)
  if (!count) return null
  return (
    <Section title={t('field-office.questions')}>
      <Link to={'/operations/questions' as '/'}>{t('field-office.home', { count })}</Link>
    </Section>
  )
}
