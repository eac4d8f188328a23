import { Collapse, UnstyledButton } from '@mantine/core'
import type { PersonPage, PersonRecord } from '@oralu/domain'
import { useState } from 'react'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './people.module.css'
import { Section } from './Section.tsx'

/** The lines that the person is made of, as they were sent. */
export function RecordsSection({ page }: { page: PersonPage }) {
  const t = useT()
  return (
    <Section title={t('people.records', { count: page.records.length })}>
      <ul className={classes.items}>
        {page.records.map((record) => (
          <Line key={record.line.recordId} record={record} open={page.records.length === 1} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ record, open }: { record: PersonRecord; open: boolean }) {
  const t = useT()
  const [shown, setShown] = useState(open)
  const { line } = record
  const ended = record.names.filter((name) => name.ended)
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <UnstyledButton onClick={() => setShown(!shown)} aria-expanded={shown}>
          <bdi>{line.source}</bdi> · {t('people.line', { number: line.rowNumber })}
        </UnstyledButton>
        <div className={classes.quiet}>
          {t(`people.source-kind.${word(line.kind)}`)}
          {line.listedOn && (
            <>
              {' · '}
              <DayText value={line.listedOn} />
            </>
          )}
          {' · '}
          {t('people.entered-by')} <bdi>{line.by}</bdi>, <InstantText value={line.recordedAt} />
          {record.revision > 1 && <> · {t('people.revision', { number: record.revision })}</>}
          {record.droppedAt && !record.erasedAt && (
            <>
              {' · '}
              {t('people.dropped')} <InstantText value={record.droppedAt} />
            </>
          )}
        </div>
        {line.given && (
          <div className={classes.quiet}>
            {t(record.erasedAt ? 'people.given-ended' : 'people.given', {
              partner: line.given.partner,
              agreement: line.given.agreement,
              purpose: line.given.purpose,
            })}{' '}
            {record.erasedAt ? <InstantText value={record.erasedAt} /> : <DayText value={line.given.until} />}
          </div>
        )}
        {ended.length > 0 && (
          <div className={classes.quiet}>
            {t('people.before')} <bdi>{ended.map((name) => name.form).join(' · ')}</bdi>
          </div>
        )}
        <Collapse expanded={shown}>
          <table className={classes.table}>
            <tbody>
              {record.said
                .filter((cell) => cell.value.trim() !== '')
                .map((cell) => (
                  <tr key={cell.column}>
                    <th scope="row">
                      <bdi>{cell.column}</bdi>
                    </th>
                    <td>
                      <bdi>{cell.value}</bdi>
                      {cell.latin && (
                        <div className={classes.quiet}>
                          <bdi>{cell.latin}</bdi>
                        </div>
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Collapse>
      </div>
    </li>
  )
}
