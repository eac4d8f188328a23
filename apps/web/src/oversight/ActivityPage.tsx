// One activity of processing: what stands, what stood before, and what it may do to people.
import { Button, Text } from '@mantine/core'
import {
  type AnswerOf,
  getProcessing,
  type ImpactAssessment,
  processingLines,
  processingParagraphs,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import classesOfTable from '../administration/administration.module.css'
import { useAnswer } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { AssessmentForm, SignForm } from './AssessmentForm.tsx'
import classes from './oversight.module.css'
import { Part } from './Part.tsx'
import { Places } from './Places.tsx'
import { ProcessingForm } from './ProcessingForm.tsx'

export function ActivityPage() {
  const { activityId } = useParams({ strict: false }) as { activityId: string }
  const found = useAnswer(getProcessing, { params: { id: activityId } })
  return (
    <>
      <Places />
      <Loaded from={found}>{(page) => <Activity page={page} />}</Loaded>
    </>
  )
}

function Activity({ page: { versions, assessments } }: { page: AnswerOf<typeof getProcessing> }) {
  const t = useT()
  const [form, setForm] = useState<'change' | 'assess' | ImpactAssessment>()
  const [now, ...before] = versions
  if (!now) return null
  const close = () => setForm(undefined)
  return (
    <>
      <PageTitle
        title={now.name}
        action={{ label: t('oversight.processing.change'), onClick: () => setForm('change') }}
      >
        <Text c="dimmed">
          {now.ended && <>{t('oversight.processing.ended')} · </>}
          <InstantText value={now.at} /> · <bdi>{now.by.name}</bdi>
        </Text>
      </PageTitle>
      <div className={classes.parts}>
        <Facts
          facts={[...processingLines.slice(1), ...processingParagraphs].map((name) => ({
            label: t(`oversight.processing.field.${name}`),
            value: <bdi className={classes.quote}>{now[name] ?? '–'}</bdi>,
          }))}
        />
        <Part
          title={t('oversight.impact.title')}
          hint={t('oversight.impact.hint')}
          none={assessments.length ? null : t('oversight.impact.none')}
        >
          {assessments.map((each) => (
            <Assessment key={each.id} of={each} onSign={() => setForm(each)} />
          ))}
        </Part>
        <div>
          <Button variant="default" onClick={() => setForm('assess')}>
            {t('oversight.impact.add')}
          </Button>
        </div>
        <Part
          title={t('oversight.processing.before')}
          hint={t('oversight.processing.before-hint')}
          none={before.length ? null : t('oversight.processing.before-none')}
        >
          {versions.slice(0, -1).map((version, at) => (
            <details key={version.at} className={classes.version}>
              <summary>
                <InstantText value={version.at} /> · <bdi>{version.by.name}</bdi>: <bdi>{version.change}</bdi>
              </summary>
              <Facts
                facts={[...processingLines, ...processingParagraphs]
                  .filter((name) => version[name] !== versions[at + 1]?.[name])
                  .map((name) => ({
                    label: t(`oversight.processing.field.${name}`),
                    value: (
                      <>
                        <del>
                          <bdi>{versions[at + 1]?.[name] ?? '–'}</bdi>
                        </del>
                        <br />
                        <ins>
                          <bdi>{version[name] ?? '–'}</bdi>
                        </ins>
                      </>
                    ),
                  }))}
              />
            </details>
          ))}
        </Part>
      </div>
      {form === 'change' && <ProcessingForm before={now} onClose={close} />}
      {form === 'assess' && <AssessmentForm activityId={now.activityId} onClose={close} />}
      {typeof form === 'object' && <SignForm of={form} onClose={close} />}
    </>
  )
}

function Assessment({ of, onSign }: { of: ImpactAssessment; onSign: () => void }) {
  const t = useT()
  return (
    <section className={classes.assessment} aria-label={t('oversight.impact.one')}>
      <Text size="sm" c="dimmed">
        <InstantText value={of.at} /> · <bdi>{of.by.name}</bdi> ·{' '}
        {of.criteria.map((each) => t(`oversight.impact.criterion.${word(each)}`)).join(', ')}
      </Text>
      <p className={classes.quote}>
        <bdi>{of.description}</bdi>
      </p>
      <p className={classes.quote}>
        {t('oversight.impact.necessity')}: <bdi>{of.necessity}</bdi>
      </p>
      <div className={classesOfTable.wide}>
        <table className={classesOfTable.table} aria-label={t('oversight.impact.risks')}>
          <thead>
            <tr>
              {(['harm', 'cause', 'measure', 'left'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`oversight.impact.risk.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.risks.map((risk) => (
              <tr key={`${risk.harm} ${risk.cause}`}>
                {(['harm', 'cause', 'measure', 'left'] as const).map((name) => (
                  <td key={name}>
                    <bdi>{risk[name]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.quote}>
        {t('oversight.impact.heard')}: <bdi>{of.heard}</bdi>
      </p>
      {of.signed ? (
        <p className={classes.quote}>
          <strong>{t(`oversight.impact.outcome.${word(of.signed.outcome)}`)}</strong>:{' '}
          <bdi>{of.signed.opinion}</bdi> · <bdi>{of.signed.by.name}</bdi>,{' '}
          <InstantText value={of.signed.at} /> · {t('oversight.impact.again')}{' '}
          <DayText value={of.signed.reviewOn} />
        </p>
      ) : of.mine ? (
        <Text size="sm">{t('oversight.impact.second')}</Text>
      ) : (
        <Button onClick={onSign}>{t('oversight.impact.sign')}</Button>
      )}
    </section>
  )
}
