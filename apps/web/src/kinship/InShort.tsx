// What a new worker understands in a minute: how the child stands, who may decide, where it lives, what is owed.

import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import type { PartProps } from './FamilyTab.tsx'
import own from './kinship.module.css'

export function InShort({ family, guarded }: PartProps) {
  const t = useT()
  const standing = family.standings.find(({ lapsedOn }) => !lapsedOn)
  const guardians = family.guardianships.filter(({ stands, conflict }) => stands && !conflict)
  const placement = family.placements.find(({ untilOn }) => !untilOn)
  const reunified = family.tracings.find(
    ({ reunifiedOn, endedHow }) => reunifiedOn && endedHow !== 'did not hold',
  )
  const tracings = family.tracings.filter(({ state }) => state !== 'ended')
  const owed = guarded?.owed ?? []
  const dues = [
    ...family.placements.map(({ due }) => ({ label: t('kinship.owed.visit'), due })),
    ...family.tracings.map(({ due }) => ({ label: t('kinship.owed.visit'), due })),
    ...family.arrangements.map(({ due, withWhom }) => ({
      label: t('kinship.owed.contact', { who: t(`kinship.relation.${word(withWhom)}`) }),
      due,
    })),
  ].filter(({ due }) => due)
  return (
    <Section title={t('kinship.in-short')}>
      <dl className={classes.minute}>
        <dt>{t('kinship.standing')}</dt>
        <dd>
          {standing ? (
            <>
              <strong>{t(`kinship.standing.${word(standing.standing)}`)}</strong> · {t('cases.since')}{' '}
              <DayText value={standing.fromOn} />
            </>
          ) : (
            <strong>{t('kinship.no-standing')}</strong>
          )}
          {standing && reunified?.reunifiedOn && reunified.reunifiedOn > standing.fromOn && (
            <div className={classes.quiet}>{t('kinship.say-anew')}</div>
          )}
        </dd>
        <dt>{t('kinship.decides')}</dt>
        <dd>
          {guardians.length > 0 ? (
            guardians.map((each, at) => (
              <span key={each.id}>
                {at > 0 && ', '}
                <bdi>{each.name}</bdi> ({t(`kinship.guardian.${word(each.kind)}`)})
              </span>
            ))
          ) : (
            <strong>{t('kinship.no-guardian')}</strong>
          )}
          {family.say && <div className={classes.quiet}>{t(`kinship.say.${word(family.say)}`)}</div>}
        </dd>
        <dt>{t('kinship.lives')}</dt>
        <dd>
          {placement ? (
            <>
              <bdi>{placement.carer}</bdi> · {t(`kinship.placement.${word(placement.kind)}`)} ·{' '}
              {t('cases.since')} <DayText value={placement.fromOn} />
              {placement.emergency && <strong> · {t('kinship.emergency')}</strong>}
            </>
          ) : reunified ? (
            <>
              <bdi>{reunified.soughtWords}</bdi> · {t(`kinship.relation.${word(reunified.relation)}`)} ·{' '}
              {t('cases.since')} <DayText value={reunified.reunifiedOn} />
            </>
          ) : (
            t('kinship.no-placement')
          )}
        </dd>
        {tracings.length > 0 && (
          <>
            <dt>{t('kinship.tracing')}</dt>
            <dd>
              {tracings.map((each) => (
                <div key={each.id}>
                  <bdi>{each.soughtWords}</bdi> ({t(`kinship.relation.${word(each.relation)}`)}):{' '}
                  {t(`kinship.state.${each.state}`)}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{t('kinship.owed')}</dt>
        <dd>
          {owed.length + dues.length === 0 ? (
            t('kinship.nothing-owed')
          ) : (
            <ul className={own.owed}>
              {owed.map((each) => (
                <li key={each.id} className={each.over ? classes.late : undefined}>
                  {t('kinship.owed.assessment')}: {t(`kinship.change.${each.change}`)}
                  {each.name && (
                    <>
                      {' '}
                      (<bdi>{each.name}</bdi>)
                    </>
                  )}
                  {' · '}
                  {each.by ? (
                    <>
                      {t('kinship.by')} <InstantText value={each.by} />
                    </>
                  ) : (
                    <>
                      {t('cases.since')} <DayText value={each.on} />
                    </>
                  )}
                  {each.by && each.over && <> · {t('kinship.over')}</>}
                </li>
              ))}
              {dues.map(({ label, due }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike
                <li key={at} className={due?.over ? classes.late : undefined}>
                  {label} · {t('kinship.by')} <DayText value={due?.on} />
                  {due?.over && <> · {t('kinship.over')}</>}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </Section>
  )
}
