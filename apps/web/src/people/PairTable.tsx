import { Text } from '@mantine/core'
import type { Match, RecordFacts, Why } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Against, FormAgainst } from './Marked.tsx'
import classes from './matches.module.css'
import { Born } from './names.tsx'
import { type Field, Likelihood, Reason } from './Why.tsx'

type Pair = Pick<Match, 'left' | 'right' | 'leftGroup' | 'rightGroup' | 'probability'> & {
  why: readonly Why[]
}

/** Two records side by side, each in its own scripts, the characters that differ marked, and what each field says. */
export function PairTable({ pair }: { pair: Pair }) {
  const t = useT()
  const { left, right, why } = pair
  const row = (label: string, of: (own: RecordFacts, other: RecordFacts) => ReactNode, field?: Field) => {
    const [a, b] = [of(left, right), of(right, left)]
    if (!a && !b) return null
    return (
      <tr>
        <th scope="row">{label}</th>
        <td>{a || <Unstated />}</td>
        <td>{b || <Unstated />}</td>
        <td>{field && <Reason why={why} field={field} />}</td>
      </tr>
    )
  }
  const formsOf = (record: RecordFacts, parts: readonly string[]) =>
    record.names.filter((name) => parts.includes(name.part) && !name.ended)
  const names = (parts: readonly string[]) => (own: RecordFacts, other: RecordFacts) => {
    const forms = formsOf(own, parts)
    const others = formsOf(other, parts)
    return (
      forms.length > 0 &&
      forms.map((name) => <FormAgainst key={name.part + name.form} name={name} others={others} />)
    )
  }
  const plain =
    (field: 'birthPlace' | 'documentNumber' | 'nationality' | 'location' | 'familyGroup' | 'phone') =>
    (own: RecordFacts, other: RecordFacts) =>
      own[field] && <Against value={own[field]} other={other[field]} />
  return (
    <>
      <div className={classes.summary}>
        <Text fw={600} component="h2" id="pair">
          <Likelihood probability={pair.probability} />
        </Text>
        {why.some(({ code }) => code === 'link.names_only') && (
          <Text size="sm">{t('people.names-only')}</Text>
        )}
      </div>
      <table className={classes.sides} aria-label={t('people.side-by-side')}>
        <colgroup>
          <col />
          <col />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <td />
            <Side record={left} group={pair.leftGroup} label={t('people.first-record')} />
            <Side record={right} group={pair.rightGroup} label={t('people.second-record')} />
            <th scope="col">{t('people.what-it-says')}</th>
          </tr>
        </thead>
        <tbody>
          {row(t('people.name'), names(['full', 'kunya', 'former']), 'names')}
          {row(
            t('people.born'),
            (own, other) =>
              (own.bornFrom || own.bornTo || own.bornText) && (
                <>
                  <Born person={own} />
                  {own.bornText && (
                    <Text size="xs" c="dimmed" component="div">
                      <Against value={own.bornText} other={other.bornText} />
                    </Text>
                  )}
                </>
              ),
            'born',
          )}
          {row(t('people.sex'), (own) => own.sex !== 'unknown' && t(`people.sex.${own.sex}`), 'sex')}
          {row(t('people.birth-place'), plain('birthPlace'), 'birth_place')}
          {row(t('people.mother'), names(['mother']), 'mother')}
          {row(t('people.father'), names(['father']), 'father')}
          {row(t('people.document'), plain('documentNumber'), 'documents')}
          {row(t('people.nationality-said'), plain('nationality'))}
          {row(t('people.location'), plain('location'))}
          {row(t('people.family-group'), (own) => own.familyGroup && <bdi>{own.familyGroup}</bdi>)}
          {row(t('people.phone'), plain('phone'))}
        </tbody>
      </table>
    </>
  )
}

function Unstated() {
  const t = useT()
  return (
    <Text size="xs" c="dimmed" span>
      {t('people.not-stated')}
    </Text>
  )
}

function Side({ record, group, label }: { record: RecordFacts; group: number; label: string }) {
  const t = useT()
  const { line } = record
  return (
    <th scope="col">
      <Link to={`/people/${record.personId}` as '/'}>{label}</Link>
      <Text size="xs" c="dimmed">
        <bdi>{line.source}</bdi> · {t(`people.source-kind.${word(line.kind)}`)} ·{' '}
        {t('people.line', { number: line.rowNumber })}
        {line.listedOn && (
          <>
            {' · '}
            <DayText value={line.listedOn} />
          </>
        )}
        {record.revision > 1 && <> · {t('people.revision', { number: record.revision })}</>}
        {record.droppedAt && <> · {t('people.dropped')}</>}
      </Text>
      {group > 1 && <Text size="xs">{t('people.grouped-with', { count: group - 1 })}</Text>}
    </th>
  )
}
