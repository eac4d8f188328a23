import { crc32, deflateRawSync } from 'node:zlib'

export interface Part {
  name: string
  data: Buffer | string
  /** Default 8, deflate; 0 stores. */
  method?: number
  /** What the headers say instead of the truth. */
  claims?: { unpacked?: number; packed?: number; crc?: number; localName?: string; flags?: number }
  /** Already packed bytes, for parts whose unpacked form is too large to build. */
  packed?: Buffer
}

export interface ZipOptions {
  /** All entries of the directory point at the first part (an overlapping bomb). */
  overlap?: boolean
  comment?: string
}

/** Builds a zip archive whose headers may lie. Source: APPNOTE.TXT 4.3. */
export function buildZip(parts: Part[], options: ZipOptions = {}): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const method = part.method ?? 8
    const packed = part.packed ?? (method === 8 ? deflateRawSync(data) : data)
    const claims = part.claims ?? {}
    const name = Buffer.from(part.name)
    const localName = Buffer.from(claims.localName ?? part.name)
    const sizes = {
      crc: claims.crc ?? crc32(data),
      packed: claims.packed ?? packed.length,
      unpacked: claims.unpacked ?? data.length,
    }
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(claims.flags ?? 0, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(sizes.crc, 14)
    local.writeUInt32LE(sizes.packed, 18)
    local.writeUInt32LE(sizes.unpacked, 22)
    local.writeUInt16LE(localName.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(claims.flags ?? 0, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(sizes.crc, 16)
    central.writeUInt32LE(sizes.packed, 20)
    central.writeUInt32LE(sizes.unpacked, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(options.overlap ? 0 : at, 42)
    directory.push(central, name)
    if (!options.overlap || at === 0) {
      pieces.push(local, localName, packed)
      at += 30 + localName.length + packed.length
    }
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(options.comment?.length ?? 0, 20)
  return Buffer.concat([...pieces, central, end, Buffer.from(options.comment ?? '', 'latin1')])
}

export interface WorkbookOptions {
  /** XML of `<row>` elements. */
  rows: string
  sheetName?: string
  workbookPr?: string
  /** XML of `<cellXfs>` content and of number formats before it. */
  styles?: string
  strings?: string
  /** XML after sheetData, e.g. merged cells. */
  after?: string
  before?: string
  doctype?: string
  extraSheets?: { name: string; state?: string; rows: string }[]
  state?: string
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PKG = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of a small workbook; tests spoil them one by one. */
export function workbookParts(options: WorkbookOptions): Part[] {
  const sheets = [
    { name: options.sheetName ?? 'Sheet1', state: options.state, rows: options.rows },
    ...(options.extraSheets ?? []),
  ]
  const listed = sheets
    .map(
      ({ name, state }, n) =>
        `<sheet name="${name}" sheetId="${n + 1}"${state ? ` state="${state}"` : ''} r:id="rId${n + 1}"/>`,
    )
    .join('')
  const relation = (n: number | string, type: string, target: string): string =>
    `<Relationship Id="rId${n}" Type="${REL}/${type}" Target="${target}"/>`
  return [
    {
      name: '[Content_Types].xml',
      data: `${HEAD}<Types xmlns="${PKG}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="${PKG}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}">${options.workbookPr ?? ''}<sheets>${listed}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${HEAD}<Relationships xmlns="${PKG}/relationships">${sheets.map((_, n) => relation(n + 1, 'worksheet', `worksheets/sheet${n + 1}.xml`)).join('')}${relation('S', 'styles', 'styles.xml')}${relation('T', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `${HEAD}<styleSheet xmlns="${MAIN}">${options.styles ?? ''}</styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', data: `${HEAD}<sst xmlns="${MAIN}">${options.strings ?? ''}</sst>` },
    ...sheets.map(({ rows }, n) => ({
      name: `xl/worksheets/sheet${n + 1}.xml`,
      data: `${HEAD}${n === 0 ? (options.doctype ?? '') : ''}<worksheet xmlns="${MAIN}">${n === 0 ? (options.before ?? '') : ''}<sheetData>${rows}</sheetData>${n === 0 ? (options.after ?? '') : ''}</worksheet>`,
    })),
  ]
}

export function buildWorkbook(options: WorkbookOptions): Buffer {
  return buildZip(workbookParts(options))
}

/** XML of a row of inline texts. */
export function textRow(number: number, cells: string[]): string {
  const quote = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<row r="${number}">${cells.map((cell, n) => `<c r="${String.fromCharCode(65 + n)}${number}" t="inlineStr"><is><t>${quote(cell)}</t></is></c>`).join('')}</row>`
}
