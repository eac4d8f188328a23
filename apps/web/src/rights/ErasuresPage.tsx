// Erasures that wait for the reader's agency to agree.
import { Button, Group, Text } from '@mantine/core'
import { answerErasure, type Erasure, listErasures } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './rights.module.css'

export function ErasuresPage() {
  const t = useT()
  const found = useAnswer(listErasures, { query: {} })
  return (
    <>
      <PageTitle title={t('rights.erasures.title')}>
        <Text c="dimmed">{t('rights.erasures.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('rights.erasures.none')} hint={t('rights.erasures.none-hint')} />
          ) : (
            <ul className={classes.lines}>
              {items.map((each) => (
                <Line key={each.id} erasure={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

function Line({ erasure }: { erasure: Erasure }) {
  const t = useT()
  const [agreed, setAgreed] = useState<boolean>()
  return (
    <li>
      <Group justify="space-between">
        <div>
          {erasure.person ? (
            <Link to={`/people/${erasure.person.personId}` as '/'}>
              <bdi>{erasure.person.name ?? t('components.no-name')}</bdi>
            </Link>
          ) : (
            <bdi dir="ltr">{erasure.number}</bdi>
          )}{' '}
          · {t(`rights.erasure.basis.${word(erasure.basis)}`)} · {t(`rights.erasure.state.${erasure.state}`)}{' '}
          · <bdi>{erasure.proposedBy.name}</bdi>, <InstantText value={erasure.proposedAt} />
        </div>
        {erasure.may.includes('agree') && (
          <Group gap="xs">
            <Button onClick={() => setAgreed(true)}>{t('rights.erasure.agree')}</Button>
            <Button variant="default" onClick={() => setAgreed(false)}>
              {t('rights.erasure.refuse')}
            </Button>
          </Group>
        )}
      </Group>
      {agreed !== undefined && (
        <AnswerForm id={erasure.id} agreed={agreed} onClose={() => setAgreed(undefined)} />
      )}
    </li>
  )
}

function AnswerForm({ id, agreed, onClose }: { id: string; agreed: boolean; onClose: () => void }) {
  const t = useT()
  const [words, setWords] = useState('')
  const send = useSend(answerErasure, { invalidates: ['/rights', '/oversight'], onDone: onClose })
  const act = t(agreed ? 'rights.erasure.agree' : 'rights.erasure.refuse')
  return (
    <FormModal
      title={act}
      hint={t(agreed ? 'rights.erasure.agree-hint' : 'rights.erasure.refuse-hint')}
      act={act}
      ready={agreed || words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { agreed, words: words.trim() || null } })}
      onClose={onClose}
    >
      {agreed ? (
        <Text>{t('rights.erasure.what')}</Text>
      ) : (
        <Words label={t('rights.erasure.why-not')} rows={3} value={words} onChange={setWords} />
      )}
    </FormModal>
  )
}
