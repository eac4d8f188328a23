// A message tells its partner, and nobody else, what its signer said; its size tells little.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  deliverySigner,
  keyId,
  MESSAGE_LIMITS,
  type MessageContent,
  openDelivery,
  openMessage,
  PackageError,
  sealMessage,
  signDelivery,
} from '../../src/index.ts'
import { format, receiver, seal, sender, stranger } from '../package/support.ts'

vi.setConfig({ testTimeout: 60_000 })

const example = format('partner-message.example.json')
const schema = z.fromJSONSchema(format('partner-message.schema.json'))
const to = { recipients: [receiver.recipient], signing: sender.signing }
const from = { identities: receiver.identities, signers: new Map([[keyId(sender.public), sender.public]]) }
const at = '2026-11-26T09:00:00Z'

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'none'
  } catch (error) {
    return error instanceof PackageError ? error.code : 'another'
  }
}

const text = fc.string({ minLength: 1, maxLength: 300 }).filter((each) => /\S/.test(each))
const id = fc.uuid().map((each) => each.toLowerCase())
const messages: fc.Arbitrary<MessageContent> = fc.oneof(
  fc.record({ id, package: id, why: text }).map((each) => ({ ...each, at, kind: 'recall' as const })),
  fc
    .record({ id, request: id, text: fc.option(text), state: fc.constantFrom('received', 'granted', null) })
    .map((each) => ({
      id: each.id,
      at,
      kind: 'entry' as const,
      request: each.request,
      entry: { id: randomUUID(), text: each.text, state: each.state, at },
    })),
  fc
    .record({ id, run: id, head: text, part: fc.uint8Array({ maxLength: 200 }) })
    .map(({ id, run, head, part }) => ({
      id,
      at,
      kind: 'intersection' as const,
      run,
      offer: null,
      step: { head, parts: [Buffer.from(part).toString('base64')] },
    })),
)

it('the example fits its schema, and is read by us as it stands', async () => {
  expect(schema.safeParse(example).error).toBe(undefined)
  const { message } = await openMessage(await sealMessage(example, to), from)
  expect(message).toEqual(example)
})

it('comes out as it went in, and as the published schema has it', async () => {
  await fc.assert(
    fc.asyncProperty(messages, async (content) => {
      const { message, signedBy } = await openMessage(await sealMessage(content, to), from)
      expect(message).toEqual({ format: 'oralu-message', version: 1, ...content })
      expect(schema.safeParse(message).success).toBe(true)
      expect(signedBy).toBe(keyId(sender.public))
    }),
    { numRuns: 40 },
  )
})

it('has one size for all that is short', async () => {
  const sizes = await Promise.all(
    ['a', 'b'.repeat(400)].map(
      async (why) =>
        (await sealMessage({ kind: 'recall', id: randomUUID(), at, package: randomUUID(), why }, to)).length,
    ),
  )
  expect(new Set(sizes).size).toBe(1)
})

describe('refuses', () => {
  const content: MessageContent = {
    kind: 'recall',
    id: randomUUID(),
    at,
    package: randomUUID(),
    why: 'An error',
  }
  it('what is sealed for another, signed by another, or a package', async () => {
    const sealed = await sealMessage(content, to)
    expect(await codeOf(openMessage(sealed, { ...from, identities: stranger.identities }))).toBe(
      'wrong-recipient',
    )
    const forged = await sealMessage(content, { ...to, signing: stranger.signing })
    expect(await codeOf(openMessage(forged, from))).toBe('wrong-signer')
    expect(await codeOf(openMessage((await seal()).sealed, from))).toBe('not-signed')
  })
  it('a flipped bit, wherever it is', async () => {
    const sealed = await sealMessage(content, to)
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (place, bit) => {
        const changed = Buffer.from(sealed)
        changed[place]! ^= 1 << bit
        expect(['none', 'another']).not.toContain(await codeOf(openMessage(changed, from)))
      }),
      { numRuns: 40 },
    )
  })
  it('what its kind does not have', async () => {
    const strange = { ...content, more: 'x' } as unknown as MessageContent
    expect(await codeOf(sealMessage(strange, to))).toBe('bad-document')
    const other = { ...content, kind: 'order' } as unknown as MessageContent
    expect(await codeOf(sealMessage(other, to))).toBe('bad-document')
  })
})

it('a slip says whose file it is, and holds for that file alone', async () => {
  const delivery = {
    to: randomUUID(),
    message: randomUUID(),
    kind: 'package' as const,
    sha256: 'a'.repeat(64),
    at,
  }
  const slip = await signDelivery(delivery, sender.signing)
  expect(deliverySigner(slip)).toBe(keyId(sender.public))
  expect(await openDelivery(slip, sender.public)).toEqual(delivery)
  expect(await codeOf(openDelivery(slip, stranger.public))).toBe('wrong-signer')
  const [head, payload, signature] = slip.split('.') as [string, string, string]
  const other = Buffer.from(payload, 'base64url').toString().replace('package', 'message')
  const changed = [head, Buffer.from(other).toString('base64url'), signature].join('.')
  expect(await codeOf(openDelivery(changed, sender.public))).toBe('bad-signature')
  expect(deliverySigner('x'.repeat(MESSAGE_LIMITS.delivery + 1))).toBe(undefined)
  expect(deliverySigner('no slip')).toBe(undefined)
})
