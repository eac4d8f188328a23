import { StringDecoder } from 'node:string_decoder'
import { Parser } from 'saxen'
import { SpreadsheetError } from './errors.ts'

export type Attributes = Record<string, string>

export interface XmlHandlers {
  /** `attributes` parses them when called: most elements of a sheet are never asked. Names carry no prefix. */
  open?(name: string, attributes: () => Attributes): void
  text?(text: string): void
  close?(name: string): void
}

const MAX_DEPTH = 64
/** Text or tag without an event for this long is no spreadsheet, and would make the parser's buffer grow. */
const MAX_SILENCE = 4 * 1024 * 1024

/**
 * Parses XML piece by piece. Document-type declarations are refused, so there are no entities to expand and
 * nothing outside the file to fetch; only the five entities of XML and character references are decoded.
 */
export class XmlReader {
  readonly #parser = new Parser()
  readonly #decoder = new StringDecoder('utf8')
  #silence = 0
  #depth = 0
  #first = true

  constructor(handlers: XmlHandlers) {
    const parser = this.#parser
    parser.on('error', () => {
      throw new SpreadsheetError('damaged', 'malformed XML')
    })
    parser.on('attention', () => {
      throw new SpreadsheetError('xml-entities')
    })
    parser.on('question', () => {
      this.#silence = 0
    })
    parser.on('openTag', (name: string, attributes: () => Attributes | false) => {
      this.#silence = 0
      if (++this.#depth > MAX_DEPTH) throw new SpreadsheetError('damaged', 'XML nested too deep')
      handlers.open?.(localName(name), () => decodeAll(attributes() || {}))
    })
    parser.on('closeTag', (name: string) => {
      this.#silence = 0
      this.#depth--
      handlers.close?.(localName(name))
    })
    parser.on('text', (text: string) => {
      this.#silence = 0
      handlers.text?.(decodeXml(text))
    })
    parser.on('cdata', (text: string) => {
      this.#silence = 0
      handlers.text?.(text)
    })
  }

  write(bytes: Buffer): void {
    this.#silence += bytes.length
    if (this.#silence > MAX_SILENCE) throw new SpreadsheetError('damaged', 'a text or tag without end')
    let text = this.#decoder.write(bytes)
    if (this.#first && text.length > 0) {
      // Parts in UTF-16 are allowed by the standard and written by nobody; their bytes would read as rubbish.
      if (text.includes('\0')) throw new SpreadsheetError('damaged', 'XML that is not UTF-8')
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
      this.#first = false
    }
    this.#parser.write(text)
  }

  end(): void {
    this.#parser.write(this.#decoder.end())
    this.#parser.end()
    if (this.#depth !== 0) throw new SpreadsheetError('truncated', 'XML ends early')
  }
}

/** Feeds a whole part through handlers. */
export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const reader = new XmlReader(handlers)
  for await (const chunk of bytes) reader.write(chunk)
  reader.end()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function decodeAll(attributes: Attributes): Attributes {
  const decoded: Attributes = {}
  for (const name in attributes) {
    const key = localName(name)
    // `r:id` and `id` may stand side by side; the prefixed one is kept under its own name too.
    decoded[name] = decodeXml(attributes[name] as string)
    if (!(key in decoded)) decoded[key] = decoded[name]
  }
  return decoded
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name as string] ?? whole
    const point = hex !== undefined ? Number.parseInt(hex as string, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
  })
}
