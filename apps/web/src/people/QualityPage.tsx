import { Text } from '@mantine/core'
import { getMatchQuality, type MatchQuality } from '@oralu/domain'
import { useIntl } from 'react-intl'
import { useAnswer } from '../api/hooks.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { MatchLinks } from './MatchesPage.tsx'
import classes from './quality.module.css'
import { Section } from './Section.tsx'

/** How well matching goes, in counts. Each chart is a table; nothing is told of fewer than five pairs. */
export function QualityPage() {
  const t = useT()
  const quality = useAnswer(getMatchQuality)
  return (
    <>
      <PageTitle title={t('people.quality')} aside={<MatchLinks />}>
        <Text c="dimmed">{t('people.quality.definition')}</Text>
      </PageTitle>
      <Loaded from={quality}>
        {(it) => (
          <div className={classes.parts}>
            <Calibration bins={it.calibration} />
            <Days days={it.days} />
            <Agreement of={it.agreement} />
            <Open of={it.open} />
          </div>
        )}
      </Loaded>
    </>
  )
}

function usePercent() {
  const { formatNumber } = useIntl()
  return (part: number, digits = 0) => formatNumber(part, { style: 'percent', maximumFractionDigits: digits })
}

function Calibration({ bins }: { bins: MatchQuality['calibration'] }) {
  const t = useT()
  const { formatNumber } = useIntl()
  const percent = usePercent()
  const told = bins.filter((bin) => bin.pairs && bin.same !== null && bin.stated !== null)
  const pairs = told.reduce((sum, bin) => sum + bin.pairs!, 0)
  // The mean distance between what was stated and what was decided, by pair.
  const off =
    told.reduce((sum, bin) => sum + Math.abs(bin.same! - bin.stated! * bin.pairs!), 0) / (pairs || 1)
  const title =
    pairs > 0 ? t('people.quality.calibration.finding', { off: percent(off, 1), count: pairs }) : null
  return (
    <Section title={title ?? t('people.quality.calibration')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('people.quality.calibration.definition')}
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('people.quality.stated')}</th>
            <th scope="col">{t('people.quality.pairs')}</th>
            <th scope="col">{t('people.quality.same-share')}</th>
            <th scope="col" className={classes.chart}>
              {t('people.quality.chart')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => {
            const share = bin.pairs && bin.same !== null ? bin.same / bin.pairs : null
            return (
              <tr key={bin.from}>
                <th scope="row">
                  <bdi dir="ltr">
                    {percent(bin.from)} – {percent(bin.to)}
                  </bdi>
                </th>
                <td>{bin.pairs === null ? t('people.quality.few') : formatNumber(bin.pairs)}</td>
                <td>{share === null ? '–' : percent(share)}</td>
                <td className={classes.chart} aria-hidden>
                  {share !== null && (
                    <div className={classes.bar}>
                      <i style={{ inlineSize: `${share * 100}%` }} />
                      <b style={{ insetInlineStart: `${bin.stated! * 100}%` }} />
                    </div>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

function Days({ days }: { days: MatchQuality['days'] }) {
  const t = useT()
  const { formatNumber } = useIntl()
  const most = Math.max(1, ...days.map((day) => day.same + day.notSame))
  const all = days.reduce((sum, day) => sum + day.same + day.notSame, 0)
  return (
    <Section title={t('people.quality.days', { count: all })}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('people.quality.days.definition')}
      </Text>
      {days.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.quality.day')}</th>
              <th scope="col">{t('people.same')}</th>
              <th scope="col">{t('people.not-same')}</th>
              <th scope="col">{t('people.decisions.undone')}</th>
              <th scope="col" className={classes.chart}>
                {t('people.quality.chart')}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">
                  <DayText value={day.day} />
                </th>
                <td>{formatNumber(day.same)}</td>
                <td>{formatNumber(day.notSame)}</td>
                <td>{formatNumber(day.undone)}</td>
                <td className={classes.chart} aria-hidden>
                  <div className={classes.bar}>
                    <i style={{ inlineSize: `${(day.same / most) * 100}%` }} />
                    <i className={classes.second} style={{ inlineSize: `${(day.notSame / most) * 100}%` }} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Agreement({ of: { pairs, agreeing } }: { of: MatchQuality['agreement'] }) {
  const t = useT()
  const percent = usePercent()
  const known = pairs !== null && pairs > 0 && agreeing !== null
  return (
    <Section title={t('people.quality.agreement')}>
      <Text size="sm">
        {known
          ? t('people.quality.agreement.share', { share: percent(agreeing / pairs), count: pairs })
          : t(pairs === null ? 'people.quality.agreement.few' : 'people.quality.agreement.none')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('people.quality.agreement.definition')}
      </Text>
    </Section>
  )
}

function Open({ of }: { of: MatchQuality['open'] }) {
  const t = useT()
  return (
    <Section title={t('people.quality.open')}>
      <ul className={classes.open}>
        <li>{t('people.matches.left', { count: of.pairs })}</li>
        <li>{t('people.waiting.second', { count: of.second })}</li>
        <li>{t('people.quality.opinions', { count: of.opinions })}</li>
        <li>{t('people.open-questions', { count: of.questions })}</li>
      </ul>
    </Section>
  )
}
