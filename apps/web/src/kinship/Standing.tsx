// How the child stands, what is known of the parents, and who may decide.
import type { ChildFamily } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Fact, On, Said, Sub } from './Fact.tsx'
import type { PartProps } from './FamilyTab.tsx'

export function Standing(props: PartProps) {
  const t = useT()
  const { family, may, onForm } = props
  return (
    <Section
      title={t('kinship.standing')}
      {...(may.care ? { act: t('kinship.add.standing'), onAct: () => onForm({ kind: 'standing' }) } : {})}
    >
      {family.standings.length === 0 && <p className={classes.quiet}>{t('kinship.no-standing')}</p>}
      <ul className={classes.lines}>
        {family.standings.map((each, at) => (
          <li key={each.id}>
            <Fact
              kind="standing"
              fact={each}
              writes={may.care}
              about={t(`kinship.standing.${word(each.standing)}`)}
              onForm={onForm}
              head={
                <>
                  <div>
                    {at === 0 && !each.lapsedOn ? (
                      <strong>{t(`kinship.standing.${word(each.standing)}`)}</strong>
                    ) : (
                      <span>{t(`kinship.standing.${word(each.standing)}`)}</span>
                    )}{' '}
                    · {t('cases.since')} <DayText value={each.fromOn} /> · {t('kinship.said-by')}{' '}
                    <bdi>{each.saidBy}</bdi>
                    {each.lapsedOn && (
                      <>
                        {' · '}
                        {t('kinship.lapsed')} <DayText value={each.lapsedOn} />
                      </>
                    )}
                  </div>
                  <Said words={each.evidence} />
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Parents {...props} />
      <Sub
        title={t('kinship.guardians')}
        act={may.care ? t('kinship.add.guardianship') : undefined}
        onAct={() => onForm({ kind: 'guardianship' })}
      />
      {!family.guarded && <p className={classes.late}>{t('kinship.no-guardian-hint')}</p>}
      <ul className={classes.lines}>
        {family.guardianships.map((each) => (
          <Guardian key={each.id} of={each} {...props} />
        ))}
      </ul>
    </Section>
  )
}

function Parents({ family, may, onForm }: PartProps) {
  const t = useT()
  return (
    <>
      <Sub
        title={t('kinship.parents')}
        act={may.care ? t('kinship.add.parent_fact') : undefined}
        onAct={() => onForm({ kind: 'parent_fact' })}
      />
      {family.parents.length === 0 && <p className={classes.quiet}>{t('kinship.no-parents')}</p>}
      <ul className={classes.lines}>
        {family.parents.map((each) => (
          <li key={each.id}>
            <Fact
              kind="parent_fact"
              fact={each}
              writes={may.care}
              about={t(`kinship.relation.${each.parent}`)}
              onForm={onForm}
              head={
                <>
                  <div>
                    {t(`kinship.relation.${each.parent}`)}
                    {each.name && (
                      <>
                        {' '}
                        (<bdi>{each.name}</bdi>)
                      </>
                    )}
                    : {t(`kinship.situation.${word(each.situation)}`)}
                    <On label={t('kinship.as-of')} day={each.knownOn} /> · {t('kinship.said-by')}{' '}
                    <bdi>{each.saidBy}</bdi>
                  </div>
                  {each.situation === 'held' && (
                    <p className={classes.quiet}>{t('kinship.through-authority')}</p>
                  )}
                  <Said words={each.evidence} />
                </>
              }
            />
          </li>
        ))}
      </ul>
    </>
  )
}

function Guardian({ of, may, onForm }: PartProps & { of: ChildFamily['guardianships'][number] }) {
  const t = useT()
  return (
    <li>
      <Fact
        kind="guardianship"
        fact={of}
        writes={may.care}
        about={of.name}
        acts={of.untilOn ? [] : ['end']}
        onForm={onForm}
        head={
          <>
            <div>
              <bdi>{of.name}</bdi> · {t(`kinship.guardian.${word(of.kind)}`)} ·{' '}
              {t(`kinship.basis.${word(of.basis)}`)}: <bdi>{of.basisWords}</bdi> · {t('cases.since')}{' '}
              <DayText value={of.fromOn} />
              <On label={t('cases.until')} day={of.untilOn} />
            </div>
            {of.conflict && <strong>{t('kinship.conflict-stands')}</strong>}
            <Said words={of.conflictWords} />
            <Said words={of.endedWhy} />
          </>
        }
      />
    </li>
  )
}
