// What waits for this officer's hand: texts to approve, to sign, to publish.
import { Title } from '@mantine/core'
import { listCommuniques } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { useMe } from '../frame/me.ts'
import { useWaiting } from '../home/waiting.ts'
import { useLanguage, useT } from '../i18n/index.tsx'

export default function HomePart() {
  const t = useT()
  const language = useLanguage()
  const { role } = useMe()
  const found = useAnswer(listCommuniques, { query: { limit: 50 } })
  const mine = found.data?.items.filter(({ nextStep }) =>
    role === 'data_protection_officer'
      ? nextStep === 'sign'
      : nextStep === 'approve' || nextStep === 'publish',
  )
  useWaiting(mine?.length)
  if (!mine?.length) return null
  return (
    <section>
      <Title order={2}>{t('figures.home.title')}</Title>
      <ul>
        {mine.map((each) => (
          <li key={each.id}>
            <Link to={`/figures/communiques/${each.id}` as '/'}>
              <bdi>{each.title[language]}</bdi>
            </Link>{' '}
            – {each.nextStep && t(`figures.next.${each.nextStep}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
