import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let agency: string
let clinician: Person
let analyst: Person
let anchor: string

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  clinician = await stage.person('clinician', agency)
  analyst = await stage.person('identity_analyst', agency)
  const { rows } = await stage.root.query(
    `with p as (insert into people.person (agency_id) values ($1) returning id)
     insert into people.anchor (agency_id, person_id, home_person_id) select $1, id, id from p returning id`,
    [agency],
  )
  anchor = rows[0].id
})
afterAll(() => stage?.close())

const storedBytes = () => {
  const walk = (folder: string): Buffer[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
      each.isDirectory() ? walk(join(folder, each.name)) : [readFileSync(join(folder, each.name))],
    )
  return walk(stage.services.files.folder)
}
const add = (who: Person, compartment: string, file: Buffer, name = 'scan.txt', key?: string) =>
  who.upload(
    `/files?compartment=${compartment}&anchor=${anchor}&name=${name}`,
    file,
    'application/octet-stream',
    key,
  )

it('keeps a file sealed, and gives it back as it was', async () => {
  const secret = Buffer.from(`birth certificate ${randomUUID()}\n`.repeat(1000))
  const added = await add(analyst, 'identity', secret)
  expect(added.status).toBe(200)
  expect(storedBytes().some((bytes) => bytes.includes('birth certificate'))).toBe(false)
  const back = await analyst.get(`/files/${added.body.id}`)
  expect(back.body).toEqual(secret)
  expect(String(back.headers['content-disposition'])).toContain('attachment')
  expect((await analyst.get(`/files?anchor=${anchor}`)).body.items).toMatchObject([
    { id: added.body.id, mediaType: 'text/plain', size: secret.length },
  ])
})

it('draws a picture anew without its metadata, and makes a small one', async () => {
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#898' } })
    .withExif({ IFD0: { Copyright: 'somewhere in a camp' }, IFD3: { GPSLatitude: '36/1 20/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect(picture.includes('somewhere in a camp')).toBe(true)
  const { body } = await add(analyst, 'identity', picture, 'photo.jpg')
  const back = await analyst.get(`/files/${body.id}`)
  expect(back.headers['content-type']).toBe('image/jpeg')
  expect((await sharp(back.body).metadata()).exif).toBeUndefined()
  const small = await sharp((await analyst.get(`/files/${body.id}/thumbnail`)).body).metadata()
  expect([small.format, small.width]).toEqual(['webp', 256])
})

it('refuses what is no document, whatever its name says, and leaves nothing behind', async () => {
  const before = storedBytes().length
  for (const [bytes, status, code] of [
    [Buffer.from('<script>alert(1)</script>'), 415, 'wrong-type'],
    [Buffer.from('\x7fELF' + '\0'.repeat(100), 'latin1'), 415, 'wrong-type'],
    [Buffer.alloc(0), 422, 'file-unreadable'],
    [
      Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(50)]),
      422,
      'file-unreadable',
    ],
  ] as const) {
    const answer = await add(analyst, 'identity', bytes, 'photo.png')
    expect([answer.status, answer.body.code]).toEqual([status, code])
  }
  expect(storedBytes().length).toBe(before)
})

it('opens a health file to the clinician alone, and writes the reading into the ledger', async () => {
  const { body } = await add(clinician, 'health', Buffer.from('x-ray'))
  expect((await analyst.get(`/files/${body.id}`)).status).toBe(404)
  expect(
    (await analyst.get(`/files?anchor=${anchor}`)).body.items.map((each: { id: string }) => each.id),
  ).not.toContain(body.id)
  expect((await clinician.get(`/files/${body.id}`)).body.toString()).toBe('x-ray')
  const { rows } = await stage.root.query(
    `select actor_id from ledger.entry where act = 'read' and about = 'files.file' and $1 = any (row_ids)`,
    [body.id],
  )
  expect(rows).toEqual([{ actor_id: clinician.id }])
})

it('lets nobody add to a compartment that is not theirs, nor about someone they cannot see', async () => {
  expect((await add(analyst, 'health', Buffer.from('x'))).status).toBe(404)
  const stranger = await stage.person('identity_analyst', await stage.agency())
  expect((await add(stranger, 'identity', Buffer.from('x'))).status).toBe(422)
  expect((await stage.visitor.send('POST', `/files?compartment=identity&name=x`)).status).toBe(401)
})

it('takes one file once when it is sent twice', async () => {
  const key = randomUUID()
  const first = await add(analyst, 'identity', Buffer.from('once'), 'once.txt', key)
  const second = await add(analyst, 'identity', Buffer.from('once'), 'once.txt', key)
  expect(second.body).toEqual(first.body)
  expect((await add(analyst, 'identity', Buffer.from('other'), 'once.txt', key)).status).toBe(409)
})
