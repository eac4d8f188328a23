// A request through the wall as it reads on every side: who asks, on which basis, for which fields and why.
import { Alert, Stack } from '@mantine/core'
import type { CrossedField, Crossing } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { CasePerson } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { Facts } from '../components/Facts.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import styles from './justice.module.css'
import { choiceText } from './words.tsx'

export const compartmentName = (t: ReturnType<typeof useT>, of: Crossing['compartment']) =>
  of === 'counselling' ? t('justice.crossing.counselling') : t(`compartment.${of}`)

export function CrossingFacts({ of }: { of: Crossing }) {
  const t = useT()
  return (
    <Stack gap="md">
      {of.noticeDue && (
        <Alert color="ochre" variant="light">
          {t('justice.crossing.notice-due')}
        </Alert>
      )}
      <Facts
        title={t('justice.crossing.request')}
        facts={[
          { label: t('justice.crossing.reference'), value: <bdi dir="ltr">{of.reference}</bdi> },
          ...(of.anchorId
            ? [{ label: t('cases.fact.person'), value: <CasePerson person={of.person} /> }]
            : []),
          { label: t('justice.crossing.authority'), value: <bdi>{of.authority}</bdi> },
          {
            label: t(`justice.crossing.basis-kind.${word(of.basisKind)}`),
            value: (
              <>
                <bdi>{of.basis}</bdi> · <DayText value={of.basisOn} />
              </>
            ),
          },
          { label: t('justice.crossing.purpose'), value: <bdi className={classes.note}>{of.purpose}</bdi> },
          { label: t('justice.crossing.compartment'), value: compartmentName(t, of.compartment) },
          { label: t('justice.crossing.days'), value: of.days },
          { label: t('justice.crossing.asked-at'), value: <InstantText value={of.askedAt} /> },
          ...(of.askedBy
            ? [{ label: t('justice.crossing.asked-by'), value: <bdi>{of.askedBy.name}</bdi> }]
            : []),
          ...(of.deferral
            ? [
                {
                  label: t('justice.crossing.deferred'),
                  value: (
                    <>
                      <bdi>
                        {of.deferral.court}, {of.deferral.order}
                      </bdi>{' '}
                      · {t('justice.until')} <DayText value={of.deferral.until} />
                    </>
                  ),
                },
              ]
            : []),
          ...(of.first
            ? [
                {
                  label: t('justice.crossing.first'),
                  value: (
                    <>
                      <bdi>{of.first.by.name}</bdi> · <InstantText value={of.first.at} />
                      <br />
                      <bdi className={classes.note}>{of.first.words}</bdi>
                    </>
                  ),
                },
              ]
            : []),
          ...(of.second
            ? [
                {
                  label: t('justice.crossing.second'),
                  value: (
                    <>
                      <bdi>{of.second.by.name}</bdi> · <InstantText value={of.second.at} />
                    </>
                  ),
                },
              ]
            : []),
          ...(of.refused
            ? [
                {
                  label: t('justice.crossing.refused'),
                  value: (
                    <>
                      <bdi>{of.refused.by.name}</bdi> · <InstantText value={of.refused.at} />
                      <br />
                      <bdi className={classes.note}>{of.refused.why}</bdi>
                    </>
                  ),
                },
              ]
            : []),
          ...(of.notice
            ? [
                {
                  label: t('justice.crossing.notice'),
                  value: (
                    <>
                      <DayText value={of.notice.on} /> · <bdi>{of.notice.how}</bdi>
                    </>
                  ),
                },
              ]
            : []),
          ...(of.untilOn
            ? [{ label: t('justice.crossing.ends'), value: <DayText value={of.untilOn} /> }]
            : []),
        ]}
      />
      <Section title={t('justice.crossing.fields')}>
        <ul className={classes.lines}>
          {of.fields.map(({ field, why }) => (
            <li key={field}>
              <span className={classes.grow}>
                <strong>{t(`justice.cross.${field}`)}</strong> · <bdi>{why}</bdi>
              </span>
              {of.chosen && (
                <span className={classes.quiet}>
                  {t('justice.crossing.rows', { count: of.chosen[field] ?? 0 })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </Stack>
  )
}

/** What of a row goes or went, each by its name. */
export function Crossed({ of: { field, value } }: { of: CrossedField }) {
  const t = useT()
  return (
    <dl className={styles.values}>
      {Object.entries(value).map(([column, said]) => (
        <div key={column}>
          <dt>{t(`justice.column-name.${column}`)}:</dt>
          <dd>
            <Said text={Array.isArray(said) ? said.join(', ') : String(said)} of={`${field} ${column}`} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A day, a moment, a code in the reader's language; else the words as they stand. */
function Said({ text, of }: { text: string; of: string }) {
  const t = useT()
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return <DayText value={text} />
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return <InstantText value={text} />
  const code = word(text)
  switch (of) {
    case 'case state':
      return t(`cases.state.${code}`)
    case 'carer kind':
      return t(`cases.carer.${code}`)
    case 'aid-on-arrival kind':
      return t(`cases.arrival.step.${code}`)
    case 'care-plan kind':
    case 'health-care kind':
      return t(`cases.track.${code}`)
    case 'care-plan state':
    case 'health-care state':
      return t(`cases.track-state.${code}`)
    case 'proceeding stage':
      return choiceText(t, 'stage', text)
    case 'proceeding ended_how':
      return choiceText(t, 'ended', text)
    case 'measures kind':
      return choiceText(t, 'measure', text)
    default:
      return <bdi>{text}</bdi>
  }
}
