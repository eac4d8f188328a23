// The map of missions: between which states people were brought home, as communiqués in force say it, drawn by the server
// as SVG. A state is the finest that it knows. It is not mirrored where one reads from the right: geography stays. The
// same stands in the table beneath it.
import { dayInWords, type Language } from '@oralu/domain'
import { escapeHtml as e } from './frame.ts'
import { remarks, stated } from './numbers.ts'
import { mapHeight, mapWidth, outlines, type Point } from './outlines.ts'
import { pageWords } from './page-words.ts'
import { cellsOf, type PublishedRow } from './published.ts'
import { siteWords } from './words.ts'

/** Names of states in the reader's language, joined as that language joins. */
function statesIn(language: Language): (codes: readonly string[]) => string {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return (codes) => list.format(codes.map((code) => names.of(code) ?? code))
}

/** What a text says of its journey, as a sentence; nothing where it says nothing. */
export function journeySaid({ journey_from, journey_to }: PublishedRow, language: Language): string {
  const names = statesIn(language)
  return journey_from && journey_to
    ? pageWords[language].journey(names(journey_from), names([journey_to]))
    : ''
}

const totalOf = (row: PublishedRow, language: Language) => stated(cellsOf(row)[0]!, language)

/** Texts that state the same journey: one line on the map, its totals beside it, never added up. */
interface Way {
  from: string[]
  to: string
  rows: PublishedRow[]
}

function waysOf(rows: readonly PublishedRow[]): Way[] {
  const { states } = outlines()
  const ways = new Map<string, Way>()
  for (const row of rows) {
    const { journey_from: from, journey_to: to } = row
    if (!from || !to || ![...from, to].every((code) => states.has(code))) continue
    const sorted = from.toSorted()
    const key = [...sorted, to].join()
    const way = ways.get(key) ?? { from: sorted, to, rows: [] }
    way.rows.push(row)
    ways.set(key, way)
  }
  return [...ways.values()]
}

/** A curve of SVG from `start` to `end` (quadratic, by one control point), and the point at a part of its way. */
interface Curve {
  start: Point
  control: Point
  end: Point
}
const draw = ({ start, control, end }: Curve) => `M${at(start)}Q${at(control)} ${at(end)}`
const at = ([x, y]: Point) => `${x.toFixed(1)},${y.toFixed(1)}`
const between = ([ax, ay]: Point, [bx, by]: Point, part: number): Point => [
  ax + (bx - ax) * part,
  ay + (by - ay) * part,
]
const pointOf = ({ start, control, end }: Curve, part: number) =>
  between(between(start, control, part), between(control, end, part), part)

interface Arc {
  way: Way
  /** From each state to where the ways join. */
  branches: Curve[]
  /** From there to the end; of one state alone the second half of one curve. */
  trunk: Curve
}

/** The ways of one destination spread like a fan, the northernmost on top, so that each can carry its numbers. */
function arcsOf(ways: readonly Way[]): Arc[] {
  const { states } = outlines()
  const middle = (code: string) => states.get(code)!.middle
  const start = ({ from }: Way): Point => {
    const points = from.map(middle)
    const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
    return [mean(0), mean(1)]
  }
  return ways.map((way) => {
    const same = ways.filter(({ to }) => to === way.to).sort((a, b) => start(a)[1] - start(b)[1])
    const bow = same.length === 1 ? 0.3 : 0.35 * ((same.length - 1) / 2 - same.indexOf(way))
    const [begin, end] = [start(way), middle(way.to)]
    const [dx, dy] = [end[0] - begin[0], end[1] - begin[1]]
    // To the left of the way, which for ways to the east is upwards on the page.
    const control: Point = [begin[0] + dx / 2 + dy * bow, begin[1] + dy / 2 - dx * bow]
    const half = [between(begin, control, 0.5), between(control, end, 0.5)] as const
    const join = between(...half, 0.5)
    return {
      way,
      branches: way.from.map((code) => ({ start: middle(code), control: half[0], end: join })),
      trunk: { start: join, control: half[1], end },
    }
  })
}

interface Label {
  lines: string[]
  x: number
  y: number
  width: number
  height: number
}

/** The height of a line and the mean width of a letter as on the narrowest screen, where letters are largest. */
const lineHeight = 25
const letter = 12.5
/** Totals beside a line, a few a row; more stand in the table. */
const [longestRow, mostRows] = [14, 3]

function boxOf(lines: string[], [x, y]: Point): Label {
  const width = Math.max(...lines.map((line) => line.length)) * letter
  return { lines, x, y, width, height: lines.length * lineHeight }
}
const overlap = (a: Label, b: Label) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
const inFrame = ({ x, y, width, height }: Label) =>
  x > width / 2 && x < mapWidth - width / 2 && y > height / 2 && y < mapHeight - height / 2

/** The place where a label covers least of what stands already. */
function put(lines: string[], places: readonly Point[], taken: readonly Label[]): Label {
  const boxes = places.map((place) => boxOf(lines, place))
  const covers = (box: Label) => taken.filter((each) => overlap(each, box)).length + (inFrame(box) ? 0 : 100)
  return boxes.reduce((best, each) => (covers(each) < covers(best) ? each : best))
}

/** Totals in rows: "12 · 44 · withheld". */
function rowsOf(totals: readonly string[]): string[] {
  const rows: string[] = []
  for (const total of totals) {
    const last = rows.at(-1)
    if (last !== undefined && `${last} · ${total}`.length <= longestRow)
      rows[rows.length - 1] = `${last} · ${total}`
    else rows.push(total)
  }
  return rows.length > mostRows ? [...rows.slice(0, mostRows - 1), '…'] : rows
}

function labelsOf(arcs: readonly Arc[], language: Language): { numbers: Label[]; names: Label[] } {
  const { states } = outlines()
  const names = statesIn(language)
  const ends = new Set(arcs.flatMap(({ way }) => [...way.from, way.to]))
  const dots = [...ends].map((code) => boxOf(['.'], states.get(code)!.middle))
  const numbers: Label[] = []
  for (const { way, trunk, branches } of arcs) {
    const along = [
      trunk.start,
      ...[0.25, 0.5].map((part) => pointOf(trunk, part)),
      ...[0.75, 0.5].map((part) => pointOf(branches[0]!, part)),
    ]
    const rows = rowsOf(way.rows.map((row) => totalOf(row, language)))
    numbers.push(put(rows, along, [...dots, ...numbers]))
  }
  // What lies under the lines is dearer than the open sea.
  const lines = arcs.flatMap(({ trunk, branches }) =>
    [trunk, ...branches].flatMap((curve) =>
      [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => ({ ...boxOf(['.'], pointOf(curve, part)), height: 4 })),
    ),
  )
  const placed: Label[] = []
  for (const code of ends) {
    const [x, y] = states.get(code)!.middle
    const name = names([code])
    const aside = (name.length * letter) / 2 + 10
    const places: Point[] = [
      [x - aside, y],
      [x, y + lineHeight],
      [x + aside, y],
      [x, y - lineHeight],
      [x - aside, y - lineHeight],
      [x + aside, y + lineHeight],
      [x - aside, y + lineHeight],
    ]
    placed.push(put([name], places, [...dots, ...numbers, ...lines, ...placed]))
  }
  return { numbers, names: placed }
}

const written = (kind: string, { lines, x, y, height }: Label) =>
  lines
    .map(
      (line, row) =>
        `<text class="${kind}" x="${x.toFixed(1)}" y="${(y - height / 2 + (row + 0.5) * lineHeight).toFixed(1)}" text-anchor="middle" dominant-baseline="central">${e(line)}</text>`,
    )
    .join('')

/** The map; nothing where no text in force states a journey that lies in its frame. */
function picture(rows: readonly PublishedRow[], language: Language): string {
  const words = pageWords[language]
  const { land, borders, states } = outlines()
  const ways = waysOf(rows)
  if (ways.length === 0) return ''
  const arcs = arcsOf(ways)
  const { numbers, names } = labelsOf(arcs, language)
  const shapes = (kind: string, codes: readonly string[]) =>
    [...new Set(codes)].map((code) => `<path class="${kind}" d="${states.get(code)!.path}"/>`).join('')
  const ends = [...new Set(ways.flatMap(({ from, to }) => [...from, to]))]
  const inWords = ways.map(({ rows: of }) => {
    const totals = of.map((row) => totalOf(row, language)).join('; ')
    return `${journeySaid(of[0]!, language)} ${siteWords[language].cells.total}: ${totals}.`
  })
  return `<svg class="chart map" viewBox="0 0 ${mapWidth} ${mapHeight}" role="img" aria-labelledby="map-title map-desc">
<title id="map-title">${e(words.map)}</title>
<desc id="map-desc">${e(inWords.join(' '))}</desc>
<defs><marker id="map-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5" markerHeight="5" orient="auto"><path class="arrow" d="M0 0L10 5L0 10z"/></marker></defs>
<path class="land" d="${land}"/>
${shapes(
  'origin',
  ways.flatMap(({ from }) => from),
)}${shapes(
  'destination',
  ways.map(({ to }) => to),
)}
<path class="borders" d="${borders}"/>
${arcs.map(({ trunk, branches }) => `${branches.map((branch) => `<path class="way" d="${draw(branch)}"/>`).join('')}<path class="way" d="${draw(trunk)}" marker-end="url(#map-arrow)"/>`).join('\n')}
${ends.map((code) => `<circle class="end" cx="${states.get(code)!.middle[0].toFixed(1)}" cy="${states.get(code)!.middle[1].toFixed(1)}" r="4"/>`).join('')}
${names.map((label) => written('name', label)).join('')}
${numbers.map((label) => written('number', label)).join('')}
</svg>`
}

const titled = (row: PublishedRow, language: Language) =>
  `<a href="/public/${language}/${e(row.slug)}">${e(row.texts![language].title)}</a><br><span class="quiet">${e(dayInWords(row.as_it_was, language))}</span>`

function table(rows: readonly PublishedRow[], language: Language): string {
  const words = pageWords[language]
  const lines = rows.map(
    (row) =>
      `<tr><th scope="row">${titled(row, language)}</th><td class="text">${e(journeySaid(row, language))}</td><td>${e(totalOf(row, language))}</td></tr>`,
  )
  return `<div class="wide" role="region" tabindex="0" aria-label="${e(words.journeys)}"><table class="numbers">
<caption>${e(words.journeys)}</caption>
<thead><tr><th scope="col">${e(words.communique)}</th><th scope="col" class="text">${e(words.journeyTitle)}</th><th scope="col">${e(siteWords[language].cells.total)}</th></tr></thead>
<tbody>${lines.join('\n')}</tbody></table></div>`
}

/** The map of the texts in force with its table, and the texts that are not on it; nothing where none states a journey. */
export function missionsMap(rows: readonly PublishedRow[], language: Language): string {
  const words = pageWords[language]
  const stating = rows.filter(({ journey_from }) => journey_from)
  if (stating.length === 0) return ''
  const drawn = picture(stating, language)
  const onMap = new Set(waysOf(stating).flatMap((way) => way.rows))
  const others = rows.filter((row) => !onMap.has(row))
  return `<section><figure><figcaption><h2>${e(words.map)}</h2><p class="quiet">${e(words.mapAbout)}</p></figcaption>
${drawn}${drawn ? `<p class="quiet">${e(words.outlines)}</p>` : ''}</figure>
${table(stating, language)}${remarks(stating, language)}
${others.length ? `<h3>${e(words.notOnMap)}</h3><p class="quiet">${e(words.notOnMapWhy)}</p><ul>${others.map((row) => `<li>${titled(row, language)}</li>`).join('')}</ul>` : ''}</section>`
}
