// UN/EDIFACT as ISO 9735 writes it: segments of elements of components, character set UNOA, release character.

export interface Segment {
  tag: string
  elements: string[][]
}

/** Letters that level A (UNOA) may carry; `'`, `+`, `:` and `?` go with the release character before them. */
export const UNOA = /^[A-Z0-9 .,\-()/='+:?]*$/
export const SERVICE_ADVICE = "UNA:+.? '"

const release = (text: string) => text.replace(/[?+:']/g, '?$&')

/**
 * A segment. A component that is empty at the end of its element, and an element empty at the end of the segment, are
 * left out, as the syntax asks.
 */
export function segment(tag: string, ...elements: (string | (string | undefined)[] | undefined)[]): string {
  const written = elements.map((element) => {
    const components = (Array.isArray(element) ? element : [element]).map((each) => release(each ?? ''))
    while (components.at(-1) === '') components.pop()
    return components.join(':')
  })
  while (written.at(-1) === '') written.pop()
  return `${[tag, ...written].join('+')}'`
}

export interface Parsed {
  segments: Segment[]
  /** Text after the last terminator. */
  rest: string
}

/** Parts a text into segments; separators as UNA says, else the usual ones. Line breaks of transmission are dropped. */
export function parseSegments(text: string): Parsed {
  const whole = text.replace(/[\r\n]+/g, '').trimStart()
  const advised = /^UNA(.)(.)(.)(.)(.)(.)/s.exec(whole)
  const [component, element, , released, , end] = advised ? advised.slice(1) : [':', '+', '.', '?', ' ', "'"]
  const segments: Segment[] = []
  let elements: string[][] = [['']]
  let from = advised ? 9 : 0
  for (let at = from; at < whole.length; at++) {
    const letter = whole[at]!
    const last = elements.at(-1)!
    if (letter === released && at + 1 < whole.length) last[last.length - 1] += whole[++at]!
    else if (letter === component) last.push('')
    else if (letter === element) elements.push([''])
    else if (letter === end) {
      const [[tag = ''] = [], ...others] = elements
      segments.push({ tag: tag.trim(), elements: others })
      elements = [['']]
      from = at + 1
    } else last[last.length - 1] += letter
  }
  return { segments, rest: whole.slice(from).trim() }
}
