// Conditions, constraints and calculations as the form's own language has them.
import {
  type Expression,
  ExpressionError,
  type Form,
  type FormField,
  type FormItem,
  fieldsIn,
  fieldsOf,
  holdsAnswer,
  isField,
  namesScore,
  needsOf,
  parseExpression,
  patternFault,
  sumsUp,
} from '@oralu/domain'
import type { Names } from './names.ts'
import type { Note } from './read.ts'
import type { Row } from './sheets.ts'

const places = ['relevant', 'constraint', 'calculate'] as const

export function tidyExpressions(form: Form, origin: Map<FormItem, Row>, { ours }: Names, note: Note): void {
  const say = (item: FormItem, code: Parameters<Note>[1], detail: string) =>
    note(origin.get(item) ?? null, code, detail)
  for (const item of form.items) {
    for (const place of places) {
      const text = textAt(item, place)
      if (text === null) continue
      const own = text.replace(/\$\{\s*([^}]*?)\s*\}/g, (whole, name: string) =>
        ours.has(name) ? `\${${ours.get(name)}}` : whole,
      )
      if (isField(item) && place === 'constraint') takeConstraint(item, own, (code) => say(item, code, text))
      else setAt(item, place, own)
      const now = textAt(item, place)
      if (now !== null && !parses(now)) {
        say(item, 'expression-dropped', `${place}: ${text}`)
        setAt(item, place, null)
      }
    }
  }
  dropScores(form, say)
  // What asked for a field that is gone goes too, and what asked for that.
  for (let changed = true; changed; ) {
    changed = false
    const there = new Set(
      fieldsOf(form)
        .filter(holdsAnswer)
        .map(({ name }) => name),
    )
    for (const item of form.items)
      for (const place of places) {
        const text = textAt(item, place)
        if (text === null || [...fieldsIn(parseExpression(text))].every((name) => there.has(name))) continue
        say(item, 'expression-dropped', `${place}: ${text}`)
        setAt(item, place, null)
        changed = true
      }
    const empty = form.items.filter((item) => item.type === 'calculated' && item.calculate === null)
    for (const item of empty) say(item, 'type-dropped', `calculate · ${item.name}`)
    if (empty.length > 0) {
      form.items = form.items.filter((item) => !empty.includes(item))
      changed = true
    }
  }
  breakCircles(form, say)
}

type Say = (item: FormItem, code: Parameters<Note>[1], detail: string) => void

function dropScores(form: Form, say: Say): void {
  const scored = fieldsOf(form).filter(
    (field) => sumsUp(form, field) || [field.name, ...Object.values(field.label)].some(namesScore),
  )
  for (const field of scored) say(field, 'scores-a-person', field.name)
  form.items = form.items.filter((item) => !isField(item) || !scored.includes(item))
}

function breakCircles(form: Form, say: Say): void {
  const needs = needsOf(form)
  const reaches = (from: string, to: string, seen: Set<string>): boolean => {
    for (const next of needs.get(from) ?? []) {
      if (next === to) return true
      if (seen.has(next)) continue
      seen.add(next)
      if (reaches(next, to, seen)) return true
    }
    return false
  }
  for (const item of form.items) {
    if (!reaches(item.name, item.name, new Set())) continue
    for (const place of ['relevant', 'calculate'] as const) {
      const text = textAt(item, place)
      if (text !== null) say(item, 'expression-dropped', `${place}: ${text}`)
      setAt(item, place, null)
    }
    needs.set(item.name, new Set())
  }
}

const textAt = (item: FormItem, place: (typeof places)[number]): string | null =>
  place === 'relevant' ? item.relevant : isField(item) ? item[place] : null

function setAt(item: FormItem, place: (typeof places)[number], text: string | null): void {
  if (place === 'relevant') item.relevant = text
  else if (isField(item)) item[place] = text
}

function parses(text: string): boolean {
  try {
    parseExpression(text)
    return true
  } catch (error) {
    if (error instanceof ExpressionError) return false
    throw error
  }
}

/** regex(., '…') becomes a pattern, a range the least and the largest; all else stays a constraint. */
function takeConstraint(field: FormField, text: string, say: (code: 'pattern-dropped') => void): void {
  const pattern = /^regex\(\s*\.\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\)$/.exec(text.trim())
  field.constraint = text
  if (pattern) {
    const whole = (pattern[1] ?? pattern[2] ?? '').replace(/^\^|\$$/g, '')
    field.constraint = null
    if (field.type !== 'text' || patternFault(whole)) say('pattern-dropped')
    else field.pattern = whole
    return
  }
  if ((field.type !== 'whole number' && field.type !== 'decimal') || !parses(text)) return
  const bounds = boundsIn(parseExpression(text), field.type === 'whole number')
  if (!bounds) return
  field.constraint = null
  field.min = bounds.min
  field.max = bounds.max
}

interface Bounds {
  min: number | null
  max: number | null
}

/** '. >= 0 and . < 120' as bounds; undefined where it says anything else. */
function boundsIn(expression: Expression, whole: boolean): Bounds | undefined {
  if (expression.kind !== 'binary') return undefined
  const { op, left, right } = expression
  if (op === 'and') {
    const [a, b] = [boundsIn(left, whole), boundsIn(right, whole)]
    if (!a || !b || (a.min !== null && b.min !== null) || (a.max !== null && b.max !== null)) return undefined
    return { min: a.min ?? b.min, max: a.max ?? b.max }
  }
  const limit =
    right.kind === 'value'
      ? right.value
      : right.kind === 'minus' && right.of.kind === 'value' && typeof right.of.value === 'number'
        ? -right.of.value
        : undefined
  if (left.kind !== 'self' || typeof limit !== 'number') return undefined
  if (op === '>=') return { min: limit, max: null }
  if (op === '<=') return { min: null, max: limit }
  if (whole && Number.isInteger(limit) && op === '>') return { min: limit + 1, max: null }
  if (whole && Number.isInteger(limit) && op === '<') return { min: null, max: limit - 1 }
  return undefined
}
