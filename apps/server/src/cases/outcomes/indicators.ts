// How it goes for those who came into care: counted for the office, frozen by the quarter for others.
import {
  type AnswerOf,
  daysAfter,
  type getOutcomes,
  type Language,
  type OutcomeCell,
  outcomeDefinitions,
  outcomeIndicators,
  outcomeWords,
  Problem,
  quarterEnd,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { type Sheet, sheetFile } from '../sheet.ts'
import { type Counted, forOthers } from './outside.ts'

async function counted(db: Db, asOf: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select * from cases.outcomes(${asOf}::date)`.execute(db)
  const order = (indicator: OutcomeCell['indicator']) => outcomeIndicators.indexOf(indicator)
  return rows.toSorted(
    (a, b) =>
      order(a.indicator) - order(b.indicator) || a.months - b.months || a.cohort.localeCompare(b.cohort),
  )
}

export async function outcomesOf(db: Db, asOf: string = today()): Promise<AnswerOf<typeof getOutcomes>> {
  const lines = await counted(db, asOf)
  const released = await db
    .selectFrom('cases.outcome_release')
    .select(['id', 'as_of as asOf', 'recorded_at as recordedAt'])
    .orderBy('as_of', 'desc')
    .execute()
  const all = Map.groupBy(lines, ({ indicator, months }) => `${indicator} ${months}`)
  const sum = (of: readonly Counted[], what: 'who' | 'yes') => of.reduce((n, line) => n + line[what], 0)
  return {
    asOf,
    cells: [...all.values()].flatMap((of): OutcomeCell[] => [
      ...of,
      { ...of[0]!, cohort: null, who: sum(of, 'who'), yes: sum(of, 'yes') },
    ]),
    definitions: [...outcomeDefinitions],
    released,
    quarter: quarterEnd(),
  }
}

/** A quarter goes out once; asked for again, it is the same. @throws Problem body-invalid where it is no quarter that ended */
export async function release(db: Db, asOf: string): Promise<{ id: string }> {
  if (asOf > quarterEnd() || asOf !== quarterEnd(daysAfter(asOf, 1)))
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.asOf', message: 'the last day of a quarter that has ended' }],
    })
  const find = () =>
    db.selectFrom('cases.outcome_release').select('id').where('as_of', '=', asOf).executeTakeFirst()
  const before = await find()
  if (before) return before
  const cells = await forOthers(await counted(db, asOf), asOf)
  const made = await db
    .insertInto('cases.outcome_release')
    .values({
      as_of: asOf,
      cells: JSON.stringify(cells),
      definitions: JSON.stringify(outcomeDefinitions),
    })
    .onConflict((conflict) => conflict.columns(['agency_id', 'as_of']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made ?? (await find())!
}

const heads: Record<Language, string[]> = {
  kk: [
    'Келген жартыжылдық',
    'Ай өтті',
    'Көрсеткіш',
    'Мағынасы',
    'Барлығы',
    'Оның ішінде иә',
    'Күні',
    'Нұсқасы',
  ],
  ru: [
    'Полугодие прибытия',
    'Прошло месяцев',
    'Показатель',
    'Что считается',
    'Всего',
    'Из них да',
    'На день',
    'Версия',
  ],
  en: [
    'Half-year of arrival',
    'Months after',
    'Indicator',
    'What is counted',
    'Of whom',
    'Yes',
    'As of',
    'Version',
  ],
  ar: ['نصف سنة القدوم', 'بعد أشهر', 'المؤشر', 'ما يُحسب', 'من أصل', 'نعم', 'حتى يوم', 'الإصدار'],
}
const allWord: Record<Language, string> = { kk: 'барлығы', ru: 'все', en: 'all', ar: 'الكل' }
const withheldWord: Record<Language, string> = {
  kk: 'жарияланбайды',
  ru: 'не публикуется',
  en: 'withheld',
  ar: 'محجوب',
}

/** A quarter's numbers for others. @throws Problem not-found */
export async function releaseFile(db: Db, id: string, language: Language, as: 'csv' | 'xlsx') {
  const row = await db
    .selectFrom('cases.outcome_release')
    .select(['as_of', 'cells', 'definitions'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  const versions = new Map(
    (row.definitions as { id: string; version: number }[]).map((each) => [each.id, each.version]),
  )
  const sheet: Sheet = {
    name: `outcomes-${row.as_of}`,
    columns: heads[language].map((header, at) => ({ header, width: at === 3 ? 70 : 20 })),
    rows: (row.cells as OutcomeCell[]).map(({ cohort, months, indicator, who, yes }) => [
      cohort ?? allWord[language],
      months,
      outcomeWords[indicator][language].name,
      outcomeWords[indicator][language].means,
      who ?? withheldWord[language],
      yes ?? withheldWord[language],
      row.as_of,
      versions.get(indicator) ?? null,
    ]),
  }
  return await sheetFile(sheet, language, as)
}
