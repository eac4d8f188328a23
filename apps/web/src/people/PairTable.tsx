import { Text } from '@mantine/core'
import type { Match, RecordFacts, Why } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './matches.module.css'
import { Born, Form, word } from './names.tsx'
import { type Field, Likelihood, Reason } from './Why.tsx'

type Pair = Pick<Match, 'left' | 'right' | 'leftGroup' | 'rightGroup' | 'probability'> & {
  why: readonly Why[]
}

/** Two records side by side, and what each field's agreement says. */
export function PairTable({ pair }: { pair: Pair }) {
  const t = useT()
  const { left, right, why } = pair
  const row = (label: string, of: (record: RecordFacts) => ReactNode, field?: Field) => {
    const [a, b] = [of(left), of(right)]
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
  const names = (parts: readonly string[]) => (record: RecordFacts) => {
    const forms = record.names.filter((name) => parts.includes(name.part) && !name.ended)
    return forms.length > 0 && forms.map((name) => <Form key={name.part + name.form} name={name} />)
  }
  const said = (record: RecordFacts, value: string | null) =>
    value && <bdi key={record.anchorId}>{value}</bdi>
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
      <table className={classes.sides} aria-labelledby="pair">
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
            (record) =>
              (record.bornFrom || record.bornTo || record.bornText) && (
                <>
                  <Born person={record} />
                  {record.bornText && (
                    <Text size="xs" c="dimmed">
                      <bdi>{record.bornText}</bdi>
                    </Text>
                  )}
                </>
              ),
            'born',
          )}
          {row(t('people.sex'), (record) => record.sex !== 'unknown' && t(`people.sex.${record.sex}`), 'sex')}
          {row(t('people.birth-place'), (record) => said(record, record.birthPlace), 'birth_place')}
          {row(t('people.mother'), names(['mother']), 'mother')}
          {row(t('people.father'), names(['father']), 'father')}
          {row(t('people.document'), (record) => said(record, record.documentNumber), 'documents')}
          {row(t('people.nationality-said'), (record) => said(record, record.nationality))}
          {row(t('people.location'), (record) => said(record, record.location))}
          {row(t('people.family-group'), (record) => said(record, record.familyGroup))}
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
      </Text>
      {group > 1 && <Text size="xs">{t('people.grouped-with', { count: group - 1 })}</Text>}
    </th>
  )
}
