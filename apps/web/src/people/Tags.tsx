import type { PersonPage } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './people.module.css'

/** How a person stands, in words; no colour speaks of a person. */
export function Tags({
  person,
}: {
  person: Pick<PersonPage, 'child' | 'status' | 'nationality' | 'bornTo'>
}) {
  const t = useT()
  return (
    <div className={classes.tags}>
      <span className={classes.tag}>
        {t(person.child ? (person.bornTo ? 'people.child' : 'people.child-until-known') : 'people.adult')}
      </span>
      <span className={classes.tag}>
        {person.status ? t(`people.status.${word(person.status)}`) : t('people.status.unknown')}
      </span>
      <span className={classes.tag}>
        {t('people.nationality')}: {t(`people.nationality.${word(person.nationality)}`)}
      </span>
    </div>
  )
}
