import { Button, Text, TextInput } from '@mantine/core'
import { dayOf, type KnownChange, personHistory } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer } from '../api/hooks.ts'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './people.module.css'
import { Section } from './Section.tsx'

/** What was known and when. */
export function HistorySection({ id }: { id: string }) {
  const t = useT()
  const [shown, setShown] = useState(false)
  return (
    <Section title={t('people.history')}>
      {shown ? (
        <History id={id} />
      ) : (
        <Button size="xs" variant="default" onClick={() => setShown(true)}>
          {t('people.history.show')}
        </Button>
      )}
    </Section>
  )
}

function History({ id }: { id: string }) {
  const t = useT()
  const [on, setOn] = useState('')
  const history = useAnswer(personHistory, { params: { id } })
  return (
    <>
      <TextInput
        type="date"
        size="xs"
        label={t('people.history.as-known-on')}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
        mb="xs"
      />
      <Loaded from={history}>
        {({ items }) => (
          <ul className={classes.items}>
            {items
              .filter((item) => !on || dayOf(item.at) <= on)
              .map((item) => (
                <li key={`${item.rowId} ${item.at}`} className={classes.item}>
                  <div className={classes.what}>
                    {t(`people.history.of.${item.about.replace('people.', '')}`)}
                    <Changes item={item} />
                    <div className={classes.quiet}>
                      {item.by && (
                        <>
                          <bdi>{item.by}</bdi>,{' '}
                        </>
                      )}
                      <InstantText value={item.at} />
                    </div>
                  </div>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}

/** Fields whose values are the domain's own words: where their messages stand. */
const spoken: Record<string, string> = {
  status: 'status',
  sex: 'sex',
  finding: 'nationality',
  evidence_kind: 'evidence-kind',
  role: 'role',
  kind: 'rung',
  direction: 'direction',
  validity: 'validity',
  kinship: 'role',
  at_birth: 'parent-nationality',
  conclusion: 'dna',
  outcome: 'appeal',
}

function Changes({ item }: { item: KnownChange }) {
  const t = useT()
  const say = (field: string, value: string | null) => {
    if (value === null) return '–'
    return spoken[field] ? t(`people.${spoken[field]}.${word(value)}`) : value
  }
  return (
    <>
      {item.changes.map(({ field, before, after }) =>
        field === 'person_id' ? (
          <Text key={field} size="xs">
            {t('people.history.grouped')}
          </Text>
        ) : (
          <Text key={field} size="xs">
            {t(`people.field.${field}`)}:{' '}
            {before !== null && (
              <>
                <s>
                  <bdi>{say(field, before)}</bdi>
                </s>{' '}
              </>
            )}
            <bdi>{say(field, after)}</bdi>
          </Text>
        ),
      )}
    </>
  )
}
