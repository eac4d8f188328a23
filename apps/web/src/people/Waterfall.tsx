import type { Match } from '@oralu/domain'
import { useIntl } from 'react-intl'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { type Step, stepsOf } from './evidence.ts'
import { Section } from './Section.tsx'
import classes from './workbench.module.css'

/** How the probability came about: where it begins, and by how much each field moved it. A table that is its own chart. */
export function Waterfall({ pair }: { pair: Pick<Match, 'prior' | 'why' | 'probability'> }) {
  const t = useT()
  const { formatNumber } = useIntl()
  const steps = stepsOf(pair.prior, pair.why, pair.probability)
  const ends = steps.flatMap(({ from, to }) => [from, to])
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const place = (bits: number) => ((bits - least) / (most - least || 1)) * 100
  const bits = (value: number) =>
    formatNumber(value, { signDisplay: 'exceptZero', maximumFractionDigits: 1, minimumFractionDigits: 1 })
  return (
    <Section title={t('people.evidence-steps')}>
      <p className={classes.note}>{t('people.evidence-steps.definition')}</p>
      <table className={classes.steps}>
        <thead>
          <tr>
            <th scope="col">{t('people.evidence-steps.field')}</th>
            <th scope="col">{t('people.evidence-steps.bits')}</th>
            <th scope="col">{t('people.evidence-steps.move')}</th>
            <th scope="col">{t('people.evidence-steps.after')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => {
            const [from, to] = [place(Math.min(step.from, step.to)), place(Math.max(step.from, step.to))]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps stand in their order
              <tr key={index}>
                <th scope="row">
                  <Label step={step} />
                </th>
                <td className={classes.number} dir="ltr">
                  {bits(step.bits)}
                </td>
                <td aria-hidden>
                  <div className={classes.scale}>
                    <i className={classes.even} style={{ insetInlineStart: `${place(0)}%` }} />
                    <i
                      className={step.bits >= 0 ? classes.gain : classes.loss}
                      style={{ insetInlineStart: `${from}%`, inlineSize: `max(2px, ${to - from}%)` }}
                    />
                  </div>
                </td>
                <td className={classes.number}>{ofHundred(step.probability, formatNumber)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

function ofHundred(probability: number, format: ReturnType<typeof useIntl>['formatNumber']): string {
  const number = probability * 100
  if (number < 0.01) return `< ${format(0.01)}`
  if (number > 99.99) return `> ${format(99.99)}`
  return format(number, { maximumFractionDigits: number < 1 || number > 99 ? 2 : 0 })
}

const labels: Record<string, string> = {
  start: 'people.evidence-steps.start',
  names: 'people.name',
  born: 'people.born',
  sex: 'people.sex',
  birth_place: 'people.birth-place',
  documents: 'people.document',
  mother: 'people.mother',
  father: 'people.father',
  kin: 'people.evidence-steps.kin',
  kin_other: 'people.evidence-steps.kin-other',
  one_list: 'people.evidence-steps.one-list',
  one_place: 'people.evidence-steps.one-place',
  rivals: 'people.evidence-steps.rivals',
  held: 'people.evidence-steps.held',
  other: 'people.evidence-steps.other',
}

function Label({ step }: { step: Step }) {
  const t = useT()
  return (
    <>
      {t(labels[step.field] ?? 'people.evidence-steps.other', { count: Number(step.params.pairs ?? 0) })}
      {step.outcome && (
        <span className={classes.outcome}>
          {t(`people.outcome.${word(step.outcome.replaceAll('_', '-'))}`)}
        </span>
      )}
    </>
  )
}
