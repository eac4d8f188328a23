declare module 'topojson-client' {
  /** The features of one object of a topology, as GeoJSON. */
  export function feature(topology: unknown, object: unknown): unknown
}
