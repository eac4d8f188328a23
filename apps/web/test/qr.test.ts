// The picture is compared with what an independent encoder draws (qrcode-generator 1.4.4, same text, same mask), kept
// here as a hash; the rest checks what a reader needs to find it.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { qrCode } from '../src/session/qr.ts'

const hashOf = (modules: boolean[][]) =>
  createHash('sha256')
    .update(modules.map((row) => row.map(Number).join('')).join('\n'))
    .digest('hex')
    .slice(0, 16)

const known = [
  [
    'otpauth://totp/Oralu:a@b.kz?secret=JBSWY3DPEHPK3PXP&issuer=Oralu&digits=6&period=30',
    37,
    '1b1b0355a0d2de19',
  ],
  ['otpauth://totp/Oralu:aZ3%=aZ3%=aZ3%=aZ', 29, '52c1be48b35fec1d'],
  ['otpauth://totp/Oralu:aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=a', 33, 'eb4af04c266d939b'],
  [
    'otpauth://totp/Oralu:aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ',
    53,
    'a76512845c57ee90',
  ],
  [
    'otpauth://totp/Oralu:aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=a',
    57,
    '122f7e704cbc0c6b',
  ],
  [
    'otpauth://totp/Oralu:aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%=aZ3%',
    69,
    'b5550627da32f62e',
  ],
] as const

test.each(known)('draws %s as another encoder does', (text, size, hash) => {
  const modules = qrCode(text)
  expect([modules.length, hashOf(modules)]).toEqual([size, hash])
})

test('has its three finders and its timing at every size', () => {
  for (let length = 1; length <= 412; length += 9) {
    const modules = qrCode('a'.repeat(length))
    const size = modules.length
    expect((size - 17) % 4).toBe(0)
    for (const [top, start] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      const rows = [0, 1, 2, 3].map((row) =>
        modules[top + row]!.slice(start, start + 7)
          .map(Number)
          .join(''),
      )
      expect(rows).toEqual(['1111111', '1000001', '1011101', '1011101'])
    }
    for (let i = 8; i < size - 8; i++) expect(modules[6]![i]).toBe(i % 2 === 0)
    expect(modules[size - 8]![8]).toBe(true)
  }
})

test('refuses what is too long', () => {
  expect(() => qrCode('a'.repeat(413))).toThrow(RangeError)
})
