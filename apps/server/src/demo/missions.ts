// The fictional Operation Betege. The sizes of its missions follow the figures published for a real operation,
// so that the demonstration has the same arithmetic; everything else about it is invented.

import { type Composition, GENERATED, type Mission, type Operation } from './types.ts'

export const NOTICE =
  'Generated demonstration data. Operation Betege is fictional: no person, camp, telephone or identity number in it is real.'

export const operation: Operation = {
  key: 'betege',
  name: 'Betege',
  title: `Operation Betege (fictional; ${GENERATED})`,
  generated: true,
  notice: NOTICE,
  from: '2018-09-03',
}

type Plan = Composition & Pick<Mission, 'departs' | 'arrives' | 'state'>

const plans: readonly Plan[] = [
  {
    departs: '2019-01-11',
    arrives: '2019-01-12',
    state: 'arrived',
    men: 6,
    women: 11,
    children: 30,
    orphans: 0,
  },
  {
    departs: '2019-05-14',
    arrives: '2019-05-16',
    state: 'arrived',
    men: 16,
    women: 59,
    children: 156,
    orphans: 18,
  },
  {
    departs: '2019-06-04',
    arrives: '2019-06-07',
    state: 'arrived',
    men: 0,
    women: 67,
    children: 171,
    orphans: 9,
  },
  {
    departs: '2019-07-02',
    arrives: '2019-07-03',
    state: 'arrived',
    men: 3,
    women: 19,
    children: 49,
    orphans: 4,
  },
  {
    departs: '2021-02-11',
    arrives: '2021-02-11',
    state: 'planned',
    men: 4,
    women: 1,
    children: 7,
    orphans: 2,
  },
]

/** The five missions, in order; orphans are counted among the children. */
export const missions: readonly Mission[] = plans.map((plan, index) => ({
  number: index + 1,
  name: `Betege-${index + 1}`,
  total: plan.men + plan.women + plan.children,
  from: 'Sahl al-Rih airfield (fictional)',
  to: 'Aktau',
  ...plan,
}))
