// A family that asks after someone by the public form, as a browser without script sends it, and an enquiry half worked.
import { ok } from '../../apps/server/test/operations/arrange.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'

export async function sendForm(url: string, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(`${url}/public/${path}`, { method: 'POST', body: new URLSearchParams(fields) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return await answer.text()
}

/** @returns the code */
export async function askAfter(url: string, soughtName: string): Promise<string> {
  const form = await (await fetch(`${url}/public/kk/enquiry`)).text()
  const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const sent = await sendForm(url, 'kk/enquiry', {
    name: 'Күләш',
    relation: 'grandparent',
    phone: '+7 701 000 00 00',
    soughtName,
    born: '2016',
    place: 'حلب',
    children: '—',
    told: 'Соңғы рет 2018 жылы көктемде хабарласты.',
    agree: 'yes',
    token,
  })
  return /<strong dir="ltr">([^<]+)</.exec(sent)?.[1] ?? ''
}

/** Verified, a child noted whose answer waits for its assessment, written to and answered. */
export async function workEnquiry(url: string, consul: Person, child: string): Promise<string> {
  const code = await askAfter(url, 'Ерасыл')
  // Sent faster than anyone types, so the form set it aside.
  const { items } = await ok(consul.get('/enquiries?which=set+aside'))
  const id = items[0].id as string
  const done = (path: string, body: object = {}) => ok(consul.post(`/enquiries/${id}/${path}`, body))
  await done('take')
  await done('verifications', { how: 'document seen', evidence: 'Identity card' })
  const { id: soughtId } = await done('persons', { anchorId: child, why: 'Name and year of birth' })
  await done('agreements', {
    soughtId,
    answer: 'yes',
    extent: 'That the child is well',
    heardBy: 'A psychologist, alone with the child',
    heardOn: '2026-01-10',
  })
  await done('messages', { template: 'bring a document' })
  await sendForm(url, 'kk/enquiry/status', { code, text: 'Құжатты ертең әкелемін.' })
  await askAfter(url, 'Айша')
  return id
}
