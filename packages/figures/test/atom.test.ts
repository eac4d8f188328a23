import { expect, test } from 'vitest'
import { type AtomEntry, type AtomFeed, atomFeed } from '../src/index.ts'

const feed: AtomFeed = {
  id: 'tag:example.org,2026:feed',
  title: 'Communiqués',
  self: 'https://example.org/feed.atom?a=1&b=2',
  authors: [{ name: 'Press office' }],
}
const entry: AtomEntry = {
  id: 'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
  lang: 'kk',
  title: 'Оралу <1> & "2"',
  updated: '2026-02-04T10:00:00Z',
  content: '12 адам & 7 бала ]]> \u0000\u000b\ud800',
}

test('a feed with an entry in each of four languages', () => {
  const ids = ['kk', 'ru', 'en', 'ar'].map((lang) => ({ ...entry, id: `${entry.id}-${lang}`, lang }))
  const xml = atomFeed(feed, ids)
  expect([...xml.matchAll(/<entry xml:lang="(\w+)">/g)].map((m) => m[1])).toEqual(['kk', 'ru', 'en', 'ar'])
})

test('is escaped, and carries nothing that XML cannot', () => {
  expect(atomFeed(feed, [entry])).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:example.org,2026:feed</id>
<title>Communiqués</title>
<updated>2026-02-04T10:00:00Z</updated>
<author><name>Press office</name></author>
<link rel="self" href="https://example.org/feed.atom?a=1&amp;b=2" type="application/atom+xml"/>
<entry xml:lang="kk">
<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>
<title>Оралу &lt;1&gt; &amp; "2"</title>
<updated>2026-02-04T10:00:00Z</updated>
<content type="text">12 адам &amp; 7 бала ]]&gt; </content>
</entry>
</feed>
`)
})

test('attributes cannot be left by a quotation mark', () => {
  const xml = atomFeed(feed, [{ ...entry, links: [{ href: 'x', title: '" onload="\n' }], categories: ['"'] }])
  expect(xml).toContain('title="&quot; onload=&quot;&#10;"')
  expect(xml).toContain('<category term="&quot;"/>')
})

test('HTML is carried escaped', () => {
  expect(atomFeed(feed, [{ ...entry, content: '<p>a</p>', html: true }])).toContain(
    '<content type="html">&lt;p&gt;a&lt;/p&gt;</content>',
  )
})

test('the feed is as new as its newest entry, by the clock and not by the letters', () => {
  const earlier = { ...entry, id: 'urn:a', updated: '2026-02-04T11:30:00+05:00' }
  expect(atomFeed(feed, [entry, earlier]).match(/<updated>(.*)</)?.[1]).toBe('2026-02-04T10:00:00Z')
})

test.each([
  ['no author', { ...feed, authors: [] }, [entry]],
  ['nothing that gives a time', feed, []],
  ['an id that is no IRI', feed, [{ ...entry, id: 'one' }]],
  ['a time without an offset', feed, [{ ...entry, updated: '2026-02-04T10:00:00' }]],
  ['a day that is not', feed, [{ ...entry, updated: '2026-13-04T10:00:00Z' }]],
  ['30 February', feed, [{ ...entry, updated: '2026-02-30T10:00:00Z' }]],
  ['the same entry twice', feed, [entry, entry]],
])('%s is refused', (_, f, entries) => {
  expect(() => atomFeed(f, entries)).toThrow(RangeError)
})

test('an entry needs content or an alternate link', () => {
  const { content: _, ...bare } = entry
  expect(() => atomFeed(feed, [bare])).toThrow(RangeError)
  expect(() =>
    atomFeed(feed, [{ ...bare, links: [{ href: 'https://example.org', rel: 'related' }] }]),
  ).toThrow()
  expect(atomFeed(feed, [{ ...bare, links: [{ href: 'https://example.org' }] }])).toContain('rel="alternate"')
})
