// On a child-protection officer's home: answers of children about news for their family, which count once assessed.
import { Button, Text, Textarea, Title } from '@mantine/core'
import { type AnswerToAssess, assessAgreement, listToAssess } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { DayText } from '../components/text.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './enquiries.module.css'

export default function AssessPart() {
  const t = useT()
  const items = useAnswer(listToAssess).data?.items
  const [assessing, setAssessing] = useState<string>()
  useWaiting(items?.length)
  if (!items?.length) return null
  return (
    <section>
      <Title order={2}>{t('enquiries.to-assess')}</Title>
      <Text className={classes.quiet}>{t('enquiries.assess-hint')}</Text>
      <ul className={classes.lines}>
        {items.map((item) => (
          <li key={item.id}>
            <Answer of={item} />
            <Button size="xs" variant="default" onClick={() => setAssessing(item.id)}>
              {t('enquiries.assess')}
            </Button>
          </li>
        ))}
      </ul>
      {assessing && <Assess id={assessing} onClose={() => setAssessing(undefined)} />}
    </section>
  )
}

function Answer({ of }: { of: AnswerToAssess }) {
  const t = useT()
  return (
    <>
      {of.person ? (
        <Link to={`/people/${of.person.personId}` as '/'}>
          <bdi>{of.person.name ?? t('enquiries.nameless')}</bdi>
        </Link>
      ) : (
        t('enquiries.not-yours')
      )}
      : {t(`enquiries.answer.${of.answer}`)}
      {of.extent && (
        <>
          {' · '}
          <bdi>{of.extent}</bdi>
        </>
      )}
      <div className={classes.quiet}>
        {t('enquiries.enquirer')}: <bdi>{of.asker}</bdi>, {t(`enquiries.relation.${word(of.relation)}`)} ·{' '}
        {t(of.verified ? 'enquiries.verified-by-two' : 'enquiries.not-verified-by-two')}
      </div>
      <div className={classes.quiet}>
        {t('enquiries.heard')} <bdi>{of.heardBy}</bdi>, <DayText value={of.heardOn} />
      </div>
    </>
  )
}

function Assess({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const [assessment, setAssessment] = useState('')
  const send = useSend(assessAgreement, { invalidates: ['/enquiries'], onDone: onClose })
  return (
    <FormModal
      title={t('enquiries.assess')}
      hint={t('enquiries.assess-hint')}
      act={t('enquiries.assess-act')}
      ready={assessment.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { assessment } })}
      onClose={onClose}
    >
      <Textarea
        label={t('enquiries.assessment')}
        required
        autosize
        minRows={3}
        value={assessment}
        onChange={({ currentTarget: { value } }) => setAssessment(value)}
      />
    </FormModal>
  )
}
