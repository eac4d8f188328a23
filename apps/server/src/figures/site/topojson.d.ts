declare module 'topojson-client' {
  type Shape = GeoJSON.Polygon | GeoJSON.MultiPolygon
  /** The features of one object of a topology, as GeoJSON. */
  export function feature(
    topology: unknown,
    object: unknown,
  ): { features: { id?: string; geometry: Shape }[] }
  /** All of them as one shape, their common borders gone. */
  export function merge(topology: unknown, geometries: unknown): GeoJSON.MultiPolygon
  /** Borders, each once: those between two of them that the filter takes. */
  export function mesh(
    topology: unknown,
    object: unknown,
    filter: (one: unknown, other: unknown) => boolean,
  ): GeoJSON.MultiLineString
}
