// The name field: identifiers, fillers, and truncation (Doc 9303 part 3 section 4.6, part 4 section 4.2.3).

/**
 * Primary and secondary identifier in a field.
 * @param primary MRZ letters, components parted by single `<`; not empty
 * @param width characters of the field: 39, 31 or 30
 * @returns exactly `width` characters. A name that does not fit ends in a letter, as the standard asks: components of
 *   the primary identifier become initials, the last one first, until the secondary's first letter fits
 */
export function nameField(primary: string, secondary: string, width: number): string {
  const whole = secondary ? `${primary}<<${secondary}` : primary
  if (whole.length <= width) return whole.padEnd(width, '<')
  if (!secondary) return endInLetter(primary, width)
  return endInLetter(`${shortened(primary, width - 3)}<<${secondary}`, width)
}

function shortened(primary: string, width: number): string {
  const parts = primary.split('<')
  for (let at = parts.length - 1; at > 0 && parts.join('<').length > width; at--) parts[at] = parts[at]![0]!
  while (parts.length > 1 && parts.join('<').length > width) parts.pop()
  return parts.join('<').slice(0, width)
}

/** Cuts; where the cut would leave a filler at the end, a letter of the part before it makes room for one more. */
function endInLetter(name: string, width: number): string {
  const cut = name.slice(0, width)
  if (!cut.endsWith('<')) return cut
  const parts = name.split('<')
  let longest = 0
  let passed = 0
  for (const [at, part] of parts.entries()) {
    if (passed >= width - 1) break
    if (part.length > parts[longest]!.length) longest = at
    passed += part.length + 1
  }
  parts[longest] = parts[longest]!.slice(0, -1)
  return endInLetter(parts.join('<'), width)
}

export interface NameRead {
  surname: string
  given: string
  /** A letter in the last position: the name may be cut (part 4, section 4.2.3). */
  truncated: boolean
}

/** The identifiers of a name field, components parted by a space. */
export function readNameField(field: string): NameRead {
  const name = field.replace(/<+$/, '')
  const at = name.indexOf('<<')
  const words = (text: string) => text.replace(/<+/g, ' ').trim()
  return {
    surname: words(at < 0 ? name : name.slice(0, at)),
    given: at < 0 ? '' : words(name.slice(at)),
    truncated: /[A-Z]$/.test(field),
  }
}
