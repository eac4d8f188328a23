// What the sources say of a person as facts, each with the line that says it.

import { Text } from '@mantine/core'
import type { RecordFacts } from '@oralu/domain'
import type { Fact, Provenance } from '../components/Facts.tsx'
import { useT } from '../i18n/index.tsx'
import { Born, Form } from './names.tsx'

/** Where a record's facts come from. */
export function provenanceOf(record: RecordFacts, original?: Provenance['original']): Provenance {
  const { line } = record
  return {
    source: line.source,
    day: line.listedOn,
    by: line.by,
    at: line.recordedAt,
    ...(original ? { original } : {}),
  }
}

/** The facts of records, those of one kind together; what two sources say alike stands once, with the first. */
export function useFactsOf(): (records: readonly RecordFacts[]) => Fact[] {
  const t = useT()
  return (records) => {
    const facts: Fact[] = []
    const seen = new Set<string>()
    const add = (label: string, key: string | null | undefined, fact: Omit<Fact, 'label'>) => {
      if (!key || seen.has(`${label} ${key}`)) return
      seen.add(`${label} ${key}`)
      facts.push({ label, ...fact })
    }
    const names = (parts: readonly string[], label: string) => {
      for (const record of records)
        for (const name of record.names)
          if (parts.includes(name.part) && !name.ended)
            add(label, name.form, {
              value: <Form name={name} />,
              from: provenanceOf(record, {
                text: name.form,
                ...(name.script === 'Latn' ? {} : { transliteration: name.latin }),
              }),
            })
    }
    names(['full'], t('people.name'))
    names(['kunya'], t('people.kunya'))
    names(['former'], t('people.former-name'))
    for (const record of records) {
      if (record.bornFrom || record.bornTo || record.bornText)
        add(t('people.born'), `${record.bornText} ${record.bornFrom} ${record.bornTo}`, {
          value: (
            <>
              <Born person={record} />
              {record.bornText && (
                <Text size="xs" c="dimmed">
                  <bdi>{record.bornText}</bdi>
                </Text>
              )}
            </>
          ),
          from: provenanceOf(record, record.bornText ? { text: record.bornText } : undefined),
        })
    }
    for (const record of records)
      if (record.sex !== 'unknown')
        add(t('people.sex'), record.sex, { value: t(`people.sex.${record.sex}`), from: provenanceOf(record) })
    const plain = [
      ['birthPlace', t('people.birth-place')],
      ['nationality', t('people.nationality-said')],
      ['documentNumber', t('people.document')],
    ] as const
    for (const [field, label] of plain)
      for (const record of records)
        add(label, record[field], { value: <bdi>{record[field]}</bdi>, from: provenanceOf(record) })
    names(['mother'], t('people.mother'))
    names(['father'], t('people.father'))
    const rest = [
      ['location', t('people.location')],
      ['phone', t('people.phone')],
    ] as const
    for (const [field, label] of rest)
      for (const record of records)
        add(label, record[field], { value: <bdi>{record[field]}</bdi>, from: provenanceOf(record) })
    return facts
  }
}
