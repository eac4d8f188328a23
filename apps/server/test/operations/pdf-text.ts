// The text of a PDF as a reader takes it out: glyphs through each font's ToUnicode, what is marked as set from right to
// left turned round. Enough for what Typst writes; it knows no object streams and no other encodings.
import { inflateSync } from 'node:zlib'

interface Part {
  head: string
  stream: string
}

/** The texts of the marked parts, in the order in which they are drawn. */
export function textOf(pdf: Buffer): string[] {
  const parts = new Map<string, Part>()
  const whole = pdf.toString('latin1')
  for (const { 0: all, 1: id, 2: content, index } of whole.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const head = content!.split('stream\n')[0]!
    const from = index + all.indexOf('stream\n') + 7
    const bytes = pdf.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0))
    const stream = content!.includes('stream\n')
      ? (head.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
      : ''
    parts.set(id!, { head, stream })
  }
  return [...parts.values()]
    .filter(({ head }) => head.includes('/Type /Page\n'))
    .flatMap((page) => textOfPage(page, parts))
}

function textOfPage({ head }: Part, parts: Map<string, Part>): string[] {
  const fonts = new Map(
    [...head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => {
      const [, unicode = ''] = /\/ToUnicode (\d+) 0 R/.exec(parts.get(id!)?.head ?? '') ?? []
      return [name!, glyphsOf(parts.get(unicode)?.stream ?? '')]
    }),
  )
  const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(head) ?? []
  const texts: Run[][] = []
  let font = new Map<string, string>()
  let turned = false
  let name = ''
  let glyphs: string[] = []
  for (const token of tokensOf(parts.get(contents)!.stream)) {
    if (typeof token !== 'string') glyphs.push(...token.glyphs)
    else if (token === '/MCID') texts.push([])
    else if (token === '/ReversedChars') turned = true
    else if (token === 'EMC') turned = false
    else if (/^\/f\d/.test(token)) name = token.slice(1)
    else if (token === 'Tf') font = fonts.get(name) ?? font
    else if (token === 'TJ' || token === 'Tj') {
      const letters = glyphs.map((glyph) => font.get(glyph) ?? '')
      texts.at(-1)?.push({ text: (turned ? letters.reverse() : letters).join(''), turned })
      glyphs = []
    }
  }
  return texts.map(inOrder)
}

interface Run {
  text: string
  turned: boolean
}

/** Runs that are turned round stand from left to right, so the last of several in a row is read first. */
function inOrder(runs: readonly Run[]): string {
  let text = ''
  let row: string[] = []
  for (const run of [...runs, { text: '', turned: false }]) {
    if (run.turned) row.unshift(run.text)
    else {
      text += row.join('') + run.text
      row = []
    }
  }
  return text
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Words, and strings as glyphs of two bytes in hexadecimal. A string may hold parentheses that are paired. */
function* tokensOf(stream: string): Generator<string | { glyphs: string[] }> {
  let word = ''
  for (let at = 0; at < stream.length; at++) {
    const letter = stream[at]!
    if (letter !== '(') {
      if (/[\s[\]<>]/.test(letter)) {
        if (word) yield word
        word = ''
      } else word += letter
      continue
    }
    let hex = ''
    for (let depth = 1; ; ) {
      let each = stream[++at]!
      if (each === '\\') {
        const octal = /^[0-7]{1,3}/.exec(stream.slice(at + 1, at + 4))?.[0]
        each = octal
          ? String.fromCharCode(Number.parseInt(octal, 8))
          : (ESCAPES[stream[at + 1]!] ?? stream[at + 1]!)
        at += octal?.length ?? 1
      } else if (each === '(') depth++
      else if (each === ')' && --depth === 0) break
      hex += each.charCodeAt(0).toString(16).padStart(2, '0')
    }
    yield { glyphs: hex.match(/.{4}/g) ?? [] }
  }
}

/** Which letters each glyph of a font stands for. */
function glyphsOf(map: string): Map<string, string> {
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  const glyphs = new Map<string, string>()
  for (const [, block] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph, to] of block!.matchAll(/<(\w+)> <(\w+)>/g))
      glyphs.set(glyph!.toLowerCase(), letters(to!))
  return glyphs
}
