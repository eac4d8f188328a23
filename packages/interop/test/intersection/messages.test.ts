// What is not the message awaited is refused, whatever it is, and the run goes on with the right one.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type IntersectionMessage,
  type IntersectionTerms,
  missingParts,
  nameCandidates,
  pairCandidates,
  readPairs,
  replyToOffer,
} from '../../src/intersection/index.ts'
import { signJws } from '../../src/package/jws.ts'
import {
  answering,
  answers,
  asking,
  asks,
  codeOf,
  kept,
  payloadOf,
  person,
  run,
  stranger,
  termsOf,
} from './support.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const theirs = [person('Айжан Токсанбаева', '1980', { sex: 'female' })]
const ours = [person('Токсанбаева Айжан Ескендірқызы', '1980-03-14', { sex: 'female' })]
type Done = Awaited<ReturnType<typeof run>>
let terms: IntersectionTerms
let done: Done
let other: Done
beforeAll(async () => {
  terms = termsOf()
  done = await run(terms, theirs, ours)
  other = await run(termsOf(), theirs, ours)
})

const messagesOf = ({ offer, reply, named, paired }: Done) =>
  [offer, reply, named, paired].map(({ message }) => message)

/** Each step, awaiting one message of `done`. */
const steps = [
  (message: IntersectionMessage) => replyToOffer(terms, ours, message, answers),
  (message: IntersectionMessage) => nameCandidates(done.offer.state, message, asks),
  (message: IntersectionMessage) => pairCandidates(done.reply.state, message, answers),
  (message: IntersectionMessage) => readPairs(done.named.state, message, asks),
]

describe('histories', () => {
  it('in whatever order the messages of two runs come, each step takes the one it awaits and no other', async () => {
    const all = [...messagesOf(done), ...messagesOf(other)]
    const refusals = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(7), { maxLength: 12 }), async (delivered) => {
        let awaited = 0
        for (const number of delivered) {
          const right = number === awaited
          // What is right has been worked out above; here only that nothing else is taken.
          if (right) awaited = Math.min(3, awaited + 1)
          else refusals.add(await codeOf(steps[awaited]!(all[number]!)))
        }
      }),
      { numRuns: 1000 },
    )
    expect([...refusals].sort()).toEqual(['other-terms', 'out-of-turn', 'wrong-signer'])
  })

  it('a message that was taken is not taken again', async () => {
    const reply = messagesOf(done)[1]!
    expect(await codeOf(nameCandidates(done.named.state, reply, asks))).toBe('out-of-turn')
    const { run: begun } = done.reply
    const offer = messagesOf(done)[0]!
    expect(await codeOf(replyToOffer(terms, ours, offer, { ...answers, past: [begun] }))).toBe(
      'session-known',
    )
  })

  it('a state that waited on a disk goes on', async () => {
    const { positions } = await nameCandidates(kept(done.offer.state), messagesOf(done)[1]!, asks)
    expect(positions).toEqual([0])
    expect(await readPairs(kept(done.named.state), messagesOf(done)[3]!, asks)).toEqual(done.pairs)
  })
})

/** A message with another payload, signed by the side itself: what a dishonest partner can send. */
async function changed(
  { message, by }: { message: IntersectionMessage; by: typeof asking },
  change: (payload: Record<string, unknown>) => object,
): Promise<IntersectionMessage> {
  const json = JSON.stringify(change(payloadOf(message)))
  return { ...message, head: await signJws(Buffer.from(json), 'oralu-intersection+jws', by.signing) }
}
const setOf = (parts: Uint8Array[]) => ({
  elements: parts.reduce((sum, { length }) => sum + length / 32, 0),
  parts: parts.map((part) => createHash('sha256').update(part).digest('hex')),
})

describe('a head', () => {
  it('of another key, agreement or terms is refused, and so is one that was changed', async () => {
    const [offer] = messagesOf(done) as [IntersectionMessage]
    const strange = await changed({ message: offer, by: stranger }, (payload) => payload)
    expect(await codeOf(steps[0]!(strange))).toBe('wrong-signer')
    const [header, payload, signature] = offer.head.split('.') as [string, string, string]
    const json = JSON.stringify({ ...payloadOf(offer), agreement: terms.session })
    const forged = [header, Buffer.from(json).toString('base64url'), signature].join('.')
    expect(await codeOf(steps[0]!({ ...offer, head: forged }))).toBe('bad-signature')
    expect(await codeOf(steps[0]!({ ...offer, head: payload }))).toBe('bad-message')
    for (const change of [
      { agreement: terms.session },
      { session: terms.agreement },
      { terms: '0'.repeat(64) },
    ]) {
      const wrong = await changed({ message: offer, by: asking }, (before) => ({ ...before, ...change }))
      expect(await codeOf(steps[0]!(wrong))).toBe('other-terms')
    }
    const looser = { ...terms, threshold: 2 }
    expect(await codeOf(replyToOffer(looser, ours, offer, answers))).toBe('other-terms')
    expect(await codeOf(replyToOffer(terms, ours, offer, { ...answers, partner: stranger.public }))).toBe(
      'wrong-signer',
    )
    expect(await codeOf(replyToOffer(terms, ours, offer, { ...answers, signing: stranger.signing }))).toBe(
      'wrong-signer',
    )
  })

  it('with anything more or less in it is refused', async () => {
    for (const [at, by] of [asking, answering, asking, answering].entries()) {
      const message = messagesOf(done)[at]!
      for (const key of Object.keys(payloadOf(message))) {
        const less = await changed({ message, by }, ({ [key]: _, ...rest }) => rest)
        expect(await codeOf(steps[at]!(less))).toBe('bad-message')
      }
      const more = await changed({ message, by }, (payload) => ({ ...payload, names: ['x'] }))
      expect(await codeOf(steps[at]!(more))).toBe('bad-message')
    }
  })

  it('that claims what cannot be is refused', async () => {
    const claim = (candidates: number[][][]) =>
      changed({ message: messagesOf(done)[2]!, by: asking }, (payload) => ({ ...payload, candidates }))
    expect(await codeOf(steps[2]!(await claim([[[1024]]])))).toBe('bad-message')
    const padding = done.reply.state.owners.findIndex((owners) => owners.length === 0)
    expect(await codeOf(steps[2]!(await claim([[[padding]]])))).toBe('bad-message')
    const pair = { candidate: 0, other: 0, agree: 1 }
    const tell = (pairs: object[]) =>
      changed({ message: messagesOf(done)[3]!, by: answering }, (payload) => ({ ...payload, pairs }))
    expect(await codeOf(steps[3]!(await tell([pair, pair])))).toBe('bad-message')
    expect(await codeOf(steps[3]!(await tell([{ ...pair, candidate: 1 }])))).toBe('bad-message')
    expect(await codeOf(steps[3]!(await tell([{ ...pair, agree: 60 }])))).toBe('bad-message')
  })
})

describe('parts', () => {
  const offerOf = async (bytes: Buffer) =>
    changed({ message: { ...messagesOf(done)[0]!, parts: [bytes] }, by: asking }, (payload) => ({
      ...payload,
      asked: setOf([bytes]),
    }))
  const good = () => Buffer.from(messagesOf(done)[0]!.parts[0]!)

  it('that are missing are named, and those that came are kept', async () => {
    const [offer, reply] = messagesOf(done) as [IntersectionMessage, IntersectionMessage]
    expect(await codeOf(steps[1]!({ ...reply, parts: reply.parts.slice(1) }))).toBe('missing')
    expect(await missingParts(reply.head, answering.public, reply.parts.slice(1))).toEqual(
      payloadOf(reply).doubled.parts,
    )
    expect(await missingParts(reply.head, answering.public, reply.parts)).toEqual([])
    expect(await codeOf(steps[0]!({ ...offer, parts: [Buffer.alloc(32)] }))).toBe('other-part')
    const turned = { ...reply, parts: [...reply.parts].reverse() }
    expect((await nameCandidates(done.offer.state, turned, asks)).positions).toEqual([0])
  })

  it('with an element twice or out of order are refused', async () => {
    const twice = Buffer.concat([good().subarray(0, 32), good()])
    expect(await codeOf(steps[0]!(await offerOf(twice)))).toBe('bad-order')
    const turned = Buffer.concat([good().subarray(32), good().subarray(0, 32)])
    expect(await codeOf(steps[0]!(await offerOf(turned)))).toBe('bad-order')
  })

  it('with the identity or with what is no element are refused', async () => {
    const identity = Buffer.concat([Buffer.alloc(32), good()])
    expect(await codeOf(steps[0]!(await offerOf(identity)))).toBe('bad-element')
    const beyond = Buffer.concat([good(), Buffer.alloc(32, 255)])
    expect(await codeOf(steps[0]!(await offerOf(beyond)))).toBe('bad-element')
    const doubled = Buffer.from(messagesOf(done)[1]!.parts[0]!).fill(0, 0, 32)
    const keptPart = messagesOf(done)[1]!.parts[1]!
    const reply = await changed(
      { message: { ...messagesOf(done)[1]!, parts: [doubled, keptPart] }, by: answering },
      (payload) => ({ ...payload, doubled: setOf([doubled]) }),
    )
    expect(await codeOf(steps[1]!(reply))).toBe('bad-element')
  })

  it('of other sizes than agreed or asked are refused', async () => {
    const short = good().subarray(0, 31)
    const message = await changed(
      { message: { ...messagesOf(done)[0]!, parts: [short] }, by: asking },
      (payload) => ({ ...payload, asked: { ...setOf([short]), elements: 1 } }),
    )
    expect(await codeOf(steps[0]!(message))).toBe('bad-message')
    const many = await changed({ message: messagesOf(done)[0]!, by: asking }, (payload) => ({
      ...payload,
      asked: { ...setOf([good()]), elements: 4097 },
    }))
    expect(await codeOf(steps[0]!(many))).toBe('too-many')
    const fewer = Buffer.from(messagesOf(done)[1]!.parts[0]!).subarray(32)
    const reply = await changed({ message: messagesOf(done)[1]!, by: answering }, (payload) => ({
      ...payload,
      doubled: setOf([fewer]),
    }))
    expect(await codeOf(steps[1]!(reply))).toBe('bad-message')
  })
})
