// Pure rules of figures: between the wire and packages/figures, and what a text's address is.
import { createHash } from 'node:crypto'
import {
  type ClaimAnswer,
  type ClaimBody,
  type CommuniqueTexts,
  communiqueLanguages,
  type FigureCell,
  type InFourLanguages,
  type Journey,
  type Language,
  type Numbers,
  type Printing,
  Problem,
  placedCells,
  readText,
  renderParts,
  type SmallCell,
  type TextValues,
  type UsedDefinition,
} from '@oralu/domain'
import { definitions, type Statement, smallCells } from '@oralu/figures'

/** The columns of a claim. */
export function rowOf(claim: ClaimBody) {
  return {
    key: claim.key,
    publisher: claim.publisher,
    speaker: claim.speaker ?? null,
    stated_from: claim.statedFrom,
    stated_to: claim.statedTo ?? null,
    address: claim.address,
    language: claim.language ?? null,
    quote: claim.quote ?? null,
    event: claim.event,
    operation: claim.operation ?? null,
    missions: claim.missions ?? null,
    place: claim.place ?? null,
    period_from: claim.periodFrom ?? null,
    period_to: claim.periodTo ?? null,
    everyone: claim.everyone,
    note: claim.note,
    readings: claim.readings ? JSON.stringify(claim.readings) : null,
  }
}

/** A claim as packages/figures compares it: what is not stated is absent. */
export function statementOf(claim: ClaimAnswer): Statement {
  const { event, operation, missions, place, periodFrom, periodTo, everyone, note } = claim
  return {
    key: claim.key,
    publisher: claim.publisher,
    ...(claim.speaker === null ? {} : { speaker: claim.speaker }),
    statedOn: { from: claim.statedFrom, ...(claim.statedTo === null ? {} : { to: claim.statedTo }) },
    address: claim.address,
    ...(claim.language === null ? {} : { language: claim.language }),
    ...(claim.quote === null ? {} : { quote: claim.quote }),
    scope: {
      event,
      ...(operation === null ? {} : { operation }),
      ...(missions === null ? {} : { missions }),
      ...(place === null ? {} : { place }),
      ...(periodFrom === null && periodTo === null
        ? {}
        : {
            period: {
              ...(periodFrom === null ? {} : { from: periodFrom }),
              ...(periodTo === null ? {} : { to: periodTo }),
            },
          }),
      ...(everyone ? { everyone: true as const } : {}),
      note,
    },
    ...(claim.readings === null ? {} : { readings: claim.readings }),
    quantities: claim.quantities.map(({ category, kind, value, upper, tolerance, of }) => {
      const stated = { category, value, ...(tolerance === null ? {} : { tolerance }) }
      return kind === 'share'
        ? { ...stated, kind, ...(of === null ? {} : { of }) }
        : { ...stated, kind, ...(upper === null ? {} : { upper }) }
    }),
  }
}

/** The definitions that every figure uses today. */
export const usedDefinitions: UsedDefinition[] = Object.values(definitions).map(({ id, version }) => ({
  id,
  version,
}))

/**
 * Cells that need care: of the whole table, or of the total alone. Of a total alone, packages/figures also names the
 * withheld cells as one that holds everyone; that tells a reader nothing, so only the total itself counts here.
 */
export function smallCellsOf(numbers: Numbers, threshold: number, what: 'total' | 'breakdown'): SmallCell[] {
  const { cells } = smallCells(what === 'total' ? { total: numbers.total } : numbers, threshold)
  return cells
    .filter(({ cell }) => what === 'breakdown' || cell === 'total')
    .map(({ cell, value, reasons }) => ({ cell: cell as SmallCell['cell'], value, reasons: [...reasons] }))
}

export function addUp(all: readonly Numbers[]): Numbers {
  const sum: Numbers = { total: 0, men: 0, women: 0, children: 0, adultsSexUnknown: 0 }
  for (const numbers of all)
    for (const cell of Object.keys(sum) as (keyof Numbers)[]) sum[cell] += numbers[cell]
  return sum
}

export const sameNumbers = (a: Numbers, b: Numbers): boolean =>
  (Object.keys(a) as (keyof Numbers)[]).every((cell) => a[cell] === b[cell])

/** A text cannot place what is withheld. @throws Problem body-invalid */
export function refusePlaced(texts: CommuniqueTexts, { withheld }: Printing): void {
  const issues = placedCells(texts)
    .filter(({ cell }) => withheld.includes(cell))
    .map(({ language, cell }) => ({
      path: `body.texts.${language}`,
      message: `places {${cell}}, which is withheld`,
    }))
  if (issues.length > 0) throw new Problem('body-invalid', { issues })
}

/** The words of a communiqué, its figure's values in place. @throws Problem body-invalid on a text that cannot be read */
export function renderTexts(
  texts: CommuniqueTexts,
  values: TextValues,
): Record<Language, { title: string; body: string }> {
  const rendered = communiqueLanguages.map((language) => [
    language,
    {
      title: renderText(texts[language].title, language, values),
      body: renderText(texts[language].body, language, values),
    },
  ])
  return Object.fromEntries(rendered)
}

export function renderText(text: string, language: Language, values: TextValues): string {
  const { parts, fault } = readText(text)
  if (fault)
    throw new Problem('body-invalid', { issues: [{ path: `body.texts.${language}`, message: fault.code }] })
  return renderParts(parts, language, values)
}

/** Names one text, so that a step is taken on what was read and on nothing else. */
export function textHashOf(
  texts: CommuniqueTexts,
  figureId: string,
  note: InFourLanguages | null,
  withheld: readonly FigureCell[],
  roundedTo: number,
  journey: Journey | null,
): string {
  const said = communiqueLanguages.map((language) => [
    texts[language].title,
    texts[language].body,
    note?.[language] ?? null,
  ])
  return createHash('sha256')
    .update(JSON.stringify([figureId, said, [...withheld].sort(), roundedTo, journey]))
    .digest('hex')
}

/** An address from a title and a part of an id: readable, and never taken by another's. */
export function slugOf(title: string, id: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  const end = id.replaceAll('-', '').slice(-8)
  return words ? `${words}-${end}` : end
}
