import { MAX_CHARS } from './limits.ts'
import type { Script } from './types.ts'

/**
 * Writing system of the letters in `text` (first 240 characters). Digits, signs and marks do not count.
 * `mixed`: more than one of the three; `none`: no letter of any of them (empty, Han, Georgian, ...).
 */
export function scriptOf(text: string): Script {
  let latin = false
  let cyrillic = false
  let arabic = false
  for (let i = 0; i < text.length && i < MAX_CHARS; i++) {
    const c = text.charCodeAt(i)
    if (isLatin(c)) latin = true
    else if (isCyrillic(c)) cyrillic = true
    else if (isArabic(c)) arabic = true
  }
  const count = Number(latin) + Number(cyrillic) + Number(arabic)
  if (count > 1) return 'mixed'
  return latin ? 'Latn' : cyrillic ? 'Cyrl' : arabic ? 'Arab' : 'none'
}

function isLatin(c: number): boolean {
  return (
    (c >= 0x41 && c <= 0x5a) ||
    (c >= 0x61 && c <= 0x7a) ||
    (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7) ||
    (c >= 0x250 && c <= 0x2af) ||
    (c >= 0x1e00 && c <= 0x1eff)
  )
}

function isCyrillic(c: number): boolean {
  return (c >= 0x400 && c <= 0x481) || (c >= 0x48a && c <= 0x52f)
}

function isArabic(c: number): boolean {
  return (
    (c >= 0x620 && c <= 0x64a && c !== 0x640) ||
    (c >= 0x66e && c <= 0x6d3) ||
    c === 0x6d5 ||
    (c >= 0x6ee && c <= 0x6ff) ||
    (c >= 0x750 && c <= 0x77f) ||
    (c >= 0xfb50 && c <= 0xfdff) ||
    (c >= 0xfe70 && c <= 0xfefc)
  )
}
