/** What an estimate means and what it does not, as codes with English sentences. */
import type { EstimateAnswer, EstimateCode, EstimateFinding, EstimateFindingKind } from './answer.ts'
import { type HistoryTable, namesOf, onAll, size } from './table.ts'

/** Fewer people on more than one list than this: the estimate rests on a handful. A convention of ours. */
const FEW = 20
/** BIC that near is "not worth more than a bare mention" (Kass and Raftery, JASA 90, 1995). */
const NEAR = 2
/** Other readings further away than this share are said to disagree. A convention of ours. */
const FAR = 0.1

type Said = Omit<EstimateAnswer, 'findings'>

/** The findings on an answer: what it says, then doubts, then what is assumed. */
export function findingsOf(answer: Said, table: HistoryTable, linksDrawn: boolean): EstimateFinding[] {
  return [
    ...says(answer),
    ...doubtsOfTable(table),
    ...doubtsOfChoice(answer),
    ...assumptions(answer, linksDrawn),
  ]
}

function says({ estimate, lowerBound, seen }: Said): EstimateFinding[] {
  const findings: EstimateFinding[] = []
  if (estimate) {
    const { people, unseen, low, high } = estimate
    const range = high === null ? `${n(low)} upwards` : `${n(low)} to ${n(high)}`
    findings.push(
      finding(
        'people-in-all',
        'says',
        { people, unseen, seen, low, ...(high === null ? {} : { high }) },
        `About ${n(people)} people in all: ${n(seen)} seen and about ${n(unseen)} on no list. The interval is ${range}: one made this way holds the true number in about 95 of 100 cases, if what is assumed holds.`,
      ),
    )
    if (high === null)
      findings.push(
        finding(
          'no-upper-end',
          'says',
          { low },
          'The lists overlap too little to say how many there are at most.',
        ),
      )
  } else {
    findings.push(
      finding(
        'no-estimate',
        'says',
        { seen },
        `${n(seen)} people were seen. How many there are in all cannot be estimated from these lists: no model of them has an estimate that exists and is the only one.`,
      ),
    )
  }
  findings.push(
    finding(
      'at-least',
      'says',
      { low: lowerBound.low },
      lowerBound.low > seen
        ? `Without choosing a model: at least ${n(lowerBound.low)} people, if being on one list never makes it less likely to be on another.`
        : `Without choosing a model: at least the ${n(seen)} people seen.`,
    ),
    finding(
      'names-nobody',
      'says',
      {},
      'This is a number of people, not a list of them. It says of no one that they exist or where they are.',
    ),
  )
  return findings
}

function doubtsOfTable({ lists, counts }: HistoryTable): EstimateFinding[] {
  const findings: EstimateFinding[] = []
  const several = counts.reduce((sum, count, h) => (size(h) > 1 ? sum + count : sum), 0)
  if (several < FEW)
    findings.push(
      finding(
        'few-in-common',
        'doubts',
        { people: several },
        several === 0
          ? 'Nobody is on more than one list: how many are on none cannot be told from these.'
          : `Only ${n(several)} ${several === 1 ? 'person is' : 'people are'} on more than one list; all that is said of the unseen rests on them.`,
      ),
    )
  onAll(counts).forEach((people, h) => {
    if (size(h) !== 2 || people > 0) return
    const names = namesOf(h, lists)
    findings.push(
      finding(
        'lists-do-not-overlap',
        'doubts',
        { lists: names },
        `Nobody is on both ${names[0]} and ${names[1]}.`,
      ),
    )
  })
  return findings
}

function doubtsOfChoice(answer: Said): EstimateFinding[] {
  const { estimate, model, others, leftOut, lowerBound, bootstrap, linkage } = answer
  const findings: EstimateFinding[] = []
  if (leftOut.models > 0)
    findings.push(
      finding(
        'models-left-out',
        'doubts',
        { models: leftOut.models },
        `${n(leftOut.models)} of the models looked at ${leftOut.models === 1 ? 'was' : 'were'} left out, since with so little overlap their estimate does not exist or is not the only one.`,
      ),
    )
  if (estimate && model) {
    const far = (people: number) => Math.abs(people - estimate.people) > FAR * estimate.people
    const near = others.filter(({ bic }) => bic - model.bic <= NEAR).map(({ people }) => people)
    if (near.some(far)) {
      const [low, high] = [Math.min(estimate.people, ...near), Math.max(estimate.people, ...near)]
      findings.push(
        finding(
          'models-disagree',
          'doubts',
          { low, high, models: near.length + 1 },
          `${near.length + 1} models explain the lists about equally well and say ${n(low)} to ${n(high)} people.`,
        ),
      )
    }
    if (answer.stepwise && far(answer.stepwise.people))
      findings.push(
        finding(
          'ways-disagree',
          'doubts',
          { people: answer.stepwise.people },
          `Another way of choosing a model, stepwise by p-values, says ${n(answer.stepwise.people)} people.`,
        ),
      )
    if (fitsBadly(model.deviance, model.degreesOfFreedom))
      findings.push(
        finding(
          'fits-badly',
          'doubts',
          { deviance: model.deviance, degreesOfFreedom: model.degreesOfFreedom },
          `Even the best model fits badly (deviance ${model.deviance} on ${model.degreesOfFreedom} degrees of freedom).`,
        ),
      )
    if (estimate.people < lowerBound.low)
      findings.push(
        finding(
          'below-the-bound',
          'doubts',
          { people: estimate.people, low: lowerBound.low },
          `The model's ${n(estimate.people)} is below the lower bound of ${n(lowerBound.low)}: lists exclude each other, or the model is wrong.`,
        ),
      )
  }
  if (bootstrap && bootstrap.withoutEstimate > 0)
    findings.push(
      finding(
        'draws-without-estimate',
        'doubts',
        { draws: bootstrap.draws, withoutEstimate: bootstrap.withoutEstimate },
        `In ${n(bootstrap.withoutEstimate)} of ${n(bootstrap.draws)} draws no model had an estimate; they count as beyond every number.`,
      ),
    )
  if (linkage) {
    const { low, high } = linkage.interval
    findings.push(
      finding(
        'links-matter',
        'doubts',
        { tables: linkage.tables, low, ...(high === null ? {} : { high }) },
        `Over ${n(linkage.tables)} ways of joining records the interval is ${n(low)} ${high === null ? 'upwards' : `to ${n(high)}`}: use this one, it knows of wrong links as well.`,
      ),
    )
  }
  return findings
}

/** Deviance beyond the 99th percentile of χ² (Wilson and Hilferty's approximation). */
function fitsBadly(deviance: number, degrees: number): boolean {
  if (degrees <= 0) return false
  const spread = 2 / (9 * degrees)
  return Math.cbrt(deviance / degrees) > 1 - spread + 2.326 * Math.sqrt(spread)
}

function assumptions({ lists }: Said, linksDrawn: boolean): EstimateFinding[] {
  const assumes = (code: EstimateCode, text: string) => finding(code, 'assumes', {}, text)
  return [
    assumes(
      'assumes-one-population',
      'All lists are of the same people in the same time: nobody joined them or left between one list and another.',
    ),
    assumes(
      'assumes-everyone-reachable',
      'Everyone could have come onto some list. People whom no list could ever reach are not in the number.',
    ),
    linksDrawn
      ? assumes(
          'assumes-drawn-links',
          'The probabilities of the links are right, and wrong links are independent of each other.',
        )
      : assumes(
          'assumes-right-links',
          'Records were joined rightly. Links that were missed make the number too high, false ones too low.',
        ),
    lists.length === 2
      ? assumes(
          'assumes-independence',
          'To be on one list says nothing of being on the other. Two lists alone cannot show otherwise.',
        )
      : assumes(
          'assumes-the-model',
          'How the lists hang together is the same for the unseen as for the seen. What all lists miss together, no data can show.',
        ),
  ]
}

function finding(
  code: EstimateCode,
  kind: EstimateFindingKind,
  params: EstimateFinding['params'],
  text: string,
): EstimateFinding {
  return { code, kind, params, text }
}

const n = (value: number) => value.toLocaleString('en')
