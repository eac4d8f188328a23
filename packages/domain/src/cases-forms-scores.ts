// No field that scores a person. Answers are about help that is owed and given; a number made out of them would be read
// as a rank of the one who gave them.
import { type Form, type FormField, fieldsOf } from './cases-forms-definition.ts'
import {
  type Expression,
  ExpressionError,
  type ExpressionFunction,
  parseExpression,
} from './cases-forms-expression.ts'

/** The words of rank and the words of danger that together name a score of a person, by language. */
const danger = [
  'risk\\w*|threat\\w*|danger\\w*|radicali[sz]\\w*|extremis\\w*|loyal\\w*|trustworth\\w*|reliab\\w*|suspici\\w*',
  'риск\\p{L}*|угроз\\p{L}*|опасност\\p{L}*|радикал\\p{L}*|экстремис\\p{L}*|лояльн\\p{L}*|благонад[её]жн\\p{L}*|подозрит\\p{L}*',
  'тәуекел\\p{L}*|қауіп\\p{L}*|радикал\\p{L}*|экстремис\\p{L}*|сенімділі\\p{L}*|адалды\\p{L}*|күдік\\p{L}*',
  '(?:ال)?(?:خطر|خطورة|خطورته|مخاطر|تهديد|تطرف|تشدد|ولاء|اشتباه)',
]
const rank = [
  'scor\\w*|level\\w*|rank\\w*|rating\\w*|grade\\w*|index|indices|points|class|classification|categor\\w*|colou?r\\w*',
  'балл\\p{L}*|уров\\p{L}*|рейтинг\\p{L}*|степен\\p{L}*|оценк\\p{L}*|индекс\\p{L}*|категори\\p{L}*|класс|цвет\\p{L}*|ранг\\p{L}*',
  'балл\\p{L}*|деңгей\\p{L}*|рейтинг\\p{L}*|дәреже\\p{L}*|баға|бағасы|индекс\\p{L}*|санат\\p{L}*|түс|түсі',
  '(?:ال)?(?:مستوى|درجة|تصنيف|تقييم|مؤشر|نقاط|رتبة|فئة|لون)',
]
const edge = (words: string) => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu')
const dangers = danger.map(edge)
const ranks = rank.map(edge)
const scored = edge('scor\\w*|risk ?scor\\w*|скоринг\\p{L}*|скорбалл\\p{L}*')

/** camelCase and snake_case as words. */
const spoken = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_.-]+/g, ' ')

/** Whether a name or a label names a score, a rank or a level of a person's danger, in any of the four languages. */
export function namesScore(text: string): boolean {
  const words = spoken(text)
  return scored.test(words) || dangers.some((each, n) => each.test(words) && ranks[n]!.test(words))
}

/** What a value stands for: something measured, a constant, a text, a choice, a rating, or a number made of choices. */
type Sense = 'measured' | 'constant' | 'text' | 'choice' | 'rating' | 'score'

/**
 * Whether a calculation makes a number out of choices, or adds ratings up. Calculated may be what was measured: numbers,
 * days, texts; and whether something holds.
 */
export function sumsUp(form: Form, { calculate }: FormField): boolean {
  const byName = new Map(fieldsOf(form).map((each) => [each.name, each]))
  const seen = new Set<string>()

  function ofField(name: string): Sense {
    const field = byName.get(name)
    if (!field) return 'text'
    if (field.type === 'one of' || field.type === 'several of' || field.type === 'yes or no') return 'choice'
    if (field.type === 'whole number' || field.type === 'decimal')
      return isRating(field) ? 'rating' : 'measured'
    if (field.type === 'date') return 'measured'
    if (field.type !== 'calculated' || !field.calculate || seen.has(name)) return 'text'
    seen.add(name)
    const sense = of(parsed(field.calculate))
    seen.delete(name)
    return sense
  }

  function of(each: Expression): Sense {
    switch (each.kind) {
      case 'value':
        return typeof each.value === 'number' || /^-?\d+(\.\d+)?$/.test(each.value) ? 'constant' : 'text'
      case 'field':
        return ofField(each.name)
      case 'minus':
        return reckoned([of(each.of)])
      case 'binary':
        return arithmetic.has(each.op) ? reckoned([of(each.left), of(each.right)]) : 'choice'
      case 'call':
        return ofCall(each.name, each.args)
      default:
        return 'text'
    }
  }

  function ofCall(name: ExpressionFunction, args: Expression[]): Sense {
    if (name === 'count-selected') return 'score'
    if (name === 'today' || name === 'string-length') return 'measured'
    if (name !== 'if') return 'choice'
    const senses = args.slice(1).map(of)
    if (senses.includes('score')) return 'score'
    if (senses.includes('constant') && !senses.includes('measured')) return 'score'
    return (['choice', 'rating', 'measured'] as const).find((one) => senses.includes(one)) ?? 'text'
  }

  return calculate !== null && of(parsed(calculate)) === 'score'
}

/** What arithmetic makes of values. */
function reckoned(senses: Sense[]): Sense {
  if (senses.includes('score') || senses.includes('choice')) return 'score'
  if (senses.filter((one) => one === 'rating').length > 1) return 'score'
  return (['rating', 'measured'] as const).find((one) => senses.includes(one)) ?? 'constant'
}

/** A whole number between near bounds is a mark on a scale. */
const isRating = ({ type, min, max }: FormField) =>
  type === 'whole number' && min !== null && max !== null && max - min <= 10

const arithmetic = new Set(['+', '-', '*', 'div', 'mod'])

function parsed(text: string): Expression {
  try {
    return parseExpression(text)
  } catch (error) {
    if (error instanceof ExpressionError) return { kind: 'value', value: '' }
    throw error
  }
}
