// Where the child lives: placements with their visits, homes assessed, brothers and sisters.
import type { ChildFamily, KinPlacement } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Fact, On, Owed, Said, Sub } from './Fact.tsx'
import type { PartProps } from './FamilyTab.tsx'
import { Visits } from './Visits.tsx'

export function Living(props: PartProps) {
  const t = useT()
  const { family, may, onForm } = props
  return (
    <Section
      title={t('kinship.living')}
      {...(may.care ? { act: t('kinship.add.placement'), onAct: () => onForm({ kind: 'placement' }) } : {})}
    >
      {family.placements.length === 0 && <p className={classes.quiet}>{t('kinship.no-placement')}</p>}
      <ul className={classes.lines}>
        {family.placements.map((each) => (
          <Placement key={each.id} of={each} {...props} />
        ))}
      </ul>
      <Sub
        title={t('kinship.homes')}
        act={may.care ? t('kinship.add.home_assessment') : undefined}
        onAct={() => onForm({ kind: 'home_assessment' })}
      />
      <Homes {...props} homes={family.homes.filter(({ tracingId }) => !tracingId)} />
      <Sub
        title={t('kinship.siblings')}
        act={may.care ? t('kinship.add.sibling_plan') : undefined}
        onAct={() => onForm({ kind: 'sibling_plan' })}
      />
      {family.siblingPlans.length === 0 && <p className={classes.quiet}>{t('kinship.no-siblings-plan')}</p>}
      <ul className={classes.lines}>
        {family.siblingPlans.map((each) => (
          <li key={each.id}>
            <Fact
              kind="sibling_plan"
              fact={each}
              writes={may.care}
              about={t(`kinship.siblings.${word(each.plan)}`)}
              acts={each.plan === 'apart' && !each.signedAt && may.signCare ? ['sign'] : []}
              onForm={onForm}
              head={
                <>
                  <div>
                    {t(`kinship.siblings.${word(each.plan)}`)}
                    {each.siblings && (
                      <>
                        : <bdi>{each.siblings}</bdi>
                      </>
                    )}
                    <On label="" day={each.madeOn} />
                  </div>
                  <Said label={t('kinship.field.apart-reason')} words={each.reason} />
                  <Said label={t('kinship.field.keepTouch')} words={each.keepTouch} />
                  {each.plan === 'apart' && (
                    <p className={each.signedBy ? classes.quiet : classes.late}>
                      {each.signedBy ? (
                        <>
                          {t('cases.signed-by')} <bdi>{each.signedBy.name}</bdi>
                        </>
                      ) : (
                        t('kinship.waits-for-second')
                      )}
                    </p>
                  )}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Homes({ homes, may, onForm }: PartProps & { homes: ChildFamily['homes'] }) {
  const t = useT()
  return (
    <ul className={classes.lines}>
      {homes.map((each) => (
        <li key={each.id}>
          <Fact
            kind="home_assessment"
            fact={each}
            writes={may.care}
            about={each.homeOf}
            onForm={onForm}
            head={
              <>
                <div>
                  <bdi>{each.homeOf}</bdi> · {t(`kinship.home.${word(each.finding)}`)}
                  <On label={t('kinship.assessed')} day={each.assessedOn} /> · <bdi>{each.assessedBy}</bdi>
                </div>
                <Said words={each.words} />
                <Said label={t('kinship.field.conditions')} words={each.conditions} />
              </>
            }
          />
        </li>
      ))}
    </ul>
  )
}

function Placement({ of, ...props }: PartProps & { of: KinPlacement }) {
  const t = useT()
  const { may, onForm } = props
  return (
    <li>
      <Fact
        kind="placement"
        fact={of}
        writes={may.care}
        about={of.carer}
        acts={of.untilOn ? [] : ['end']}
        onForm={onForm}
        head={
          <>
            <div>
              <bdi>{of.carer}</bdi> · {t(`kinship.placement.${word(of.kind)}`)} · {t('cases.since')}{' '}
              <DayText value={of.fromOn} />
              <On label={t('cases.until')} day={of.untilOn} />
            </div>
            {of.emergency && <Said label={t('kinship.emergency')} words={of.emergencyWhy} />}
            {of.endedHow && (
              <Said label={t(`kinship.placement-end.${word(of.endedHow)}`)} words={of.endedWords} />
            )}
            <Owed label={t('kinship.owed.visit')} due={of.due} />
          </>
        }
      >
        {' '}
        <Visits visits={of.visits} open={!of.untilOn} given={{ placementId: of.id }} {...props} />
      </Fact>
    </li>
  )
}
