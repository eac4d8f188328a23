// The giving side decides: it chooses the rows itself, or refuses. What it does not choose is not even mentioned.
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { type AnswerOf, crossingEndpoints } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Crossed, CrossingFacts } from './CrossingFacts.tsx'
import { useSide } from './CrossingsPage.tsx'
import { FactForm } from './FactForm.tsx'
import styles from './justice.module.css'

type Decision = AnswerOf<(typeof crossingEndpoints)['care']['decide']>

export function CrossingDecisionPage() {
  const side = useSide()
  const { crossingId: id } = useParams({ strict: false }) as { crossingId: string }
  const read = useAnswer(crossingEndpoints[side].decide, { params: { id } }, { keep: false })
  return <Loaded from={read}>{(of) => <Page of={of} />}</Loaded>
}

function Page({ of }: { of: Decision }) {
  const t = useT()
  const side = useSide()
  const ends = crossingEndpoints[side]
  const [rows, setRows] = useState<string[]>([])
  const [form, setForm] = useState<'propose' | 'refuse' | 'notice'>()
  const params = { id: of.id }
  const close = () => setForm(undefined)
  return (
    <>
      <PageTitle
        title={t('justice.crossing.title', { reference: of.reference })}
        action={
          of.state === 'waiting' && rows.length > 0
            ? { label: t('justice.crossing.propose'), onClick: () => setForm('propose') }
            : undefined
        }
        aside={
          <Group gap="xs">
            {(of.state === 'waiting' || of.state === 'proposed') && (
              <Button variant="default" onClick={() => setForm('refuse')}>
                {t('justice.crossing.refuse')}
              </Button>
            )}
            {!of.notice && of.state !== 'refused' && of.state !== 'lapsed' && (
              <Button variant="default" onClick={() => setForm('notice')}>
                {t('justice.crossing.told')}
              </Button>
            )}
          </Group>
        }
      >
        <p className={styles.state}>{t(`justice.crossing.state.${word(of.state)}`)}</p>
        <Text c="dimmed">{t('justice.crossing.decide-hint')}</Text>
      </PageTitle>
      <Stack gap="lg">
        {of.state === 'waiting' && (
          <Section title={t('justice.crossing.choose')}>
            {of.choices.length === 0 ? (
              <p>{t('justice.crossing.choose-none')}</p>
            ) : (
              <Checkbox.Group label={t('justice.crossing.choose-hint')} value={rows} onChange={setRows}>
                <Stack gap="xs" mt="xs">
                  {of.choices.map(({ field, rowId, value }) => (
                    <Checkbox
                      key={rowId}
                      value={rowId}
                      label={
                        <>
                          <strong>{t(`justice.cross.${field}`)}</strong>
                          <Crossed of={{ field, value }} />
                        </>
                      }
                    />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
          </Section>
        )}
        <CrossingFacts of={of} />
      </Stack>
      {form === 'propose' && (
        <FactForm
          title={t('justice.crossing.propose')}
          hint={t('justice.crossing.propose-hint')}
          endpoint={ends.propose}
          params={params}
          fields={[{ name: 'words', input: 'words' }]}
          given={{ rows }}
          onClose={close}
        />
      )}
      {form === 'refuse' && (
        <FactForm
          title={t('justice.crossing.refuse')}
          hint={t('justice.crossing.refuse-hint')}
          endpoint={ends.refuse}
          params={params}
          fields={[{ name: 'why', input: 'words' }]}
          onClose={close}
        />
      )}
      {form === 'notice' && (
        <FactForm
          title={t('justice.crossing.told')}
          endpoint={ends.notice}
          params={params}
          fields={noticeFields}
          onClose={close}
        />
      )}
    </>
  )
}

export const noticeFields = [
  { name: 'on', input: 'day' },
  { name: 'how', input: 'line' },
] as const
