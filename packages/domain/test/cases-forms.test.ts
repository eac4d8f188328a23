// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of conditions writes fields so
// A form is read and written without loss, asks what its conditions say, sorts answers by compartment, and never scores.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  checkForm,
  cutForm,
  emptyField,
  evaluateExpression,
  evaluateForm,
  type Form,
  FormDefinition,
  type FormField,
  type FormItem,
  type FormWords,
  fieldTypes,
  namesScore,
  parseExpression,
  patternFault,
  publishedFields,
  readCondition,
  readForm,
  waysToAsk,
  writeCondition,
  writeForm,
} from '../src/index.ts'

const words = (text: string): FormWords => ({ kk: text, ru: text, en: text, ar: text })
const field = (type: FormField['type'], name: string, more: Partial<FormField> = {}): FormField => ({
  ...emptyField(type, name, 'care'),
  label: words(name),
  ...more,
})
const form = (items: FormItem[], lists: Form['lists'] = {}): Form => ({
  title: words('A form'),
  purpose: words('To learn'),
  items,
  lists,
  steps: [],
})
const list = (...names: string[]) => ({
  shared: null,
  choices: names.map((name) => ({ name, label: words(name) })),
})
const codes = (of: Form, before = {}) => [...new Set(checkForm(of, before).map(({ code }) => code))]
const sent = (of: Form): unknown => JSON.parse(JSON.stringify(writeForm(of)))
const example = FormDefinition.parse(
  JSON.parse(readFileSync(new URL('../../../docs/formats/form.example.json', import.meta.url), 'utf8')),
)

describe('a definition', () => {
  it('is read and written again without loss', () => {
    const { $schema: _, ...written } = example
    expect(writeForm(readForm(example))).toEqual(written)
    expect(checkForm(readForm(example))).toEqual([])
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            name: fc.stringMatching(/^[a-z][a-z0-9_]{1,12}$/),
            type: fc.constantFrom(...fieldTypes),
            required: fc.boolean(),
            min: fc.option(fc.integer()),
            relevant: fc.option(fc.constantFrom('true()', "${a} = 'x'")),
          }),
          { selector: ({ name }) => name, maxLength: 30 },
        ),
        (given) => {
          const items = given
            .filter(({ name }) => !Object.hasOwn(Object.prototype, name))
            .map(({ name, type, required, min, relevant }) =>
              field(type, name, {
                required,
                relevant,
                min: type === 'decimal' || type === 'whole number' ? min : null,
              }),
            )
          const of = form(items)
          const back = FormDefinition.parse(sent(of))
          expect(readForm(back)).toEqual(of)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['ten thousand fields', () => form(Array.from({ length: 10_000 }, (_, n) => field('text', `f${n}`)))],
    ['a name that every object has', () => form([field('text', 'constructor')])],
    ['a name twice', () => form([field('text', 'a'), field('text', 'a')])],
    ['a name that is none', () => form([field('text', '__proto__')])],
    [
      'five hundred and one choices',
      () => form([], { l: list(...Array.from({ length: 501 }, (_, n) => `c${n}`)) }),
    ],
  ])('of %s is refused', (_, make) => {
    expect(FormDefinition.safeParse(sent(make())).success).toBe(false)
  })

  // biome-ignore lint/suspicious/noExplicitAny: what is tried is no definition
  it.each<[string, (of: Record<string, any>) => void]>([
    ['a schema that refers elsewhere', (of) => (of['schema'].properties.enrolled = { $ref: '#' })],
    ['a schema that says more than the fields', (of) => (of['schema'].properties.extra = { type: 'string' })],
    ['a schema that lets more pass', (of) => (of['schema'].properties.grade.type = 'number')],
    ['a pattern that is not of the whole', (of) => (of['schema'].properties.afraid.pattern = 'a+')],
    ['one thing within another', (of) => (of['ui'].items[1].items = [{ items: [] }])],
    ['a field without a compartment', (of) => delete of['ui'].items[1].compartment],
    ['control characters', (of) => (of['ui'].title.en = 'a\u0000b')],
  ])('with %s is refused', (_, change) => {
    const copy = structuredClone(example) as Record<string, unknown>
    change(copy)
    expect(FormDefinition.safeParse(copy).success).toBe(false)
  })
})

describe('an expression', () => {
  const value = (text: string, of: Record<string, unknown> = {}, self?: unknown) =>
    evaluateExpression(parseExpression(text), {
      value: (name) => (of[name] as string) ?? null,
      today: '2026-05-01',
      ...(self === undefined ? {} : { self: self as string }),
    })

  it.each<[string, unknown]>([
    ['1 + 2 * 3 = 7', true],
    ['(1 + 2) * 3 = 9', true],
    ["not(selected(${needs}, 'papers')) or ${age} >= 6", true],
    ["selected(${needs}, 'books') and selected(${needs}, 'clothes')", true],
    ['count-selected(${needs}) > 1', true],
    ['${missing} = ""', true],
    ['${missing} < 3', false],
    ['${born} <= today()', true],
    ["if(${age} mod 2 = 0, 'even', 'odd')", 'odd'],
    ['${age} div 0', null],
    ['-3 < -2', true],
    ['string-length(${born}) = 10', true],
  ])('%s comes to %j', (text, result) => {
    expect(value(text, { needs: ['books', 'clothes'], age: 7, born: '2019-02-03' })).toBe(result)
  })

  it.each([
    '',
    '1 +',
    "'open",
    '${a',
    'alert(1)',
    'constructor()',
    '__proto__',
    '1; 2',
    `${'('.repeat(99)}1${')'.repeat(99)}`,
    'a.b',
    '1'.repeat(1001),
  ])('is not %j', (text) => {
    expect(() => parseExpression(text)).toThrow(expect.objectContaining({ name: 'ExpressionError' }))
  })

  it('never throws once it is parsed, nor takes long', () => {
    const word = fc.constantFrom(
      '1',
      "'a'",
      '${a}',
      '.',
      ' and ',
      ' or ',
      ' = ',
      '<',
      '+',
      '-',
      '(',
      ')',
      'not(',
      ',',
      "selected(${a},'b')",
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        fc.oneof(fc.string(), fc.integer(), fc.constant<string[]>(['b'])),
        (parts, a) => {
          let parsed: ReturnType<typeof parseExpression>
          try {
            parsed = parseExpression(parts.join(''))
          } catch {
            return
          }
          evaluateExpression(parsed, { value: () => a, self: a, today: '2026-01-01' })
        },
      ),
    )
  })
})

describe('a pattern', () => {
  it.each([
    '[0-9]{10,12}',
    '\\p{L}+',
    '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}',
    '(?:KZ|RU)\\d{7}',
    '(\\d{3} )*\\d',
  ])('%s is taken', (pattern) => expect(patternFault(pattern)).toBeNull())
  it.each([
    '(a+)+',
    '(a|a)*b',
    '(.*)*x',
    'a*a*a*a*b',
    `${'a?'.repeat(40)}${'a'.repeat(40)}`,
    `${'(a|a)'.repeat(40)}b`,
    '(?=a)a',
    '(a)\\1',
    '(x+x+)+y',
    '.{0,200}.{0,200}.{0,200}z',
  ])('%s is refused: its search may never end', (pattern) =>
    expect(patternFault(pattern)).toBe('pattern-slow'),
  )
  it('that is none is told', () => expect(patternFault('[a')).toBe('pattern-syntax'))
  it('that is taken ends soon on any text', () => {
    const piece = fc.constantFrom(
      'a',
      'a*',
      'a?',
      '[ab]+',
      '(a|b)',
      '(a|a)',
      '(?:ab){2,5}',
      '.*',
      'b{3}',
      '(a*)',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const pattern = pieces.join('')
        if (patternFault(pattern)) return
        const begun = performance.now()
        new RegExp(`^(?:${pattern})$`, 'u').test(`${'a'.repeat(199)}!`)
        expect(performance.now() - begun).toBeLessThan(1_500)
      }),
      { numRuns: 80 },
    )
  })
  it('is not tried on a text longer than it was measured for', () => {
    const of = form([field('text', 'a', { pattern: 'a*a*b' })])
    const begun = performance.now()
    expect(evaluateForm(of, { a: 'a'.repeat(5_000) }).faults).toEqual([{ field: 'a', code: 'too-long' }])
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('what is asked', () => {
  const of = form(
    [
      field('yes or no', 'school', { required: true }),
      { type: 'section', name: 's', label: words('School'), relevant: '${school} = true()' },
      field('whole number', 'grade', { required: true, min: 1, max: 11 }),
      field('several of', 'needs', { list: 'l' }),
      field('text', 'why', { relevant: "selected(${needs}, 'other')", required: true }),
      field('long text', 'told', { compartment: 'protection' }),
      field('calculated', 'left', { calculate: '11 - ${grade}' }),
      { type: 'section', name: 'end', label: {}, relevant: null },
      field('date', 'next', { constraint: '. >= today()', message: words('Not in the past') }),
    ],
    { l: list('books', 'other') },
  )

  it('follows the conditions, section by section', () => {
    expect(checkForm(of)).toEqual([])
    const none = evaluateForm(of, { school: false, grade: 5 }, '2026-05-01')
    expect([...none.asked]).toEqual(['school', 'end', 'next'])
    expect(none.answers).toEqual({ school: false })
    expect(none.faults).toEqual([])
    const some = evaluateForm(of, { school: true, grade: 3, needs: ['other'], told: 'x' }, '2026-05-01')
    expect(some.faults).toEqual([{ field: 'why', code: 'required' }])
    expect(some.answers['left']).toBe(8)
    expect(some.parts.get('protection')).toEqual({ told: 'x' })
    expect(some.parts.get('care')).not.toHaveProperty('told')
  })

  it('names what is wrong, field by field', () => {
    const { faults } = evaluateForm(
      of,
      { school: true, grade: 12, needs: ['pens'], next: '2026-04-30' } as never,
      '2026-05-01',
    )
    expect(Object.fromEntries(faults.map(({ field, code }) => [field, code]))).toEqual({
      grade: 'too-large',
      needs: 'no-choice',
      next: 'constraint',
    })
    expect(evaluateForm(of, { school: 'yes', grade: 2.5, next: 'soon' } as never).faults).toEqual(
      expect.arrayContaining([{ field: 'school', code: 'wrong-kind' }]),
    )
  })

  it('leaves out what the form does not have, whatever it is called', () => {
    const odd = JSON.parse('{"school": false, "__proto__": {"x": 1}, "constructor": 1, "unknown": 2}')
    expect(evaluateForm(of, odd).answers).toEqual({ school: false })
  })

  it('is for someone who does not hold a compartment as if its fields were not there', () => {
    const cut = cutForm(of, ['care'])
    expect(JSON.stringify(writeForm(cut))).not.toContain('told')
    expect(checkForm(cut)).toEqual([])
    const hidden = cutForm(
      form([
        ...of.items,
        { type: 'section', name: 'h', label: words('Hidden'), relevant: null },
        field('text', 'x', { compartment: 'health' }),
      ]),
      ['care'],
    )
    expect(JSON.stringify(hidden)).not.toContain('Hidden')
  })

  it('waits for a field that stands later', () => {
    const late = form([field('text', 'a', { relevant: "${b} = 'x'" }), field('text', 'b')])
    expect(evaluateForm(late, { a: '1', b: 'x' }).answers).toEqual({ a: '1', b: 'x' })
  })
})

describe('a form is not published', () => {
  it('with words missing in a language, and says which', () => {
    const of = form([field('text', 'a', { label: { en: 'A' } })])
    expect(checkForm(of).map(({ detail }) => detail)).toEqual(['kk', 'ru', 'ar'])
  })
  it.each<[string, Form]>([
    ['legal-mixed', form([field('text', 'a'), field('text', 'b', { compartment: 'legal' })])],
    [
      'expression-other-compartment',
      form([field('text', 'a', { compartment: 'health' }), field('text', 'b', { relevant: "${a} = 'x'" })]),
    ],
    ['expression-unknown-field', form([field('text', 'a', { relevant: "${b} = 'x'" })])],
    ['expression-syntax', form([field('text', 'a', { relevant: 'a b' })])],
    [
      'expression-circle',
      form([field('text', 'a', { relevant: "${b} = 'x'" }), field('text', 'b', { relevant: "${a} = 'x'" })]),
    ],
    ['list-missing', form([field('one of', 'a')])],
    ['choice-twice', form([field('one of', 'a', { list: 'l' })], { l: list('x', 'x') })],
    ['min-above-max', form([field('decimal', 'a', { min: 2, max: 1 })])],
    ['pattern-slow', form([field('text', 'a', { pattern: '(a+)+' })])],
    ['calculate-missing', form([field('calculated', 'a')])],
    ['no-fields', form([field('note', 'a')])],
  ])('where %s', (code, of) => expect(codes(of)).toEqual([code]))

  it('where a name has changed its kind or its compartment since it was published', () => {
    const before = publishedFields(form([field('text', 'a')]))
    expect(codes(form([field('date', 'a')]), before)).toEqual(['changed-since-published'])
    expect(codes(form([field('text', 'a', { compartment: 'health' })]), before)).toEqual([
      'changed-since-published',
    ])
    expect(codes(form([field('text', 'a', { required: true })]), before)).toEqual([])
  })

  it('lets a health question depend on care, and never care on health', () => {
    expect(
      codes(
        form([field('text', 'a'), field('text', 'b', { compartment: 'health', relevant: "${a} = 'x'" })]),
      ),
    ).toEqual([])
  })
})

describe('no person is scored', () => {
  const scored = (calculate: string) =>
    codes(
      form(
        [
          field('one of', 'a', { list: 'l' }),
          field('several of', 'b', { list: 'l' }),
          field('yes or no', 'c'),
          field('whole number', 'd', { min: 0, max: 3 }),
          field('whole number', 'e', { min: 0, max: 3 }),
          field('whole number', 'children'),
          field('whole number', 'adults'),
          field('calculated', 'point', { calculate: 'if(${c}, 1, 0)' }),
          field('calculated', 'sum', { calculate }),
        ],
        { l: list('1', '2') },
      ),
    ).includes('sums-up-answers')
  const alone = (calculate: string) =>
    checkForm(
      form(
        [
          field('one of', 'a', { list: 'l' }),
          field('several of', 'b', { list: 'l' }),
          field('yes or no', 'c'),
          field('whole number', 'd', { min: 0, max: 3 }),
          field('whole number', 'e', { min: 0, max: 3 }),
          field('whole number', 'children'),
          field('whole number', 'adults'),
          field('calculated', 'sum', { calculate }),
        ],
        { l: list('1', '2') },
      ),
    )

  it.each([
    '${a} + ${children}',
    '${d} + ${e}',
    '${d} * 2 + ${e} * 3',
    'count-selected(${b})',
    "if(${c}, 1, 0) + if(${a} = '1', 2, 0)",
    "if(${c} and ${a} = '1', 2, if(${c}, 1, 0))",
    "(${a} = '1') + (${c} = true())",
    '${c} * 5',
    '-${a}',
  ])('by %s', (calculate) => expect(alone(calculate).map(({ code }) => code)).toEqual(['sums-up-answers']))

  it('nor by a sum of sums', () => expect(scored('${point} + ${children}')).toBe(true))

  it.each([
    '${children} + ${adults}',
    '${d} + ${children}',
    "if(${c}, 'at school', 'at home')",
    '${children} >= 3',
    'if(${c}, ${children}, 0)',
  ])('but %s is no score', (calculate) => expect(alone(calculate)).toEqual([]))

  it.each([
    'risk_level',
    'riskScore',
    'Level of threat',
    'Уровень риска',
    'оценка лояльности',
    'тәуекел деңгейі',
    'مستوى الخطر',
    'total score',
    'Radicalisation grade',
  ])('under the name %s', (name) => expect(namesScore(name)).toBe(true))
  it.each([
    'Risk of harm at home',
    'school_level',
    'Средний балл',
    'Fear of danger',
    'دراسة المخاطر في البيت',
    'оқу деңгейі',
  ])('but %s names none', (name) => expect(namesScore(name)).toBe(false))
})

it('a condition that was chosen is written, and read again as it was chosen', () => {
  const fields = new Map(
    [
      field('yes or no', 'a'),
      field('one of', 'b', { list: 'l' }),
      field('several of', 'c', { list: 'l' }),
      field('whole number', 'd'),
      field('date', 'e'),
      field('text', 'f'),
    ].map((each) => [each.name, each]),
  )
  const row = fc.constantFrom(...fields.values()).chain((each) =>
    fc.constantFrom(...waysToAsk(each.type)).map((comparison) => ({
      field: each.name,
      comparison,
      value:
        comparison === 'answered'
          ? ''
          : (({ a: 'no', d: '-3', e: '2026-05-01' } as Record<string, string>)[each.name] ?? 'x'),
    })),
  )
  fc.assert(
    fc.property(
      fc.record({
        join: fc.constantFrom('and' as const, 'or' as const),
        rows: fc.array(row, { minLength: 2, maxLength: 8 }),
      }),
      (condition) => {
        expect(readCondition(writeCondition(condition, fields))).toEqual(condition)
      },
    ),
  )
  expect(readCondition('${a} = ${b}')).toBeNull()
  expect(readCondition('1 +')).toBeNull()
})

it('a period has its bounds', () => {
  expect(boundsOf('2026')).toEqual({ from: '2026-01-01', until: '2027-01-01' })
  expect(boundsOf('2026-Q4')).toEqual({ from: '2026-10-01', until: '2027-01-01' })
  expect(boundsOf('2026-02')).toEqual({ from: '2026-02-01', until: '2026-03-01' })
})
