// Conditions as they are chosen, without any syntax: rows of a field, a comparison and a value, all or any of which hold.
import type { FieldType, FormField } from './cases-forms-definition.ts'
import { type Expression, ExpressionError, parseExpression } from './cases-forms-expression.ts'

export const askedHow = ['is', 'is not', 'chosen', 'not chosen', 'at least', 'at most', 'answered'] as const
export type AskedHow = (typeof askedHow)[number]

export interface ConditionRow {
  field: string
  comparison: AskedHow
  /** A choice's name, 'yes' or 'no', a number, a day; '' where none is needed. */
  value: string
}
export interface Condition {
  join: 'and' | 'or'
  rows: ConditionRow[]
}

/** How a field of a type can be asked about. */
export const waysToAsk = (type: FieldType): AskedHow[] =>
  (({
    'yes or no': ['is'],
    'one of': ['is', 'is not', 'answered'],
    'several of': ['chosen', 'not chosen', 'answered'],
    'whole number': ['at least', 'at most', 'is', 'answered'],
    decimal: ['at least', 'at most', 'answered'],
    date: ['at least', 'at most', 'answered'],
  })[type as string] as AskedHow[] | undefined) ?? ['answered']

export const writeCondition = ({ join, rows }: Condition, fields: ReadonlyMap<string, FormField>): string =>
  rows.map((row) => writeRow(row, fields.get(row.field)?.type)).join(` ${join} `)

function writeRow({ field, comparison, value }: ConditionRow, type: FieldType | undefined): string {
  const asked = `\${${field}}`
  const said =
    type === 'yes or no'
      ? `${value === 'no' ? 'false' : 'true'}()`
      : (type === 'whole number' || type === 'decimal') && /^-?\d+(\.\d+)?$/.test(value)
        ? value
        : `'${value.replaceAll("'", '')}'`
  switch (comparison) {
    case 'is':
      return `${asked} = ${said}`
    case 'is not':
      return `${asked} != ${said}`
    case 'chosen':
      return `selected(${asked}, ${said})`
    case 'not chosen':
      return `not(selected(${asked}, ${said}))`
    case 'at least':
      return `${asked} >= ${said}`
    case 'at most':
      return `${asked} <= ${said}`
    case 'answered':
      return `${asked} != ''`
  }
}

/** A condition as rows; null where it says more than rows can (it came with a spreadsheet). */
export function readCondition(text: string): Condition | null {
  let whole: Expression
  try {
    whole = parseExpression(text)
  } catch (error) {
    if (error instanceof ExpressionError) return null
    throw error
  }
  const join = whole.kind === 'binary' && whole.op === 'or' ? 'or' : 'and'
  const rows: ConditionRow[] = []
  const walk = (each: Expression): boolean => {
    if (each.kind === 'binary' && each.op === join) return walk(each.left) && walk(each.right)
    const row = readRow(each)
    if (row) rows.push(row)
    return row !== null
  }
  return walk(whole) ? { join, rows } : null
}

function readRow(each: Expression): ConditionRow | null {
  if (each.kind === 'call' && each.name === 'not') {
    const row = readRow(each.args[0]!)
    return row?.comparison === 'chosen' ? { ...row, comparison: 'not chosen' } : null
  }
  if (each.kind === 'call' && each.name === 'selected') {
    const [asked, value] = each.args
    if (asked?.kind !== 'field' || value?.kind !== 'value') return null
    return { field: asked.name, comparison: 'chosen', value: String(value.value) }
  }
  if (each.kind !== 'binary' || each.left.kind !== 'field') return null
  const value = saidBy(each.right)
  if (value === null) return null
  const field = each.left.name
  if (each.op === '!=' && value === '') return { field, comparison: 'answered', value: '' }
  const comparison = ({ '=': 'is', '!=': 'is not', '>=': 'at least', '<=': 'at most' } as const)[
    each.op as '='
  ] as AskedHow | undefined
  return comparison && value !== '' ? { field, comparison, value } : null
}

function saidBy(each: Expression): string | null {
  if (each.kind === 'value') return String(each.value)
  if (each.kind === 'minus' && each.of.kind === 'value') return `-${each.of.value}`
  if (each.kind === 'call' && each.name === 'true') return 'yes'
  return each.kind === 'call' && each.name === 'false' ? 'no' : null
}
