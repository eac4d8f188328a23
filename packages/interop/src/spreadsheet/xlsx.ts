/**
 * Reads an .xlsx or .xlsm workbook (ECMA-376) over zlib and a SAX parser; why not by a library: README.md.
 * Macros, drawings, links and external data are never touched.
 */
import { SpreadsheetError } from './errors.ts'
import type { Limits } from './limits.ts'
import type { ReadOptions, Sink } from './protocol.ts'
import { RowShaper } from './rows.ts'
import type { SheetName } from './types.ts'
import { SheetRows, surveySheet, warningsOf } from './xlsx-sheet.ts'
import { type DateSystem, decodeEscapes, type NumberKind, numberKind } from './xlsx-values.ts'
import { readXml } from './xml.ts'
import { type ZipEntry, ZipFile } from './zip.ts'

const SMALL_PART = 8 * 1024 * 1024
const MAX_SHEETS = 500

export async function readXlsx(
  path: string,
  options: ReadOptions,
  limits: Limits,
  sink: Sink,
  warnings: string[],
): Promise<void> {
  const zip = await ZipFile.open(path, limits)
  try {
    const workbook = await readWorkbook(zip, warnings)
    const chosen = chooseSheet(workbook.sheets, options.sheet)
    if (chosen.hidden) warnings.push(`The sheet “${chosen.name}” is hidden in the workbook.`)
    const others = workbook.sheets.filter((sheet) => sheet.hidden && sheet !== chosen)
    if (others.length > 0) {
      warnings.push(`Hidden sheets, not read: ${others.map((sheet) => `“${sheet.name}”`).join(', ')}.`)
    }
    const styles = workbook.styles ? await readStyles(zip, workbook.styles) : []
    const strings = workbook.strings ? await readStrings(zip, workbook.strings, limits) : []
    // The whole sheet is unpacked once before its first row is given, so that a file that is damaged at its
    // end is refused before anything was imported; the same pass finds merged cells, which come last.
    const survey = await surveySheet(zip.bytes(chosen.part))
    warnings.push(...warningsOf(survey, limits))
    const shaper = new RowShaper(
      sink,
      limits,
      {
        format: 'xlsx',
        encoding: null,
        encodingConfidence: null,
        delimiter: null,
        sheet: chosen.name,
        sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
        rightToLeft: survey.rightToLeft,
        warnings,
      },
      options.headerRow,
    )
    const rows = new SheetRows({ strings, styles, dates: workbook.dates, merges: survey.merges, limits })
    for await (const chunk of zip.bytes(chosen.part)) {
      rows.write(chunk)
      for (const row of rows.take()) {
        const wait = shaper.push(row)
        if (wait) await wait
      }
    }
    rows.end()
    await shaper.end()
  } finally {
    await zip.close()
  }
}

interface SheetPart extends SheetName {
  part: ZipEntry
}

interface Workbook {
  sheets: SheetPart[]
  dates: DateSystem
  strings: ZipEntry | undefined
  styles: ZipEntry | undefined
}

async function readWorkbook(zip: ZipFile, warnings: string[]): Promise<Workbook> {
  const rootRelations = await readRelations(zip, '_rels/.rels', '')
  const main = rootRelations.find((relation) => relation.type === 'officeDocument')?.target
  const entry = main === undefined ? undefined : zip.entries.get(main)
  if (!main || !entry) throw new SpreadsheetError('wrong-type', describeZip(zip))
  if (!/\.xml$/i.test(main)) throw new SpreadsheetError('wrong-type', 'a binary workbook (.xlsb)')

  const listed: { name: string; hidden: boolean; id: string }[] = []
  let root = ''
  let is1904 = false
  await readXml(zip.bytes(checkSmall(entry)), {
    open(name, attributes) {
      root ||= name
      if (name === 'workbookPr') is1904 = /^(1|true)$/i.test(attributes().date1904 ?? '')
      if (name !== 'sheet') return
      if (listed.length >= MAX_SHEETS) throw new SpreadsheetError('damaged', 'too many sheets')
      const { name: title = '', state = 'visible', ...rest } = attributes()
      const id = Object.entries(rest).find(([key]) => key.endsWith(':id') || key === 'id')?.[1] ?? ''
      listed.push({ name: title.slice(0, 200), hidden: state !== 'visible', id })
    },
  })
  if (root !== 'workbook') throw new SpreadsheetError('wrong-type', describeZip(zip))

  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/')) : ''
  const base = main.slice(main.lastIndexOf('/') + 1)
  const relations = await readRelations(zip, `${folder ? `${folder}/` : ''}_rels/${base}.rels`, folder)
  const partOf = (type: string): ZipEntry | undefined => {
    const target = relations.find((relation) => relation.type === type)?.target
    return target === undefined ? undefined : zip.entries.get(target)
  }
  const sheets: SheetPart[] = []
  for (const { id, name, hidden } of listed) {
    const relation = relations.find((candidate) => candidate.id === id)
    if (relation && relation.type !== 'worksheet') continue // a chart sheet or a macro sheet has no list
    const part = relation && zip.entries.get(relation.target)
    if (!part) throw new SpreadsheetError('damaged', 'a sheet is listed but missing')
    sheets.push({ name, hidden, part })
  }
  if ([...zip.entries.keys()].some((name) => /vbaProject|macrosheets/i.test(name))) {
    warnings.push('The workbook holds macros; they were ignored.')
  }
  if ([...zip.entries.keys()].some((name) => /externalLinks\//i.test(name))) {
    warnings.push('The workbook refers to other files; they were not fetched.')
  }
  const dates = is1904 ? '1904' : (await madeByLibreOffice(zip, rootRelations)) ? 'libreoffice' : '1900'
  return { sheets, dates, strings: partOf('sharedStrings'), styles: partOf('styles') }
}

/** LibreOffice counts the days before March 1900 in its own way. */
async function madeByLibreOffice(zip: ZipFile, relations: Relation[]): Promise<boolean> {
  const about = relations.find((relation) => relation.type === 'extended-properties')
  const entry = about && zip.entries.get(about.target)
  let tag = ''
  let program = ''
  const heard = {
    open: (name: string) => {
      tag = name
    },
    text: (text: string) => {
      if (tag === 'Application' && program.length < 100) program += text
    },
  }
  if (entry) await readXml(zip.bytes(checkSmall(entry)), heard)
  return /LibreOffice|OpenOffice/i.test(program)
}

interface Relation {
  id: string
  /** Last part of the type's URI, which is the same in the transitional and the strict form. */
  type: string
  target: string
}

async function readRelations(zip: ZipFile, name: string, folder: string): Promise<Relation[]> {
  const entry = zip.entries.get(name)
  if (!entry) return []
  const relations: Relation[] = []
  await readXml(zip.bytes(checkSmall(entry)), {
    open(tag, attributes) {
      if (tag !== 'Relationship') return
      const { Id = '', Type = '', Target = '', TargetMode } = attributes()
      if (TargetMode === 'External' || relations.length > 2000) return
      relations.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: resolvePart(folder, Target),
      })
    },
  })
  return relations
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = folder ? folder.split('/') : []
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function describeZip(zip: ZipFile): string {
  if (zip.entries.has('word/document.xml')) return 'a Word document'
  if (zip.entries.has('ppt/presentation.xml')) return 'a presentation'
  if (zip.entries.has('content.xml')) return 'an OpenDocument file (.ods)'
  return 'a zip archive that is no workbook'
}

function checkSmall(entry: ZipEntry): ZipEntry {
  if (entry.unpacked > SMALL_PART)
    throw new SpreadsheetError('zip-bomb', 'a part that should be small is not')
  return entry
}

function chooseSheet(sheets: SheetPart[], wanted: string | number | undefined): SheetPart {
  if (sheets.length === 0) throw new SpreadsheetError('empty', 'the workbook has no sheet with cells')
  if (wanted === undefined) return sheets.find((sheet) => !sheet.hidden) ?? (sheets[0] as SheetPart)
  const found = typeof wanted === 'number' ? sheets[wanted] : sheets.find((sheet) => sheet.name === wanted)
  if (!found) {
    throw new SpreadsheetError(
      'sheet-missing',
      `sheets: ${sheets.map((sheet) => sheet.name).join(', ')}`.slice(0, 500),
    )
  }
  return found
}

/** The kind of number of each cell format, by the index that cells refer to. */
async function readStyles(zip: ZipFile, entry: ZipEntry): Promise<NumberKind[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCellFormats = false
  await readXml(zip.bytes(checkSmall(entry)), {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes()
        codes.set(Number(numFmtId), formatCode)
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes().numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return ids.map((id) => numberKind(id, codes.get(id)))
}

/** Shared strings, each cut just above the cap on cells, so that a longer one is noticed but not held. */
async function readStrings(zip: ZipFile, entry: ZipEntry, limits: Limits): Promise<string[]> {
  const strings: string[] = []
  const keep = limits.cellChars + 1
  let current = ''
  let inText = false
  let phonetic = false
  await readXml(zip.bytes(entry), {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    text(text) {
      if (inText && current.length < keep) current += text
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') strings.push(decodeEscapes(current.slice(0, keep)))
    },
  })
  return strings
}
