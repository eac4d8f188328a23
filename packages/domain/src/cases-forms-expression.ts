// The language of a form's conditions: the part of XLSForm's that a form needs. It is parsed into a tree and walked; no
// text of a form is ever run as code. Work is bounded by the length of the text.

export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod'
export type ExpressionFunction =
  | 'not'
  | 'selected'
  | 'count-selected'
  | 'true'
  | 'false'
  | 'today'
  | 'if'
  | 'string-length'
export type Expression =
  | { kind: 'value'; value: string | number }
  | { kind: 'field'; name: string }
  | { kind: 'self' }
  | { kind: 'minus'; of: Expression }
  | { kind: 'binary'; op: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: ExpressionFunction; args: Expression[] }

export type Value = string | number | boolean | string[] | null

/** The text is no expression of this language. `at` is where, in characters from its beginning. */
export class ExpressionError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.name = 'ExpressionError'
    this.at = at
  }
}

const arity: Record<ExpressionFunction, number> = {
  not: 1,
  selected: 2,
  'count-selected': 1,
  true: 0,
  false: 0,
  today: 0,
  if: 3,
  'string-length': 1,
}
const longest = 1_000
const deepest = 40

interface Token {
  kind: 'number' | 'text' | 'field' | 'word' | 'sign'
  text: string
  at: number
}

const forms: [Token['kind'], RegExp][] = [
  ['number', /\d+(?:\.\d+)?/y],
  ['text', /'[^']*'|"[^"]*"/y],
  ['field', /\$\{ *[A-Za-z_][A-Za-z0-9_]{0,62} *\}/y],
  ['word', /[a-z]+(?:-[a-z]+)*/y],
  ['sign', /!=|<=|>=|[=<>+*(),.-]/y],
]

function tokensOf(text: string): Token[] {
  if (text.length > longest) throw new ExpressionError('too long', longest)
  const found: Token[] = []
  let at = 0
  scan: while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at += 1
      continue
    }
    for (const [kind, form] of forms) {
      form.lastIndex = at
      const match = form.exec(text)
      if (!match) continue
      found.push({ kind, text: match[0], at })
      at += match[0].length
      continue scan
    }
    throw new ExpressionError('unknown sign', at)
  }
  return found
}

const levels: Operator[][] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
]

/** @throws ExpressionError */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text)
  let place = 0
  let depth = 0
  const here = () => tokens[place]
  const fail = (message: string): never => {
    throw new ExpressionError(message, here()?.at ?? text.length)
  }
  const take = (sign: string) => {
    if (here()?.text !== sign) fail(`${sign} is missing`)
    place += 1
  }
  const deeper = <T>(work: () => T): T => {
    depth += 1
    if (depth > deepest) fail('too deep')
    const result = work()
    depth -= 1
    return result
  }

  function level(n: number): Expression {
    if (n === levels.length) return primary()
    let left = level(n + 1)
    for (;;) {
      const token = here()
      const op = levels[n]!.find((each) => each === token?.text)
      if (!op || token?.kind === 'text') return left
      place += 1
      left = { kind: 'binary', op, left, right: level(n + 1) }
    }
  }

  function primary(): Expression {
    const token = here() ?? fail('something is missing')
    place += 1
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) }
    if (token.kind === 'text') return { kind: 'value', value: token.text.slice(1, -1) }
    if (token.kind === 'field') return { kind: 'field', name: token.text.slice(2, -1).trim() }
    if (token.text === '.') return { kind: 'self' }
    if (token.text === '-') return { kind: 'minus', of: deeper(primary) }
    if (token.text === '(') {
      const inner = deeper(() => level(0))
      take(')')
      return inner
    }
    place -= 1
    return token.kind === 'word' ? call(token.text) : fail('something else was expected')
  }

  function call(word: string): Expression {
    if (!Object.hasOwn(arity, word)) fail(`unknown word ${word}`)
    const name = word as ExpressionFunction
    place += 1
    take('(')
    const args: Expression[] = []
    if (here()?.text !== ')') {
      args.push(deeper(() => level(0)))
      while (here()?.text === ',') {
        place += 1
        args.push(deeper(() => level(0)))
      }
    }
    take(')')
    if (args.length !== arity[name]) fail(`${name} takes ${arity[name]}`)
    return { kind: 'call', name, args }
  }

  const whole = level(0)
  if (here()) fail('nothing more was expected')
  return whole
}

/** The fields that an expression asks for. */
export function fieldsIn(expression: Expression): Set<string> {
  const found = new Set<string>()
  const walk = (each: Expression): void => {
    if (each.kind === 'field') found.add(each.name)
    for (const part of partsOf(each)) walk(part)
  }
  walk(expression)
  return found
}

/** What an expression is made of. */
export function partsOf(expression: Expression): Expression[] {
  if (expression.kind === 'minus') return [expression.of]
  if (expression.kind === 'binary') return [expression.left, expression.right]
  return expression.kind === 'call' ? expression.args : []
}

interface Surroundings {
  value(name: string): Value
  /** The answer that a constraint is about. */
  self?: Value
  /** YYYY-MM-DD */
  today: string
}

/** What an expression comes to. A missing answer is null: equal to '' and to nothing else, and smaller than nothing. */
export function evaluateExpression(expression: Expression, around: Surroundings): Value {
  const go = (each: Expression): Value => evaluateExpression(each, around)
  switch (expression.kind) {
    case 'value':
      return expression.value
    case 'field':
      return around.value(expression.name)
    case 'self':
      return around.self ?? null
    case 'minus':
      return negative(numberOf(go(expression.of)))
    case 'binary':
      return binary(expression, go)
    case 'call':
      return called(expression, go, around)
  }
}

const negative = (value: number | null) => (value === null ? null : -value)

/** As a condition: not there, false, nothing chosen, '' and 0 do not hold. */
export const holdsTrue = (value: Value): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== false && value !== '' && value !== 0

function numberOf(value: Value): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  return null
}

function binary(
  { op, left, right }: Extract<Expression, { kind: 'binary' }>,
  go: (each: Expression) => Value,
): Value {
  if (op === 'and') return holdsTrue(go(left)) && holdsTrue(go(right))
  if (op === 'or') return holdsTrue(go(left)) || holdsTrue(go(right))
  const [a, b] = [go(left), go(right)]
  if (op === '=') return same(a, b)
  if (op === '!=') return !same(a, b)
  const [x, y] = [numberOf(a), numberOf(b)]
  if (op === '<' || op === '<=' || op === '>' || op === '>=') {
    if (x !== null && y !== null) return ordered(op, x - y)
    // Days as they are written stand in their order.
    if (typeof a !== 'string' || typeof b !== 'string' || a === '' || b === '') return false
    return ordered(op, a < b ? -1 : a > b ? 1 : 0)
  }
  return x === null || y === null ? null : finite(reckon(op, x, y))
}

const finite = (value: number) => (Number.isFinite(value) ? value : null)
const ordered = (op: string, sign: number) =>
  op === '<' ? sign < 0 : op === '<=' ? sign <= 0 : op === '>' ? sign > 0 : sign >= 0

function reckon(op: string, x: number, y: number): number {
  if (op === '+') return x + y
  if (op === '-') return x - y
  if (op === '*') return x * y
  return op === 'div' ? x / y : x % y
}

function same(a: Value, b: Value): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    const [one, other] = [a, b].map((each) => (Array.isArray(each) ? each.join(' ') : (each ?? '')))
    return one === other
  }
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x !== null && y !== null) return x === y
  return (a ?? '') === (b ?? '')
}

function called(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  go: (each: Expression) => Value,
  around: Surroundings,
): Value {
  switch (name) {
    case 'true':
      return true
    case 'false':
      return false
    case 'today':
      return around.today
    case 'not':
      return !holdsTrue(go(args[0]!))
    case 'if':
      return go(holdsTrue(go(args[0]!)) ? args[1]! : args[2]!)
    case 'string-length': {
      const value = go(args[0]!)
      return typeof value === 'string' ? value.length : 0
    }
    case 'count-selected': {
      const value = go(args[0]!)
      return Array.isArray(value) ? value.length : value === null || value === '' ? 0 : 1
    }
    case 'selected': {
      const [value, choice] = [go(args[0]!), go(args[1]!)]
      return Array.isArray(value) ? value.includes(String(choice)) : same(value, choice)
    }
  }
}
