import { Button, Group } from '@mantine/core'
import { answerQuestion, listQuestions, type Question } from '@oralu/domain'
import { usePages, useSend } from '../api/hooks.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { T, useT } from '../i18n/index.tsx'
import { Disagreements } from './Disagreements.tsx'
import { MatchLinks } from './MatchesPage.tsx'
import { PersonLink } from './PersonLink.tsx'
import classes from './people.module.css'

/** After an undo: facts whose person is in doubt. */
export function QuestionsPage() {
  const t = useT()
  const { query, items, more } = usePages(listQuestions, { query: {} })
  return (
    <>
      <PageTitle title={t('people.questions')} aside={<MatchLinks />} />
      <Disagreements />
      <Loaded from={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t('people.questions.none')} hint={t('people.questions.none-hint')} />
          ) : (
            <>
              <ul className={classes.items}>
                {items.map((question) => (
                  <Item key={question.id} question={question} />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button variant="default" onClick={more}>
                  {t('people.more')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </>
  )
}

const known = [
  'status',
  'nationality',
  'nationality_evidence',
  'nationality_appeal',
  'age_decision',
  'family_member',
]

function Item({ question }: { question: Question }) {
  const t = useT()
  const send = useSend(answerQuestion, { invalidates: ['/people'] })
  const table = question.aboutTable.replace('people.', '')
  const about = known.includes(table) ? t(`people.history.of.${table}`) : t('people.question.other')
  const answer = (value: 'stays' | 'moves') =>
    send.mutate({ params: { id: question.id }, body: { answer: value } })
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <T
          id="people.question"
          values={{
            about,
            person: <PersonLink person={question.anchor} />,
            other: <PersonLink person={question.other} />,
          }}
        />
        <div className={classes.quiet}>
          <InstantText value={question.recordedAt} />
        </div>
        <FormProblem error={send.error} />
      </div>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => answer('stays')} loading={send.isPending}>
          {t('people.question.stays')}
        </Button>
        <Button size="xs" variant="default" onClick={() => answer('moves')} loading={send.isPending}>
          {t('people.question.moves')}
        </Button>
      </Group>
    </li>
  )
}
