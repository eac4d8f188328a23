// Shapes that every subject uses.
import { z } from 'zod'

export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** A calendar day, 'YYYY-MM-DD', without a time zone. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** An instant, ISO 8601 with its offset. */
export const Instant = z.iso.datetime({ offset: true })
export type Instant = z.infer<typeof Instant>

/** An IANA time zone, e.g. Asia/Aqtau. */
export const Zone = z.string().max(60).refine(isZone, 'a time zone such as Asia/Aqtau')

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A state by its ISO 3166-1 alpha-2 code. */
export const StateCode = z.string().regex(/^[A-Z]{2}$/, 'two letters, such as KZ')

/** One line of text that a person typed: trimmed, no control characters, 1 to 500 characters. */
export const Line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'no control characters')

/** A paragraph that a person typed: trimmed, line breaks allowed, 1 to 10,000 characters. */
export const Paragraph = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters refused
  .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, 'no control characters')

/** A range of days that an imprecise date stands for: both ends included. */
export const DayRange = z.object({ from: Day, to: Day })
export type DayRange = z.infer<typeof DayRange>

/** The key after which a list goes on; the server makes it, a client only gives it back. */
export const Cursor = z.string().max(500)

/** What every list accepts. */
export const PageQuery = z.object({
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A page of a list, read by key. `next` is null on the last page; `total` counts what the reader may open. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: Cursor.nullable(), total: z.number().int().optional() })

/** What a write answers: the id of what it made or changed. */
export const Written = z.object({ id: Id })
export type Written = z.infer<typeof Written>

export const Language = z.enum(['kk', 'ru', 'en', 'ar'])
export type Language = z.infer<typeof Language>

/** A text in all four languages. */
export const InFourLanguages = z.object({ kk: Paragraph, ru: Paragraph, en: Paragraph, ar: Paragraph })
export type InFourLanguages = z.infer<typeof InFourLanguages>
