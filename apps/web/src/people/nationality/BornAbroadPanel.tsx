import type { BornAbroad } from '@oralu/domain'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import classes from './nationality.module.css'

/** For a child born abroad: what is stated, to which rule it leads, what is missing. It decides nothing. */
export function BornAbroadPanel({ born }: { born: BornAbroad }) {
  const t = useT()
  const parent = (said: BornAbroad['mother']) =>
    t(said ? `people.parent-nationality.${word(said)}` : 'people.born-abroad.not-stated')
  const facts = [
    [
      t('people.born-abroad.birth-record'),
      t(born.birthRecord ? 'people.born-abroad.entered' : 'people.born-abroad.not-stated'),
    ],
    [t('people.born-abroad.mother'), parent(born.mother)],
    [t('people.born-abroad.father'), parent(born.father)],
    [
      t('people.born-abroad.consulate'),
      t(
        born.registered === null
          ? 'people.born-abroad.not-stated'
          : born.registered
            ? 'people.born-abroad.registered'
            : 'people.born-abroad.not-registered',
      ),
    ],
  ] as const
  return (
    <section className={classes.panel} aria-label={t('people.born-abroad')}>
      <h3 className={classes.title}>{t('people.born-abroad')}</h3>
      <dl className={classes.parts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t(`people.birth-rule.${word(born.rule).replace(',', '')}`)}</p>
      {born.missing.length > 0 && (
        <>
          <strong>{t('people.born-abroad.missing')}</strong>
          <ul>
            {born.missing.map((gap) => (
              <li key={gap}>{t(`people.birth-gap.${word(gap)}`)}</li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.quiet}>{t('people.born-abroad.decides-nothing')}</p>
    </section>
  )
}
