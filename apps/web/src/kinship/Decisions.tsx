// What was assessed and what a panel decided: weighed in words, the child heard and told.
import { type ProtectedFamily, today } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Fact, On, Said, Sub } from './Fact.tsx'
import type { PartProps } from './FamilyTab.tsx'

export function Decisions(props: PartProps) {
  const t = useT()
  const { guarded, may, onForm } = props
  if (!guarded) return null
  return (
    <Section
      title={t('kinship.assessments')}
      {...(may.protection
        ? { act: t('kinship.add.care_assessment'), onAct: () => onForm({ kind: 'care_assessment' }) }
        : {})}
    >
      {guarded.assessments.length === 0 && <p className={classes.quiet}>{t('kinship.no-assessments')}</p>}
      <ul className={classes.lines}>
        {guarded.assessments.map((each) => (
          <li key={each.id}>
            <Fact
              kind="care_assessment"
              fact={each}
              writes={may.protection}
              about={each.assessedOn}
              onForm={onForm}
              head={
                <>
                  <DayText value={each.assessedOn} />
                  <Said label={t('kinship.child-says')} words={each.childView} />
                  <Said label={t('kinship.field.weighed')} words={each.weighed} />
                  <Said label={t('kinship.field.concluded')} words={each.concluded} />
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Sub
        title={t('kinship.determinations')}
        act={may.protection ? t('kinship.add.determination') : undefined}
        onAct={() => onForm({ kind: 'determination' })}
      />
      {guarded.determinations.length === 0 && (
        <p className={classes.quiet}>{t('kinship.no-determinations')}</p>
      )}
      <ul className={classes.lines}>
        {guarded.determinations.map((each) => (
          <Determination key={each.id} of={each} {...props} />
        ))}
      </ul>
      {guarded.journeys.length > 0 && (
        <>
          <Sub title={t('kinship.journeys')} />
          <ul className={classes.lines}>
            {guarded.journeys.map((each) => (
              <li key={each.id}>
                <span className={classes.grow}>
                  <bdi>{each.legalBasis}</bdi>
                  {each.carer && (
                    <>
                      {' · '}
                      <bdi>{each.carer}</bdi>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function Determination({ of, may, onForm }: PartProps & { of: ProtectedFamily['determinations'][number] }) {
  const t = useT()
  const acts = [
    ...(of.explainedOn ? [] : ['explain']),
    ...(of.explainedOn && !of.signedAt && may.signProtection ? ['sign'] : []),
  ]
  return (
    <li>
      <Fact
        kind="determination"
        fact={of}
        writes={may.protection}
        about={t(`kinship.determination.${of.kind}`)}
        acts={acts}
        onForm={onForm}
        head={
          <>
            <div>
              <strong>{t(`kinship.determination.${of.kind}`)}</strong> · <DayText value={of.heldOn} /> ·{' '}
              <bdi>{of.legalBasis}</bdi>
            </div>
            <Said
              label={t('kinship.panel')}
              words={of.members
                .map((name, at) => `${name} (${t(`kinship.duty.${word(of.duties[at] ?? '')}`)})`)
                .join(', ')}
            />
            <Said label={t('kinship.field.decided')} words={of.decided} />
            <Said label={t('kinship.child-says')} words={of.childView} />
            <Said label={t('kinship.field.optionTogether')} words={of.optionTogether} />
            <Said label={t('kinship.field.optionApart')} words={of.optionApart} />
            <Said label={t('kinship.field.optionOther')} words={of.optionOther} />
            <Said label={t('kinship.field.named-carer')} words={of.carer} />
            <Said label={t('kinship.field.farewell')} words={of.farewell} />
            <Said label={t('kinship.told')} words={of.explainedHow} />
            <p className={of.signedBy ? classes.quiet : classes.late}>
              {of.signedBy ? (
                <>
                  {t('cases.signed-by')} <bdi>{of.signedBy.name}</bdi>
                </>
              ) : (
                t(of.explainedOn ? 'kinship.waits-for-second' : 'kinship.tell-first')
              )}
              <On label={t('kinship.field.explainedOn')} day={of.explainedOn} />
              <On label={t('kinship.field.firstContactOn')} day={of.firstContactOn} />
            </p>
            <p className={of.reviewOn < today() ? classes.late : classes.quiet}>
              {t('kinship.field.reviewOn')} <DayText value={of.reviewOn} />
            </p>
          </>
        }
      />
    </li>
  )
}
