import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { estimate, HistoriesError, parseHistories } from '../../src/index.ts'

const formats = new URL('../../../../docs/formats/', import.meta.url)
const format = (name: string) => JSON.parse(readFileSync(new URL(name, formats), 'utf8'))
const rows = (text: string) => text.split('\n').map((line) => line.split(','))

test('a row a person and a row a history are the same table; equal histories add up', () => {
  const counted = parseHistories(rows('a,b,count\n1,0,2\n1,1,1\n0,1,3\n0,1,0'))
  const single = parseHistories(rows('a,b\n0,1\n1,0\n0,1\n1,1\n1,0\n0,1'))
  expect(counted).toEqual(single)
  expect(counted).toEqual([{ lists: ['a', 'b'], counts: [0, 2, 3, 1] }])
})

test('count and draw may stand anywhere, in any case, with spaces', () => {
  const tables = parseHistories(rows('\uFEFFDraw, Count ,a, b\nx,4,1,0\ny,5,0,1\nx,6,1,1\ny,7,1,0\ny,1,1,1'))
  expect(tables).toEqual([
    { lists: ['a', 'b'], counts: [0, 4, 0, 6] },
    { lists: ['a', 'b'], counts: [0, 7, 5, 1] },
  ])
})

test.each([
  ['a,b,count\n0,0,5', 'row 2: all zeros'],
  ['a,b,count\n0,0,0', 'row 2: all zeros'],
  ['a,b\n1,2', 'row 2: "2" under b is neither 0 nor 1'],
  ['a,b\n1,', 'row 2: "" under b is neither 0 nor 1'],
  ['a,b\n1,true', 'row 2: "true" under b'],
  ['a,b,count\n1,1,-1', 'row 2: "-1" under count'],
  ['a,b,count\n1,1,1.5', 'row 2: "1.5" under count'],
  ['a,b,count\n1,1,', 'row 2: "" under count'],
  ['a,b,count\n1,1,1e3', 'row 2: "1e3" under count'],
  ['a,b,count\n1,1', 'row 2: 2 cells, but the header has 3'],
  ['a,count\n1,3', 'row 1: 2 lists at least'],
  ['count\n3', 'row 1: 2 lists at least'],
  ['a,b,c,d,e,f,g\n1,1,1,1,1,1,1', 'row 1: 7 lists, but 6 at most'],
  ['a,a\n1,1', 'row 1: two columns are called a'],
  ['a,b,count,Count\n1,1,1,1', 'row 1: two columns are called count'],
  ['a,,b\n1,1,1', 'row 1: a column has no name'],
  ['a,b,draw\n1,1,', 'row 2: no draw is named'],
  ['a,b', 'no rows below the header'],
  ['a,b\n1,0\n1,0', 'nobody is on b'],
  ['a,b,draw\n1,1,x\n1,0,y', 'draw y: nobody is on b'],
  ['a,b,count\n1,1,99999999999', 'more people than there can be'],
])('%j is refused', (text, reason) => {
  const read = () => parseHistories(rows(text))
  expect(read).toThrow(HistoriesError)
  expect(read).toThrow(reason)
})

test('the examples fit their schemas, and the answer is that of the histories', () => {
  const example = format('histories.example.json')
  z.fromJSONSchema(format('histories.schema.json')).parse(example)
  const header = Object.keys(example.histories[0])
  const cells = (example.histories as Record<string, number>[]).map((row) =>
    header.map((key) => `${row[key]}`),
  )
  const answer = estimate(parseHistories([header, ...cells]))
  z.fromJSONSchema(format('figures-estimate.schema.json')).parse(answer)
  expect(answer).toEqual(format('figures-estimate.example.json'))
})
