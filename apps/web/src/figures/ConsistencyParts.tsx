// What the answer says, part by part, in the reader's language.
import { Button, Stack, Title } from '@mantine/core'
import type { AnswerOf, getConsistency } from '@oralu/domain'
import { DayText } from '../components/text.tsx'
import { useLanguage, useT } from '../i18n/index.tsx'
import classes from './figures.module.css'
import { Addresses, ClaimLink, WideTable } from './words.tsx'

export type Last = NonNullable<AnswerOf<typeof getConsistency>['last']>

/** Sets shown before the reader asks for all. */
const FIRST = 10

function ClaimLine({ claim }: { claim: Last['read'][number] }) {
  const t = useT()
  return (
    <li>
      <ClaimLink claim={claim} />: <bdi>{claim.note}</bdi> (<bdi>{claim.publisher}</bdi>,{' '}
      {claim.statedTo ? (
        <DayText value={{ from: claim.statedFrom, to: claim.statedTo }} />
      ) : (
        t('figures.claims.undated')
      )}
      ; <Addresses address={claim.address} />){' '}
      {claim.quote && (
        <q lang={claim.language ?? undefined}>
          <bdi>{claim.quote}</bdi>
        </q>
      )}
    </li>
  )
}

interface ConflictsProps {
  last: Last
  all: boolean
  onAll: () => void
}

export function Conflicts({ last: { answer, read }, all, onAll }: ConflictsProps) {
  const t = useT()
  const language = useLanguage()
  const byKey = new Map(read.map((claim) => [claim.key, claim]))
  const { sets } = answer
  if (sets.length === 0) return null
  return (
    <section>
      <Title order={2} mb="sm">
        {t('figures.consistency.conflicts')}
      </Title>
      <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {sets.map((set, at) => (
          <li
            key={set.text.en}
            id={`set-${at + 1}`}
            className={classes.finding}
            data-verdict="conflicts"
            hidden={!all && at >= FIRST}
          >
            <strong>{t('figures.consistency.set', { number: at + 1 })}</strong>
            <div>{set.text[language]}</div>
            <p className={classes.arithmetic}>
              <bdi dir="ltr">{set.arithmetic}</bdi>
            </p>
            <ul className={classes.named}>
              {set.claims.map((key) => {
                const claim = byKey.get(key)
                return claim && <ClaimLine key={key} claim={claim} />
              })}
            </ul>
          </li>
        ))}
      </Stack>
      {!all && sets.length > FIRST && (
        <Button className="no-print" mt="sm" variant="default" onClick={onAll}>
          {t('figures.consistency.all', { count: sets.length })}
        </Button>
      )}
    </section>
  )
}

export function Readings({ last: { answer } }: { last: Last }) {
  const t = useT()
  const language = useLanguage()
  if (answer.readings.length === 0) return null
  return (
    <section>
      <Title order={2}>{t('figures.consistency.readings')}</Title>
      <ul>
        {answer.readings.map((reading) => (
          <li key={reading.text.en}>{reading.text[language]}</li>
        ))}
      </ul>
    </section>
  )
}

export function Correction({ last: { answer, read } }: { last: Last }) {
  const t = useT()
  const byKey = new Map(read.map((claim) => [claim.key, claim]))
  const { changes } = answer.correction
  if (changes.length === 0) return null
  return (
    <section>
      <Title order={2}>{t('figures.consistency.correction')}</Title>
      <p>{t('figures.consistency.correction-hint')}</p>
      <WideTable label={t('figures.consistency.correction')}>
        <thead>
          <tr>
            <th scope="col">{t('figures.place.claims')}</th>
            <th scope="col">{t('figures.consistency.category')}</th>
            <th scope="col" data-number>
              {t('figures.consistency.stated')}
            </th>
            <th scope="col" data-number>
              {t('figures.consistency.would-be')}
            </th>
            <th scope="col" data-number>
              {t('figures.consistency.persons')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const claim = byKey.get(change.claim)
            return (
              <tr key={`${change.claim} ${change.category}`}>
                <th scope="row">{claim ? <ClaimLink claim={claim} /> : <bdi>{change.claim}</bdi>}</th>
                <td>{t(`figures.category.${change.category}`)}</td>
                <td data-number>
                  <bdi dir="ltr">{rangeText(change.low, change.high)}</bdi>
                </td>
                <td data-number>{change.to ?? '–'}</td>
                <td data-number>{change.persons}</td>
              </tr>
            )
          })}
        </tbody>
      </WideTable>
    </section>
  )
}

export function Bounds({ last: { answer } }: { last: Last }) {
  const t = useT()
  const language = useLanguage()
  if (answer.unknown.length === 0) return null
  return (
    <section>
      <Title order={2}>{t('figures.consistency.unknown')}</Title>
      <ul>
        {answer.unknown.map((bound) => (
          <li key={bound.text.en}>{bound.text[language]}</li>
        ))}
      </ul>
    </section>
  )
}

const rangeText = (low: number, high: number | null) =>
  high === null ? `≥ ${low}` : low === high ? String(low) : `${low}–${high}`
