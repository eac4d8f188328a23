// playwright-core's types beside vitest's expect: the two have names in common.
export type { Browser, Page } from 'playwright-core'
export { expect } from 'vitest'
