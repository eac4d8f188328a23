/** What we use of saxen 11, which ships no types. See its README. */
declare module 'saxen' {
  export class Parser {
    on(event: 'error', listener: (error: Error) => void): this
    on(
      event: 'openTag',
      listener: (name: string, attributes: () => Record<string, string> | false) => void,
    ): this
    on(event: 'closeTag', listener: (name: string) => void): this
    on(event: 'text' | 'cdata' | 'attention' | 'question' | 'comment', listener: (text: string) => void): this
    write(xml: string): this
    end(): Error | null
  }
}
