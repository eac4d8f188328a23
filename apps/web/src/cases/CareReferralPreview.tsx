import { type CareReferralPage, previewCareReferral } from '@oralu/domain'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cases.module.css'
import { Section } from './Section.tsx'

/** Field by field, what would go, what stays and why, and the consent that it rests on. */
export function Preview({ of }: { of: CareReferralPage }) {
  const t = useT()
  const found = useAnswer(previewCareReferral, { params: { id: of.id } }, { keep: false })
  return (
    <Loaded from={found}>
      {({ fields, refusal, gap }) => (
        <Section title={t('cases.referral.preview')}>
          {refusal && <p className={classes.late}>{t(`cooperation.why.${refusal}`)}</p>}
          {gap && <p className={classes.late}>{t(`cases.referral.gap.${gap}`)}</p>}
          <ul className={classes.lines}>
            {fields.map(({ field, value, why }) => (
              <li key={field}>
                <span className={classes.grow}>
                  {t(`cases.referral.field.${field}`)}: <bdi>{value === null ? '–' : String(value)}</bdi>
                </span>
                <span className={why ? classes.quiet : classes.late}>
                  {t(why ? `cases.referral.why.${word(why)}` : 'cases.referral.goes')}
                </span>
              </li>
            ))}
            {of.notes && (
              <li>
                <span className={classes.grow}>
                  {t('cases.referral.notes')}: <bdi className={classes.note}>{of.notes}</bdi>
                </span>
                <span className={classes.late}>{t('cases.referral.goes')}</span>
              </li>
            )}
          </ul>
          <p className={classes.quiet}>{t('cases.referral.never')}</p>
          {of.consent && (
            <p>
              {t('cases.referral.consent')}: {t(`cases.referral.by.${word(of.consent.by)}`)} ·{' '}
              {t(`cases.referral.how.${of.consent.how}`)} · <DayText value={of.consent.on} />
              <br />
              <bdi className={classes.note}>{of.consent.words}</bdi>
              {of.consent.childView && (
                <>
                  <br />
                  {t('cases.referral.child-view')}: <bdi className={classes.note}>{of.consent.childView}</bdi>
                </>
              )}
            </p>
          )}
        </Section>
      )}
    </Loaded>
  )
}
