// The office's own words of a note verbale, with places that a request fills in.
import { z } from 'zod'
import { NoteTemplate } from './cooperation-requests.ts'
import { endpoint } from './endpoint.ts'
import { Instant, Language, Written } from './shapes.ts'

/** A line of a template that holds {due} is left out where a request has no due day. */
export const notePlaces = ['partner', 'agency', 'subject', 'text', 'due'] as const
export type NotePlace = (typeof notePlaces)[number]

const place = /\{([^{}]*)\}/g

/** Names in braces that nothing fills in. */
export const unknownPlaces = (text: string): string[] => [
  ...new Set([...text.matchAll(place)].map(([, name = '']) => name).filter((name) => !isPlace(name))),
]
const isPlace = (name: string): name is NotePlace => (notePlaces as readonly string[]).includes(name)

export const hasPlace = (text: string, name: NotePlace): boolean => text.includes(`{${name}}`)

/** A template's text with its places filled in, as lines. */
export function fillNote(text: string, values: Record<NotePlace, string | null>): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && (values.due !== null || !hasPlace(line, 'due')))
    .map((line) =>
      line.replace(place, (all, name: string) => (isPlace(name) ? (values[name] ?? '') : all)).trim(),
    )
}

const checked = (text: string, context: z.RefinementCtx) => {
  for (const name of unknownPlaces(text))
    context.addIssue({ code: 'custom', message: `nothing fills in {${name}}` })
}
const Wording = z.object({
  opening: NoteTemplate.shape.opening.superRefine(checked),
  closing: NoteTemplate.shape.closing.superRefine(checked),
})

export const listNoteTemplates = endpoint('GET', '/cooperation/note-templates', {
  grant: 'cooperation.read',
  summary: 'How the office opens and closes its notes verbales, in each language',
  answer: z.object({
    items: z.array(
      NoteTemplate.extend({
        /** null: Oralu's own words, which nobody has changed */
        changed: z.object({ by: z.string(), at: Instant }).nullable(),
        /** Oralu's own words, to go back to. */
        original: z.object({ opening: z.string(), closing: z.string() }),
      }),
    ),
  }),
})

export const setNoteTemplate = endpoint('PUT', '/cooperation/note-templates/:language', {
  grant: 'cooperation.write',
  summary: 'Sets the office’s own words; those before are kept',
  params: z.object({ language: Language }),
  body: Wording,
  answer: Written,
})
