// The map itself: shapes of states that ship with the application, legs as lines, places as labels of HTML. It asks
// nobody for tiles, letters or pictures. Loaded only where it is shown.
import 'maplibre-gl/dist/maplibre-gl.css'
import type { Coordinates } from '@oralu/domain'
import type { GeoJSONSourceSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef } from 'react'
import { feature } from 'topojson-client'
import shapesUrl from 'world-atlas/countries-50m.json?url'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import own from './room.module.css'

/** GeoJSON. */
type Shapes = Exclude<GeoJSONSourceSpecification['data'], string>
type End = Coordinates & { name: string }
export interface DrawnLeg {
  id: string
  mode: 'road' | 'air'
  state: 'planned' | 'under way' | 'done'
  from: End
  to: End
}

export function LegMap({ legs }: { legs: readonly DrawnLeg[] }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<Promise<MapLibre> | undefined>(undefined)
  useEffect(() => {
    const into = box.current
    if (!into) return
    const made = draw(into)
    map.current = made
    return () => void made.then((each) => each.remove())
  }, [])
  useEffect(() => {
    let current = true
    const done = map.current?.then((each) => (current ? show(each, legs) : undefined))
    return () => {
      current = false
      void done?.then((remove) => remove?.())
    }
  }, [legs])
  // The list under it says the same in words.
  return (
    <figure className={own.figure}>
      <div ref={box} className={own.map} role="img" aria-label={t('operations.room.map')} />
      <figcaption className={classes.quiet}>
        {t('operations.room.map-source')} <bdi>Natural Earth</bdi>
      </figcaption>
    </figure>
  )
}

async function draw(container: HTMLElement): Promise<MapLibre> {
  const [{ Map: MapLibre, setWorkerUrl }, answer] = await Promise.all([
    import('maplibre-gl'),
    fetch(shapesUrl),
  ])
  // A file of our own: the page's Content-Security-Policy allows no worker made from text.
  setWorkerUrl(new URL(workerUrl, location.href).href)
  const topology = (await answer.json()) as { objects: { countries: unknown } }
  const map = new MapLibre({
    container,
    style: styleOf(feature(topology, topology.objects.countries) as Shapes, getComputedStyle(container)),
    center: [50, 40],
    zoom: 2,
    maxZoom: 7,
    attributionControl: false,
    // A picture that shows the whole way: a page is scrolled past it, not into it.
    interactive: false,
    fadeDuration: 0,
  })
  await new Promise((resolve) => map.once('load', resolve))
  return map
}

function styleOf(states: Shapes, theme: CSSStyleDeclaration): StyleSpecification {
  const colour = (name: string) => theme.getPropertyValue(name).trim()
  const legs: Shapes = { type: 'FeatureCollection', features: [] }
  const line = colour('--mantine-color-wormwood-6')
  return {
    version: 8,
    sources: {
      states: { type: 'geojson', data: states, tolerance: 0.6 },
      legs: { type: 'geojson', data: legs },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colour('--oralu-hover') } },
      { id: 'land', type: 'fill', source: 'states', paint: { 'fill-color': colour('--oralu-surface') } },
      { id: 'borders', type: 'line', source: 'states', paint: { 'line-color': colour('--oralu-line') } },
      {
        id: 'planned',
        type: 'line',
        source: 'legs',
        filter: ['==', ['get', 'state'], 'planned'],
        paint: { 'line-color': line, 'line-width': 2.5, 'line-dasharray': [2, 2] },
      },
      {
        id: 'flown',
        type: 'line',
        source: 'legs',
        filter: ['!=', ['get', 'state'], 'planned'],
        paint: { 'line-color': line, 'line-width': ['case', ['==', ['get', 'state'], 'under way'], 4, 2.5] },
      },
    ],
  }
}

/** Draws the legs; what it gives takes the labels away again. */
async function show(map: MapLibre, legs: readonly DrawnLeg[]): Promise<() => void> {
  const { LngLatBounds, Marker } = await import('maplibre-gl')
  const features = legs.map(({ state, mode, from, to }) => ({
    type: 'Feature' as const,
    properties: { state },
    geometry: {
      type: 'LineString' as const,
      coordinates: mode === 'air' ? arc(from, to) : [at(from), at(to)],
    },
  }))
  const source = map.getSource('legs') as { setData(data: Shapes): void } | undefined
  source?.setData({ type: 'FeatureCollection', features })
  const ends = new Map(
    legs.flatMap(({ from, to }) => [from, to]).map((end) => [`${end.lat} ${end.lon}`, end]),
  )
  const bounds = new LngLatBounds()
  for (const end of ends.values()) bounds.extend(at(end))
  map.fitBounds(bounds, { padding: 60, animate: false, maxZoom: 6 })
  const markers = [...ends.values()].map((end) => {
    const label = document.createElement('div')
    label.className = own.label ?? ''
    const name = document.createElement('bdi')
    name.textContent = end.name
    label.append(name)
    return new Marker({ element: label, anchor: 'left' }).setLngLat(at(end)).addTo(map)
  })
  return () => {
    for (const marker of markers) marker.remove()
  }
}

const at = ({ lat, lon }: Coordinates): [number, number] => [lon, lat]
const radians = Math.PI / 180

/** The great circle between two points, by 32 steps. */
function arc(from: Coordinates, to: Coordinates): [number, number][] {
  const vector = ({ lat, lon }: Coordinates) => [
    Math.cos(lat * radians) * Math.cos(lon * radians),
    Math.cos(lat * radians) * Math.sin(lon * radians),
    Math.sin(lat * radians),
  ]
  const [a, b] = [vector(from), vector(to)]
  const angle = Math.acos(
    Math.min(
      1,
      a.reduce((sum, each, i) => sum + each * b[i]!, 0),
    ),
  )
  if (angle === 0) return [at(from), at(to)]
  return Array.from({ length: 33 }, (_, step) => {
    const part = (step / 32) * angle
    const [x, y, z] = a.map(
      (each, i) => (each * Math.sin(angle - part) + b[i]! * Math.sin(part)) / Math.sin(angle),
    ) as [number, number, number]
    return [Math.atan2(y, x) / radians, Math.asin(z) / radians]
  })
}
