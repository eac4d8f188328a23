// The states around, projected once into the map's frame: paths and points of SVG. Outlines are Natural Earth's (public
// domain), at the coarsest of its scales, which is fine enough for the width of a page and light enough for a telephone.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { geoArea, geoCentroid, geoConicEqualArea, geoPath } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'

export const mapWidth = 640
export const mapHeight = 440

export type Point = readonly [x: number, y: number]

interface Outlines {
  land: string
  borders: string
  /** By ISO 3166-1 alpha-2 code; a state that is not in the frame is not here. */
  states: ReadonlyMap<string, { path: string; middle: Point }>
}

/** What the frame must hold: from the Nile to the Altai, from the Gulf of Aden to the north of Kazakhstan. */
const held: [number, number][] = [
  [24, 32],
  [88, 49],
  [48, 12],
  [61, 56],
]

let made: Outlines | undefined

export function outlines(): Outlines {
  made ??= project()
  return made
}

function project(): Outlines {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'))
  const topology = JSON.parse(readFileSync(file, 'utf8'))
  const { countries } = topology.objects
  const projection = geoConicEqualArea()
    .parallels([20, 50])
    .rotate([-54, 0])
    .fitExtent(
      [
        [12, 12],
        [mapWidth - 12, mapHeight - 12],
      ],
      { type: 'MultiPoint', coordinates: held },
    )
    .clipExtent([
      [0, 0],
      [mapWidth, mapHeight],
    ])
  const path = geoPath(projection).digits(1)
  const states = new Map<string, { path: string; middle: Point }>()
  for (const { id, geometry } of feature(topology, countries).features) {
    // The atlas numbers states by ISO 3166-1; what has no number there is no state of that list.
    const code = id && new Intl.Locale(`und-${id}`).region
    const drawn = path(geometry)
    const middle = projection(geoCentroid(mainland(geometry)))
    if (code && drawn && middle && inFrame(middle)) states.set(code, { path: drawn, middle })
  }
  return {
    land: path(merge(topology, countries.geometries)) ?? '',
    borders: path(mesh(topology, countries, (one, other) => one !== other)) ?? '',
    states,
  }
}

const inFrame = ([x, y]: Point) => x > 0 && x < mapWidth && y > 0 && y < mapHeight

/** The largest part of a state: its middle is where one looks for the state. */
function mainland(geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): GeoJSON.Polygon {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const polygons = parts.map((coordinates): GeoJSON.Polygon => ({ type: 'Polygon', coordinates }))
  return polygons.reduce((largest, each) => (geoArea(each) > geoArea(largest) ? each : largest))
}
