// PAXLST as others send it: any release, with or without UNA and UNG; what is not understood is named.
import type { PassengerList } from './list.ts'
import { dashed, MessageReader, type PaxlstNote, type ReadList } from './read-message.ts'
import { parseSegments, type Segment } from './syntax.ts'

export interface PaxlstReading {
  lists: ReadList[]
  /** Whatever is not as it should be; a list that has any is not to be trusted as whole. */
  problems: PaxlstNote[]
}

/**
 * Reads one interchange.
 * @returns its lists, one a message, and what is wrong with it; it never throws at a text
 */
export function readPaxlst(text: string): PaxlstReading {
  const { segments, rest } = parseSegments(text)
  const problems: PaxlstNote[] = []
  const say = (code: PaxlstNote['code'], at: number, message: string) =>
    problems.push({ code, segment: at + 1, tag: segments[at]?.tag ?? '', message })
  const lists: ReadList[] = []
  const first = segments[0]
  if (first?.tag !== 'UNB') {
    say(
      'no-interchange',
      0,
      'This does not begin as an interchange (UNB). Ask the sender for the whole file.',
    )
    return { lists, problems }
  }
  if (rest || segments.at(-1)?.tag !== 'UNZ')
    say(
      'cut-off',
      segments.length - 1,
      'The interchange is cut off: its trailer (UNZ) is missing. Ask for it again.',
    )
  const part = (of: Segment, element: number, component = 0) => of.elements[element]?.[component] ?? ''
  const preparedAt = `20${dashed(part(first, 3))}T${part(first, 3, 1).slice(0, 2)}:${part(first, 3, 1).slice(2)}`
  const head = {
    sender: party(first.elements[1]),
    recipient: party(first.elements[2]),
    preparedAt,
    control: part(first, 4),
  }
  let reader: MessageReader | undefined
  let begun = 0
  for (const [at, each] of segments.entries()) {
    if (each.tag === 'UNH') {
      begun = at
      reader = new MessageReader(each, head, (code, message) => say(code, at, message))
    } else if (each.tag === 'UNT' && reader) {
      if (Number(part(each, 0)) !== at - begun + 1)
        say('count', at, `The message says it has ${part(each, 0)} segments and has ${at - begun + 1}.`)
      if (part(each, 1) !== part(segments[begun]!, 0))
        say('reference', at, 'The reference of the trailer is not that of the header.')
      lists.push(reader.list)
      reader = undefined
    } else if (each.tag === 'UNZ' && part(each, 1) !== head.control) {
      say('reference', at, 'The control reference of the trailer is not that of the header.')
    } else if (reader) {
      reader.take(each, (code, message) => say(code, at, message))
    }
  }
  for (const { total, people, part: of } of lists)
    if (total !== null && (of ? people.length > total : people.length !== total))
      say('count', segments.length - 1, `The list says it holds ${total} people and holds ${people.length}.`)
  return { lists, problems }
}

function party([id = '', qualifier]: string[] = []): PassengerList['sender'] {
  return { id, ...(qualifier && { qualifier }) }
}
