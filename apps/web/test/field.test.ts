// What of the field kit needs no browser: passphrases, doors, recipients, finding people.
import { makeDeviceKey, toBase64Url } from '@oralu/domain'
import { nameKeys } from '@oralu/names'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finder, type PackLine } from '../src/field/find.ts'
import { identityOf, recipientsOf } from '../src/field/members.ts'
import {
  keyOfPassphrase,
  makeDoor,
  newDataKey,
  openDoor,
  padded,
  randomBytes,
  seal,
  unpadded,
  unseal,
} from '../src/field/vault/seal.ts'
import { newPassphrase, plainPassphrase, words } from '../src/field/vault/words.ts'

describe('passphrases', () => {
  test('are six of 1,296 words and more, each once in the list, in small Latin letters', () => {
    expect(words.length).toBeGreaterThan(1_296)
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((word) => !/^[a-z]{4}$/.test(word))).toEqual([])
    const drawn = Array.from({ length: 500 }, () => newPassphrase().split(' '))
    expect(drawn.every((six) => six.length === 6 && six.every((word) => words.includes(word)))).toBe(true)
    // 3,000 draws miss a given word with a chance of one in eight.
    expect(new Set(drawn.flat()).size).toBeGreaterThan(1_150)
  })
  test('are read whatever the case and the spaces', () => {
    expect(plainPassphrase('  Baba\tKUMU  sina ')).toBe('baba kumu sina')
  })
})

describe('sealing', () => {
  const light = { memory: 1_024, passes: 1, lanes: 1 }
  const salt = randomBytes(16)

  test('a door opens to its own passphrase, and the other orders the wiping', async () => {
    const { raw, key } = await newDataKey()
    const [own, duress, strange] = await Promise.all(
      ['own words', 'other words', 'no words'].map((text) => keyOfPassphrase(text, salt, light)),
    )
    const doors = [await makeDoor(own!, raw), await makeDoor(duress!, 'wipe')]
    // Nothing about a door tells which it is.
    expect(new Set(doors.map(({ length }) => length)).size).toBe(1)
    const openedBy = async (phrase: CryptoKey) =>
      (await Promise.all(doors.map((door) => openDoor(phrase, door)))).find((each) => each !== undefined)
    expect(await openedBy(duress!)).toBe('wipe')
    expect(await openedBy(strange!)).toBeUndefined()
    const opened = (await openedBy(own!)) as CryptoKey
    expect(unpadded(await unseal(opened, await seal(key, padded({ a: 1 }), 'x'), 'x'))).toEqual({ a: 1 })
  })

  test('bytes moved to another place, or changed, do not open', async () => {
    const { key } = await newDataKey()
    const sealed = await seal(key, padded('text'), 'here')
    await expect(unseal(key, sealed, 'there')).rejects.toThrow()
    sealed[20]! ^= 1
    await expect(unseal(key, sealed, 'here')).rejects.toThrow()
  })

  test('any value comes back, and its length tells only how many kilobytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const bytes = padded(value)
        expect(bytes.length % 1024).toBe(0)
        expect(unpadded(bytes)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

test('what passes between tablets opens on each that is enrolled, and on no other', async () => {
  const tablet = async () => {
    const { key, publicKey } = await makeDeviceKey(true)
    const kept = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', key.privateKey)))
    return { publicKey, identity: await identityOf({ id: 'd', mission: 'm', officer: 'o', key: kept }) }
  }
  const [one, other, revoked] = [await tablet(), await tablet(), await tablet()]
  const enrolled = (device: string, key: string) => ({
    device: 'm',
    mission: 'm',
    kind: 'enrolled',
    body: { device, key },
  })
  const recipients = recipientsOf([
    enrolled('1', one.publicKey),
    enrolled('2', other.publicKey),
    enrolled('3', revoked.publicKey),
    { device: 'm', mission: 'm', kind: 'revoked', body: { device: '3' } },
    // A tablet cannot enrol another.
    { ...enrolled('4', revoked.publicKey), device: '1' },
  ] as never)
  // As age's own library makes the recipient of an identity.
  expect(recipients).toEqual(
    await Promise.all([one, other].map(({ identity }) => identityToRecipient(identity))),
  )
  const encrypter = new Encrypter()
  for (const each of recipients) encrypter.addRecipient(each)
  const sealed = await encrypter.encrypt('batch')
  const openWith = (identity: string) => {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return decrypter.decrypt(sealed, 'text')
  }
  expect(await openWith(other.identity)).toBe('batch')
  await expect(openWith(revoked.identity)).rejects.toThrow()
})

test('people are found in any script, by a part of the name, and by the seat', () => {
  const line = (form: string, seat: string | null): PackLine =>
    ({
      id: form,
      seat,
      names: [{ form, script: 'Latn', latin: form }],
      keys: nameKeys(form).keys.map(String),
    }) as never
  const find = finder([
    line('Madina Nurpeisova', '4A'),
    line('Timur Yesenberlin', null),
    line('Madi Omarov', null),
  ])
  const first = (query: string) => find(query)[0]?.id
  expect(first('Мадина Нурпеисова')).toBe('Madina Nurpeisova')
  expect(first('مدينة نوربيسوفا')).toBe('Madina Nurpeisova')
  expect(first('Есенберлин')).toBe('Timur Yesenberlin')
  expect(first('4a')).toBe('Madina Nurpeisova')
  expect(find('Zhuldyz')).toEqual([])
  expect(find(' ')).toHaveLength(3)
})
