import type { CareReferralPage } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'
import { Section } from './Section.tsx'

/** What a document of theirs said, by the names that are known; the rest is counted. */
export function Came({ of: { came } }: { of: CareReferralPage }) {
  const t = useT()
  return (
    <Section title={t('cases.referral.came')}>
      {came ? (
        <>
          <ul className={classes.lines}>
            {[...Object.entries(came.case), ...Object.entries(came.referral)].map(([name, value]) => (
              <li key={name}>
                <span className={classes.quiet} dir="ltr">
                  {name}
                </span>
                <bdi className={classes.note}>
                  {typeof value === 'boolean'
                    ? t(value ? 'cases.referral.yes' : 'cases.referral.no')
                    : String(value)}
                </bdi>
              </li>
            ))}
          </ul>
          <p className={classes.quiet}>{t('cases.referral.unknown', { count: came.unknown })}</p>
        </>
      ) : (
        <p>{t('cases.referral.erased')}</p>
      )}
    </Section>
  )
}
