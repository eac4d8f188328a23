/**
 * Remembers what a pure function made of short texts: words come again and again, in names above all. Bounded: at
 * `most` texts it begins anew; a text over 40 characters is not kept.
 */
export function remembered<T>(make: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = make(text)
    if (known.size >= most) known.clear()
    if (text.length <= 40) known.set(text, made)
    return made
  }
}
