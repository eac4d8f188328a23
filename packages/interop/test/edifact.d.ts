declare module 'edifact' {
  interface Segments {
    name: string
    elements: string[][]
  }
  export class Reader {
    define(definitions: Record<string, { requires: number; elements: string[] }>): void
    parse(text: string): Segments[]
  }
  export class Tracker {
    constructor(table: unknown[])
    accept(segment: string): void
    on(event: 'error', listener: (error: Error) => void): void
  }
}
