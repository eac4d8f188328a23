// What is done with data, by which right: the register that a controller keeps.
import { Button, Text } from '@mantine/core'
import { exportProcessing, listProcessing, type Processing } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import classesOfTable from '../administration/administration.module.css'
import { addressOf, useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from './Places.tsx'
import { ProcessingForm } from './ProcessingForm.tsx'

export function ProcessingPage() {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const found = useAnswer(listProcessing)
  return (
    <>
      <Places />
      <PageTitle
        title={t('oversight.processing.title')}
        action={{ label: t('oversight.processing.add'), onClick: () => setAdding(true) }}
        aside={
          found.data && found.data.items.length > 0 ? (
            <Button component="a" variant="default" href={addressOf(exportProcessing)} download>
              CSV
            </Button>
          ) : null
        }
      >
        <Text c="dimmed">{t('oversight.processing.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('oversight.processing.none')} hint={t('oversight.processing.none-hint')} />
          ) : (
            <div className={classesOfTable.wide}>
              <table className={classesOfTable.table} aria-label={t('oversight.processing.title')}>
                <thead>
                  <tr>
                    <th scope="col">{t('oversight.processing.field.name')}</th>
                    <th scope="col">{t('oversight.processing.field.legalBasis')}</th>
                    <th scope="col">{t('oversight.processing.field.retention')}</th>
                    <th scope="col">{t('oversight.impact.title')}</th>
                    <th scope="col">{t('oversight.processing.last')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((each) => (
                    <tr key={each.activityId}>
                      <th scope="row">
                        <Link to={`/oversight/processing/${each.activityId}` as '/'}>
                          <bdi>{each.name}</bdi>
                        </Link>
                        {each.ended && <> · {t('oversight.processing.ended')}</>}
                      </th>
                      <td>
                        <bdi>{each.legalBasis}</bdi>
                      </td>
                      <td>
                        <bdi>{each.retention}</bdi>
                      </td>
                      <td>
                        <Assessed of={each} />
                      </td>
                      <td>
                        <InstantText value={each.at} /> · <bdi>{each.by.name}</bdi>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {adding && <ProcessingForm onClose={() => setAdding(false)} />}
    </>
  )
}

/** Whether what an activity may do to people was looked into, and when it will be again. */
export function Assessed({ of }: { of: Pick<Processing, 'assessed' | 'reviewOn'> }) {
  const t = useT()
  return of.assessed === 'yes' ? (
    <>
      {t('oversight.impact.again')} <DayText value={of.reviewOn} />
    </>
  ) : (
    t(`oversight.impact.assessed.${word(of.assessed)}`)
  )
}
