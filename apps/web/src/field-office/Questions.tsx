// Questions with the versions that stand against each other, and the answer.
import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { answerRaised, type FieldQuestion, listRaised, type OperationBrief } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from '../operations/operations.module.css'
import { Section } from '../operations/parts.tsx'

interface Props {
  state: 'open' | 'answered' | 'overtaken'
  /** Only of this mission. */
  mission?: string
  raises?: 'question' | 'notice'
}

export function Questions({ state, mission, raises = 'question' }: Props) {
  const t = useT()
  const read = useAnswer(listRaised, {
    query: { state, raises, limit: 200, ...(mission ? { mission } : {}) },
  })
  const [answering, setAnswering] = useState<FieldQuestion>()
  return (
    <Loaded from={read}>
      {({ items }) => {
        if (items.length === 0)
          return (
            <Empty title={t(`field-office.none.${raises}`)} hint={t(`field-office.none-hint.${raises}`)} />
          )
        const mine = items.filter((each) => each.mine)
        const others = items.filter((each) => !each.mine)
        return (
          <>
            {mine.length > 0 && (
              <List
                title={t('field-office.mine')}
                items={mine}
                onAnswer={setAnswering}
                ofMission={Boolean(mission)}
              />
            )}
            {others.length > 0 && (
              <List title={t(`field-office.others.${raises}`)} items={others} ofMission={Boolean(mission)} />
            )}
            {answering && <Answer question={answering} onClose={() => setAnswering(undefined)} />}
          </>
        )
      }}
    </Loaded>
  )
}

/** What happened, in one line. */
function useSubject(): (question: FieldQuestion) => string {
  const t = useT()
  return ({ kind, situation, name }) => {
    const meets = situation.startsWith('meets ')
    const what = meets
      ? t('field-office.situation.meets', {
          one: t(`field-office.kind.${word(kind)}`),
          other: t(`field-office.kind.${word(situation.slice(6))}`),
        })
      : `${t(`field-office.kind.${word(kind)}`)}: ${t(`field-office.situation.${word(situation)}`)}`
    // The name keeps its own direction within the line.
    return name ? `\u2068${name}\u2069: ${what}` : what
  }
}

interface ListProps {
  title: string
  items: FieldQuestion[]
  onAnswer?: (question: FieldQuestion) => void
  ofMission: boolean
}

function List({ title, items, onAnswer, ofMission }: ListProps) {
  const t = useT()
  const subject = useSubject()
  return (
    <Section title={title}>
      <ul className={classes.lines}>
        {items.map((each) => (
          <li key={each.id}>
            <span className={classes.grow}>
              {subject(each)}
              <br />
              <span className={classes.quiet}>
                {!ofMission && (
                  <>
                    <Link to={`/operations/missions/${each.mission.id}/field` as '/'}>
                      <bdi>{each.mission.operation}</bdi>,{' '}
                      {t('field-office.mission', { number: each.mission.number })}
                    </Link>
                    {' · '}
                  </>
                )}
                {each.duty && <>{t(`role.${each.duty}`)} · </>}
                <InstantText value={each.raisedAt} />
              </span>
            </span>
            {onAnswer && each.state === 'open' && (
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('field-office.answer')}: ${subject(each)}`}
                onClick={() => onAnswer(each)}
              >
                {t('field-office.answer')}
              </Button>
            )}
            <div className={classes.under}>
              {each.operations.map((operation) => (
                <div key={operation.id} className={classes.part}>
                  <Version operation={operation} />
                </div>
              ))}
              {each.answer && (
                <p>
                  <span className={classes.quiet}>
                    {t('field-office.answered-by', { name: each.answeredBy ?? '' })}
                  </span>{' '}
                  <bdi>{each.answer}</bdi>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** One operation: what, by whom, on which tablet, by its clock and when it came. */
export function Version({ operation }: { operation: z.infer<typeof OperationBrief> }) {
  const t = useT()
  const { kind, said } = operation
  const coded = said && (kind === 'mission step' || kind === 'urgency')
  return (
    <>
      <strong>{t(`field-office.kind.${word(kind)}`)}</strong>
      {said && <bdi>{coded ? t(`field-office.said.${word(said)}`) : said}</bdi>}
      <span className={classes.quiet}>
        <bdi>{operation.officer}</bdi>, <bdi>{operation.device || t('field-office.the-office')}</bdi>
        {' · '}
        {t('field-office.by-its-clock')} <InstantText value={operation.at} />
        {' · '}
        {t('field-office.came')} <InstantText value={operation.receivedAt} />
      </span>
    </>
  )
}

function Answer({ question, onClose }: { question: FieldQuestion; onClose: () => void }) {
  const t = useT()
  const subject = useSubject()
  const [stands, setStands] = useState('')
  const [answer, setAnswer] = useState('')
  const send = useSend(answerRaised, { invalidates: ['/field', '/operations'], onDone: onClose })
  const choices = question.operations.filter(({ id }) => question.choices.includes(id))
  const asks = choices.length > 0 && question.operations.length > 1
  return (
    <FormModal
      title={subject(question)}
      act={t('field-office.answer')}
      hint={t('field-office.answer-hint')}
      ready={answer.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      wide
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id: question.id }, body: { stands: stands || null, answer } })}
    >
      {asks && (
        <Radio.Group label={t('field-office.which')} value={stands} onChange={setStands}>
          <Stack gap={8} mt={6}>
            {choices.map((operation) => (
              <Radio
                key={operation.id}
                value={operation.id}
                label={
                  <Group gap={8} component="span">
                    <Version operation={operation} />
                  </Group>
                }
              />
            ))}
            <Radio value="" label={t('field-office.as-shown')} />
          </Stack>
        </Radio.Group>
      )}
      <Textarea
        label={t('field-office.words')}
        required
        autosize
        minRows={3}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
    </FormModal>
  )
}
