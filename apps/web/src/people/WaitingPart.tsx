import { Anchor, List, Title } from '@mantine/core'
import { listDecisions, listMatches, listQuestions } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/hooks.ts'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'

/** What waits of the register on the home page: pairs, a colleague's proposals, questions after an undo. */
export default function WaitingPart() {
  const t = useT()
  const matches = useAnswer(listMatches, { query: { limit: 1 } })
  const decisions = useAnswer(listDecisions, { query: { state: 'waiting', limit: 100 } })
  const questions = useAnswer(listQuestions, { query: { limit: 100 } })
  const known = matches.data && decisions.data && questions.data
  const lines = [
    { to: '/matches', text: 'people.matches.left', count: matches.data?.total ?? 0 },
    {
      to: '/matches/decisions',
      text: 'people.waiting.second',
      count: decisions.data?.items.filter((each) => !each.mine).length ?? 0,
    },
    { to: '/matches/questions', text: 'people.open-questions', count: questions.data?.items.length ?? 0 },
  ].filter(({ count }) => count > 0)
  useWaiting(known ? lines.length : undefined)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="people-waiting">
      <Title order={2} id="people-waiting" mb="xs">
        {t('people.waiting')}
      </Title>
      <List>
        {lines.map(({ to, text, count }) => (
          <List.Item key={to}>
            <Anchor component={Link} to={to}>
              {t(text, { count })}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </section>
  )
}
